import type { Cluster, ClusterNode, OtherLauncher } from '../../../cluster/index.ts';
import type { ClusterContext } from '../../cluster-rule.ts';

/** The Launcher of another product, and the nodes of a cluster on whose machine it runs. */
export interface Meeting {
  readonly launcher: OtherLauncher;
  readonly cluster: Cluster;
  readonly nodes: readonly ClusterNode[];
}

type Clusters = Pick<ClusterContext, 'cluster' | 'laterClusters'>;

/** Who meets whom on one machine: a cluster’s nodes and its other Launchers, and those of the clusters behind it. */
export function meetings({ cluster, laterClusters }: Clusters): Meeting[] {
  const own = (cluster.launchers ?? []).map((launcher) => ({
    launcher,
    hosts: hostsOf(launcher, cluster),
  }));
  const found: Meeting[] = own.map(({ launcher, hosts }) => ({
    launcher,
    cluster,
    nodes: launcher.onNodes ? cluster.nodes : nodesOn(hosts, cluster),
  }));
  for (const later of laterClusters) {
    for (const { launcher, hosts } of own)
      if (isForeign(launcher, later)) found.push({ launcher, cluster: later, nodes: nodesOn(hosts, later) });
    for (const launcher of later.launchers ?? [])
      if (isForeign(launcher, cluster))
        found.push({ launcher, cluster, nodes: nodesOn(hostsOf(launcher, later), cluster) });
  }
  return found.filter(({ nodes }) => nodes.length > 0);
}

/** Whether a Launcher is not one of a cluster’s own: one that stands beside several clusters meets each at home. */
export function isForeign(launcher: OtherLauncher, { launchers = [] }: Cluster): boolean {
  return !launchers.some(
    (other) => other === launcher || (isSamePlace(other, launcher) && other.host === launcher.host),
  );
}

/** Whether two Launchers are described in one place. */
function isSamePlace({ place: one }: OtherLauncher, { place: other }: OtherLauncher): boolean {
  if (one === undefined || other === undefined) return false;
  return one.source.path === other.source.path && one.range.start === other.range.start;
}

/** The machine of a node, if it is known. Names of hosts have no case. */
export function hostOf({ facts }: ClusterNode): string | undefined {
  return facts.host?.toLowerCase();
}

/** Whether a Launcher is said to run on a node’s machine. */
export function isOnHost({ host }: OtherLauncher, node: ClusterNode): boolean {
  return host !== undefined && host.toLowerCase() === hostOf(node);
}

/** The machines on which a Launcher is known to run, by its home cluster. */
function hostsOf({ host, onNodes }: OtherLauncher, { nodes }: Cluster): ReadonlySet<string> {
  const named = host === undefined ? [] : [host.toLowerCase()];
  const nodesHosts = onNodes ? nodes.map(hostOf).filter((name) => name !== undefined) : [];
  return new Set([...named, ...nodesHosts]);
}

function nodesOn(hosts: ReadonlySet<string>, { nodes }: Cluster): ClusterNode[] {
  if (hosts.size === 0) return [];
  return nodes.filter((node) => hosts.has(hostOf(node) ?? ''));
}
