import type { BaselineEntry } from '../rules/baseline-entry.ts';
import type { Baseline } from './baseline.ts';
import { inOrder, keyOf, mergeEntries } from './entries.ts';

/** What one baseline has and another lacks, and the other way round. */
export function baselineChanges(before: Baseline, after: Baseline) {
  return { added: missingIn(before, after), removed: missingIn(after, before) };
}

/** The entries of a baseline, as far as another does not have as many. */
function missingIn(other: Baseline, baseline: Baseline): BaselineEntry[] {
  const counts = new Map(other.entries.map((entry) => [keyOf(entry), entry.count]));
  return mergeEntries(baseline.entries, Math.max)
    .map((entry) => ({ ...entry, count: entry.count - (counts.get(keyOf(entry)) ?? 0) }))
    .filter(({ count }) => count > 0)
    .toSorted(inOrder);
}
