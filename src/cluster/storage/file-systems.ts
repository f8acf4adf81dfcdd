/** Which types of file system can be on several machines at once. */
import type { Mount } from './mount-table.ts';

/** By type: the family of protocols, in which a source names the same directory. */
const NETWORK: ReadonlyMap<string, string> = new Map([
  ['nfs', 'nfs'],
  ['nfs4', 'nfs'],
  ['cifs', 'smb'],
  ['smb3', 'smb'],
  ['smbfs', 'smb'],
  ['ceph', 'ceph'],
  ['lustre', 'lustre'],
  ['gpfs', 'gpfs'],
  ['glusterfs', 'gluster'],
  ['fuse.glusterfs', 'gluster'],
  ['fuse.sshfs', 'ssh'],
  ['pvfs2', 'orangefs'],
  ['orangefs', 'orangefs'],
  // Of these the source does not say whose storage it is, or not which of its directories.
  ...[
    'afs',
    'beegfs',
    'coda',
    'gfs2',
    'ocfs2',
    'panfs',
    'wekafs',
    'fuse.blobfuse',
    'fuse.blobfuse2',
    'fuse.ceph-fuse',
    'fuse.cosfs',
    'fuse.curlftpfs',
    'fuse.davfs2',
    'fuse.dfuse',
    'fuse.fuse_dfs',
    'fuse.gcsfuse',
    'fuse.geesefs',
    'fuse.goofys',
    'fuse.lizardfs',
    'fuse.mfs',
    'fuse.mountpoint-s3',
    'fuse.obsfs',
    'fuse.ossfs',
    'fuse.quobyte',
    'fuse.s3fs',
    'fuse.saunafs',
    'fuse.seaweedfs',
    'fuse.smbnetfs',
    'fuse.xtreemfs',
  ].map((type) => [type, type] as const),
]);

/** On a disk that one machine writes to, whether the disk is its own or reached through a network. */
const DISK: ReadonlySet<string> = new Set(
  `bcachefs btrfs erofs exfat ext2 ext3 ext4 f2fs fuseblk hfsplus iso9660 jffs2 jfs minix msdos nilfs2 ntfs ntfs3
reiserfs squashfs ubifs udf ufs vfat xfs zfs`.split(/\s/),
);

/** In the memory of a machine. */
const MEMORY: ReadonlySet<string> = new Set(
  'cgroup cgroup2 devpts devtmpfs hugetlbfs mqueue proc ramfs rootfs sysfs tmpfs'.split(' '),
);

/**
 * Layers over other directories, as the root of a container. Its upper layer can’t be on a network file system that
 * other machines write to, for overlayfs refuses that.
 */
const LAYERED: ReadonlySet<string> = new Set(['aufs', 'overlay', 'overlayfs', 'fuse.fuse-overlayfs']);

/**
 * A folder of the host, handed to a virtual machine under a tag. Machines of one host may have the same folder or each
 * its own under the same tag, and the folder may be on a network file system of the host: nothing can be told.
 */
const HOST_FOLDER: ReadonlySet<string> = new Set(
  '9p drvfs fakeowner fuse.grpcfuse fuse.osxfs fuse.vmhgfs-fuse prl_fs vboxsf virtiofs vmhgfs'.split(' '),
);

/** Volumes that a pod of Kubernetes has for itself, by the names that its manifest has for them. */
const POD: ReadonlySet<string> = new Set(['emptyDir', 'ephemeral', 'volumeClaimTemplate']);

export type FileSystem =
  | { readonly kind: 'network'; readonly family: string }
  | { readonly kind: 'local'; readonly on: 'disk' | 'memory' | 'layers' }
  | { readonly kind: 'unknown'; readonly why: 'host-folder' | 'not-mounted-yet' | 'type' };

/** What the type of a mount says, with its source where a program gives no type of its own. */
export function fileSystemOf({ fileSystem: type, source }: Pick<Mount, 'fileSystem' | 'source'>): FileSystem {
  const family = NETWORK.get(type) ?? (type === 'fuse' ? familyBySource(source) : undefined);
  if (family !== undefined) return { kind: 'network', family };
  if (DISK.has(type)) return { kind: 'local', on: 'disk' };
  if (MEMORY.has(type) || POD.has(type)) return { kind: 'local', on: 'memory' };
  if (LAYERED.has(type)) return { kind: 'local', on: 'layers' };
  if (HOST_FOLDER.has(type)) return { kind: 'unknown', why: 'host-folder' };
  return { kind: 'unknown', why: type === 'autofs' ? 'not-mounted-yet' : 'type' };
}

/** Mountpoint for S3 and blobfuse2 are of type `fuse`, with their name as the source; davfs2 has a web address. */
function familyBySource(source: string): string | undefined {
  return /^https?:\/\//i.test(source) ? 'fuse.davfs2' : NETWORK.get(`fuse.${source}`);
}
