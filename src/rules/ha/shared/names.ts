import type { ClusterNode } from '../../../cluster/index.ts';

/** A message names no more nodes than these; the finding itself lists them all. */
const MOST_NAMED = 4;

/** Nodes by name: `connect1 and connect2`; of many the first: `connect1, connect2, connect3, connect4 and 46 more`. */
export function listNodes(nodes: readonly Pick<ClusterNode, 'name'>[]): string {
  const names = nodes.slice(0, MOST_NAMED).map(({ name }) => name);
  if (nodes.length > MOST_NAMED) return `${names.join(', ')} and ${nodes.length - MOST_NAMED} more`;
  return andList(names);
}

/** `a`, `a and b`, `a, b and c`. */
export function andList(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
