/** Mount tables as machines of different kinds have them. */
import {
  type Location,
  locate,
  type MountTable,
  parseMounts,
  type StorageFacts,
} from '../../../src/cluster/storage/index.ts';

/** `\` and `$` as they stand. */
export const text = String.raw;

export function facts(
  mounts: string | MountTable | undefined,
  more: Partial<StorageFacts> = {},
): StorageFacts {
  return {
    mounts: typeof mounts === 'string' ? parseMounts(mounts) : mounts,
    sharedPaths: [],
    machine: 'connect1',
    links: {},
    ...more,
  };
}

export function at(path: string, mounts?: string, more?: Partial<StorageFacts>): Location {
  return locate(path, facts(mounts, more));
}

/** A directory that is one mount of a network file system, at `/data`, in a table that has nothing else of interest. */
export function mounted(
  type: string,
  source: string,
  more: { root?: string; options?: string; below?: string; machine?: string } = {},
): Location {
  const { root = '/', options = 'rw', below = '', machine = 'connect1' } = more;
  const table = `${ROOT}\n50 22 0:45 ${root} /data rw,relatime shared:30 - ${type} ${source} ${options}`;
  return at(`/data${below}`, table, { machine });
}

export const ROOT = '22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro';

/** A server with an NFS share, a bind mount of the share, one of a local directory, and what systemd mounts. */
export const BARE_METAL = text`22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro
23 22 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw
24 22 0:22 / /sys rw,nosuid,nodev,noexec,relatime shared:2 - sysfs sysfs rw
25 22 0:5 / /dev rw,nosuid shared:8 - devtmpfs devtmpfs rw,size=8121612k,nr_inodes=2030403,mode=755
26 25 0:23 / /dev/shm rw,nosuid,nodev shared:9 - tmpfs tmpfs rw
30 22 8:1 / /boot/efi rw,relatime shared:27 - vfat /dev/sda1 rw,fmask=0077,dmask=0077,errors=remount-ro
31 22 253:0 / /var rw,relatime shared:29 master:4 - xfs /dev/mapper/vg0-var rw,attr2,inode64,noquota
40 22 0:45 / /mnt/connect rw,relatime shared:200 - nfs4 nas:/export/connect rw,vers=4.2,rsize=1048576,hard,proto=tcp,clientaddr=10.0.0.11,local_lock=none,addr=10.0.0.5
41 31 0:45 / /var/lib/rstudio-connect rw,relatime shared:200 - nfs4 nas:/export/connect/data rw,vers=4.2,addr=10.0.0.5
42 22 253:0 /lib/metrics /srv/metrics rw,relatime shared:29 - xfs /dev/mapper/vg0-var rw,attr2,inode64,noquota
43 22 0:46 / /mnt/my\040share\011(old) rw,relatime shared:210 - nfs4 nas:/export/a\040b rw,vers=4.2
`;

/** The share was mounted, then something else over it and over a directory above it. */
export const COVERED = text`22 1 8:2 / / rw - ext4 /dev/sda2 rw
40 22 0:45 / /data rw - nfs4 nas:/export rw
41 40 8:17 / /data rw - ext4 /dev/sdb1 rw
50 22 0:46 / /mnt/a/b rw - nfs4 nas:/export/b rw
51 22 0:60 / /mnt/a rw - tmpfs tmpfs rw
60 22 8:33 / /srv rw - ext4 /dev/sdc1 rw
61 60 0:47 / /srv/share rw - nfs4 nas:/export/c rw
62 60 0:61 / /srv rw - tmpfs none rw
`;

/** Inside a Docker container with a volume. */
export const DOCKER = text`1456 1023 0:132 / / rw,relatime master:397 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/A:/var/lib/docker/overlay2/l/B,upperdir=/var/lib/docker/overlay2/0c/diff,workdir=/var/lib/docker/overlay2/0c/work
1457 1456 0:135 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw
1458 1456 0:136 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
1463 1456 259:2 /var/lib/docker/volumes/connect/_data /data rw,relatime master:1 - ext4 /dev/nvme0n1p2 rw
1464 1456 259:2 /var/lib/docker/containers/6f/hosts /etc/hosts rw,relatime - ext4 /dev/nvme0n1p2 rw
`;

/** A pod with two directories of one NFS volume (the kernel puts them into the source) and two of a CephFS volume. */
export const POD = text`3010 2890 0:310 / / rw,relatime - overlay overlay rw,lowerdir=/x,upperdir=/y,workdir=/z
3012 3010 0:312 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
3020 3010 0:250 / /var/lib/rstudio-connect rw,relatime - nfs4 nas.example.com:/export/connect/data rw,vers=4.1,addr=10.0.0.5
3021 3010 0:250 / /landing rw,relatime - nfs4 nas.example.com:/export/connect/landing rw,vers=4.1,addr=10.0.0.5
3022 3010 0:260 /sub/metrics /metrics rw,relatime - ceph 10.1.0.3:6789,10.1.0.1:6789:/volumes/csi/csi-vol-7 rw,name=kube,secret=<hidden>,acl,mds_namespace=cephfs
3023 3010 259:1 /var/lib/kubelet/pods/8b/volumes/kubernetes.io~empty-dir/tmp /scratch rw,relatime - xfs /dev/nvme0n1p1 rw
`;

export const BTRFS = text`22 1 0:20 /@ / rw,relatime shared:1 - btrfs /dev/sda2 rw,space_cache=v2,subvolid=256,subvol=/@
30 22 0:20 /@home /home rw,relatime shared:20 - btrfs /dev/sda2 rw,space_cache=v2,subvolid=257,subvol=/@home
31 22 0:20 / /mnt/pool rw,relatime shared:21 - btrfs /dev/sda2 rw,space_cache=v2,subvolid=5,subvol=/
`;

/** Direct and indirect maps; of the indirect one only `/home/connect` is mounted. */
export const AUTOFS = text`22 1 8:2 / / rw - ext4 /dev/sda2 rw
40 22 0:40 / /data rw,relatime shared:50 - autofs /etc/auto.direct rw,fd=6,pgrp=900,timeout=300,minproto=5,maxproto=5,direct
41 40 0:45 / /data rw,relatime shared:51 - nfs4 nas:/export/connect rw,vers=4.2
42 22 0:41 / /home rw,relatime shared:52 - autofs /etc/auto.home rw,fd=12,pgrp=900,timeout=300,minproto=5,maxproto=5,indirect
43 42 0:46 / /home/connect rw,relatime shared:53 - nfs4 nas:/home/connect rw,vers=4.2
`;

/** The same machine as `BARE_METAL`, in the older format. */
export const PROC_MOUNTS = text`/dev/sda2 / ext4 rw,relatime,errors=remount-ro 0 0
proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
devtmpfs /dev devtmpfs rw,nosuid,size=8121612k,nr_inodes=2030403,mode=755 0 0
/dev/mapper/vg0-var /var xfs rw,relatime,attr2,inode64,noquota 0 0
nas:/export/connect /mnt/connect nfs4 rw,relatime,vers=4.2,addr=10.0.0.5 0 0
nas:/export/connect/data /var/lib/rstudio-connect nfs4 rw,relatime,vers=4.2,addr=10.0.0.5 0 0
/dev/mapper/vg0-var /srv/metrics xfs rw,relatime,attr2,inode64,noquota 0 0
nas:/export/a\040b /mnt/my\040share\011(old) nfs4 rw,relatime,vers=4.2 0 0
`;
