import { applyBaseline } from '../../baseline/apply-baseline.ts';
import type { Baseline } from '../../baseline/baseline.ts';
import { updateBaseline } from '../../baseline/make-baseline.ts';
import type { LintResult } from '../../rules/lint.ts';
import type { BaselineFile } from './baseline-file.ts';
import { BaselineNames } from './baseline-names.ts';
import type { BaselineChoice } from './options.ts';

/** What a baseline says of the files that it is for. */
export interface BaselineUse<Result extends LintResult = LintResult> {
  readonly file: BaselineFile;
  /** What it is to hold from now on; undefined where it stays as it is. */
  readonly next: Baseline | undefined;
  readonly result: Result;
  /** A file that is not there any more, and another that nothing is known of: perhaps it has a new name. */
  readonly renamed: { readonly from: string; readonly to: string } | undefined;
}

export interface Surroundings {
  /** What relative paths are relative to. */
  readonly directory: string;
  /** Whether a rule’s findings in a file may be known. */
  isSuppressible(rule: string, path: string): boolean;
}

export function useBaseline<Result extends LintResult>(
  file: BaselineFile,
  result: Result,
  { action }: BaselineChoice,
  { directory, isSuppressible }: Surroundings,
): BaselineUse<Result> {
  const { baseline } = file;
  const known = new Set(baseline.entries.flatMap(({ path, nodes }) => nodes ?? path ?? []));
  const names = new BaselineNames(file.path, directory, known);
  const options = { pathOf: (path: string) => names.nameOf(path), isSuppressible };
  const isGone = (name: string) => names.isGone(name);
  const next =
    action === 'read'
      ? undefined
      : updateBaseline(baseline, result, { ...options, isGone, add: action === 'write' });
  const applied = applyBaseline(result, next ?? baseline, options);
  const told = {
    ...applied,
    baselines: (applied.baselines ?? []).map(({ stale }) => ({ path: file.shown, stale })),
  };
  const strange = told.files
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .map(({ path }) => names.nameOf(path))
    .filter((name) => name !== undefined && !known.has(name));
  const gone = action === 'read' && strange.length === 1 ? [...known].filter(isGone) : [];
  const renamed = gone.length === 1 ? { from: gone[0]!, to: strange[0]! } : undefined;
  return { file, next, result: told, renamed };
}
