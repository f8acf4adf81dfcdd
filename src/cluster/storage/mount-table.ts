/** What a node has mounted where. */
export interface Mount {
  /** Ids of the kernel; absent where the table has none (`/proc/mounts`). */
  readonly id?: number;
  readonly parent?: number;
  /** Directory within the file system that is mounted: `/` but for bind mounts and subvolumes. */
  readonly root: string;
  readonly mountPoint: string;
  /** `ext4`, `nfs4`, `fuse.glusterfs`. */
  readonly fileSystem: string;
  /** `/dev/sda1`, `nas:/export/connect`. */
  readonly source: string;
}

export interface MountTable {
  /** In the order of mounting. */
  readonly mounts: readonly Mount[];
}
