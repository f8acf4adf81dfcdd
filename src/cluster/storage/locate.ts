import { normalizePath } from '../../schema/posix-path.ts';
import { declaredStorage } from './declared.ts';
import { fileSystemOf } from './file-systems.ts';
import { findMount } from './find-mount.ts';
import { followLinks, writtenPath } from './follow-links.ts';
import type { Location, Storage, StorageFacts } from './location.ts';
import * as missing from './missing.ts';
import type { Mount, MountTable } from './mount-table.ts';
import { networkStorage } from './network-source.ts';

/** What the mount table says of a path. */
type Mounted = Pick<Location, 'kind' | 'storage' | 'missing' | 'hostVolume'>;

/** Where a path of a node lies. Never throws. */
export function locate(path: string, facts: StorageFacts): Location {
  const { mounts, links } = facts;
  const normalized = normalizePath(path);
  if (normalized === undefined) return { kind: 'unknown', path, resolved: path, missing: missing.RELATIVE };
  const resolved = followLinks(path, links);
  if (resolved === undefined) {
    return { kind: 'unknown', path: normalized, resolved: normalized, missing: missing.LINKS_IN_A_CIRCLE };
  }
  const written = writtenPath(path, resolved, links);
  const mount = mounts === undefined ? undefined : findMount(resolved, mounts);
  const mounted: Mounted =
    mounts === undefined || mount === undefined
      ? { kind: 'unknown', missing: mounts === undefined ? missing.NO_MOUNTS : missing.NOT_COVERED }
      : mountedStorage(mount, mounts, resolved, facts.machine);
  const place = {
    path: written,
    resolved,
    ...shownMount(mount),
    ...(links === undefined && { linksUnread: true as const }),
  };

  const declared = declaredStorage(written, resolved, facts);
  if (declared === undefined) return { ...place, ...mounted, ...keyOf(mounted.storage) };
  // A local file system is a fact; the rest the user’s word may settle.
  if (mounted.kind === 'local' && mounted.hostVolume !== true) {
    return { ...place, ...mounted, ...keyOf(mounted.storage), declaredShared: true };
  }
  const network = mounted.storage?.type === 'network' ? mounted.storage : undefined;
  const storage = network === undefined ? declared : { ...declared, network };
  const { hostVolume } = mounted;
  return { ...place, kind: 'declared', storage, ...keyOf(storage), ...(hostVolume && { hostVolume }) };
}

function shownMount(mount: Mount | undefined): Pick<Location, 'fileSystem' | 'source' | 'mountPoint'> {
  if (mount === undefined) return {};
  const source = missing.shownSource(mount.source);
  const { fileSystem, mountPoint } = mount;
  return { fileSystem, ...(source !== '' && { source }), ...(mount.root === '/' && { mountPoint }) };
}

function mountedStorage(mount: Mount, table: MountTable, resolved: string, machine: string): Mounted {
  const found = fileSystemOf(mount);
  if (found.kind === 'unknown') return { kind: 'unknown', missing: missing.missingKind(mount, found.why) };
  const rest = resolved.slice(mount.mountPoint === '/' ? 0 : mount.mountPoint.length);
  const within = normalizePath(`/${mount.root}/${rest}`)!;
  if (found.kind === 'network') {
    const named = rootIsKnown(mount, table, found.family);
    const storage = named ? networkStorage(mount, found.family, within) : undefined;
    return storage === undefined
      ? { kind: 'network', missing: missing.missingName(mount) }
      : { kind: 'network', storage };
  }
  const contained = isContainer(table);
  const deleted = mount.root.endsWith('//deleted');
  // Without numbers of devices, a path of the machine is one directory, but any two may be bind mounts of one.
  const device =
    mount.device ?? (contained ? undefined : `at:${encodeURIComponent(mount.mountPoint.toWellFormed())}`);
  const storage: Storage = {
    type: 'local',
    machine,
    device: deleted ? undefined : device,
    path: mount.device === undefined ? normalizePath(`/${rest}`)! : within,
    layered: found.on === 'layers',
  };
  const hostVolume = contained && found.on === 'disk';
  return { kind: 'local', storage, ...(hostVolume && { hostVolume, missing: missing.HOST_VOLUME }) };
}

/** The root of a container is layered, and its `/dev` is not the kernel’s own as on a machine. */
export function isContainer(table: MountTable): boolean {
  const root = findMount('/', table);
  const found = root === undefined ? undefined : fileSystemOf(root);
  if (found?.kind !== 'local' || found.on !== 'layers') return false;
  return !table.mounts.some(
    ({ mountPoint, fileSystem }) => mountPoint === '/dev' && fileSystem === 'devtmpfs',
  );
}

/**
 * `/proc/mounts` does not tell which directory of a file system a bind mount shows; but NFS puts it into the source.
 * Containers are full of bind mounts; elsewhere the same source on two mount points is a sign of one.
 */
function rootIsKnown(mount: Mount, table: MountTable, family: string): boolean {
  if (mount.id !== undefined || family === 'nfs') return true;
  return !isContainer(table) && table.mounts.filter(({ source }) => source === mount.source).length === 1;
}

function keyOf(storage: Storage | undefined): Pick<Location, 'key'> {
  if (storage === undefined) return {};
  const path = storage.path === '/' ? '' : storage.path;
  switch (storage.type) {
    case 'declared':
      return { key: `declared:${path}` };
    case 'network':
      return { key: `${storage.family}://${storage.server}${path}` };
    case 'local':
      if (storage.device === undefined) return {};
      return {
        key: `local://${encodeURIComponent(storage.machine.toWellFormed())}/${storage.device}${path}`,
      };
  }
}
