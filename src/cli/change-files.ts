/**
 * How commands change files: a diff of what would change; with `--write` the files themselves, each whole or not at
 * all, with a backup beside it.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUpFile } from '../io/backup-file.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { shownPath } from '../io/shown-path.ts';
import type { Document } from '../parser/index.ts';
import { choosePaint } from './colors.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { colorOption } from './options.ts';
import type { Terminal } from './terminal.ts';

export const changeOptions: Readonly<Record<string, OptionSpec>> = {
  write: { type: 'boolean', describe: 'Write what changes; without it, it is printed as a diff' },
  backup: {
    type: 'boolean',
    describe: 'With --write: keep each file as it was in FILE.bak, FILE.bak.1, …, or not (--no-backup)',
    defaultText: 'true',
  },
  color: colorOption,
};

/** A file as it is and as it is to be. */
export interface FileChange {
  /** As it is shown; relative to the terminal’s directory. */
  readonly path: string;
  readonly isStandardInput: boolean;
  readonly before: Document;
  readonly after: Document;
}

/** A file that was written. */
export interface WrittenFile {
  readonly path: string;
  /** Where it is kept as it was; undefined without a backup. */
  readonly backup: string | undefined;
}

interface Changing {
  readonly write: boolean;
  readonly backup: boolean;
}

/** @throws {InputError} for options that contradict each other. */
export function readChanging(given: Arguments): Changing {
  const write = given.flag('write') === true;
  if (!write && given.flag('backup') !== undefined)
    throw new InputError('--backup and --no-backup go with --write');
  return { write, backup: given.flag('backup') ?? true };
}

/** Prints a diff of each file that changes. */
export async function printChanges(
  changes: readonly FileChange[],
  given: Arguments,
  terminal: Terminal,
): Promise<void> {
  const changed = changes.filter(isChanged);
  if (changed.length === 0) return;
  const { unifiedDiff } = await import('./unified-diff.ts');
  const paint = await choosePaint(given.flag('color'), terminal);
  for (const { path, before, after } of changed)
    terminal.print(await unifiedDiff(path, before, after, paint));
}

/**
 * Writes each file that changes: all of them, or none. Standard input goes to standard output, changed or not.
 *
 * @throws {InputError} when one can’t be written, or is no longer what was read. Then all are as they were.
 */
export async function writeChanges(
  changes: readonly FileChange[],
  { backup }: Changing,
  terminal: Terminal,
): Promise<WrittenFile[]> {
  const { directory } = terminal;
  const files = changes.filter((change) => !change.isStandardInput && isChanged(change));
  for (const file of files) checkFile(file, directory);
  const written = files.map(({ path }): WrittenFile => {
    const copy = backup ? backUpFile(resolve(directory, path)) : undefined;
    return { path, backup: copy === undefined ? undefined : shownPath(copy, directory) };
  });
  await writeAll(files, directory);
  for (const { after } of changes.filter(({ isStandardInput }) => isStandardInput))
    terminal.print(after.toBytes());
  return written;
}

/** Whether a file would be another one. */
export function isChanged({ before, after }: FileChange): boolean {
  return before.toString() !== after.toString();
}

function checkFile({ path, before }: FileChange, directory: string): void {
  const place = resolve(directory, path);
  if (!statSync(place, { throwIfNoEntry: false })?.isFile())
    throw new InputError(`can’t write ${path}: it is no regular file`);
  if (!Buffer.from(before.toBytes()).equals(readFile(place, path)))
    throw new InputError(`${path} was changed since it was read: nothing was written; run the command again`);
}

async function writeAll(files: readonly FileChange[], directory: string): Promise<void> {
  const { writeFile } = await import('../io/write-file.ts');
  const done: FileChange[] = [];
  try {
    for (const file of files) {
      await writeFile(resolve(directory, file.path), file.after.toBytes());
      done.push(file);
    }
  } catch (error) {
    for (const { path, before } of done) await writeFile(resolve(directory, path), before.toBytes());
    throw error;
  }
}
