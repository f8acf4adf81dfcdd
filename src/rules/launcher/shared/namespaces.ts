/** Kubernetes namespaces in which the jobs of two Launchers would run. */
import type { Cluster, ClusterNode, LauncherValue, OtherLauncher } from '../../../cluster/index.ts';
import { launcherOf } from '../../../cluster/launcher/node-launcher.ts';
import { isOnHost } from './meetings.ts';
import type { Use } from './wording.ts';

/** What Kubernetes takes for the name of a namespace. */
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Uses of one namespace that meet, or may meet: nobody says that the Kubernetes clusters are different ones. */
export interface NamespaceConflict {
  readonly uses: readonly Use[];
  readonly certain: boolean;
}

export function namespaceUses(cluster: Cluster): Use[] {
  return cluster.nodes.flatMap((node) => {
    const value = launcherOf(node)?.kubernetes?.namespace;
    return value === undefined || !NAME.test(value.text) ? [] : [{ node, cluster, value }];
  });
}

/** By namespace, in the order in which they first occur. */
export function byNamespace(uses: readonly Use[]): Map<string, Use[]> {
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    const group = groups.get(use.value.text);
    if (group === undefined) groups.set(use.value.text, [use]);
    else group.push(use);
  }
  return groups;
}

/**
 * Whether a node’s jobs run in the same Kubernetes cluster as another Launcher’s; undefined where nobody says.
 *
 * A Launcher on the node’s own machine is taken to use the same one, unless it has several.
 */
export function isSameKubernetes(
  node: ClusterNode,
  launcher: OtherLauncher,
  from: 'home' | 'foreign' = 'home',
): boolean | undefined {
  const [here, there] = [node.facts.kubernetesCluster, launcher.kubernetesCluster];
  if (here !== undefined && there !== undefined) return here === there;
  const onOneHost = (from === 'home' && launcher.onNodes) || isOnHost(launcher, node);
  return onOneHost && launcher.kubernetes.length === 1 ? true : undefined;
}

/** Those of a Launcher’s plugins that use a namespace. */
export function namespaceOf({ kubernetes }: OtherLauncher, name: string): LauncherValue[] {
  return kubernetes.flatMap(({ namespace }) => (namespace?.text === name ? [namespace] : []));
}

/** The uses among these that meet another Launcher; where none surely does, those that may. */
export function conflictOf(
  uses: readonly Use[],
  isSame: (use: Use) => boolean | undefined,
): NamespaceConflict | undefined {
  const judged = uses.map((use) => ({ use, same: isSame(use) }));
  const certain = judged.filter(({ same }) => same === true);
  const met = certain.length > 0 ? certain : judged.filter(({ same }) => same === undefined);
  return met.length === 0 ? undefined : { uses: met.map(({ use }) => use), certain: certain.length > 0 };
}

/** The uses on both sides of one namespace that meet, for two installations of Connect. */
export function conflictBetween(
  ours: readonly Use[],
  theirs: readonly Use[],
): { readonly ours: NamespaceConflict; readonly theirs: NamespaceConflict } | undefined {
  const one = conflictOf(ours, meets(theirs));
  const other = conflictOf(theirs, meets(ours));
  return one === undefined || other === undefined ? undefined : { ours: one, theirs: other };
}

/** Whether a use meets one of these. */
function meets(uses: readonly Use[]): (use: Use) => boolean | undefined {
  const named = new Set(uses.map(({ node }) => node.facts.kubernetesCluster));
  return ({ node }) => {
    const { kubernetesCluster } = node.facts;
    if (kubernetesCluster === undefined) return undefined;
    if (named.has(kubernetesCluster)) return true;
    return named.has(undefined) ? undefined : false;
  };
}
