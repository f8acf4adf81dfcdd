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
  /**
   * Names the directory across all nodes: locations with equal keys are the same directory. Absent where it can’t be
   * told. A directory below it has a key that begins with this one and a slash.
   */
  readonly key?: string;
  /** Where the kind or key can’t be told: the fact that would settle it, as a sentence for a message. */
  readonly missing?: string;
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
