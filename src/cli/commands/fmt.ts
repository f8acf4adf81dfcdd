import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { type FormatOptions, formatEdits, type Quotes } from '../../migrate/format/format.ts';
import { type Document, parse } from '../../parser/index.ts';
import { printable } from '../../report/printable.ts';
import { builtInCatalogue } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments, Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { LintConfigs } from '../lint-config.ts';
import { findInputs, type InputSource } from '../load-inputs.ts';
import { colorOption, stdinNameOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const MOST_INDENT = 16;

export const fmtCommand: Command = {
  name: 'fmt',
  group: 'change',
  usage: 'fmt [options] PATH…',
  summary: 'Give files one layout; comments and values stay',
  details:
    'In place, unless --check or --diff is given. PATH is a file, a directory, a glob, or - for standard input.',
  options: {
    check: {
      type: 'boolean',
      group: 'writing',
      describe: 'Write nothing, list what is not formatted, exit with 1 if any is',
    },
    diff: { type: 'boolean', group: 'writing', describe: 'The same, but print what would change' },
    align: { type: 'boolean', describe: 'Put the equals signs of a block of settings below each other' },
    indent: {
      type: 'string',
      placeholder: 'N',
      describe: 'Blanks before settings and the comments among them',
      defaultText: '0',
    },
    quotes: {
      type: 'string',
      choices: ['needed', 'keep'],
      placeholder: 'WHICH',
      describe: 'Quotes to leave: those that are needed, so that the server reads the same, or (keep) all',
      defaultText: 'needed',
    },
    // Not those of lint itself, which would load all its rules.
    config: {
      type: 'string',
      group: 'input',
      placeholder: 'FILE',
      describe:
        'Configuration of the linter, for the files that it ignores; default: the nearest above each file',
    },
    'stdin-filename': stdinNameOption,
    'pass-with-no-files': {
      type: 'boolean',
      group: 'input',
      describe: 'Exit with 0 when no file is given or found',
    },
    quiet: { type: 'boolean', group: 'output', describe: 'Do not say what was looked at' },
    color: colorOption,
  },
  operands: ['config'],
  exitCodes: {
    0: 'formatted; with --check or --diff: nothing would change',
    1: 'with --check or --diff: a file would change',
  },
  examples: [
    ['gcfg-lint fmt rstudio-connect.gcfg', 'write the file anew'],
    ['gcfg-lint fmt --diff rstudio-connect.gcfg', 'see what that would change'],
    ['gcfg-lint fmt --check etc/', 'in CI: all *.gcfg below etc'],
  ],
  async run(given, terminal) {
    const run: Run = {
      options: readOptions(given),
      mode: given.flag('diff') ? 'diff' : given.flag('check') ? 'check' : 'write',
      color: given.flag('color'),
      terminal,
      outputTaken: given.paths.includes('-'),
    };
    const inputs = await findInputs(given, terminal, {
      allowNothing: given.flag('pass-with-no-files') ?? false,
    });
    const ignored = await ignoredInputs(inputs, given, terminal);
    const counts: Counts = { changed: 0, unchanged: 0, failed: 0, ignored: ignored.size };
    for (const input of inputs) {
      if (!ignored.has(input)) counts[await tryFormat(input, run)]++;
      else if (input.isStandardInput && run.mode === 'write')
        terminal.print(readDocument(input, terminal).toBytes());
    }
    if (!given.flag('quiet')) terminal.note(summaryText(inputs.length, counts, run.mode));
    if (counts.failed > 0) return ExitCode.usage;
    return counts.changed > 0 && run.mode !== 'write' ? ExitCode.findings : ExitCode.clean;
  },
};

interface Run {
  readonly options: FormatOptions;
  readonly mode: 'write' | 'check' | 'diff';
  readonly color: boolean | undefined;
  readonly terminal: Terminal;
  /** Standard output carries what came from standard input. */
  readonly outputTaken: boolean;
}

type Result = 'changed' | 'unchanged' | 'failed';
type Counts = Record<Result | 'ignored', number>;

function readOptions(given: Arguments): FormatOptions {
  const indent = given.text('indent') ?? '0';
  if (!/^\d{1,2}$/.test(indent) || Number(indent) > MOST_INDENT)
    throw new InputError(`--indent wants a whole number up to ${MOST_INDENT}, not ${indent}`);
  return {
    indent: Number(indent),
    align: given.flag('align'),
    quotes: given.text('quotes') as Quotes | undefined,
  };
}

/**
 * The files that the linter’s configuration passes over. Asked before any file is written, since it may hold mistakes.
 *
 * @throws {InputError} when it does, or when nothing is left to look at.
 */
async function ignoredInputs(
  inputs: readonly InputSource[],
  given: Arguments,
  { directory }: Terminal,
): Promise<Set<InputSource>> {
  // The layout does not depend on what is known of settings: no overlay is read.
  const configs = new LintConfigs(given.text('config'), directory, builtInCatalogue);
  const ignored = new Set<InputSource>();
  for (const input of inputs) {
    const config = await configs.for(input.path);
    if (config.ignores?.(resolve(directory, input.path))) ignored.add(input);
  }
  const isNothing = ignored.size === inputs.length && !inputs.some((input) => input.isStandardInput);
  if (isNothing && !given.flag('pass-with-no-files'))
    throw new InputError(
      `the configuration ignores ${ignored.size === 1 ? 'the file' : `all ${ignored.size} files`}`,
      { nothingFound: true },
    );
  return ignored;
}

/** Formats one file. What goes wrong is told; the other files are formatted all the same. */
async function tryFormat(input: InputSource, run: Run): Promise<Result> {
  try {
    return await format(input, run);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    run.terminal.note(`gcfg-lint: ${printable(error.message)}\n`);
    return 'failed';
  }
}

async function format(
  input: InputSource,
  { options, mode, color, terminal, outputTaken }: Run,
): Promise<Result> {
  const { path } = input;
  const document = readDocument(input, terminal);
  if (document.errorCount > 0) {
    const { noteRefusal } = await import('../refused-file.ts');
    await noteRefusal({ path, document }, terminal, color);
    throw new InputError(`${path} stays as it is: a file that the server refuses can’t be formatted`);
  }
  const edits = formatEdits(document, options);
  const formatted = edits.length === 0 ? document : parse(document.toBytes()).edit(edits);
  if (mode === 'write' && input.isStandardInput) terminal.print(formatted.toBytes());
  if (edits.length === 0) return 'unchanged';
  if (mode === 'diff') {
    const { unifiedDiff } = await import('../unified-diff.ts');
    terminal.print(await unifiedDiff(path, document, formatted, await choosePaint(color, terminal)));
  } else if (mode === 'check' || !input.isStandardInput) {
    if (mode === 'write') await write(path, document, formatted, terminal);
    const line = `${printable(path).replaceAll('\n', '\\n')}\n`;
    if (mode === 'write' && outputTaken) terminal.note(line);
    else terminal.print(line);
  }
  return 'changed';
}

function readDocument(input: InputSource, { directory }: Terminal): Document {
  if (input.isStandardInput) return input.read().document;
  // Not with the migration file beside it.
  return parse(readFile(resolve(directory, input.path), input.path));
}

async function write(
  path: string,
  before: Document,
  formatted: Document,
  { directory }: Terminal,
): Promise<void> {
  const { replaceFiles } = await import('../../io/replace-files.ts');
  const change = { path: resolve(directory, path), shown: path };
  await replaceFiles([{ ...change, before: before.toBytes(), content: formatted.toBytes() }], {
    backup: false,
  });
}

function summaryText(
  files: number,
  { changed, unchanged, failed, ignored }: Counts,
  mode: Run['mode'],
): string {
  const parts = [
    `${changed} ${mode === 'write' ? 'formatted' : 'would be formatted'}`,
    `${unchanged} unchanged`,
    `${failed} failed`,
    `${ignored} ignored`,
  ].filter((part) => !part.startsWith('0 '));
  return `${files} file${files === 1 ? '' : 's'}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}\n`;
}
