import { isMigrationFile, companionOf as namedBeside } from '../cluster/file-names.ts';
import type { LintInput } from './lint.ts';
import type { Companion } from './rule.ts';

/** The file that goes with one of the inputs, and what is to be known of it. */
export function companionOf(input: LintInput, inputs: readonly LintInput[]): Companion | undefined {
  const { path: ownPath, companion: document, companionPath, companionIsLinted } = input;
  if (document === undefined) return undefined;
  const role = isMigrationFile(ownPath) ? 'main' : 'migration';
  const path = companionPath ?? namedBeside(ownPath) ?? `${role} file`;
  return {
    path,
    document,
    role,
    isLinted: companionIsLinted ?? inputs.some((other) => other.path === path),
  };
}
