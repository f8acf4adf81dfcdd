/**
 * The vocabulary in which places are declared: directories, files and databases that a configuration names or implies.
 *
 * A place says what the catalogue does not: what lies there, what a backup before an upgrade needs of it, and what a
 * purge of the server does to it. What is left out is not known.
 */
import type { Condition, Name } from '../constraints/constraint.ts';

/**
 * What the nodes of a cluster need of a place.
 *
 * - `shared`: all use the same one
 * - `own`: each has one of its own
 * - `same`: each finds the same content there; whether it is shared does not matter
 * - `any`: does not matter
 */
export type NodeRole = 'shared' | 'own' | 'same' | 'any';

/** `by hand`: no copy of files does it, but a tool of the database. */
export type BackupAnswer = 'yes' | 'no' | 'by hand';

/** `package`: the files go with the package. */
export type PurgeAnswer = 'yes' | 'no' | 'by hand' | 'package';

interface PlaceFacts {
  /** What lies there, in a few words. */
  readonly holds: string;
  /** Where the setting has an `ha` role in the catalogue, that counts. */
  readonly nodes?: NodeRole;
  /** Whether a backup before an upgrade must contain it. */
  readonly backup?: BackupAnswer;
  /** Whether it goes when the server is purged. */
  readonly purge?: PurgeAnswer;
}

/** A place that a setting names, in a file or by its default. */
export interface SettingPlace extends PlaceFacts {
  readonly type: 'setting';
  readonly setting: Name;
  /**
   * There is no such place unless this holds. Beside it the constraints of the catalogue tell when a setting has no
   * effect.
   */
  readonly when?: Condition;
  /** Where the path is to be looked for, if not on the server. */
  readonly elsewhere?: string;
}

/** A place that is there whatever the file says, or that comes with a directory. */
export interface ImpliedPlace extends PlaceFacts {
  readonly type: 'implied';
  /** The setting that names the directory below which it lies. */
  readonly below?: Name;
  readonly path: `/${string}`;
  readonly kind: 'dir' | 'file';
}

/** The file that is read, or its migration file. */
export interface ConfigurationPlace extends PlaceFacts {
  readonly type: 'configuration' | 'migration';
}

/** A database on a server of its own. */
export interface DatabasePlace extends PlaceFacts {
  readonly type: 'database';
  /** Holds its address. */
  readonly setting: Name;
  /** There is no such database unless this holds. */
  readonly when: Condition;
}

export type Place = SettingPlace | ImpliedPlace | ConfigurationPlace | DatabasePlace;

/** Places that belong together, under a title. */
export interface PlaceGroup {
  readonly title: string;
  readonly places: readonly Place[];
}

export function named(setting: Name, facts: Omit<SettingPlace, 'type' | 'setting'>): SettingPlace {
  return { type: 'setting', setting, ...facts };
}

export function implied(path: `/${string}`, facts: Omit<ImpliedPlace, 'type' | 'path'>): ImpliedPlace {
  return { type: 'implied', path, ...facts };
}

export function database(setting: Name, facts: Omit<DatabasePlace, 'type' | 'setting'>): DatabasePlace {
  return { type: 'database', setting, ...facts };
}
