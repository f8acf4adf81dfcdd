import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Location, locate } from '../../../src/cluster/storage/index.ts';
import {
  AUTOFS,
  at,
  BARE_METAL,
  BTRFS,
  DOCKER,
  facts,
  mounted,
  POD,
  PROC_MOUNTS,
  ROOT,
  text,
} from './samples.ts';

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

describe('network storage', () => {
  const SAME: readonly (readonly [string, readonly Location[]])[] = [
    [
      'nfs://nas/export/connect',
      [
        mounted('nfs4', 'nas:/export/connect'),
        mounted('nfs', 'NAS:/export/connect/'),
        mounted('nfs4', 'nas.:/export//connect', { options: 'rw,port=2049' }),
        mounted('nfs4', 'nas:/export', { below: '/connect' }),
        mounted('nfs4', 'nas:/export', { root: '/connect' }),
        mounted('nfs4', 'nas:/', { root: '/export', below: '/connect/' }),
      ],
    ],
    [
      'nfs://fd00::1:2/e',
      [
        mounted('nfs4', '[fd00::1:2]:/e'),
        mounted('nfs4', '[FD00:0:0:0:0:0:1:2]:/e'),
        mounted('nfs', 'fd00::1:2:/e'),
      ],
    ],
    ['nfs://nas#2050/e', [mounted('nfs4', 'nas:/e', { options: 'rw,port=2050' })]],
    [
      'nfs://fs-0123abcd.efs.eu-west-1.amazonaws.com/connect',
      [
        mounted('nfs4', 'fs-0123abcd.efs.eu-west-1.amazonaws.com:/', { below: '/connect' }),
        mounted('nfs4', 'eu-west-1a.fs-0123abcd.efs.eu-west-1.amazonaws.com:/connect'),
      ],
    ],
    [
      'smb://nas/share/Team/connect',
      [
        mounted('cifs', '//nas/share/Team/connect'),
        mounted('smb3', '//NAS/Share/Team', { below: '/connect' }),
        mounted('cifs', text`\134\134nas\134share\134Team`, { below: '/connect' }),
        mounted('cifs', '//nas/share/Team', { root: '/Team', below: '/connect' }),
        mounted('cifs', '//nas/share/Team', { root: '/Team/connect' }),
        mounted('cifs', '//nas/share/Team', { root: '/connect' }),
        mounted('cifs', '//user:hunter2@nas/share/Team/connect'),
        mounted('smbfs', '//user%hunter2@nas/share/Team/connect'),
      ],
    ],
    [
      'ceph://10.0.0.1,10.0.0.2,10.0.0.3/connect',
      [
        mounted('ceph', '10.0.0.1,10.0.0.2,10.0.0.3:/connect'),
        mounted('ceph', '10.0.0.3:6789,10.0.0.1:6789,10.0.0.2:6789:/', { below: '/connect' }),
        mounted(
          'ceph',
          '[v2:10.0.0.1:3300,v1:10.0.0.1:6789],[v2:10.0.0.2:3300,v1:10.0.0.2:6789],10.0.0.3:/connect/',
        ),
      ],
    ],
    [
      'ceph://mon1#two/x',
      [
        mounted('ceph', 'mon1:/x', { options: 'rw,mds_namespace=two' }),
        mounted('ceph', 'mon1:/x', { options: 'rw,fs=two' }),
      ],
    ],
    [
      'ceph://b3acfc0d-575f-41d3-9c91-0e7ed3dbb3fa.cephfs/connect',
      [
        mounted('ceph', 'admin@b3acfc0d-575f-41d3-9c91-0e7ed3dbb3fa.cephfs=/connect', {
          options: 'rw,mon_addr=10.0.0.1:6789',
        }),
        mounted('ceph', 'kube@B3ACFC0D-575F-41D3-9C91-0E7ED3DBB3FA.cephfs=/', { below: '/connect' }),
      ],
    ],
    [
      'lustre://10.0.0.1,10.0.0.2,10.1.0.1@o2ib/lfs/connect',
      [
        mounted('lustre', '10.0.0.1@tcp,10.1.0.1@o2ib:10.0.0.2@tcp:/lfs/connect'),
        mounted('lustre', '10.0.0.2@tcp0:10.0.0.1,10.1.0.1@o2ib0:/lfs', { below: '/connect' }),
      ],
    ],
    [
      'lustre://fs-0a.fsx.eu-west-1.amazonaws.com/abcde',
      [mounted('lustre', 'fs-0a.fsx.eu-west-1.amazonaws.com@tcp:/abcde')],
    ],
    [
      'gluster://gl1,gl2/vol/connect',
      [
        mounted('fuse.glusterfs', 'gl1,gl2:/vol/connect'),
        mounted('glusterfs', 'gl2,gl1:/vol', { below: '/connect' }),
        mounted('fuse.glusterfs', 'GL1,gl2:vol', { root: '/connect' }),
      ],
    ],
    [
      'gpfs://gpfs0/connect',
      [mounted('gpfs', 'gpfs0', { below: '/connect' }), mounted('gpfs', '/dev/gpfs0', { root: '/connect' })],
    ],
    ['ssh://connect@files/srv/x', [mounted('fuse.sshfs', 'connect@files:/srv/x')]],
    ['orangefs://pv1:3334/orangefs/x', [mounted('pvfs2', 'tcp://pv1:3334/orangefs', { below: '/x' })]],
  ];

  it.each(
    SAME.flatMap(([key, locations]) =>
      locations.map((location) => [key, location.source, location] as const),
    ),
  )('%s is %s', (key, _, location) => {
    expect(location).toMatchObject({ kind: 'network', key });
    expect(location.missing).toBeUndefined();
  });

  it.each([
    ['a tunnel, as for EFS with TLS', mounted('nfs4', '127.0.0.1:/', { options: 'rw,port=20449' })],
    ['the machine itself', mounted('nfs4', 'localhost:/export')],
    ['the machine itself in IPv6', mounted('nfs4', '[::1]:/export')],
    ['a link-local address', mounted('nfs4', '[fe80::1%eth0]:/export')],
    ['a Gluster server that mounts its own volume', mounted('fuse.glusterfs', 'localhost:/vol')],
    ['a Gluster volume out of a file', mounted('fuse.glusterfs', '/etc/glusterfs/vol.vol')],
    ['no directory', mounted('nfs4', 'nas')],
    ['no share', mounted('cifs', '//nas')],
    ['CephFS in user space', mounted('fuse.ceph-fuse', 'ceph-fuse')],
    ['a Ceph cluster without its id', mounted('ceph', 'admin@.cephfs=/x')],
    ['IPv6 with Lustre', mounted('lustre', 'fd00:0:0:0:0:0:0:1@tcp:/lfs')],
    ['BeeGFS', mounted('beegfs', 'beegfs_nodev')],
    ['a device of a cluster', mounted('gfs2', '/dev/mapper/vg-lv')],
    ['another one', mounted('ocfs2', '/dev/sdb1')],
    ['a bucket', mounted('fuse.s3fs', 's3fs')],
    ['a bucket, by another program', mounted('fuse', 'mountpoint-s3')],
    ['WebDAV', mounted('fuse', 'https://user:hunter2@dav.example.com/x')],
    ['the home of whoever mounts it', mounted('fuse.sshfs', 'connect@files:')],
    ['somebody’s view', mounted('fuse.sshfs', 'files:/srv')],
    ['a directory that is gone', mounted('fuse.glusterfs', 'gl1:/vol', { root: '/x//deleted' })],
  ])('has no name by %s', (_, location) => {
    expect(location.kind).toBe('network');
    expect(location.key).toBeUndefined();
    expect(location.missing).toContain('--shared-path');
  });

  it.each([
    [
      'two mounts of one volume',
      `${PROC_MOUNTS}gl1:/vol /data fuse.glusterfs rw 0 0\ngl1:/vol /srv/x fuse.glusterfs rw 0 0`,
    ],
    ['a container', 'overlay / overlay rw 0 0\ngl1:/vol /data fuse.glusterfs rw 0 0'],
  ])('has no name where /proc/mounts hides which directory of it is mounted: %s', (_, table) => {
    const location = at('/data', table);
    expect(location.kind).toBe('network');
    expect(location.key).toBeUndefined();
  });

  it('has one where nothing speaks against it', () => {
    expect(at('/data', `${PROC_MOUNTS}gl1:/vol /data fuse.glusterfs rw 0 0`).key).toBe('gluster://gl1/vol');
  });

  it.each([
    [mounted('cifs', '//user:hunter2@nas/share/x')],
    [mounted('cifs', '//user%hunter2@nas/share/x')],
    [mounted('cifs', '//user:hunter2@127.0.0.1/share/x')],
    [mounted('fuse', 'https://user:hunter2@dav.example.com/x')],
    [mounted('fuse.curlftpfs', 'curlftpfs#ftp://user:hunter2@ftp.example.com/')],
    [mounted('fuse.other', 'https://user:hunter2@dav.example.com/x')],
    [mounted('ceph', 'mon1:/', { options: 'rw,secret=hunter2' })],
  ])('shows no password: %#', (location) => {
    expect(JSON.stringify(location)).not.toContain('hunter2');
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

describe('symbolic links', () => {
  const links = {
    '/data': '/mnt/connect',
    '/srv/link': '/data/sub',
    '/var/lib/relative': '../../data',
    '/opt/here': '.',
    '/deep/a/b': '/mnt/connect/x/y',
  };

  it.each([
    ['/data', '/data', '/mnt/connect'],
    ['/data/x', '/data/x', '/mnt/connect/x'],
    ['//data//./x/', '/data/x', '/mnt/connect/x'],
    ['/database', '/database', '/database'],
    ['/srv/link/x', '/srv/link/x', '/mnt/connect/sub/x'],
    ['/var/lib/relative/x', '/var/lib/relative/x', '/mnt/connect/x'],
    ['/opt/here/here/x', '/opt/here/here/x', '/opt/x'],
    ['/x/../data', '/data', '/mnt/connect'],
    // The parent of where the link leads, not of the link.
    ['/deep/a/b/../z', '/mnt/connect/x/z', '/mnt/connect/x/z'],
    ['/deep/a/b/../../../..', '/', '/'],
    ['/data/../../..', '/', '/'],
    ['/constructor/__proto__', '/constructor/__proto__', '/constructor/__proto__'],
  ])('%s, which is %s, leads to %s', (path, written, resolved) => {
    expect(at(path, BARE_METAL, { links })).toMatchObject({ path: written, resolved });
  });

  it('are followed before the mount is looked for', () => {
    expect(at('/data/x', BARE_METAL, { links })).toMatchObject({
      kind: 'network',
      key: 'nfs://nas/export/connect/x',
    });
  });

  it('are followed as often as the kernel does', () => {
    const chain = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, index) => [`/l${index}`, `/l${index + 1}`]));
    expect(at('/l0', undefined, { links: chain(40) }).resolved).toBe('/l40');
    expect(at('/l0', undefined, { links: chain(41) }).missing).toContain('circle');
  });

  it('that nobody looked for are noted', () => {
    expect(at('/data', BARE_METAL, { links: undefined }).linksUnread).toBe(true);
    expect(at('/data', BARE_METAL).linksUnread).toBeUndefined();
  });
});

describe('directories that the user says are shared', () => {
  const links = {
    '/data': '/mnt/connect',
    '/shared/out': '/var/local',
    '/shared/in': '/shared/x',
    '/l': '/mnt/connect/y',
  };

  it.each<[string, string, string[], string | undefined, Partial<Location>]>([
    ['as written', '/mnt/nas/x', ['/mnt/nas'], undefined, { kind: 'declared', key: 'declared:/mnt/nas/x' }],
    ['itself', '/mnt/nas/', ['/mnt//nas/'], undefined, { key: 'declared:/mnt/nas' }],
    ['everything', '/mnt/nas', ['/'], undefined, { key: 'declared:/mnt/nas' }],
    ['of nested ones', '/a/b/c', ['/a/b', '/a'], undefined, { key: 'declared:/a/b/c' }],
    ['by way of a link', '/data/x', ['/mnt/connect'], undefined, { key: 'declared:/mnt/connect/x' }],
    [
      'a link itself',
      '/data/x',
      ['/data'],
      undefined,
      { key: 'declared:/data/x', resolved: '/mnt/connect/x' },
    ],
    ['what a declared link leads to', '/mnt/connect/x', ['/data'], undefined, { key: 'declared:/data/x' }],
    ['by another link to the same place', '/l', ['/data'], undefined, { key: 'declared:/data/y' }],
    ['with a link inside', '/shared/in', ['/shared'], undefined, { key: 'declared:/shared/x' }],
    [
      'with a link that leads out',
      '/shared/out',
      ['/shared'],
      undefined,
      { kind: 'declared', key: 'declared:/shared/out' },
    ],
    ['not beside it', '/mnt/nas2', ['/mnt/nas'], undefined, { kind: 'unknown' }],
    ['not by a relative name', '/mnt/nas', ['mnt/nas'], undefined, { kind: 'unknown' }],
    [
      'where the table says network',
      '/mnt/connect/x',
      ['/mnt'],
      BARE_METAL,
      { kind: 'declared', key: 'declared:/mnt/connect/x', fileSystem: 'nfs4', source: 'nas:/export/connect' },
    ],
    [
      'where the table does not know',
      '/home/other',
      ['/home'],
      AUTOFS,
      { kind: 'declared', key: 'declared:/home/other', fileSystem: 'autofs' },
    ],
    ['where the table does not cover it', '/data2', ['/data2'], '', { kind: 'declared' }],
    [
      'but not where the table says local',
      '/var/x',
      ['/var/x'],
      BARE_METAL,
      { kind: 'local', declaredShared: true, key: 'local://connect1/253:0/x' },
    ],
    [
      'nor where a link leads to a local disk',
      '/shared/out',
      ['/shared'],
      BARE_METAL,
      { kind: 'local', declaredShared: true },
    ],
    [
      'but a volume of a container’s host',
      '/data/x',
      ['/data', '/mnt/connect'],
      DOCKER.replace(' /data ', ' /mnt/connect '),
      { kind: 'declared', hostVolume: true, key: 'declared:/mnt/connect/x' },
    ],
    ['and not the root of a container', '/srv', ['/srv'], DOCKER, { kind: 'local', declaredShared: true }],
  ])('%s', (_, path, sharedPaths, table, expected) => {
    const location = at(path, table, { sharedPaths, links });
    expect(location).toMatchObject(expected);
    if (location.kind === 'declared') expect(location.missing).toBeUndefined();
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
