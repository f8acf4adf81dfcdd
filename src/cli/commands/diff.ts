import { type GitFile, isGitSource } from '../../io/git-source.ts';
import { InputError } from '../../io/input-error.ts';
import { changesText, type ShownChange } from '../../report/changes.ts';
import { compareSettings, type SettingChange, type SettingsDifference } from '../../schema/difference.ts';
import { bindEntries, type Catalogue, type Environment } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Command } from '../command.ts';
import { differenceJson } from '../difference/difference-json.ts';
import { type Configuration, findRevision, readConfiguration } from '../difference/read-configuration.ts';
import { shownChange } from '../difference/shown-change.ts';
import { environmentOptions, readEnvironmentLayer } from '../environment-options.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { catalogueOption, colorOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

export const diffCommand: Command = {
  name: 'diff',
  group: 'look',
  usage: 'diff [options] A B',
  summary: 'Tell what two configurations mean differently',
  details: 'A and B are files, - for standard input, or revisions of git: git:REV[:PATH].',
  options: {
    format: {
      type: 'string',
      group: 'output',
      choices: ['text', 'json'],
      placeholder: 'NAME',
      describe: 'How to print it: text or json (its fields: docs/guides/json.md)',
      defaultText: 'text',
    },
    all: {
      type: 'boolean',
      group: 'output',
      describe: 'Also what is only written otherwise, and defaults that follow',
    },
    migration: {
      type: 'boolean',
      group: 'input',
      negatable: true,
      describe: 'Take the migration file beside each file into account, or leave it out',
      defaultText: 'true',
    },
    catalogue: catalogueOption,
    ...environmentOptions,
    quiet: { type: 'boolean', group: 'output', describe: 'Print no summary' },
    color: colorOption,
  },
  operands: ['config', 'config'],
  exitCodes: { 0: 'they mean the same', 1: 'they differ' },
  examples: [
    ['gcfg-lint diff old.gcfg new.gcfg', 'two files'],
    ['gcfg-lint diff git:HEAD rstudio-connect.gcfg', 'what changed since the last commit'],
    ['gcfg-lint diff git:v1:etc/connect.gcfg git:v2:etc/connect.gcfg', 'two revisions'],
  ],
  async run(given, terminal) {
    const [one, other, ...rest] = given.paths;
    if (one === undefined || other === undefined || rest.length > 0)
      throw new InputError('diff wants two configurations, such as old.gcfg and new.gcfg');
    if (one === '-' && other === '-') throw new InputError('only one of the two can be standard input');
    const withMigration = given.flag('migration') !== false;
    const options = { terminal, withMigration };
    const environment = readEnvironmentLayer(given, terminal);
    const before = await readConfiguration(one, { ...options, beside: await besideOf(other, terminal) });
    const after = await readConfiguration(other, { ...options, beside: await besideOf(one, terminal) });
    await checkReadable([before, after], terminal, given.flag('color'));

    const { catalogue } = await (await openConfigs(given, terminal)).for(fileAmong(one, other));
    const layer = { environment, catalogue };
    const difference = compareSettings(inputOf(before, layer), inputOf(after, layer));
    if (given.text('format') === 'json') terminal.print(differenceJson(difference, before, after));
    else {
      const paint = await choosePaint(given.flag('color'), terminal);
      terminal.print(changesText(shownChanges(difference, before, after, given.flag('all') === true), paint));
    }
    if (given.flag('quiet') !== true)
      terminal.note(`${summaryText(difference, given.flag('all') === true)}\n`);
    return difference.changes.length === 0 ? ExitCode.clean : ExitCode.findings;
  },
};

/** The file that is meant by a revision without a path: the one on the other side. */
async function besideOf(source: string, terminal: Terminal): Promise<string | GitFile | undefined> {
  if (source === '-') return undefined;
  if (!isGitSource(source)) return source;
  // Two revisions without a path name nothing.
  return /^git:(?:[^:{]|\{[^}]*\})*:/.test(source) ? await findRevision(source, { terminal }) : undefined;
}

/** @throws {InputError} when the server refuses one of the files: nobody knows what it means. */
async function checkReadable(
  sides: readonly Configuration[],
  terminal: Terminal,
  color: boolean | undefined,
): Promise<void> {
  const files = sides.flatMap(({ main, migration }) =>
    migration === undefined ? [main] : [main, migration],
  );
  const broken = files.filter(({ document }) => document.errorCount > 0);
  if (broken.length === 0) return;
  const { noteRefusal } = await import('../refused-file.ts');
  for (const file of broken) await noteRefusal(file, terminal, color);
  const names = broken.map(({ path }) => path).join(' and ');
  throw new InputError(`the server refuses ${names}: what it means can’t be compared`);
}

/** The file whose configuration of the linter holds for both: rather one on disk than one of git’s. */
function fileAmong(one: string, other: string): string {
  return isGitSource(one) ? (isGitSource(other) ? 'rstudio-connect.gcfg' : other) : one;
}

interface Layer {
  readonly environment: Environment | undefined;
  readonly catalogue: Catalogue | undefined;
}

function inputOf({ main, migration }: Configuration, { environment, catalogue }: Layer) {
  return {
    main: bindEntries(main.document, catalogue),
    migration: migration && bindEntries(migration.document, catalogue),
    environment,
    catalogue,
  };
}

function shownChanges(
  { changes, implied, rewritten }: SettingsDifference,
  before: Configuration,
  after: Configuration,
  all: boolean,
): ShownChange[] {
  const shown = (change: SettingChange, kind: ShownChange['kind'] = change.kind) =>
    shownChange({ ...change, kind, before: change.before.texts, after: change.after.texts }, before, after);
  return [
    ...changes.map((change) => shown(change)),
    ...(all ? implied.map((change) => shown(change)) : []),
    ...(all ? rewritten.map((change) => shown(change, 'rewritten')) : []),
  ];
}

function summaryText({ changes, implied, rewritten, compared }: SettingsDifference, all: boolean): string {
  const counts = (['added', 'removed', 'changed'] as const)
    .map((kind) => [changes.filter((change) => change.kind === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind}`);
  const also = [
    implied.length === 0
      ? undefined
      : `${implied.length} default${implied.length === 1 ? ' follows' : 's follow'}`,
    rewritten.length === 0 ? undefined : `${rewritten.length} only written otherwise`,
  ].filter((text) => text !== undefined);
  const hint = all || also.length === 0 ? '' : ' (--all shows them)';
  const settings = `${compared} setting${compared === 1 ? '' : 's'} compared`;
  return `${settings}: ${[counts.join(', ') || 'no difference in meaning', ...also].join(', ')}${hint}`;
}
