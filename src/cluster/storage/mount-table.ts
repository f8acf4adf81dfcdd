/** What a node has mounted where. */
export interface Mount {
  /** Ids of the kernel; absent where the table has none (`/proc/mounts`). */
  readonly id?: number;
  readonly parent?: number;
  /** Number of the device, which names a file system on its machine: `8:1`. Absent where the table has none. */
  readonly device?: string;
  /** Directory within the file system that is mounted: `/` but for bind mounts and subvolumes. */
  readonly root: string;
  readonly mountPoint: string;
  /** `ext4`, `nfs4`, `fuse.glusterfs`. */
  readonly fileSystem: string;
  /** `/dev/sda1`, `nas:/export/connect`. */
  readonly source: string;
  /** The options that tell which storage it is. No others, for they may hold passwords. */
  readonly options?: Readonly<Record<string, string>>;
}

export interface MountTable {
  /** In the order of mounting. */
  readonly mounts: readonly Mount[];
  /** How many lines were not understood. With no mount beside them, the text is no mount table. */
  readonly unread?: number;
}
