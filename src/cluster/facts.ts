/** What is known of a node beyond its configuration. All of it may be unknown. */
import type { Place } from './source.ts';
import type { MountTable } from './storage/mount-table.ts';

/** Something known, and where it was said, if it was in a text. */
export interface Fact<T> {
  readonly value: T;
  readonly place?: Place | undefined;
}

export interface NodeFacts {
  /** Name of the machine. Nodes on one machine share its local disks. */
  readonly host?: string | undefined;
  /** Id of the kernel’s start: machines of one name that differ in it are two, such as copies of one image. */
  readonly boot?: string | undefined;
  /** Version of Connect that is installed: `2026.08.0`. */
  readonly version?: Fact<string> | undefined;
  readonly mounts?: MountTable | undefined;
  /** Symbolic links by absolute path, with the absolute path that each leads to. */
  readonly links?: Readonly<Record<string, string>> | undefined;
  readonly accounts?: Accounts | undefined;
  readonly clock?: Fact<Clock> | undefined;
  /** Name of the Kubernetes cluster that runs this node’s content. */
  readonly kubernetesCluster?: string | undefined;
  /**
   * How the secrets of this node’s files can be compared. Absent: they are in clear text. Empty: they are masked, and
   * compare with nothing. Else the id of the key with which they were made comparable: with those of nodes that have
   * the same id, and with no others.
   */
  readonly secretsKey?: string | undefined;
}

/** Unix accounts of a node by name, those that were looked up. */
export interface Accounts {
  readonly users: Readonly<Record<string, { readonly uid: number; readonly gid: number }>>;
  readonly groups: Readonly<Record<string, { readonly gid: number }>>;
  readonly place?: Place | undefined;
}

export interface Clock {
  readonly synchronized: boolean;
  /** Who says so: `timedatectl`, `chronyc`, `topology.yaml`. */
  readonly source: string;
}
