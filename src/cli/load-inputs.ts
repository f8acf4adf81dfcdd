import { resolve } from 'node:path';
import { findFiles } from '../io/find-files.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { parse } from '../parser/index.ts';
import type { LintInput } from '../rules/lint.ts';
import type { Arguments } from './command.ts';
import { companionOf, readIfThere } from './companion.ts';
import type { Terminal } from './terminal.ts';

/** A file to look at, not read yet. */
export interface InputSource {
  /** As it is shown. */
  readonly path: string;
  readonly isStandardInput: boolean;
  /** @throws {InputError} when it can't be read. */
  bytes(): Uint8Array;
  /**
   * What it holds, taken for a configuration.
   *
   * @throws {InputError} likewise.
   */
  read(): LintInput;
}

/**
 * What the paths of the command line mean; `-` is standard input.
 *
 * @throws {InputError} when one of them means nothing, unless that is allowed.
 */
export async function findInputs(
  given: Arguments,
  terminal: Terminal,
  { allowNothing = false } = {},
): Promise<InputSource[]> {
  const { directory } = terminal;
  const as = given.text('as');
  if (as !== undefined) return [await readAs(as, given, terminal)];
  if (given.paths.length === 0 && !allowNothing)
    throw new InputError('no file is given', { nothingFound: true });
  const inputs: InputSource[] = [];
  if (given.paths.includes('-')) {
    const bytes = await terminal.readInput();
    const path = given.text('stdin-filename') ?? '<stdin>';
    const read = () => ({ path, document: parse(bytes) });
    inputs.push({ path, isStandardInput: true, bytes: () => bytes, read });
  }
  const files = await findFiles(
    given.paths.filter((path) => path !== '-'),
    { directory, allowNothing },
  );
  for (const path of files) {
    // A pipe can be read once only.
    let kept: Uint8Array | undefined;
    const bytes = () => {
      kept ??= readFile(resolve(directory, path));
      return kept;
    };
    const take = () => {
      const content = bytes();
      kept = undefined;
      return content;
    };
    inputs.push({
      path,
      isStandardInput: false,
      bytes,
      read: () => ({
        path,
        document: parse(take()),
        companion: readIfThere(companionOf(resolve(directory, path))),
        companionPath: companionOf(path),
      }),
    });
  }
  return inputs;
}

/** The only file, as if it lay elsewhere: there its companion and configuration are. */
async function readAs(path: string, given: Arguments, terminal: Terminal): Promise<InputSource> {
  const { directory } = terminal;
  const [file, ...more] = given.paths;
  if (file === undefined || more.length > 0) throw new InputError('--as goes with one file, or -');
  if (given.text('stdin-filename') !== undefined)
    throw new InputError('--as and --stdin-filename exclude each other');
  const isStandardInput = file === '-';
  const content = isStandardInput ? await terminal.readInput() : readFile(resolve(directory, file), file);
  return {
    path,
    isStandardInput,
    bytes: () => content,
    read: () => ({
      path,
      document: parse(content),
      companion: readIfThere(companionOf(resolve(directory, path))),
      companionPath: companionOf(path),
    }),
  };
}

/**
 * Reads what the paths of the command line mean.
 *
 * @throws {InputError} when one of them means nothing or can't be read.
 */
export async function loadInputs(given: Arguments, terminal: Terminal): Promise<LintInput[]> {
  const inputs = await findInputs(given, terminal);
  return inputs.map((input) => input.read());
}
