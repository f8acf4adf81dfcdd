import type { JudgedCluster } from '../rules/lint-cluster.ts';
import type { CellState, Matrix, MatrixRow } from '../rules/matrix/matrix.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { shortenAll, shortenText } from './shorten.ts';

interface MatrixOptions {
  readonly paint: Paint;
  readonly width: number;
  /** There is no other cluster to tell it from. */
  readonly isOnly: boolean;
}

/** Nodes that agree in all rows: one column. */
export interface Column {
  readonly title: string;
  /** Where the first of them stands among the nodes. */
  readonly index: number;
  /** Their names. */
  readonly nodes: readonly string[];
}

const SYMBOL: Readonly<Record<CellState, string>> = { ok: '✓', wrong: '✗', unknown: '?' };
const NARROWEST = 16;
const GAP = 2;

/** A cluster at a glance: settings that matter down, nodes across, what is wrong marked. */
export function matrixText(
  { cluster, matrix }: JudgedCluster,
  { paint, width, isOnly }: MatrixOptions,
): string {
  const columns = columnsOf(matrix);
  const labelWidth = Math.max(...matrix.rows.map(({ label }) => label.length), 0);
  const room = Math.min(width, 100) - labelWidth - 1;
  const perBlock = Math.max(1, Math.floor(room / (NARROWEST + GAP)));
  const lines: string[] = [];
  if (cluster.name !== undefined || !isOnly) lines.push(paint.strong(heading(cluster.name, matrix.nodes)));
  for (let from = 0; from < columns.length; from += perBlock) {
    if (from > 0) lines.push('');
    const block = columns.slice(from, from + perBlock);
    lines.push(...blockLines(block, matrix.rows, { labelWidth, room, paint }));
  }
  const { sticky } = cluster.loadBalancer ?? {};
  if (sticky !== undefined) {
    const text = sticky.value ? '✓ keeps sessions on one node' : '✗ does not keep sessions on one node';
    lines.push(
      `${paint.frame('Load balancer'.padEnd(labelWidth))}  ${painted(sticky.value ? 'ok' : 'wrong', text, paint)}`,
    );
  }
  if (matrix.unknown.length > 0) lines.push(paint.help(`Not known: ${matrix.unknown.join(', ')}`));
  return `${lines.join('\n')}\n`;
}

function blockLines(
  columns: readonly Column[],
  rows: readonly MatrixRow[],
  { labelWidth, room, paint }: { labelWidth: number; room: number; paint: Paint },
): string[] {
  const most = Math.floor(room / columns.length) - GAP;
  const cellsOf = (row: MatrixRow) => columns.map(({ index }) => row.cells[index]!);
  const widths = columns.map(({ title }, column) =>
    Math.min(most, Math.max(title.length, ...rows.map((row) => cellsOf(row)[column]!.text.length + 2))),
  );
  const shown = rows.map(({ cells }) =>
    shortenAll(
      cells.map(({ text }) => printable(text)),
      most - 2,
    ),
  );
  const line = (label: string, cells: readonly string[]) => `${label}${cells.join('')}`.trimEnd();
  return [
    line(
      ' '.repeat(labelWidth),
      columns.map(
        ({ title }, column) =>
          ' '.repeat(GAP) + paint.strong(shortenText(title, widths[column]!).padEnd(widths[column]!)),
      ),
    ),
    ...rows.map((row, number) =>
      line(
        paint.frame(row.label.padEnd(labelWidth)),
        columns.map(({ index }, column) => {
          const { state } = row.cells[index]!;
          const cell = `${SYMBOL[state]} ${shown[number]![index]!}`.padEnd(widths[column]!);
          return ' '.repeat(GAP) + painted(state, cell, paint);
        }),
      ),
    ),
  ];
}

function painted(state: CellState, text: string, paint: Paint): string {
  if (state === 'wrong') return paint.error(text);
  return state === 'unknown' ? paint.warning(text) : text;
}

export function columnsOf({ nodes, rows }: Matrix): Column[] {
  const groups = new Map<string, number[]>();
  for (const index of nodes.keys()) {
    const key = JSON.stringify(rows.map(({ cells }) => [cells[index]!.state, cells[index]!.text]));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return [...groups.values()].map((group) => ({
    title: title(group, nodes),
    index: group[0]!,
    nodes: group.map((index) => nodes[index]!),
  }));
}

/** The nodes of a column: one by name, several by the first and the last. */
function title(group: readonly number[], nodes: readonly string[]): string {
  const first = printable(nodes[group[0]!]!);
  if (group.length === 1) return first;
  if (group.length === nodes.length) return nodes.length === 2 ? 'both nodes' : `all ${nodes.length} nodes`;
  const last = printable(nodes[group.at(-1)!]!);
  return group.length === 2 ? `${first}, ${last}` : `${first} … ${last} (${group.length})`;
}

/** Nodes that name a cluster which has no name. */
const MOST_NAMED = 3;

function heading(name: string | undefined, nodes: readonly string[]): string {
  if (name !== undefined) return `Cluster ${printable(name)}`;
  const named = nodes.slice(0, nodes.length > MOST_NAMED ? 1 : MOST_NAMED).map(printable);
  const rest = nodes.length > named.length ? ` and ${nodes.length - named.length} more` : '';
  return `Cluster of ${named.join(', ')}${rest}`;
}
