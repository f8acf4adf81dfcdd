/** What matters to a cluster, node by node: settings and facts, each judged. */
import type { Cluster, ClusterNode } from '../../cluster/index.ts';
import type { ClusterDiagnostic } from '../lint-cluster.ts';
import { type RowKind, rowKinds } from './rows.ts';

/** `unknown`: a fact is missing, or nothing is known of it. */
export type CellState = 'ok' | 'wrong' | 'unknown';

export interface MatrixCell {
  readonly node: string;
  readonly state: CellState;
  /** The value as it may be shown; empty where it is not known. */
  readonly text: string;
}

export interface MatrixRow {
  /** A setting’s name, or a fact’s. */
  readonly label: string;
  /** The setting, if it is one. */
  readonly setting?: string;
  /** The rules that judge the row. */
  readonly rules: readonly string[];
  /** One for each node, in the order of the nodes. */
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  readonly nodes: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** What is known of no node, in words: rows that the matrix does without. */
  readonly unknown: readonly string[];
}

export function clusterMatrix(cluster: Cluster, diagnostics: readonly ClusterDiagnostic[]): Matrix {
  const { nodes } = cluster;
  const rows: MatrixRow[] = [];
  const unknown: string[] = [];
  for (const kind of rowKinds) {
    if (kind.applies?.(nodes) === false) continue;
    const texts = nodes.map((node) => kind.text(node));
    if (texts.every((text) => text === undefined)) {
      unknown.push(kind.fact ?? kind.label);
      continue;
    }
    rows.push(row(kind, nodes, texts, diagnostics));
  }
  if (cluster.loadBalancer?.sticky === undefined) unknown.push('the load balancer');
  return { nodes: nodes.map(({ name }) => name), rows, unknown };
}

function row(
  { label, setting, rules, settings, isWhole }: RowKind,
  nodes: readonly ClusterNode[],
  texts: readonly (string | undefined)[],
  diagnostics: readonly ClusterDiagnostic[],
): MatrixRow {
  const wrong = new Set<string>();
  const unclear = new Set<string>();
  for (const { ruleId, setting: about, unknown, nodes: concerned, deviating = concerned } of diagnostics)
    if (rules.some((id) => id === ruleId) && settings?.includes(about ?? '') !== false)
      for (const name of deviating) (unknown ? unclear : wrong).add(name);
  return {
    label,
    ...(setting === undefined ? {} : { setting }),
    rules,
    cells: nodes.map(({ name }, index) => {
      const text = texts[index];
      const isUnknown = text === undefined || unclear.has(name) || isWhole?.(nodes[index]!, nodes) === false;
      return {
        node: name,
        state: wrong.has(name) ? 'wrong' : isUnknown ? 'unknown' : 'ok',
        text: text ?? '',
      };
    }),
  };
}
