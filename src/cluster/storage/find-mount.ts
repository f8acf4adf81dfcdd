import type { Mount, MountTable } from './mount-table.ts';

/** The mount that a path without symbolic links is on; undefined where the table does not cover it. */
export function findMount(path: string, { mounts }: MountTable): Mount | undefined {
  const above = mounts.filter(({ mountPoint }) => covers(mountPoint, path));
  return above.every(({ id, parent }) => id !== undefined && parent !== undefined)
    ? walk(path, above, mounts)
    : lastOfLongest(above);
}

/**
 * Goes along the path from mount to mount, as the kernel does: what is mounted on a directory of a mount that is
 * itself covered is never met. A mount whose parent is not in the table (the root, or a table that is not whole) is
 * met wherever the path comes by its mount point.
 */
function walk(path: string, mounts: readonly Mount[], table: readonly Mount[]): Mount | undefined {
  const seen = new Set<Mount>();
  let current: Mount | undefined;
  for (const point of directoriesTo(path)) {
    const here = mounts.filter(({ mountPoint }) => mountPoint === point);
    if (here.length === 0) continue;
    let next = childOf(current) ?? here.findLast((mount) => hasNoParent(mount, table));
    while (next !== undefined && !seen.has(next)) {
      current = next;
      seen.add(next);
      next = childOf(current);
    }

    function childOf(mount: Mount | undefined): Mount | undefined {
      if (mount === undefined) return undefined;
      return here.findLast(({ id, parent }) => parent === mount.id && id !== parent);
    }
  }
  return current;
}

function hasNoParent({ id, parent }: Mount, table: readonly Mount[]): boolean {
  return id === parent || !table.some((other) => other.id === parent);
}

/** Both normalized. */
function covers(mountPoint: string, path: string): boolean {
  return mountPoint === '/' || path === mountPoint || path.startsWith(`${mountPoint}/`);
}

/** `/`, `/a`, `/a/b` for `/a/b`. */
function directoriesTo(path: string): string[] {
  const ends = [...path.matchAll(/\/[^/]+/g)].map(({ index, 0: part }) => index + part.length);
  return ['/', ...ends.map((end) => path.slice(0, end))];
}

function lastOfLongest(mounts: readonly Mount[]): Mount | undefined {
  let found: Mount | undefined;
  for (const mount of mounts) {
    if (found === undefined || mount.mountPoint.length >= found.mountPoint.length) found = mount;
  }
  return found;
}
