/** The nodes of a cluster that a manifest describes: a node for each pod. */

import { isMigrationFile } from '../../cluster/file-names.ts';
import type { Mount, NodeFacts, NodeInput } from '../../cluster/index.ts';
import type { CarriedConfig, KubernetesCarrier } from '../carrier.ts';
import type { KubernetesObject } from './objects.ts';
import { type VolumeMount, type Workload, workloadsOf } from './workloads.ts';

/** What a manifest holds, read. */
export interface Manifest {
  readonly configs: readonly CarriedConfig[];
  readonly objects: readonly KubernetesObject[];
}

/** A node, but for what the command line says of all. */
export type ManifestNode = Pick<NodeInput, 'name' | 'config' | 'migration' | 'facts' | 'sharedPaths'>;

/** More than anybody runs: a slip of the pen must not fill the screen. */
export const MOST_REPLICAS = 100;

/**
 * The nodes: for each main configuration the pods that mount it. One that no pod of the manifest mounts is a node of
 * which nothing else is known.
 *
 * @param name what the nodes are called; default: as the workload, with the number of the pod.
 */
export function manifestNodes(manifest: Manifest, name?: string): ManifestNode[] {
  const mains = manifest.configs.filter(isMain);
  const found = mains.map((config) => ({ config, workloads: workloadsOf(manifest.objects, config.carrier) }));
  const shared = sharedClaims(found.flatMap(({ workloads }) => workloads));
  return found.flatMap(({ config, workloads }) => {
    const migration =
      config.companion === undefined
        ? {}
        : {
            migration: {
              path: config.companionPath!,
              document: config.companion,
              placement: config.companionPlacement,
            },
          };
    const input = { config, ...migration };
    const own = name ?? config.carrier.name ?? config.carrier.key;
    if (workloads.length === 0) return [{ ...input, name: own }];
    return workloads.flatMap((workload) => {
      const called = name ?? workload.object.name ?? own;
      const facts = factsOf(workload);
      const sharedPaths = workload.mounts.map(({ path }) => path).filter((path) => shared.has(path));
      return podNames(called, workload).map((pod) => ({ ...input, name: pod, facts, sharedPaths }));
    });
  });
}

function isMain(config: CarriedConfig): config is CarriedConfig & { readonly carrier: KubernetesCarrier } {
  return config.carrier.kind === 'kubernetes' && !isMigrationFile(config.carrier.key);
}

function podNames(name: string, { replicas, object }: Workload): string[] {
  if (replicas <= 1) return [name];
  // Kubernetes counts the pods of a StatefulSet from 0; those of others have no numbers.
  const first = object.kind === 'StatefulSet' ? 0 : 1;
  return Array.from({ length: Math.min(replicas, MOST_REPLICAS) }, (_, index) => `${name}-${first + index}`);
}

/** Directories at which all pods mount one and the same claim. */
function sharedClaims(workloads: readonly Workload[]): Set<string> {
  const claims = new Map<string, Set<string>>();
  for (const { mounts, object } of workloads)
    for (const mount of mounts) {
      const same = claims.get(mount.path) ?? new Set<string>();
      claims.set(mount.path, same.add(`${object.namespace ?? ''}/${idOf(mount)}`));
    }
  return new Set(
    [...claims].filter(([, ids]) => ids.size === 1 && ![...ids][0]!.endsWith('/')).map(([path]) => path),
  );
}

/** Names a claim; empty for what is no claim, or not the same in every pod. */
function idOf({ kind, source, perPod }: VolumeMount): string {
  return kind === 'persistentVolumeClaim' && !perPod ? (source ?? '') : '';
}

function factsOf({ mounts, container, object }: Workload): NodeFacts {
  const table: Mount[] = [
    // What no volume is mounted at goes with the container.
    { root: '/', mountPoint: '/', fileSystem: 'overlay', source: 'overlay' },
    ...mounts.map(({ path, kind, source, perPod }): Mount => {
      const fileSystem = perPod ? 'ephemeral' : kind;
      return {
        root: '/',
        mountPoint: path.replace(/(.)\/+$/, '$1'),
        fileSystem,
        source: source ?? fileSystem,
      };
    }),
  ];
  const image = object.tree.text(container, 'image') ?? '';
  const version = /:(?:[^/@]*[^\d/@.])?(\d{4}\.\d{1,2}\.\d+)(?:[-.@]|$)/.exec(image)?.[1];
  return { mounts: { mounts: table }, ...(version === undefined ? {} : { version: { value: version } }) };
}
