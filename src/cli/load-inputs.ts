import { resolve } from 'node:path';
import { findFiles } from '../io/find-files.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { parse } from '../parser/index.ts';
import type { LintInput } from '../rules/lint.ts';
import type { Arguments } from './command.ts';
import type { Terminal } from './terminal.ts';

/**
 * Reads what the paths of the command line mean; `-` is standard input.
 *
 * @throws {InputError} when one of them means nothing or can't be read.
 */
export async function loadInputs(given: Arguments, terminal: Terminal): Promise<LintInput[]> {
  if (given.paths.length === 0) throw new InputError('no file is given', { nothingFound: true });
  const inputs: LintInput[] = [];
  const files = await findFiles(
    given.paths.filter((path) => path !== '-'),
    terminal.directory,
  );
  if (given.paths.includes('-')) {
    const bytes = await terminal.readInput();
    inputs.push({ path: given.text('stdin-filename') ?? '<stdin>', document: parse(bytes) });
  }
  for (const path of files)
    inputs.push({ path, document: parse(readFile(resolve(terminal.directory, path))) });
  return inputs;
}
