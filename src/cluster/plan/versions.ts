import { compareVersions } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';

export interface Versions {
  /** Nodes by the version that they have installed, the newest first. */
  readonly known: readonly (readonly [version: string, nodes: readonly ClusterNode[]])[];
  readonly newest: string | undefined;
  /** Nodes whose version is not known, or is none. */
  readonly unknown: readonly ClusterNode[];
}

export function versionsOf(nodes: readonly ClusterNode[]): Versions {
  const known: [string, ClusterNode[]][] = [];
  const unknown: ClusterNode[] = [];
  for (const node of nodes) {
    const version = node.facts.version?.value;
    if (version === undefined || Number.isNaN(compareVersions(version, version))) unknown.push(node);
    else {
      const same = known.find(([other]) => compareVersions(other, version) === 0);
      if (same === undefined) known.push([version, [node]]);
      else same[1].push(node);
    }
  }
  known.sort(([one], [other]) => compareVersions(other, one));
  return { known, newest: known[0]?.[0], unknown };
}
