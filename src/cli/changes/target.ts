/** The file that a command changes, and where the result goes. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { type Document, parse } from '../../parser/index.ts';
import type { Arguments } from '../command.ts';
import type { Terminal } from '../terminal.ts';

export interface Target {
  /** As it is shown. */
  readonly path: string;
  readonly document: Document;
  readonly isStandardInput: boolean;
}

/** Nowhere (a dry run), into the file itself, to standard output, or to another file. */
export type Destination =
  | { readonly kind: 'none' | 'place' | 'output' }
  | { readonly kind: 'file'; readonly path: string };

/** Credentials may stand in it: nobody else is to read it. */
const PRIVATE = 0o600;

/** @throws {InputError} for options that contradict each other. */
export function readDestination(file: string, given: Arguments): Destination {
  const output = given.text('output');
  if (given.flag('dry-run')) {
    if (output !== undefined) throw new InputError('--dry-run and --output exclude each other');
    return { kind: 'none' };
  }
  if (output === '-' || (output === undefined && file === '-')) return { kind: 'output' };
  return output === undefined ? { kind: 'place' } : { kind: 'file', path: output };
}

/**
 * Reads a file, or standard input (`-`).
 *
 * @param create a file that is not there is an empty one.
 * @throws {InputError} when it can’t be read.
 */
export async function openTarget(
  file: string,
  create: boolean | undefined,
  terminal: Terminal,
): Promise<Target> {
  if (file === '') throw new InputError('a path is empty: perhaps a variable that is not set');
  if (file === '-')
    return { path: '<stdin>', document: parse(await terminal.readInput()), isStandardInput: true };
  const path = resolve(terminal.directory, file);
  const canBeMade = create !== undefined && !existsSync(path) && existsSync(dirname(path));
  if (existsSync(path) || !create)
    return {
      path: file,
      document: read(path, file, canBeMade ? '; --create makes it' : ''),
      isStandardInput: false,
    };
  if (!existsSync(dirname(path))) throw new InputError(`can’t make ${file}: there is no such directory`);
  return { path: file, document: parse(''), isStandardInput: false };
}

function read(path: string, shown: string, hint: string): Document {
  try {
    return parse(readFile(path, shown));
  } catch (error) {
    if (hint === '' || !(error instanceof InputError)) throw error;
    throw new InputError(error.message + hint);
  }
}

/** @throws {InputError} when it can’t be written, or is no longer what was read; the file is then as it was. */
export async function writeResult(
  document: Document,
  target: Target,
  destination: Destination,
  terminal: Terminal,
): Promise<void> {
  if (destination.kind === 'none') return;
  if (destination.kind === 'output') {
    terminal.print(document.toBytes());
    return;
  }
  const shown = destination.kind === 'file' ? destination.path : target.path;
  const path = resolve(terminal.directory, shown);
  const content = document.toBytes();
  if (destination.kind === 'place' && existsSync(path)) {
    const { replaceFiles } = await import('../../io/replace-files.ts');
    await replaceFiles([{ path, shown, before: target.document.toBytes(), content }], { backup: false });
    return;
  }
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile())
    throw new InputError(`can’t write ${shown}: it is no regular file`);
  if (!existsSync(dirname(path))) throw new InputError(`can’t write ${shown}: there is no such directory`);
  const { writeFile } = await import('../../io/write-file.ts');
  await writeFile(path, content, stats === undefined ? { mode: PRIVATE } : {});
}
