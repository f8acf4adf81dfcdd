import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  compareLocations,
  isInside,
  type Location,
  type Verdict,
} from '../../../src/cluster/storage/index.ts';
import { AUTOFS, at, BARE_METAL, BTRFS, DOCKER, mounted, POD, PROC_MOUNTS, ROOT } from './samples.ts';

const nfs = (source: string, below = '') => mounted('nfs4', source, { below });
const nfs3 = (source: string, below = '') => mounted('nfs', source, { below });
const smb = (source: string, below = '') => mounted('cifs', source, { below });
const local = (path: string, machine: string, table = ROOT) => at(path, table, { machine });
const shared = (path: string, sharedPaths: string[], table?: string, machine = 'connect1') =>
  at(path, table, { sharedPaths, machine });

/** Keys of everything in the sample tables, and of what all are compared with. */
const EVERYTHING: readonly Location[] = [
  ...[BARE_METAL, DOCKER, POD, BTRFS, AUTOFS, PROC_MOUNTS, undefined].flatMap((table) =>
    ['/', '/data', '/mnt/connect/data', '/var/lib/rstudio-connect', '/home/x', '/metrics', 'x'].flatMap(
      (path) =>
        ['connect1', 'connect2'].flatMap((machine) => [
          at(path, table, { machine }),
          at(path, table, { machine, sharedPaths: ['/data', '/mnt/connect'], links: undefined }),
        ]),
    ),
  ),
  nfs3('nas:/export/connect'),
  nfs('10.0.0.5:/data'),
  smb('//nas/share/x'),
  smb('//nas/share/X'),
  mounted('beegfs', 'beegfs_nodev'),
  nfs('fs-01.efs.eu-west-1.amazonaws.com:/'),
];

describe('two locations', () => {
  it.each<[string, Verdict, Location, Location]>([
    [
      'one export, mounted in different places',
      'same',
      nfs('nas:/export', '/connect'),
      nfs('nas:/export/connect'),
    ],
    ['one export in two versions of NFS', 'same', nfs('nas:/export'), nfs3('nas:/export')],
    ['two directories of one server', 'different', nfs('nas:/export/a'), nfs('nas:/export/b')],
    ['a directory and one inside it', 'different', nfs('nas:/export'), nfs('nas:/export/b')],
    [
      'an export, and perhaps the same below the root of NFS 4',
      'unknown',
      nfs3('nas:/export/connect'),
      nfs('nas:/connect'),
    ],
    ['an export, and perhaps the root of NFS 4 itself', 'unknown', nfs3('nas:/export/connect'), nfs('nas:/')],
    [
      'an export, and perhaps another name of it in NFS 4',
      'unknown',
      nfs3('nas:/export/connect'),
      nfs('nas:/shares/connect'),
    ],
    ['two servers, which may be one', 'unknown', nfs('nas:/export'), nfs('nas.example.com:/export')],
    ['two servers and two directories', 'unknown', nfs('nas:/a'), nfs('nas2:/b')],
    [
      'two ports of one server',
      'unknown',
      nfs('nas:/a'),
      mounted('nfs4', 'nas:/a', { options: 'rw,port=3049' }),
    ],
    ['two addresses of one EFS file system', 'unknown', nfs('10.0.1.5:/'), nfs('10.0.2.5:/')],
    [
      'two zones of one EFS file system',
      'same',
      nfs('eu-west-1a.fs-01.efs.eu-west-1.amazonaws.com:/'),
      nfs('eu-west-1b.fs-01.efs.eu-west-1.amazonaws.com:/'),
    ],
    [
      'two EFS file systems',
      'different',
      nfs('fs-01.efs.eu-west-1.amazonaws.com:/'),
      nfs('fs-02.efs.eu-west-1.amazonaws.com:/'),
    ],
    ['two tunnels', 'unknown', nfs('127.0.0.1:/'), nfs('127.0.0.1:/')],
    ['one share', 'same', smb('//nas/share', '/x'), smb('//NAS/SHARE/x')],
    ['names that differ in case only', 'unknown', smb('//nas/share/x'), smb('//nas/share/X')],
    ['two directories of one share', 'different', smb('//nas/share/x'), smb('//nas/share/y')],
    ['two shares, which may lie in each other', 'unknown', smb('//nas/data/connect'), smb('//nas/connect')],
    ['two protocols of one server', 'unknown', smb('//nas/export'), nfs('nas:/export')],
    [
      'Ceph in both ways to write it',
      'unknown',
      mounted('ceph', '10.0.0.1:/x'),
      mounted('ceph', 'a@b3acfc0d-575f-41d3-9c91-0e7ed3dbb3fa.cephfs=/x'),
    ],
    [
      'Ceph with other monitors',
      'unknown',
      mounted('ceph', '10.0.0.1:/x'),
      mounted('ceph', '10.0.0.1,10.0.0.2:/x'),
    ],
    [
      'two Ceph file systems',
      'different',
      mounted('ceph', 'a@b3acfc0d-575f-41d3-9c91-0e7ed3dbb3fa.one=/x'),
      mounted('ceph', 'a@b3acfc0d-575f-41d3-9c91-0e7ed3dbb3fa.two=/x'),
    ],
    [
      'two volumes of a Gluster server',
      'different',
      mounted('fuse.glusterfs', 'gl1:/a'),
      mounted('fuse.glusterfs', 'gl1:/b'),
    ],
    [
      'one Gluster volume by two servers',
      'unknown',
      mounted('fuse.glusterfs', 'gl1:/a'),
      mounted('fuse.glusterfs', 'gl2:/a'),
    ],
    ['two names in one GPFS cluster', 'unknown', mounted('gpfs', 'gpfs0'), mounted('gpfs', 'remote0')],
    [
      'network storage without a name',
      'unknown',
      mounted('beegfs', 'beegfs_nodev'),
      mounted('beegfs', 'beegfs_nodev'),
    ],
    ['nothing known of one', 'unknown', at('/data'), nfs('nas:/export')],
    ['nothing known of both', 'unknown', at('/data'), at('/data')],

    ['one path on two machines', 'different', local('/data', 'connect1'), local('/data', 'connect2')],
    ['one path on one machine', 'same', local('/data', 'connect1'), local('/data', 'connect1')],
    [
      'machines of one name, each started by itself',
      'different',
      local('/data', 'vm\0b1'),
      local('/data', 'vm\0b2'),
    ],
    ['a machine by its name and start', 'same', local('/data', 'vm\0b1'), local('/data', 'vm\0b1')],
    ['a machine of which the start is not known', 'unknown', local('/data', 'vm\0b1'), local('/data', 'vm')],
    ['two paths on one machine', 'different', local('/data', 'connect1'), local('/srv', 'connect1')],
    ['a bind mount', 'same', at('/srv/metrics', BARE_METAL), at('/var/lib/metrics', BARE_METAL)],
    [
      'a bind mount, which /proc/mounts does not show',
      'unknown',
      at('/srv/metrics', PROC_MOUNTS),
      at('/var/lib/metrics', PROC_MOUNTS),
    ],
    ['a machine in both formats', 'unknown', at('/var/x', BARE_METAL), at('/var/x', PROC_MOUNTS)],
    ['two disks of one machine', 'different', at('/var/lib', BARE_METAL), at('/lib', BARE_METAL)],
    ['two subvolumes', 'different', at('/home/x', BTRFS), at('/x', BTRFS)],
    [
      'a machine by its short and its full name',
      'unknown',
      local('/data', 'connect1'),
      local('/data', 'Connect1.example.com'),
    ],
    [
      'the root of a container, and perhaps its upper layer',
      'unknown',
      at('/x', DOCKER),
      local('/x', 'connect1'),
    ],
    [
      'the roots of two containers on one machine',
      'different',
      at('/x', DOCKER),
      at('/x', DOCKER.replaceAll('0:132', '0:140')),
    ],
    [
      'one volume of two containers, perhaps on one host',
      'unknown',
      local('/data', 'a', DOCKER),
      local('/data', 'b', DOCKER),
    ],
    [
      'one volume of two containers on one host',
      'same',
      local('/data', 'host', DOCKER),
      local('/data', 'host', DOCKER),
    ],
    [
      'two volumes of two containers',
      'different',
      local('/data', 'a', DOCKER),
      local('/data', 'b', DOCKER.replace('volumes/connect', 'volumes/other')),
    ],

    ['a share that is not mounted here', 'different', local('/data', 'connect1'), nfs('nas:/export/data')],
    [
      'a share that is not mounted here, by address',
      'different',
      local('/mnt/x', 'connect1'),
      nfs('10.0.0.5:/export/data'),
    ],
    [
      'storage that is not mounted here',
      'different',
      local('/data', 'connect1'),
      mounted('beegfs', 'beegfs_nodev'),
    ],
    [
      'a server, and who has its directory from it',
      'unknown',
      local('/srv/x', 'connect1'),
      mounted('nfs4', 'connect1.example.com:/srv/x', { machine: 'connect2' }),
    ],
    ['a server by address', 'unknown', local('/srv/x', 'connect1'), nfs('10.0.0.5:/x')],
    [
      'an EFS file system that is not mounted here',
      'different',
      local('/data', 'connect1'),
      nfs('fs-01.efs.eu-west-1.amazonaws.com:/'),
    ],

    [
      'one declared directory',
      'same',
      shared('/data/x', ['/data']),
      shared('/data/x', ['/data/x'], BARE_METAL.replace('/mnt/connect', '/data'), 'connect2'),
    ],
    [
      'two places in one declared directory',
      'different',
      shared('/data/x', ['/data']),
      shared('/data/y', ['/data']),
    ],
    [
      'two places in nested declared directories',
      'different',
      shared('/data/x', ['/data']),
      shared('/data/x/y', ['/data/x']),
    ],
    [
      'two declared directories',
      'unknown',
      shared('/data', ['/data', '/mnt']),
      shared('/mnt', ['/data', '/mnt']),
    ],
    ['a declared one and a share', 'unknown', shared('/data', ['/data']), nfs('nas:/export')],
    [
      'a declared one and a local one',
      'different',
      shared('/data', ['/data']),
      shared('/data', ['/data'], ROOT, 'connect2'),
    ],
    [
      'a declared one from a server, and the server',
      'unknown',
      shared('/mnt/connect', ['/mnt'], BARE_METAL),
      shared('/mnt/connect', ['/mnt'], ROOT, 'nas'),
    ],
  ])('%s: %s', (_, verdict, one, other) => {
    expect(compareLocations(one, other)).toBe(verdict);
    expect(compareLocations(other, one)).toBe(verdict);
  });

  const link = { links: { '/var/x': '/mnt/connect/x' } };
  it.each<[string, Verdict, Location]>([
    ['nobody looked for it', 'unknown', at('/var/x', BARE_METAL, { machine: 'connect2', links: undefined })],
    ['it is not there', 'different', at('/var/x', BARE_METAL, { machine: 'connect2' })],
    ['it is there', 'same', at('/var/x', BARE_METAL, { machine: 'connect2', ...link })],
  ])('may be a link on one node, and on the other %s: %s', (_, verdict, other) => {
    const one = at('/var/x', BARE_METAL, link);
    expect(compareLocations(one, other)).toBe(verdict);
    expect(compareLocations(other, one)).toBe(verdict);
  });

  test('compare alike in both directions, and the same by their keys alone', () => {
    const location = fc.constantFrom(...EVERYTHING);
    fc.assert(
      fc.property(location, location, (one, other) => {
        const verdict = compareLocations(one, other);
        expect(compareLocations(other, one)).toBe(verdict);
        expect(verdict === 'same').toBe(one.key !== undefined && one.key === other.key);
        if (one.kind === 'unknown') expect(verdict).toBe('unknown');
      }),
      { numRuns: 2000 },
    );
  });

  test('are the same as themselves where they have a name', () => {
    for (const location of EVERYTHING) {
      expect(compareLocations(location, location)).toBe(location.key === undefined ? 'unknown' : 'same');
    }
  });
});

describe('a location in another', () => {
  it.each<[string, ReturnType<typeof isInside>, Location, Location]>([
    ['by another mount', 'inside', nfs('nas:/export/connect/data'), nfs('nas:/export', '/connect')],
    ['itself', 'inside', nfs('nas:/export'), nfs('nas:/export')],
    ['the other way round', 'outside', nfs('nas:/export'), nfs('nas:/export/connect')],
    ['beside it', 'outside', nfs('nas:/export/connect2'), nfs('nas:/export/connect')],
    [
      'a local disk mounted below a share',
      'outside',
      at('/var/lib/metrics', BARE_METAL),
      at('/var/lib/rstudio-connect', BARE_METAL),
    ],
    ['a declared directory', 'inside', shared('/data/metrics', ['/data']), shared('/data', ['/data'])],
    [
      'beside it in a declared directory',
      'outside',
      shared('/data/metrics', ['/data']),
      shared('/data/x', ['/data']),
    ],
    ['another server', 'unknown', nfs('nas2:/export/x'), nfs('nas:/export')],
    ['another view of an export', 'unknown', nfs('nas:/connect/metrics'), nfs3('nas:/export/connect')],
    ['a share, in another case', 'unknown', smb('//nas/share/Data/metrics'), smb('//nas/share/data')],
    ['another part of a share', 'outside', smb('//nas/share/other'), smb('//nas/share/data')],
    ['nothing known', 'unknown', at('/data/metrics'), at('/data')],
    ['a disk of one machine', 'inside', local('/data/metrics', 'connect1'), local('/data', 'connect1')],
    ['a disk of another machine', 'outside', local('/data/metrics', 'connect2'), local('/data', 'connect1')],
  ])('%s: %s', (_, verdict, inner, outer) => {
    expect(isInside(inner, outer)).toBe(verdict);
  });

  test('agrees with what is the same and what is different', () => {
    const location = fc.constantFrom(...EVERYTHING);
    fc.assert(
      fc.property(location, location, (one, other) => {
        const same = compareLocations(one, other);
        if (same === 'same') expect(isInside(one, other)).toBe('inside');
        if (isInside(one, other) === 'outside') expect(same).not.toBe('same');
        if (isInside(one, other) === 'inside' && isInside(other, one) === 'inside') expect(same).toBe('same');
      }),
      { numRuns: 2000 },
    );
  });
});
