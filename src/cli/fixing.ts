/** Putting fixes to work on files, or showing what they would do. */
import { resolve } from 'node:path';
import { InputError } from '../io/input-error.ts';
import { choosePaint } from './colors.ts';
import type { Arguments } from './command.ts';
import type { JudgedFile } from './judge-files.ts';
import type { Terminal } from './terminal.ts';

export interface Fixing {
  readonly mode: 'report' | 'fix' | 'dry-run';
  readonly unsafe: boolean;
}

/** @throws {InputError} for options that contradict each other. */
export function readFixing(given: Arguments): Fixing {
  const [fix, dryRun, unsafe] = (['fix', 'fix-dry-run', 'unsafe-fixes'] as const).map(
    (name) => given.flag(name) ?? false,
  );
  if (fix && dryRun) throw new InputError('--fix and --fix-dry-run exclude each other');
  if (unsafe && !fix && !dryRun) throw new InputError('--unsafe-fixes goes with --fix or --fix-dry-run');
  return { mode: fix ? 'fix' : dryRun ? 'dry-run' : 'report', unsafe: unsafe ?? false };
}

/** Writes what was fixed: files in place, standard input to standard output. */
export async function writeFixed(files: readonly JudgedFile[], terminal: Terminal): Promise<void> {
  for (const { source, before, document, fixed } of files) {
    if (source.isStandardInput) terminal.print(document.toBytes());
    else if (fixed.length > 0) {
      const { replaceFiles } = await import('../io/replace-files.ts');
      const change = { path: resolve(terminal.directory, source.path), shown: source.path };
      await replaceFiles([{ ...change, before: before.toBytes(), content: document.toBytes() }], {
        backup: false,
      });
    }
  }
}

export async function printDiffs(
  files: readonly JudgedFile[],
  terminal: Terminal,
  color: boolean | undefined,
): Promise<void> {
  const changed = files.filter(({ fixed }) => fixed.length > 0);
  if (changed.length === 0) return;
  const { unifiedDiff } = await import('./unified-diff.ts');
  const paint = await choosePaint(color, terminal);
  for (const { source, before, document, config } of changed)
    terminal.print(await unifiedDiff(source.path, before, document, paint, config.catalogue));
}
