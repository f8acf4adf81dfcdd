/** The pods of a manifest that read a configuration: how many there are, and what they have mounted where. */
import type { YAMLMap } from 'yaml';
import type { KubernetesCarrier } from '../carrier.ts';
import type { KubernetesObject } from './objects.ts';

export interface Workload {
  readonly object: KubernetesObject;
  readonly replicas: number;
  /** The container that reads the configuration. */
  readonly container: YAMLMap;
  readonly mounts: readonly VolumeMount[];
}

/** What a container has mounted at a directory. */
export interface VolumeMount {
  readonly path: string;
  /** The kind of volume: `persistentVolumeClaim`, `emptyDir`, `nfs`, `volumeClaimTemplate`. */
  readonly kind: string;
  /** Which one of its kind, where the manifest says so: a claim, a server’s directory. */
  readonly source: string | undefined;
  /** Each pod has a directory of its own in it (`subPathExpr`). */
  readonly perPod: boolean;
}

const KINDS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout'];

/** The workloads whose pods mount a ConfigMap or Secret. */
export function workloadsOf(
  objects: readonly KubernetesObject[],
  { object, name, namespace }: KubernetesCarrier,
): Workload[] {
  if (name === undefined) return [];
  return objects
    .filter(({ kind }) => KINDS.includes(kind))
    .filter((one) => (one.namespace ?? namespace) === (namespace ?? one.namespace))
    .flatMap((one) => workload(one, { object, name }, objects) ?? []);
}

interface Wanted {
  readonly object: KubernetesCarrier['object'];
  readonly name: string;
}

function workload(
  object: KubernetesObject,
  wanted: Wanted,
  objects: readonly KubernetesObject[],
): Workload | undefined {
  const { tree, map } = object;
  const pod = tree.map(map, 'spec', 'template', 'spec');
  const volumes = tree.maps(pod, 'volumes');
  const holding = volumes
    .filter((volume) => holds(object, volume, wanted))
    .map((volume) => tree.text(volume, 'name'));
  const container = tree
    .maps(pod, 'containers')
    .find((one) =>
      tree.maps(one, 'volumeMounts').some((mount) => holding.includes(tree.text(mount, 'name'))),
    );
  if (container === undefined) return undefined;
  const templates = new Set(
    tree.maps(tree.map(map, 'spec'), 'volumeClaimTemplates').map((template) => {
      const metadata = tree.map(template, 'metadata');
      return metadata && tree.text(metadata, 'name');
    }),
  );
  const mounts = tree.maps(container, 'volumeMounts').flatMap((mount): VolumeMount[] => {
    const name = tree.text(mount, 'name');
    const path = tree.text(mount, 'mountPath');
    if (name === undefined || path === undefined) return [];
    const perPod = tree.get(mount, 'subPathExpr') !== undefined;
    if (templates.has(name)) return [{ path, kind: 'volumeClaimTemplate', source: name, perPod }];
    const volume = volumes.find((one) => tree.text(one, 'name') === name);
    const subPath = tree.text(mount, 'subPath');
    return volume === undefined ? [] : [{ path, perPod, ...volumeOf(object, volume, subPath) }];
  });
  return { object, container, mounts, replicas: replicasOf(object, objects) };
}

/** Whether a volume shows the object. */
function holds({ tree }: KubernetesObject, volume: YAMLMap, { object, name }: Wanted): boolean {
  const shows = (source: YAMLMap, key: 'name' | 'secretName') => {
    const found = tree.map(source, object === 'Secret' ? 'secret' : 'configMap');
    return found !== undefined && (tree.text(found, key) ?? tree.text(found, 'name')) === name;
  };
  const projected = tree.maps(tree.map(volume, 'projected'), 'sources');
  return (
    shows(volume, object === 'Secret' ? 'secretName' : 'name') || projected.some((one) => shows(one, 'name'))
  );
}

function volumeOf(
  { tree }: KubernetesObject,
  volume: YAMLMap,
  subPath: string | undefined,
): Pick<VolumeMount, 'kind' | 'source'> {
  const entry = tree.entries(volume).find(({ key }) => key !== 'name');
  const kind = entry?.key ?? 'emptyDir';
  const map = tree.map(volume, kind);
  const text = (key: string) => (map === undefined ? undefined : tree.text(map, key));
  const below = subPath === undefined ? '' : `/${subPath}`;
  switch (kind) {
    case 'persistentVolumeClaim':
      return { kind, source: text('claimName') };
    case 'nfs':
      return { kind, source: `${text('server')}:${text('path')?.replace(/\/$/, '')}${below}` };
    default:
      return { kind, source: undefined };
  }
}

/** As the object says; of one that is scaled by load, the most that there may be. */
function replicasOf(
  { kind, name, map, tree }: KubernetesObject,
  objects: readonly KubernetesObject[],
): number {
  const scaler = objects.find((one) => {
    const target = one.kind === 'HorizontalPodAutoscaler' && one.tree.map(one.map, 'spec', 'scaleTargetRef');
    return target && one.tree.text(target, 'kind') === kind && one.tree.text(target, 'name') === name;
  });
  const most = scaler?.tree.number(scaler.tree.map(scaler.map, 'spec'), 'maxReplicas');
  return most ?? tree.number(tree.map(map, 'spec'), 'replicas') ?? 1;
}
