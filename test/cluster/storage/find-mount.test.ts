import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findMount } from '../../../src/cluster/storage/find-mount.ts';
import { type Mount, parseMounts } from '../../../src/cluster/storage/index.ts';
import { BARE_METAL, COVERED, PROC_MOUNTS } from './samples.ts';

const source = (table: string, path: string) => findMount(path, parseMounts(table))?.source;

describe('the mount of a path', () => {
  it.each([
    ['/', '/dev/sda2'],
    ['/etc/rstudio-connect', '/dev/sda2'],
    ['/variable', '/dev/sda2'],
    ['/var', '/dev/mapper/vg0-var'],
    ['/var/lib/rstudio-connect/db', 'nas:/export/connect/data'],
    ['/var/lib/rstudio-connect-launcher', '/dev/mapper/vg0-var'],
    ['/mnt/my share\t(old)/x', 'nas:/export/a b'],
  ])('%j is on %s, in both formats', (path, expected) => {
    expect(source(BARE_METAL, path)).toBe(expected);
    expect(source(PROC_MOUNTS, path)).toBe(expected);
  });

  it.each([
    ['/data/x', '/dev/sdb1', 'stacked: the last one counts'],
    ['/mnt/a/b/c', 'tmpfs', 'a later mount on a directory above'],
    ['/mnt/b', '/dev/sda2', 'beside it'],
    ['/srv/share', 'none', 'a later mount on the mount that holds the mount point'],
  ])('%j is on %s (%s)', (path, expected) => {
    expect(source(COVERED, path)).toBe(expected);
  });

  it.each([
    ['1 1 0:1 / / rw - rootfs rootfs rw\n22 1 8:1 / / rw - ext4 /dev/sda1 rw', '/dev/sda1'],
    [
      '22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 8:2 /b//deleted /a//deleted rw - ext4 /dev/sdb1 rw',
      '/dev/sda1',
    ],
    ['40 22 0:9 / /a rw - nfs4 nas:/x rw', 'nas:/x'],
    ['22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 99 0:9 / /a rw - nfs4 nas:/x rw', 'nas:/x'],
    ['42 1 0:1 / /a rw - tmpfs old rw\n43 1 0:9 / /a rw - nfs4 nas:/x rw', 'nas:/x'],
    ['10 11 0:1 / /a rw - tmpfs one rw\n11 10 0:2 / /a rw - tmpfs two rw', undefined],
    ['10 10 0:1 / / rw - tmpfs one rw\n10 10 0:2 / / rw - tmpfs two rw', 'two'],
    ['nas:/x /a nfs4 rw 0 0\nnas:/y /a nfs4 rw 0 0\n/dev/sda1 / ext4 rw 0 0', 'nas:/y'],
    ['', undefined],
  ])('in the table %j, /a/b is on %s', (table, expected) => {
    expect(source(table, '/a/b')).toBe(expected);
  });
});

/** A kernel of few lines: mounts form a tree by mount and directory, and a path is gone along from the root. */
class Kernel {
  readonly mounts: Mount[] = [
    { id: 1, parent: 0, root: '/', mountPoint: '/', fileSystem: 'ext4', source: 's1' },
  ];
  readonly #on = new Map<string, Mount>();

  lookup(path: string): Mount {
    let current = this.mounts[0]!;
    let here = '';
    for (const part of path.split('/').slice(path === '/' ? 2 : 1)) {
      here += `/${part}`;
      for (let next = this.#at(current, here); next !== undefined; next = this.#at(current, here))
        current = next;
    }
    return current;
  }

  mount(mountPoint: string, id: number): void {
    const parent = this.lookup(mountPoint);
    const mount: Mount = {
      id,
      parent: parent.id!,
      root: '/',
      mountPoint,
      fileSystem: 'ext4',
      source: `s${id}`,
    };
    this.#on.set(`${parent.id}:${mountPoint}`, mount);
    this.mounts.push(mount);
  }

  /** Only what nothing is mounted on, as without `--lazy`. */
  unmount(path: string): void {
    const mount = this.lookup(path);
    if (mount.parent === 0 || this.mounts.some(({ parent }) => parent === mount.id)) return;
    this.#on.delete(`${mount.parent}:${mount.mountPoint}`);
    this.mounts.splice(this.mounts.indexOf(mount), 1);
  }

  #at({ id }: Mount, path: string): Mount | undefined {
    return this.#on.get(`${id}:${path}`);
  }
}

test('the mount is the one that the kernel comes to, in whatever order the table is', () => {
  const directory = fc
    .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 })
    .map((parts) => `/${parts.join('/')}`);
  const step = fc.record({ does: fc.constantFrom('mount', 'mount', 'mount', 'unmount'), path: directory });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 20 }),
      fc.array(directory, { maxLength: 10 }),
      fc.nat(),
      (steps, paths, turn) => {
        const kernel = new Kernel();
        for (const [index, { does, path }] of steps.entries()) {
          if (does === 'mount') kernel.mount(path, index + 2);
          else kernel.unmount(path);
        }
        const at = turn % kernel.mounts.length;
        const mounts = [...kernel.mounts.slice(at), ...kernel.mounts.slice(0, at)];
        for (const path of ['/', ...paths]) expect(findMount(path, { mounts })).toBe(kernel.lookup(path));
      },
    ),
  );
});
