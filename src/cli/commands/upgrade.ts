import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { type UpgradeResult, upgradeFile } from '../../migrate/upgrade/index.ts';
import { type Document, parse } from '../../parser/index.ts';
import { type Catalogue, compareVersions, NEWEST_VERSION } from '../../schema/index.ts';
import { printChanges, readChanging, type WrittenFile, writeChanges, writeOptions } from '../change-files.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments, Command } from '../command.ts';
import { companionOf, readIfThere } from '../companion.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { catalogueOption, stdinNameOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { upgradeJson } from '../upgrade/json.ts';
import { onOneLine, type UpgradedFiles, upgradeSummary, upgradeText } from '../upgrade/text.ts';

export const upgradeCommand: Command = {
  name: 'upgrade',
  group: 'change',
  usage: 'upgrade [options] FILE',
  summary: 'Rewrite deprecated and removed settings',
  details: 'For a version of Connect. Shows as a diff what would change, or writes it.',
  options: {
    to: {
      type: 'string',
      placeholder: 'VERSION',
      describe: 'The version of Connect that the file is to fit',
      defaultText: NEWEST_VERSION,
    },
    from: {
      type: 'string',
      placeholder: 'VERSION',
      describe: 'The version that it comes from: list only what changed since',
    },
    all: {
      type: 'boolean',
      group: 'output',
      describe: 'List all that changed, not only what concerns the file',
    },
    catalogue: catalogueOption,
    ...writeOptions,
    format: {
      type: 'string',
      group: 'output',
      choices: ['stylish', 'json'],
      placeholder: 'NAME',
      describe: 'How to print it: stylish or json (its fields: docs/guides/json.md)',
      defaultText: 'stylish',
    },
    quiet: { type: 'boolean', group: 'output', describe: 'Print the diff and what is to be decided only' },
    'stdin-filename': stdinNameOption,
  },
  operands: ['config'],
  exitCodes: { 0: 'all is rewritten, or nothing has to be', 1: 'something is left to decide by hand' },
  examples: [
    ['gcfg-lint upgrade rstudio-connect.gcfg', 'what has to change for the newest version'],
    ['gcfg-lint upgrade rstudio-connect.gcfg --from 1.8.0 --to 2024.08.0 --write', 'change it'],
  ],
  async run(given, terminal) {
    const [file, ...rest] = given.paths;
    if (file === undefined) throw new InputError('upgrade wants a file', { nothingFound: true });
    if (rest.length > 0) throw new InputError('upgrade takes one file at a time');
    const changing = readChanging(given);
    const { catalogue } = await (await openConfigs(given, terminal)).for(file);
    const versions = readVersions(given, catalogue);
    const isJson = given.text('format') === 'json';
    if (isJson && changing.write && file === '-')
      throw new InputError('--format json and --write both want standard output: name a file');
    const input = await readInput(file, given, terminal);
    const { path, before, companion } = input;
    const all = given.flag('all') === true;
    const result = upgradeFile(before, { ...versions, companion, all, catalogue });
    const change = {
      path,
      isStandardInput: input.isStandardInput,
      before,
      after: result.document,
      catalogue,
    };
    const written = changing.write ? await writeChanges([change], changing, terminal) : [];
    const isWritten = changing.write && result.rewritten.length > 0;
    const files = { ...input, from: versions.from, all, isWritten };
    if (isJson) terminal.print(upgradeJson(result, files, written[0]));
    else if (!changing.write) await printChanges([change], given, terminal);
    if (!isJson) await note(result, files, given, terminal);
    if (!given.flag('quiet')) noteWritten(written, terminal);
    return result.decisions.length > 0 ? ExitCode.findings : ExitCode.clean;
  },
};

interface Input extends Omit<UpgradedFiles, 'isWritten' | 'from' | 'all'> {
  readonly isStandardInput: boolean;
}

/** @throws {InputError} for what is no version, or not in order. */
function readVersions(
  given: Arguments,
  catalogue: Catalogue | undefined,
): { to: string; from: string | undefined } {
  const to = given.text('to') ?? catalogue?.overlay?.connectVersion ?? NEWEST_VERSION;
  const from = given.text('from');
  for (const [option, version] of Object.entries({ to, from }))
    if (version !== undefined && Number.isNaN(compareVersions(version, version)))
      throw new InputError(`--${option} ${version} is no version; write one such as 2025.06.0`);
  if (from !== undefined && compareVersions(from, to) >= 0)
    throw new InputError(`--from ${from} is not older than ${to}: there is no way from one to the other`);
  return { to, from };
}

/** @throws {InputError} for a file that can’t be read, or that the server refuses: then nothing is changed. */
async function readInput(file: string, given: Arguments, terminal: Terminal): Promise<Input> {
  const { directory } = terminal;
  const isStandardInput = file === '-';
  const path = isStandardInput ? (given.text('stdin-filename') ?? '<stdin>') : file;
  const before = parse(
    isStandardInput ? await terminal.readInput() : readFile(resolve(directory, file), file),
  );
  const companionPath = (isStandardInput ? undefined : companionOf(file)) ?? '';
  const companion = companionPath === '' ? undefined : readIfThere(resolve(directory, companionPath));
  await refuseBroken({ path, document: before }, given, terminal);
  if (companion !== undefined)
    await refuseBroken({ path: companionPath, document: companion }, given, terminal);
  return { path, before, companionPath, companion, isStandardInput };
}

async function refuseBroken(
  file: { readonly path: string; readonly document: Document },
  given: Arguments,
  terminal: Terminal,
): Promise<void> {
  if (file.document.errorCount === 0) return;
  const { noteRefusal } = await import('../refused-file.ts');
  await noteRefusal(file, terminal, given.flag('color'));
  throw new InputError(
    `nothing is changed: of ${file.path}, which the server refuses, nobody knows what its lines mean`,
  );
}

function noteWritten(written: readonly WrittenFile[], terminal: Terminal): void {
  for (const { path, backup } of written)
    terminal.note(
      `${onOneLine(path)} written${backup === undefined ? '' : `; as it was: ${onOneLine(backup)}`}\n`,
    );
}

async function note(
  result: UpgradeResult,
  files: UpgradedFiles,
  given: Arguments,
  terminal: Terminal,
): Promise<void> {
  const paint = await choosePaint(given.flag('color'), terminal, 'notes');
  const width = Math.min(100, terminal.columns || 100);
  if (given.flag('quiet')) {
    terminal.note(
      upgradeText({ ...result, releases: [], rewritten: [], noted: [] }, files, { paint, width }),
    );
    return;
  }
  terminal.note(upgradeText(result, files, { paint, width }));
  if (compareVersions(result.to, NEWEST_VERSION) > 0)
    terminal.note(`gcfg-lint knows Connect up to ${NEWEST_VERSION}: what comes after is not known to it\n`);
  terminal.note(upgradeSummary(result, files));
}
