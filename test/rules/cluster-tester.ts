import { describe, expect, test } from 'vitest';
import { type Cluster, ClusterNode, type NamedDocument, type NodeInput } from '../../src/cluster/index.ts';
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

export interface ClusterRow {
  readonly name: string;
  readonly cluster: Cluster | readonly ClusterNode[];
}

export interface BadClusterRow extends ClusterRow {
  /** As `clusterReport` tells them. */
  readonly findings: readonly (readonly string[])[];
}

/**
 * What one rule finds. Of each finding: severity, place, setting and nodes; the message; the help; and what the related
 * places say.
 */
export function clusterReport(
  id: string,
  given: Cluster | readonly ClusterNode[],
  options: ClusterLintOptions = {},
): string[][] {
  const off = Object.fromEntries(clusterRules.map((rule) => [rule.id, 'off' as const]));
  delete off[id];
  const judged = 'nodes' in given ? given : cluster(given);
  const { clusters, files } = lintCluster(judged, { ...options, rules: { ...off, ...options.rules } });
  const pathOf = (diagnostic: ClusterDiagnostic) =>
    files.find(({ diagnostics }) => diagnostics.includes(diagnostic))!.path;
  return clusters.flatMap(({ diagnostics }) =>
    diagnostics.map((diagnostic) => {
      const { severity, message, help, setting, range, related = [], nodes, unknown } = diagnostic;
      const place = `${pathOf(diagnostic)}:${range.start.line}:${range.start.column}`;
      const about = setting === undefined ? '' : ` ${setting}`;
      return [
        `${severity}${unknown ? ' (unknown)' : ''} ${place}${about} [${shortened(nodes).join(' ')}]`,
        message,
        ...(help === undefined ? [] : [`help: ${help}`]),
        ...shortened(
          related.map(
            (one) => `${one.path}:${one.range.start.line}:${one.range.start.column} ${one.message}`,
          ),
        ),
      ];
    }),
  );
}

/** Of a long list how it begins, how long it is, and how it ends. */
function shortened(list: readonly string[]): readonly string[] {
  return list.length <= 6 ? list : [list[0]!, `… ${list.length - 2} more …`, list.at(-1)!];
}

/** Clusters with what a rule finds in them, and clusters in which it finds nothing. */
export function testClusterRule(
  id: string,
  { bad, good }: { readonly bad: readonly BadClusterRow[]; readonly good: readonly ClusterRow[] },
): void {
  describe(`${id} reports`, () => {
    test.each(bad)('$name', ({ cluster: given, findings }) => {
      expect(clusterReport(id, given)).toEqual(findings);
    });
  });

  describe(`${id} finds nothing wrong with`, () => {
    test.each(good)('$name', ({ cluster: given }) => {
      expect(clusterReport(id, given)).toEqual([]);
    });
  });
}

/** As many nodes as wanted, `connect1` to `connect50`, each with its configuration. */
export function manyNodes(
  count: number,
  text: (number: number) => string,
  more: (number: number) => Partial<NodeInput> = () => ({}),
): ClusterNode[] {
  return Array.from({ length: count }, (_, index) =>
    node(`connect${index + 1}`, text(index + 1), more(index + 1)),
  );
}

/** A file for a node, such as its migration file. */
export function file(path: string, text: string): NamedDocument {
  return { path, document: parse(text) };
}
