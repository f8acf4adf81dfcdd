/**
 * How commands change files: a diff of what would change; with `--write` the files themselves, each whole or not at
 * all, with a backup beside it.
 */

import { resolve } from 'node:path';
import { InputError } from '../io/input-error.ts';
import { shownPath } from '../io/shown-path.ts';
import type { Document } from '../parser/index.ts';
import type { Catalogue } from '../schema/index.ts';
import { maskBoth } from '../schema/masked-text.ts';
import { choosePaint } from './colors.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { colorOption } from './options.ts';
import type { Terminal } from './terminal.ts';

export const writeOptions: Readonly<Record<string, OptionSpec>> = {
  write: {
    type: 'boolean',
    group: 'writing',
    describe: 'Write what changes; without it, it is printed as a diff',
  },
  backup: {
    type: 'boolean',
    group: 'writing',
    negatable: true,
    describe: 'With --write: keep each file as it was in FILE.bak, FILE.bak.1, …, or not',
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
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
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
  for (const { path, before, after, catalogue } of changed)
    terminal.print(await unifiedDiff(path, before, after, paint, maskBoth(before, after, catalogue)));
}

/**
 * Writes each file that changes, in this order: all of them, or none. After a run that was killed, the same command
 * does the rest. Standard input goes to standard output, changed or not.
 *
 * @throws {InputError} when one can’t be written, or is no longer what was read. Then all are as they were.
 */
export async function writeChanges(
  changes: readonly FileChange[],
  { backup }: Changing,
  terminal: Terminal,
): Promise<WrittenFile[]> {
  const files = changes.filter((change) => !change.isStandardInput && isChanged(change));
  const written = files.length === 0 ? [] : await writeAll(files, backup, terminal);
  for (const { after } of changes.filter(({ isStandardInput }) => isStandardInput))
    terminal.print(after.toBytes());
  return written;
}

/** Whether a file would be another one. */
export function isChanged({ before, after }: FileChange): boolean {
  return before.toString() !== after.toString();
}

async function writeAll(
  files: readonly FileChange[],
  backup: boolean,
  { directory }: Terminal,
): Promise<WrittenFile[]> {
  const { replaceFiles } = await import('../io/replace-files.ts');
  const replaced = await replaceFiles(
    files.map(({ path, before, after }) => ({
      path: resolve(directory, path),
      shown: path,
      before: before.toBytes(),
      content: after.toBytes(),
    })),
    { backup },
  );
  return files.map(({ path }, index) => {
    const copy = replaced[index]!.backup;
    return { path, backup: copy === undefined ? undefined : shownPath(copy, directory) };
  });
}
