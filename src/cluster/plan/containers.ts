/** Nodes that are containers: nothing there is started, stopped or changed by commands of a server’s shell. */
import type { ClusterNode } from '../node.ts';
import { isContainer } from '../storage/index.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCheck } from './plan.ts';

/** Whether a node is known to be a container, by its mount table. */
export function isContained({ facts: { mounts } }: ClusterNode): boolean {
  return mounts !== undefined && isContainer(mounts);
}

/** How settings of a container are changed. */
export const AT_ITS_SOURCE =
  'change the configuration where it comes from, the values of the Helm chart, a ConfigMap or the image.';

/** What to do in place of commands, for those of the nodes that are containers. */
export function containerChecks(
  nodes: readonly ClusterNode[],
  all: readonly ClusterNode[],
  what: string,
): PlanCheck[] {
  const contained = nodes.filter(isContained);
  if (contained.length === 0) return [];
  const are = contained.length === 1 ? 'is a container' : 'are containers';
  const names = nameNodes(contained, all).replace(/^all (?=\d)/, 'All ');
  const reason = `${names} ${are}: ${what}`;
  return [{ status: 'to do', nodes: namesOf(contained), reason }];
}
