import type { BackupAnswer, NodeRole, PurgeAnswer } from '../../schema/places/index.ts';
import type { Location } from '../storage/index.ts';

/** Where a path comes from. */
export type PathOrigin =
  | { readonly kind: 'file' | 'migration'; readonly path: string; readonly line: number }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'default' }
  /** The file that is looked at. */
  | { readonly kind: 'given' }
  /** There in every case, or because of a setting. */
  | { readonly kind: 'implied'; readonly by?: string | undefined };

/** Whether nodes share a place, or keep it apart, as they must. */
export type Fulfilment = 'yes' | 'no' | 'unknown';

/** A directory, file or database that a configuration names or implies. What is absent is not known. */
export interface NamedPath {
  /** Title of the places to which it belongs. */
  readonly group: string;
  /** As written, without credentials. Absent for a database. */
  readonly path?: string | undefined;
  readonly database?: DatabaseAddress | undefined;
  /** `Section.Name`, with the subsection where there is one. */
  readonly setting?: string | undefined;
  readonly kind: 'dir' | 'file' | 'executable' | 'database';
  /** What lies there, in words. */
  readonly holds: string;
  readonly origin: PathOrigin;
  readonly nodes?: NodeRole | undefined;
  /** Whether a backup before an upgrade must contain it. */
  readonly backup?: BackupAnswer | undefined;
  /** Whether it goes when the server is purged. */
  readonly purge?: PurgeAnswer | undefined;
  /** The innermost other directory of the list that contains it, or is the same. */
  readonly inside?: Inside | undefined;
  /** Where the path is to be looked for, if not on the server. */
  readonly elsewhere?: string | undefined;
  /** Why it counts for nothing: a clause. */
  readonly noEffect?: string | undefined;
  /** Where it lies; absent for what is no path on the server. */
  readonly location?: Location | undefined;
  /** Only beside other nodes. */
  readonly fulfilled?: Fulfilment | undefined;
}

/** The directory that contains a path. */
export interface Inside {
  readonly path: string;
  readonly setting?: string | undefined;
  /** They are one directory. */
  readonly same: boolean;
}

/** Without credentials. What is absent is not said, or can’t be told from a password. */
export interface DatabaseAddress {
  /** With its port, if one is written; several with commas. */
  readonly host?: string;
  readonly name?: string;
}
