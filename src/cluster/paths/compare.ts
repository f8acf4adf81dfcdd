import type { ClusterNode } from '../node.ts';
import { compareLocations } from '../storage/index.ts';
import type { Fulfilment, NamedPath } from './named-path.ts';

/** The paths of a node. */
export interface NodePaths {
  readonly node: ClusterNode;
  readonly paths: readonly NamedPath[];
}

/** Says of each path whether the nodes share it, or keep it apart, as they must. */
export function compareNodes(nodes: readonly NodePaths[]): NodePaths[] {
  if (nodes.length < 2) return [...nodes];
  return nodes.map((one) => ({
    node: one.node,
    paths: one.paths.map((named) => {
      const fulfilled = fulfilment(
        named,
        nodes.filter((other) => other !== one),
      );
      return fulfilled === undefined ? named : { ...named, fulfilled };
    }),
  }));
}

function fulfilment(named: NamedPath, others: readonly NodePaths[]): Fulfilment | undefined {
  const { location, nodes, noEffect } = named;
  if (location === undefined || noEffect !== undefined || (nodes !== 'shared' && nodes !== 'own'))
    return undefined;
  const answers = others.map(({ node, paths }) => {
    const counterpart = paths.find((other) => idOf(other) === idOf(named) && other.noEffect === undefined);
    // It may stand in a line that could not be read.
    if (counterpart === undefined) return node.isComplete && nodes === 'own' ? undefined : 'unknown';
    if (counterpart.location === undefined) return 'unknown';
    const verdict = compareLocations(location, counterpart.location);
    if (verdict === 'unknown') return 'unknown';
    return (verdict === 'same') === (nodes === 'shared') ? 'yes' : 'no';
  });
  for (const answer of ['no', 'unknown', 'yes'] as const) if (answers.includes(answer)) return answer;
  return undefined;
}

/** What makes paths of two nodes the same thing: the setting, or what implies them. */
function idOf({ setting, origin, group, holds }: NamedPath): string {
  return setting ?? JSON.stringify([group, holds, origin]);
}
