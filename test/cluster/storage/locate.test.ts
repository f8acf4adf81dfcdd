import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Location, locate } from '../../../src/cluster/storage/index.ts';
import { AUTOFS, at, BARE_METAL, BTRFS, DOCKER, facts, mounted, POD, PROC_MOUNTS, ROOT } from './samples.ts';

describe('by the mount table', () => {
  it.each<[string, string, string, Partial<Location>]>([
    [
      'an NFS share',
      BARE_METAL,
      '/mnt/connect',
      { kind: 'network', fileSystem: 'nfs4', source: 'nas:/export/connect', key: 'nfs://nas/export/connect' },
    ],
    [
      'a directory of it, mounted by itself',
      BARE_METAL,
      '/var/lib/rstudio-connect/db',
      { key: 'nfs://nas/export/connect/data/db' },
    ],
    [
      'the same through the whole share',
      BARE_METAL,
      '/mnt/connect/data/db',
      { key: 'nfs://nas/export/connect/data/db' },
    ],
    [
      'a share with blanks in its names',
      BARE_METAL,
      '/mnt/my share\t(old)/x',
      { source: 'nas:/export/a b', key: 'nfs://nas/export/a b/x' },
    ],
    [
      'a local disk',
      BARE_METAL,
      '/var/lib/metrics',
      {
        kind: 'local',
        fileSystem: 'xfs',
        source: '/dev/mapper/vg0-var',
        key: 'local://connect1/253:0/lib/metrics',
      },
    ],
    [
      'the same through a bind mount',
      BARE_METAL,
      '/srv/metrics',
      { key: 'local://connect1/253:0/lib/metrics' },
    ],
    [
      'the older format: NFS',
      PROC_MOUNTS,
      '/var/lib/rstudio-connect',
      { kind: 'network', key: 'nfs://nas/export/connect/data' },
    ],
    [
      'the older format: a local disk, named by its mount point',
      PROC_MOUNTS,
      '/srv/metrics/x',
      { kind: 'local', key: 'local://connect1/at:%2Fsrv%2Fmetrics/x' },
    ],
    [
      'the root of a container',
      DOCKER,
      '/var/lib/rstudio-connect',
      { kind: 'local', fileSystem: 'overlay', key: 'local://connect1/0:132/var/lib/rstudio-connect' },
    ],
    [
      'a volume on the disk of a container’s host',
      DOCKER,
      '/data',
      { kind: 'local', hostVolume: true, missing: expect.stringContaining('`host` in the topology') },
    ],
    [
      'a directory of a volume in a pod',
      POD,
      '/var/lib/rstudio-connect',
      { kind: 'network', key: 'nfs://nas.example.com/export/connect/data' },
    ],
    ['another one', POD, '/landing/img', { key: 'nfs://nas.example.com/export/connect/landing/img' }],
    [
      'a directory of a CephFS volume',
      POD,
      '/metrics',
      { kind: 'network', key: 'ceph://10.1.0.1,10.1.0.3#cephfs/volumes/csi/csi-vol-7/sub/metrics' },
    ],
    ['an empty directory of a pod', POD, '/scratch', { kind: 'local', hostVolume: true }],
    ['a subvolume', BTRFS, '/home/x', { kind: 'local', key: 'local://connect1/0:20/@home/x' }],
    [
      'the same through the whole file system',
      BTRFS,
      '/mnt/pool/@home/x',
      { key: 'local://connect1/0:20/@home/x' },
    ],
    ['what autofs has mounted', AUTOFS, '/data/x', { kind: 'network', key: 'nfs://nas/export/connect/x' }],
    [
      'what autofs has mounted below its own',
      AUTOFS,
      '/home/connect',
      { kind: 'network', key: 'nfs://nas/home/connect' },
    ],
  ])('%s', (_, table, path, expected) => {
    expect(at(path, table)).toMatchObject({ path, resolved: path, ...expected });
  });

  it.each([
    ['autofs has not mounted it yet', at('/home/other', AUTOFS), 'autofs'],
    ['there is no table', at('/data'), '`mounts` in the topology'],
    ['the table does not cover it', at('/data', '22 1 0:9 / /mnt rw - nfs4 nas:/x rw'), 'whole mount table'],
    ['the table is empty', at('/data', ''), 'whole mount table'],
    ['the path is relative', at('data', BARE_METAL), 'absolute path'],
    ['the path is empty', at('', BARE_METAL), 'absolute path'],
    ['links lead in a circle', at('/a/x', BARE_METAL, { links: { '/a': '/b', '/b': '/a' } }), 'circle'],
    ['links grow', at('/a', BARE_METAL, { links: { '/a': '/a/a/a' } }), 'circle'],
    ['anything may be below', mounted('fuse.mergerfs', '/mnt/a:/mnt/b'), '`fuse.mergerfs`'],
    ['the type is not known', mounted('newfs', 'x'), '`newfs`'],
    ['it is a folder of the host', mounted('virtiofs', 'data'), 'the machine that hosts this one'],
    ['it is a folder of the host by another way', mounted('9p', 'data'), 'the machine that hosts this one'],
  ])('nothing is claimed when %s', (_, location, missing) => {
    expect(location.kind).toBe('unknown');
    expect(location.key).toBeUndefined();
    expect(location.missing).toContain(missing);
    expect(location.missing).toMatch(/^[A-Z`].*\.$/s);
  });

  it('takes a whole table for one whose parents are cut off', () => {
    expect(at('/data/x', '50 49 0:45 / /data rw - nfs4 nas:/x rw')).toMatchObject({ key: 'nfs://nas/x/x' });
  });
});

describe('local storage', () => {
  it.each(
    'ext2 ext3 ext4 xfs btrfs zfs overlay tmpfs f2fs jfs vfat fuseblk squashfs ramfs devtmpfs aufs'.split(
      ' ',
    ),
  )('is of the type %s', (type) => {
    expect(mounted(type, 'none')).toMatchObject({
      kind: 'local',
      fileSystem: type,
      key: 'local://connect1/0:45',
    });
  });

  it('has no key in a container whose table does not tell what is mounted', () => {
    const location = at('/data', 'overlay / overlay rw 0 0\n/dev/sda1 /data ext4 rw 0 0', {});
    expect(location).toMatchObject({ kind: 'local', hostVolume: true });
    expect(location.key).toBeUndefined();
  });

  it('is no volume of a host on a machine that starts from an image', () => {
    const table = `1 0 0:9 / / rw - overlay overlay rw\n2 1 0:5 / /dev rw - devtmpfs devtmpfs rw\n3 1 252:4 /ostree/var /var rw - xfs /dev/vda4 rw`;
    expect(at('/var/lib', table)).toMatchObject({
      kind: 'local',
      key: 'local://connect1/252:4/ostree/var/lib',
    });
    expect(at('/var/lib', table).hostVolume).toBeUndefined();
  });

  it.each(['a/b', 'ä', '\uD800', '100%'])('is told apart by the name of its machine: %j', (machine) => {
    expect(at('/x', ROOT, { machine }).key).toMatch(/^local:\/\/[^/]+\/8:2\/x$/);
  });
});

test('a directory below another has its key and a slash', () => {
  const tables = [BARE_METAL, DOCKER, POD, BTRFS, AUTOFS, PROC_MOUNTS, undefined];
  const directory = fc.constantFrom(
    '/mnt/connect',
    '/var',
    '/data',
    '/home/connect',
    '/landing',
    '/srv/share',
    '/srv/metrics',
    '/metrics',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...tables),
      directory,
      fc.constantFrom([], ['/data'], ['/']),
      (table, path, sharedPaths) => {
        const [outer, inner] = [path, `${path}/x`].map((each) => at(each, table, { sharedPaths }));
        expect(inner?.key).toBe(outer?.key === undefined ? undefined : `${outer.key}/x`);
      },
    ),
  );
});

test('nothing makes it throw', () => {
  const word = fc.oneof(
    fc.constantFrom('/', '..', '.', '/a', '/a/b', '\0', ':', '//', '@', '[', ']', 'nas:/x', '\uD800'),
    fc.string({ maxLength: 4 }),
  );
  const phrase = fc.array(word, { maxLength: 6 }).map((words) => words.join(''));
  const mount = fc.record({
    root: phrase,
    mountPoint: fc.constantFrom('/', '/a', '/a/b'),
    fileSystem: fc.constantFrom(
      'nfs4',
      'cifs',
      'ceph',
      'lustre',
      'fuse.glusterfs',
      'gpfs',
      'fuse.sshfs',
      'pvfs2',
      'ext4',
      'overlay',
      'fuse',
    ),
    source: phrase,
  });
  fc.assert(
    fc.property(
      phrase,
      fc.array(mount, { maxLength: 4 }),
      fc.dictionary(phrase, phrase, { maxKeys: 4 }),
      fc.array(phrase, { maxLength: 2 }),
      phrase,
      (path, mounts, links, sharedPaths, machine) => {
        const location = locate(path, facts({ mounts }, { links, sharedPaths, machine }));
        expect(['network', 'declared', 'local', 'unknown']).toContain(location.kind);
        if (location.kind === 'unknown') expect(location.missing).toBeDefined();
      },
    ),
  );
});
