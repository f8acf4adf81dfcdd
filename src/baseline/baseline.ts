/** The format of a baseline: sorted, an entry per line, without values and times, so that merges are quiet. */
import type { BaselineEntry } from '../rules/baseline-entry.ts';
import { inOrder, mergeEntries } from './entries.ts';

export const BASELINE_VERSION = 1;

/** Findings that are known and put up with. */
export interface Baseline {
  /** In any order; of those that differ only in their count, the largest holds. */
  readonly entries: readonly BaselineEntry[];
}

/** The text of a baseline’s file. The same entries give the same text. */
export function formatBaseline({ entries }: Baseline): string {
  const sorted = mergeEntries(entries, Math.max).toSorted(inOrder);
  const files = new Map<string, BaselineEntry[]>();
  for (const entry of sorted) {
    if (entry.path === undefined) continue;
    const known = files.get(entry.path);
    if (known === undefined) files.set(entry.path, [entry]);
    else known.push(entry);
  }
  const clusters = sorted.filter(({ path }) => path === undefined);
  const groups = Array.from(files, ([path, known]) => `    ${JSON.stringify(path)}: ${list(known, 4)}`);
  const parts = [
    `  "gcfgLintBaseline": ${BASELINE_VERSION}`,
    groups.length === 0 ? '  "files": {}' : `  "files": {\n${groups.join(',\n')}\n  }`,
    ...(clusters.length === 0 ? [] : [`  "clusters": ${list(clusters, 2)}`]),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

function list(entries: readonly BaselineEntry[], indent: number): string {
  const lines = entries.map((entry) => `${' '.repeat(indent + 2)}${lineOf(entry)}`);
  return `[\n${lines.join(',\n')}\n${' '.repeat(indent)}]`;
}

function lineOf({ rule, setting, text, nodes, severity, count }: BaselineEntry): string {
  const fields = Object.entries({ rule, setting, text, nodes, severity, count })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `"${name}": ${valueText(value)}`);
  return `{ ${fields.join(', ')} }`;
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(valueText).join(', ')}]` : JSON.stringify(value);
}
