/** The common way of commands that rewrite files: they show a diff, and write only when they are told to. */
import { resolve } from 'node:path';
import type { Document } from '../parser/index.ts';
import { choosePaint } from './colors.ts';
import type { OptionSpec } from './command.ts';
import type { Terminal } from './terminal.ts';

/** A file that is to be another. */
export interface ChangedFile {
  /** As it was given. */
  readonly path: string;
  /** As it was read. */
  readonly before: Document;
  readonly after: Document;
}

/** Options of such commands. */
export const changeOptions = {
  write: { type: 'boolean', describe: 'Write the files; default: print what would change as a diff' },
  backup: {
    type: 'boolean',
    describe: 'Keep the originals as FILE.bak (FILE.bak.1 …), or not (--no-backup)',
    defaultText: 'true',
  },
} as const satisfies Record<string, OptionSpec>;

/** Prints what would change. */
export async function printChanges(
  files: readonly ChangedFile[],
  terminal: Terminal,
  color: boolean | undefined,
): Promise<void> {
  const { unifiedDiff } = await import('./unified-diff.ts');
  const paint = await choosePaint(color, terminal);
  for (const { path, before, after } of files)
    terminal.print(await unifiedDiff(path, before, after, paint));
}

/**
 * Writes files in the order given, those that don’t change excepted. Interrupted at any moment, the same command once
 * more does the rest.
 *
 * @returns the backups, as they are shown.
 * @throws {InputError} when one can’t be written, or is no longer what was read.
 */
export async function writeChanges(
  files: readonly ChangedFile[],
  { terminal, backup }: { readonly terminal: Terminal; readonly backup: boolean },
): Promise<string[]> {
  const changed = files.filter(isChanged);
  if (changed.length === 0) return [];
  const { replaceFiles } = await import('../io/replace-files.ts');
  const place = ({ path }: ChangedFile) => resolve(terminal.directory, path);
  const replaced = await replaceFiles(
    changed.map((file) => ({
      path: place(file),
      shown: file.path,
      before: file.before.toBytes(),
      content: file.after.toBytes(),
    })),
    { backup },
  );
  return replaced.flatMap(({ path, backup: kept }, index) => {
    const file = changed[index]!;
    if (kept === undefined) return [];
    // Behind a symbolic link it lies where the link leads.
    return path === place(file) ? file.path + kept.slice(path.length) : kept;
  });
}

function isChanged({ before, after }: ChangedFile): boolean {
  return before.toString() !== after.toString();
}
