import type { Cluster, ClusterNode } from '../../../cluster/index.ts';
import type { NodeValue } from '../../../cluster/launcher/node-launcher.ts';
import { maskCredentials } from '../../../schema/index.ts';
import { listNodes } from '../../ha/shared/names.ts';

/** A value of a node’s Launcher. */
export interface Use {
  readonly node: ClusterNode;
  readonly cluster: Cluster;
  readonly value: NodeValue;
}

/** `connect1 and connect2 of production`. */
export function namesOf(nodes: readonly ClusterNode[], { name }: Cluster): string {
  return `${listNodes(nodes)}${name === undefined ? '' : ` of ${name}`}`;
}

/** The nodes of these uses, which are of one cluster. */
export function who(uses: readonly Use[]): string {
  return namesOf([...new Set(uses.map(({ node }) => node))], uses[0]!.cluster);
}

/** `Launcher.ScratchPath is `/srv/launcher``, with `by default` or its variable where the file has no line for it. */
export function statement({ node, value }: Use): string {
  const verb = value.ofPlugin === true ? 'gives the Kubernetes plugin' : 'is';
  const manner = mannerOf(node, value);
  return `${value.setting} ${verb} ${quoted(value.text)}${manner === '' ? '' : ` ${manner}`}`;
}

/** A use among the related places of a finding. */
export function told({ node, cluster, value }: Use, severalClusters: boolean) {
  const name = severalClusters ? namesOf([node], cluster) : node.name;
  const manner = mannerOf(node, value);
  const message = `node ${name}: ${quoted(value.text)}${manner === '' ? '' : `, ${manner}`}`;
  return { ...node.place(value.decidedBy), message };
}

/** A value for a message, whole: the end of a path tells it from others. */
export function quoted(text: string): string {
  return `\`${maskCredentials(text)}\``;
}

function mannerOf(node: ClusterNode, { setting }: NodeValue): string {
  return node.settings.isSet(setting) ? node.manner(setting) : 'by default';
}
