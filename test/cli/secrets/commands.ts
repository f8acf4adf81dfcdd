/** How each command is run to see whether it lets a secret out: one line here for every command. */
import { reporters } from '../../../src/report/index.ts';
import type { Material } from './material.ts';

type Argv = readonly string[];

const REPORTS = Object.keys(reporters);
const ENV: Argv = ['--env', '--env-file', 'b.env'];
const ALL_RULES: Argv = ['--rule', 'syntax/hash-comment=info', '--rule', 'syntax/inline-comment=info'];
const written = REPORTS.flatMap((name) => ['--format', `${name}:report-${name}`]);

const setting = ({ place: { header, key } }: Material) =>
  `${header.replace(/^(\S+) (".*")$/, '$1.$2')}.${key}`;

/** In a fresh copy of the files each. What a command prints by its nature (`--reveal`) is not asked of it. */
export const runs: Readonly<Record<string, (material: Material) => readonly Argv[]>> = {
  lint: () => [
    ['a.gcfg', 'b.gcfg', ...ALL_RULES, ...ENV, ...written, '--format', 'stylish', '--color'],
    ['a.gcfg', '--fix-dry-run', '--unsafe-fixes', '--format', 'json'],
    ['a.gcfg', '--fix', '--unsafe-fixes', '--profile', 'container'],
    ['a.gcfg', '--config', 'lint.yaml'],
    ['a.gcfg', '--catalogue', 'lint.yaml'],
    ['a.gcfg', '--write-baseline', 'baseline.json', ...ENV],
    ['a.gcfg', '--baseline', 'a.gcfg'],
  ],
  ha: () => [
    ['a.gcfg', 'b.gcfg', '--shared-path', '/mnt', ...ENV, ...written, '--format', 'stylish'],
    ['topology.yaml', ...written],
    ['a.gcfg', 'b.gcfg', '--plan', 'update'],
    ['topology.yaml', '--plan', 'single-node=a'],
    ['a.gcfg', 'b.gcfg', '--write-baseline', 'baseline.json'],
    ['a.gcfg', 'a-migration.gcfg', 'lint.yaml'],
  ],
  reload: () =>
    ['stylish', 'json'].flatMap((format) => [
      ['a.gcfg', '--running', 'b.gcfg', '--format', format, ...ENV],
      ['b.gcfg', '--running', 'a.gcfg', '--format', format],
      ['a=a.gcfg', 'b=b.gcfg', '--running', 'a=b.gcfg', '--running', 'b=a.gcfg', '--format', format],
      ['a.gcfg', '--running', 'snapshot:a.gcfg', '--output', `report-${format}`],
    ]),
  migrate: () => [
    ['a.gcfg', '--color'],
    ['a.gcfg', 'b.gcfg', '--format', 'json'],
    ['a.gcfg', '--prefer', 'migration', '--drop-deprecated'],
    ['a.gcfg', 'b.gcfg', '--prefer', 'main', '--write'],
  ],
  upgrade: () => [
    ['a.gcfg', '--from', '1.5.0', '--all'],
    ['a.gcfg', '--format', 'json'],
    ['a.gcfg', '--write'],
  ],
  fmt: () => [
    ['--diff', '--align', 'a.gcfg', 'b.gcfg'],
    ['--check', '--indent', '2', 'a.gcfg'],
    ['a.gcfg', '--config', 'lint.yaml'],
  ],
  set: (material) => {
    const { password, url } = material;
    const path = setting(material);
    return [
      ['--dry-run', ...ENV, 'a.gcfg', path, '--', password],
      ['--dry-run', '--force', 'a.gcfg', '--', `${path}=${password}`],
      ['--dry-run', '--force', 'a.gcfg', 'Postgres.URL', '--', url],
      ['--dry-run', 'a.gcfg', '--', `Server.Address=${url}`],
      ['a.gcfg', path, '--force', '--', password],
      ['a.gcfg', path, password, '--typo'],
      ['a.gcfg', path, `--${password}`],
      ['a.gcfg', path, `--typo=${password}`],
      ['a.gcfg', `--${path}=${password}`],
      ['a.gcfg', path, '--', '=', password],
      ['a.gcfg', path, '--', password, password],
      ['a.gcfg', '--', `${path} ${password}`],
      ['a.gcfg', '--', `${path}:${password}`],
      ['a.gcfg', '--', `${path}=x`, password],
      ['a.gcfg', '--append', 'Server.Address', '--', url],
      // The file forgotten.
      ['--', path, password],
      ['--', `${path}=${password}`, 'SMTP.User=x'],
      ['--', `${path}=${password}`],
    ];
  },
  unset: (material) => [
    ['--dry-run', '--with-comments', 'a.gcfg', setting(material), 'Postgres.URL', 'Foo.Bar'],
    ['a.gcfg', setting(material), 'Server.PublicWarning'],
    ['a.gcfg', '--', `${setting(material)}=${material.password}`],
    ['--', `${setting(material)}=${material.password}`, 'SMTP.User'],
  ],
  show: (material) => [
    ['a.gcfg', ...ENV],
    ['b.gcfg', '--format', 'json', '--set', ...ENV],
    ['a.gcfg', '--', `${setting(material)}=${material.password}`],
  ],
  get: (material) => [
    ['a.gcfg', setting(material)],
    ['a.gcfg', '--all', 'Postgres.URL'],
    ['a.gcfg', 'Foo.Bar'],
    ['a.gcfg', 'HTTPS.Key'],
    ['b.gcfg', 'Server.Address'],
    ['a.gcfg', '--', `${setting(material)}=${material.password}`],
  ],
  diff: () => [
    ['a.gcfg', 'b.gcfg', '--all', ...ENV],
    ['b.gcfg', 'a.gcfg', '--all', '--format', 'json'],
    ['a.gcfg', 'a-migration.gcfg', '--no-migration'],
  ],
  paths: () => [
    ['a.gcfg', 'b.gcfg', '--all', '--shared-path', '/mnt', ...ENV],
    ['a.gcfg', '--format', 'json', '--all'],
    ['topology.yaml', '--format', 'json'],
  ],
  explain: (material) => [
    [setting(material)],
    ['--', `${setting(material)}=${material.password}`],
    ['--', material.url],
  ],
  parse: () => [['a.gcfg', 'b.gcfg'], ['b.env'], ['topology.yaml']],
  collect: () => {
    const shared = ['--config', 'a.gcfg', '--mountinfo', 'mounts', '--installed-version', '2026.08.0'];
    return [
      [...shared, ...ENV, '--node', 'a', '--output', 'bundle.json', '--key-file', 'key'],
      [...shared, ...ENV],
    ];
  },
  snapshot: () => [
    ['a.gcfg', '--output', 'snapshot.json', ...ENV],
    ['b.gcfg', '--output', 'a.gcfg', '--after-reload'],
  ],
  learn: ({ marker }) => [
    ['a.gcfg'],
    ['--diff', 'lint.yaml'],
    // Where nobody listens.
    [`http://admin:${marker}@127.0.0.1:1/__docs__/?token=${marker}`],
  ],
  systemd: ({ url }) => [
    ['--write-to', 'units'],
    ['--config', 'a.gcfg'],
    ['--unit', url],
  ],
  completion: ({ url }) => [['bash'], ['zsh'], ['fish'], ['--', url]],
};
