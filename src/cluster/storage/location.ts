/** Where a path of a node really lies. */
import type { MountTable } from './mount-table.ts';

/**
 * - `network`: a network file system, by the node’s mount table
 * - `declared`: the user says that the directory is shared by all nodes
 * - `local`: a file system that only this machine sees, by its mount table
 * - `unknown`: no fact tells
 */
export type StorageKind = 'network' | 'declared' | 'local' | 'unknown';

export interface Location {
  readonly kind: StorageKind;
  /** Normalized, as the node’s configuration has it. */
  readonly path: string;
  /** Where it leads to, symbolic links followed. */
  readonly resolved: string;
  /** Type of the file system, where the mount table tells: `nfs4`. */
  readonly fileSystem?: string;
  /** What is mounted, where the mount table tells, without credentials: `nas:/export`. */
  readonly source?: string;
  /** Where that is mounted; absent for a bind mount, which shows another directory than the source names. */
  readonly mountPoint?: string;
  /**
   * Names the directory across all nodes: locations with equal keys are the same directory. Absent where it can’t be
   * told. A directory below it has a key that begins with this one and a slash.
   */
  readonly key?: string;
  /** Where the kind or key can’t be told: which fact would settle it, as a whole sentence for a finding’s help. */
  readonly missing?: string;
  /** The user says that all nodes share it, yet by the mount table it is local: the share may not be mounted. */
  readonly declaredShared?: true;
  /**
   * The node is a container, and this is a volume on a disk of its host. Containers of the same host may share it,
   * those of other hosts can’t. Of kind `local`, or `declared` where the user says that all nodes share it.
   */
  readonly hostVolume?: true;
  /** Nobody looked for symbolic links: any part of the path may be one. */
  readonly linksUnread?: true;
  /** What the key is made of. For comparing; where there is no key it says what is known. */
  readonly storage?: Storage;
}

/** The storage that a directory is on, and the directory’s path within. */
export type Storage = LocalStorage | NetworkStorage | DeclaredStorage;

export interface LocalStorage {
  readonly type: 'local';
  readonly machine: string;
  /** Number of the device; undefined where the mount table has none. */
  readonly device: string | undefined;
  readonly path: string;
  /** A layer over other file systems, which may show the same files. */
  readonly layered: boolean;
}

export interface NetworkStorage {
  readonly type: 'network';
  /** Protocols that name a directory in the same way are one family: `nfs` is NFS of all versions. */
  readonly family: string;
  /** Server, servers or cluster, with the share where its name is not a path. */
  readonly server: string;
  readonly path: string;
  /** The server’s name stands for one file system, which has no other name of this form. */
  readonly unique?: true;
}

export interface DeclaredStorage {
  readonly type: 'declared';
  /** The outermost declared directory, and the whole path. */
  readonly root: string;
  readonly path: string;
  /** Where the mount table says that it comes from the network. */
  readonly network?: NetworkStorage;
}

export interface StorageFacts {
  readonly mounts?: MountTable | undefined;
  readonly links?: Readonly<Record<string, string>> | undefined;
  /** Directories that the user says all nodes share. */
  readonly sharedPaths: readonly string[];
  /** Tells machines apart: local storage of one is not that of another. */
  readonly machine: string;
}

/** Whether two locations are one directory. */
export type Verdict = 'same' | 'different' | 'unknown';
