import type { BaselineEntry } from '../rules/baseline-entry.ts';
import type { Severity } from '../rules/diagnostic.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Whether an entry stands for findings like another’s: as grave at most, and about no other nodes. */
export function covers(entry: BaselineEntry, other: BaselineEntry): boolean {
  return (
    SEVERITIES.indexOf(entry.severity) <= SEVERITIES.indexOf(other.severity) &&
    (other.nodes ?? []).every((node) => entry.nodes?.includes(node))
  );
}

/** Equal for entries of which one may stand for what the other does. */
export function subjectOf({ path, nodes, rule, setting, text }: BaselineEntry): string {
  return JSON.stringify([nodes === undefined ? path : null, rule, setting, text]);
}

/** Equal for entries that differ in their count at most. */
export function keyOf(entry: BaselineEntry): string {
  return JSON.stringify([subjectOf(entry), entry.nodes, entry.severity]);
}

/** One entry for each key. */
export function mergeEntries(
  entries: readonly BaselineEntry[],
  combine: (one: number, other: number) => number,
): BaselineEntry[] {
  const merged = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const same = merged.get(key);
    merged.set(key, same === undefined ? entry : { ...same, count: combine(same.count, entry.count) });
  }
  return [...merged.values()];
}

/** The order in a file: the same in every language. */
export function inOrder(one: BaselineEntry, other: BaselineEntry): number {
  const [keys, others] = [sortKeys(one), sortKeys(other)];
  for (const [index, key] of keys.entries()) if (key !== others[index]) return key < others[index]! ? -1 : 1;
  return 0;
}

function sortKeys({ path, nodes, rule, setting, text, severity }: BaselineEntry): string[] {
  const level = String(SEVERITIES.indexOf(severity));
  return [path ?? '', rule, setting ?? '', text ?? '', (nodes ?? []).join('\n'), level];
}
