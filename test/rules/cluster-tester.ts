import { type Cluster, ClusterNode, type NodeInput } from '../../src/cluster/index.ts';
import { parse } from '../../src/parser/index.ts';
import { clusterRules } from '../../src/rules/cluster-registry.ts';
import {
  type ClusterDiagnostic,
  type ClusterLintOptions,
  lintCluster,
} from '../../src/rules/lint-cluster.ts';

/** A node with this configuration, `NAME.gcfg`. */
export function node(name: string, text: string, more: Partial<NodeInput> = {}): ClusterNode {
  return new ClusterNode({ name, config: { path: `${name}.gcfg`, document: parse(text) }, ...more });
}

export function cluster(nodes: readonly ClusterNode[], more: Partial<Cluster> = {}): Cluster {
  return { nodes, launchers: [], ...more };
}

/** What one rule finds. */
export function clusterFindings(
  id: string,
  given: Cluster | readonly Cluster[],
  options: ClusterLintOptions = {},
): ClusterDiagnostic[] {
  const off = Object.fromEntries(clusterRules.map((rule) => [rule.id, 'off' as const]));
  delete off[id];
  return lintCluster(given, { ...options, rules: { ...off, ...options.rules } }).clusters.flatMap(
    ({ diagnostics }) => diagnostics,
  );
}
