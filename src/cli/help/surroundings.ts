/** What the command goes by and leaves behind besides its words: for man page and docs/commands.md. */
import { DEFAULT_CONFIG } from '../../io/collect/collect-facts.ts';
import { migrationOf } from '../../io/companion.ts';
import { usualSnapshotPath } from '../../io/snapshot-file.ts';

export const STREAMS =
  'Results go to standard output; what was looked at, progress, hints and mistakes go to standard error. Neither depends on the other: a report in a pipe is whole, and a reader that has seen enough is no failure.';

export const COLORS =
  'Whether there are colours is decided by the first of these that says so: --color or --no-color, NO_COLOR, FORCE_COLOR, and whether the output goes to a terminal.';

/** Variables that are looked at, those of other programs included. */
export const ENVIRONMENT: readonly (readonly [name: string, text: string])[] = [
  ['NO_COLOR', 'With any value but an empty one: no colours, unless --color is given.'],
  [
    'FORCE_COLOR',
    'Colours also where the output is no terminal, or with 0 or false none. NO_COLOR comes first.',
  ],
  ['TERM', 'dumb: a terminal without colours.'],
  [
    'CONNECT_*',
    'Settings of the server. They count only where --env is given; --env-file reads them from a file instead.',
  ],
  [
    'GCFG_LINT_COLLECT_KEY',
    'collect: the key with which secrets of nodes can be compared, where no --key-file is given.',
  ],
  [
    'GITHUB_ACTIONS',
    'true: lint and ha also print their findings as annotations, unless a format for programs has standard output.',
  ],
  [
    'GITHUB_WORKSPACE, CI_PROJECT_DIR',
    'Where GitHub Actions or GitLab CI checked the repository out: reports for programs give paths from there.',
  ],
  [
    'NODE_EXTRA_CA_CERTS',
    'learn: a file with certificates of authorities to trust beside those of Node.js, which reads it.',
  ],
  ['NODE_TLS_REJECT_UNAUTHORIZED', 'learn: with 0, nothing is fetched over TLS.'],
  ['SHELL', 'completion: which shell to write for, where none is named.'],
  ['PATH', 'Where git (for git:REV) and the programs lie that collect asks about the node.'],
];

/** Files that are read or written without being named. */
export const FILES: readonly (readonly [path: string, text: string])[] = [
  [DEFAULT_CONFIG, 'The server’s configuration; what collect and systemd take by default.'],
  [
    migrationOf(DEFAULT_CONFIG)!,
    'What an upgrade of the server left to be merged. A NAME-migration.gcfg beside a NAME.gcfg is read together with it.',
  ],
  [
    'gcfg-lint.yaml, gcfg-lint.yml, gcfg-lint.json',
    'Configuration of the linter: the nearest one above each file (docs/configuration.md).',
  ],
  ['topology.yaml', 'Describes the nodes of a cluster, for ha and paths (docs/topology.md).'],
  [usualSnapshotPath(DEFAULT_CONFIG), 'What snapshot has recorded, and reload compares with.'],
  ['FILE.bak, FILE.bak.1, …', 'A file as it was before migrate or upgrade wrote it.'],
];
