/** What values say of the pods that the server runs in. */
import { isInside, normalizePath } from '../schema/posix-path.ts';
import type { Release } from './release.ts';
import { isTruthy, type ListValue, textAt, type Value, type ValuePath, valueAt } from './tree.ts';

/** A directory of the pod that is not the container’s own. */
export interface PodMount {
  readonly path: string;
  /** What is mounted: `persistentVolumeClaim`, `nfs`, `emptyDir`; undefined where no volume of the name is described. */
  readonly volume: string | undefined;
  /** Whether what is written there outlives the pod. */
  readonly lasts: boolean;
  /** Whether all pods have the same: undefined where that is not known. */
  readonly shared: boolean | undefined;
  /** Which one of its kind, where the values say so: a server’s directory. */
  readonly source: string | undefined;
  /** What the mount says of itself, for a message: `sharedStorage`. */
  readonly at: ValuePath;
}

/** Volumes that a pod has for itself, or that hold what others put there. */
const OWN = ['emptyDir', 'ephemeral', 'configMap', 'secret', 'downwardAPI', 'projected'];
/** File systems of a network, which all pods see alike. */
const NETWORK = ['nfs', 'cephfs', 'glusterfs', 'azureFile', 'persistentVolumeClaim'];

/** The mounts of the server’s pod. */
export function podMounts(release: Release): PodMount[] {
  const mounts: PodMount[] = [];
  if (isTruthy(release.value('sharedStorage', 'create')) || isTruthy(release.value('sharedStorage', 'mount')))
    mounts.push({
      path: textAt(release.values, ['sharedStorage', 'path']) ?? '',
      volume: 'persistentVolumeClaim',
      lasts: true,
      shared: true,
      source: undefined,
      at: ['sharedStorage', 'path'],
    });
  const volumes = itemsAt(release, ['pod', 'volumes']);
  for (const mount of itemsAt(release, ['pod', 'volumeMounts'])) {
    const name = textAt(mount, ['name']);
    const described = volumes.find((volume) => textAt(volume, ['name']) === name);
    const keys = described?.kind === 'map' ? [...described.entries.keys()] : [];
    const volume = keys.find((key) => key !== 'name');
    const isOwn = volume !== undefined && OWN.includes(volume);
    mounts.push({
      path: textAt(mount, ['mountPath']) ?? '',
      volume,
      lasts: !isOwn,
      shared: isOwn ? false : volume !== undefined && NETWORK.includes(volume) ? true : undefined,
      source: volume === 'nfs' && described !== undefined ? exportOf(described, mount) : undefined,
      at: ['pod', 'volumeMounts'],
    });
  }
  return mounts.filter(({ path }) => normalizePath(path) !== undefined);
}

/** What an NFS server exports: `nas:/connect`. */
function exportOf(volume: Value, mount: Value): string {
  const text = (key: string) => textAt(volume, ['nfs', key]) ?? '';
  const below = textAt(mount, ['subPath']);
  return `${text('server')}:${text('path').replace(/\/$/, '')}${below === undefined ? '' : `/${below}`}`;
}

/** The mount that a directory lies in; the deepest of several. */
export function mountOf(path: string, mounts: readonly PodMount[]): PodMount | undefined {
  return mounts
    .filter((mount) => isInside(path, mount.path))
    .sort((one, other) => other.path.length - one.path.length)[0];
}

/** How many pods serve: undefined where that is no number. */
export function replicasIn(release: Release): number | undefined {
  const value = release.value('replicas');
  return value?.kind === 'scalar' && typeof value.data === 'number' ? value.data : undefined;
}

/** A variable of the server’s container. */
export interface PodVariable {
  readonly name: string;
  /** Undefined where it comes from elsewhere (`valueFrom`). */
  readonly value: string | undefined;
  readonly item: Value;
}

export function podVariables(release: Release): PodVariable[] {
  return itemsAt(release, ['pod', 'env']).flatMap((item) => {
    const name = textAt(item, ['name']);
    if (name === undefined) return [];
    const value = valueAt(item, ['valueFrom']) === undefined ? (textAt(item, ['value']) ?? '') : undefined;
    return [{ name, value, item }];
  });
}

/**
 * The variables as an environment. What is given elsewhere stands there as a gap, as in a template: that it is given
 * counts, and nothing is said of it.
 */
export function podEnvironment(release: Release): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const { name, value } of podVariables(release))
    if (name.startsWith('CONNECT_')) environment[name] = value ?? `\${${name}}`;
  return environment;
}

function itemsAt(release: Release, path: ValuePath): ListValue['items'] {
  const value = valueAt(release.values, path);
  return value?.kind === 'list' ? value.items : [];
}
