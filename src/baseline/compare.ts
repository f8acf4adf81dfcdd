import type { BaselineEntry } from '../rules/baseline-entry.ts';
import type { LintResult } from '../rules/lint.ts';
import type { Baseline } from './baseline.ts';
import { covers, keyOf, mergeEntries, subjectOf } from './entries.ts';
import {
  type BaselineOptions,
  type Found,
  foundInClusters,
  foundInFile,
  nodePaths,
  pathOf,
} from './found.ts';

/** What is found beside what is known. */
export interface Comparison {
  readonly known: readonly Found[];
  /** What could be known and is not. */
  readonly fresh: readonly Found[];
  /** Entries, or a part of their count, that nothing was found for though all was looked at. */
  readonly stale: readonly BaselineEntry[];
  /** Likewise, where not all was looked at. */
  readonly undecided: readonly BaselineEntry[];
}

/** Of more findings than are known, the last in the text are new. */
export function compare(result: LintResult, baseline: Baseline, options: BaselineOptions): Comparison {
  const byPath = new Map<string | undefined, BaselineEntry[]>();
  for (const entry of mergeEntries(baseline.entries, Math.max)) {
    const beside = byPath.get(entry.path);
    if (beside === undefined) byPath.set(entry.path, [entry]);
    else beside.push(entry);
  }
  const known: Found[] = [];
  const fresh: Found[] = [];
  /** Of an entry the most that one of the files with its name has used: by links a file may have several. */
  const used = new Map<BaselineEntry, number>();
  const assign = (found: readonly Found[], entries: readonly BaselineEntry[]) => {
    const left = new Map(entries.map((entry) => [entry, entry.count]));
    for (const [one, entry] of assignments(found, entries, left))
      (entry === undefined ? fresh : known).push(one);
    for (const [entry, count] of left) used.set(entry, Math.max(used.get(entry) ?? 0, entry.count - count));
  };
  for (const file of result.files)
    assign(foundInFile(file, options), byPath.get(pathOf(file.path, options)) ?? []);
  assign(foundInClusters(result, options), byPath.get(undefined) ?? []);

  const isDecided = decider(result, options);
  const stale: BaselineEntry[] = [];
  const undecided: BaselineEntry[] = [];
  for (const entry of [...byPath.values()].flat()) {
    const count = entry.count - (used.get(entry) ?? 0);
    if (count > 0) (isDecided(entry) ? stale : undecided).push({ ...entry, count });
  }
  return { known, fresh, stale, undecided };
}

/** Findings with the entries that stand for them: first their own, then those for graver ones, or for more nodes. */
function assignments(
  found: readonly Found[],
  entries: readonly BaselineEntry[],
  left: Map<BaselineEntry, number>,
): Map<Found, BaselineEntry | undefined> {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const bySubject = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const subject = subjectOf(entry);
    const alike = bySubject.get(subject);
    if (alike === undefined) bySubject.set(subject, [entry]);
    else alike.push(entry);
  }
  const take = (entry: BaselineEntry | undefined) => {
    if (entry !== undefined) left.set(entry, left.get(entry)! - 1);
    return entry;
  };
  const hasLeft = (entry: BaselineEntry | undefined) => entry !== undefined && left.get(entry)! > 0;
  const assigned = new Map<Found, BaselineEntry | undefined>();
  for (const one of found) {
    const own = byKey.get(keyOf(one.entry));
    assigned.set(one, hasLeft(own) ? take(own) : undefined);
  }
  for (const [one, entry] of assigned) {
    if (entry !== undefined) continue;
    const others = bySubject.get(subjectOf(one.entry)) ?? [];
    assigned.set(one, take(others.find((other) => hasLeft(other) && covers(other, one.entry))));
  }
  return assigned;
}

/** Tells whether all was looked at that an entry may stand for. */
function decider(result: LintResult, options: BaselineOptions): (entry: BaselineEntry) => boolean {
  const judged = new Map<string | undefined, readonly string[]>(
    result.files.map((file) => [pathOf(file.path, options), file.judgedBy ?? []]),
  );
  const clusters = (result.clusters ?? []).map((cluster) => ({
    nodes: new Set(nodePaths(cluster, options)),
    rules: new Set(cluster.judgedBy),
  }));
  return ({ path, nodes, rule }) => {
    if (nodes === undefined) return judged.get(path)?.includes(rule) ?? options.isGone?.(path!) === true;
    return (
      clusters.some((cluster) => cluster.rules.has(rule) && nodes.every((node) => cluster.nodes.has(node))) ||
      nodes.some((node) => options.isGone?.(node) === true)
    );
  };
}
