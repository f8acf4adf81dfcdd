import { InputError } from '../../io/input-error.ts';
import {
  MigrationError,
  type MigrationFile,
  type MigrationResult,
  mergeMigration,
} from '../../migrate/index.ts';
import { parse } from '../../parser/index.ts';
import { compareVersions } from '../../schema/index.ts';
import { type FileChange, printChanges, readChanging, writeChanges, writeOptions } from '../change-files.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments, Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { askConflicts, asking } from '../migration/ask-conflicts.ts';
import { type Choices, needlessChoices, readChoices, resolveOption } from '../migration/choices.ts';
import { type MigrationFiles, readFiles, readPaths } from '../migration/files.ts';
import { migrationJson } from '../migration/json.ts';
import { type Outcome, openConflictsText, summaryText } from '../migration/summary.ts';
import { oneLine } from '../migration/values.ts';
import type { Terminal } from '../terminal.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  group: 'change',
  usage: 'migrate [options] MAIN [MIGRATION]',
  summary: 'Merge the migration file that an upgrade left behind',
  details:
    'Shows as a diff what would change in MAIN, or writes it. MIGRATION is by default the NAME-migration.gcfg beside it.',
  options: {
    prefer: {
      type: 'string',
      choices: ['main', 'migration'],
      placeholder: 'FILE',
      describe: 'Whose value counts where the files differ: main or migration; default: neither',
    },
    resolve: {
      type: 'string',
      repeatable: true,
      placeholder: 'SETTING=FILE',
      describe: 'The same for one setting: Section.Name=main or =migration; may be repeated',
    },
    interactive: { type: 'boolean', describe: 'Ask for each conflict' },
    'drop-deprecated': {
      type: 'boolean',
      describe: 'Take deprecated settings out of the main file whose successors move in',
    },
    ...writeOptions,
    format: {
      type: 'string',
      group: 'output',
      choices: ['stylish', 'json'],
      placeholder: 'NAME',
      describe: 'How to print it: stylish or json (its fields: docs/guides/json.md)',
      defaultText: 'stylish',
    },
    'connect-version': {
      type: 'string',
      group: 'judging',
      placeholder: 'VERSION',
      describe: 'The version of Connect that says what is deprecated; default: the newest one known',
    },
    quiet: {
      type: 'boolean',
      group: 'output',
      describe: 'Print the diff and open conflicts only, no summary',
    },
  },
  operands: ['config', 'config'],
  exitCodes: { 0: 'merged, or nothing to do', 1: 'conflicts are open: nothing is written' },
  examples: [
    ['gcfg-lint migrate rstudio-connect.gcfg', 'what would change, with rstudio-connect-migration.gcfg'],
    ['gcfg-lint migrate --prefer main --write rstudio-connect.gcfg', 'write it'],
    ['gcfg-lint migrate --resolve Server.Address=main rstudio-connect.gcfg', 'settle one conflict'],
  ],
  async run(given, terminal) {
    const paths = readPaths(given.paths, terminal);
    const changing = readChanging(given);
    const choices = readChoices(given.texts('resolve'));
    const version = given.text('connect-version');
    if (version !== undefined && Number.isNaN(compareVersions(version, version)))
      throw new InputError(`--connect-version ${version} is no version; write one such as 2025.06.0`);
    if (given.flag('interactive')) asking(terminal);
    const files = readFiles(paths, terminal);
    if (files !== undefined) return await migrate({ files, choices, changing, given, terminal });
    if (given.text('format') === 'json') terminal.print(emptyJson(paths));
    if (!given.flag('quiet'))
      terminal.note(`There is no ${oneLine(paths.migration)} beside the main file: nothing to do.\n`);
    return ExitCode.clean;
  },
};

interface Run {
  readonly files: MigrationFiles;
  readonly choices: Choices;
  readonly changing: ReturnType<typeof readChanging>;
  readonly given: Arguments;
  readonly terminal: Terminal;
}

async function migrate(run: Run): Promise<number> {
  const { files, choices, changing, given, terminal } = run;
  const unasked = await merge(run, new Map());
  const needless = needlessChoices(choices, files, unasked.conflicts);
  const asked = given.flag('interactive') ? await ask(run, unasked) : undefined;
  const result = asked === undefined || asked === 'quit' ? unasked : await merge(run, asked);
  const changes = (['main', 'migration'] as const).map(
    (file): FileChange => ({
      path: files[file].path,
      isStandardInput: false,
      before: files[file].document,
      after: result[file],
    }),
  );
  const written = changing.write ? await writeChanges(changes, changing, terminal) : [];
  if (given.text('format') === 'json') terminal.print(migrationJson(result, files, written));
  else if (!changing.write) await printChanges(changes, given, terminal);
  const withoutAsking =
    asked === undefined || asked === 'quit' ? undefined : commandWithoutAsking(run, asked);
  if (asked === 'quit') terminal.note('Nothing is written.\n');
  else await noteSummary({ result, files, written, needless, withoutAsking }, run);
  return result.isComplete ? ExitCode.clean : ExitCode.findings;
}

type Asked = ReadonlyMap<string, MigrationFile>;

async function ask({ files, given, terminal }: Run, { conflicts }: MigrationResult): Promise<Asked | 'quit'> {
  const open = conflicts.filter(({ resolution }) => resolution === undefined);
  const answers = await askConflicts(open, files, { terminal, color: given.flag('color') });
  return answers ?? 'quit';
}

/** @throws {InputError} when the server refuses one of the files. */
async function merge({ files, choices, given, terminal }: Run, asked: Asked): Promise<MigrationResult> {
  const { main, migration } = files;
  try {
    return mergeMigration(main.document, migration.document, {
      prefer: given.text('prefer') as MigrationFile | undefined,
      resolve: { ...resolveOption(choices), ...Object.fromEntries(asked) },
      dropDeprecated: given.flag('drop-deprecated'),
      connectVersion: given.text('connect-version'),
    });
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    const { noteRefusal } = await import('../refused-file.ts');
    await noteRefusal(files[error.file], terminal, given.flag('color'));
    throw new InputError(
      `${files[error.file].path} can’t be merged, for the server refuses it: correct it first`,
    );
  }
}

async function noteSummary(outcome: Outcome, { given, terminal }: Run): Promise<void> {
  const { migration } = outcome.files;
  const quiet = given.flag('quiet') === true;
  const paint = await choosePaint(given.flag('color'), terminal, 'notes');
  if (quiet) terminal.note(openConflictsText(outcome, paint));
  else if (migration.document.entries().length === 0)
    terminal.note(`${oneLine(migration.path)} holds no settings: nothing to do.\n`);
  else terminal.note(summaryText(outcome, paint));
}

/** The words of the command that gives the answers at once. */
function commandWithoutAsking({ choices, given }: Run, asked: Asked): string[] {
  const prefer = given.text('prefer');
  const resolved = [...Object.entries(resolveOption(choices)), ...asked];
  return [
    ...['gcfg-lint', 'migrate', ...given.paths],
    ...resolved.flatMap(([setting, file]) => ['--resolve', `${setting}=${file}`]),
    ...(prefer === undefined ? [] : ['--prefer', prefer]),
    ...(given.flag('drop-deprecated') ? ['--drop-deprecated'] : []),
  ];
}

/** What is printed where there is no migration file. */
function emptyJson(paths: { readonly main: string; readonly migration: string }): string {
  const nothing = parse('');
  const files = {
    main: { path: paths.main, document: nothing },
    migration: { path: paths.migration, document: nothing },
  };
  return migrationJson(mergeMigration(nothing, nothing), files, []);
}
