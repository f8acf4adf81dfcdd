import type { BaselineEntry } from '../rules/baseline-entry.ts';
import type { LintResult } from '../rules/lint.ts';
import type { Baseline } from './baseline.ts';
import { compare } from './compare.ts';
import { mergeEntries } from './entries.ts';
import type { BaselineOptions } from './found.ts';

/** A baseline that knows all that a run found, but for `syntax/error` and `lint/*`. */
export function makeBaseline(result: LintResult, options: BaselineOptions = {}): Baseline {
  return updateBaseline({ entries: [] }, result, { ...options, add: true });
}

export interface UpdateOptions extends BaselineOptions {
  /** Know also what is new. Default: only what is stale goes. */
  readonly add?: boolean | undefined;
}

/**
 * A baseline after a run: without what is stale, and as it was where the run did not look, at other files, with rules
 * that are off, behind syntax errors.
 */
export function updateBaseline(
  baseline: Baseline,
  result: LintResult,
  { add = false, ...options }: UpdateOptions = {},
): Baseline {
  const { known, fresh, undecided } = compare(result, baseline, options);
  const found = new Map<string | undefined, BaselineEntry[]>();
  for (const { file, entry } of [...known, ...(add ? fresh : [])]) {
    const beside = found.get(file);
    if (beside === undefined) found.set(file, [entry]);
    else beside.push(entry);
  }
  const sum = (one: number, other: number) => one + other;
  // By links one file may have been looked at twice.
  const once = mergeEntries(
    [...found.values()].flatMap((entries) => mergeEntries(entries, sum)),
    Math.max,
  );
  return { entries: mergeEntries([...once, ...undecided], sum) };
}
