import { describe, expect, it } from 'vitest';
import type { Location } from '../../../src/cluster/storage/index.ts';
import { at, mounted, PROC_MOUNTS, text } from './samples.ts';

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
