/** The two files of a migration, as the command line names them. */
import { type BigIntStats, existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { type Document, parse } from '../../parser/index.ts';
import { companionOf, isMigrationFile, migrationOf } from '../companion.ts';
import type { Terminal } from '../terminal.ts';

export interface ReadFile {
  /** As it was given, or as it follows from that. */
  readonly path: string;
  readonly document: Document;
}

export interface MigrationFiles {
  readonly main: ReadFile;
  readonly migration: ReadFile;
}

export interface MigrationPaths {
  readonly main: string;
  readonly migration: string;
  /** Nobody named it: it need not be there. */
  readonly byDefault: boolean;
}

/** @throws {InputError} for paths that mean nothing, or that can’t be meant. */
export function readPaths(paths: readonly string[], { directory }: Terminal): MigrationPaths {
  const [main, named, ...rest] = paths;
  if (main === undefined || rest.length > 0)
    throw new InputError('migrate wants the main file, and its migration file if that lies elsewhere');
  if (lookAt(resolve(directory, main))?.isDirectory())
    throw new InputError(
      `${main} is a directory: give the main file in it, such as ${join(main, 'rstudio-connect.gcfg')}`,
    );
  if (paths.includes('-')) throw new InputError('migrate wants files, not standard input');
  if (isMigrationFile(main)) {
    const swapped = named !== undefined && !isMigrationFile(named) ? named : undefined;
    throw new InputError(
      `${main} is a migration file by its name: give the main file first, ${swapped ?? companionOf(main)}`,
    );
  }
  const migration = named ?? migrationOf(main);
  if (migration === undefined)
    throw new InputError(`${main} does not end in .gcfg: name its migration file, too`);
  if (isSame(resolve(directory, main), resolve(directory, migration)))
    throw new InputError(`${main} can’t be its own migration file, ${migration}`);
  return { main, migration, byDefault: named === undefined };
}

/** Whether two paths lead to one file. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [lookAt(one), lookAt(other)];
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}

/** Undefined where there is nothing to be seen: reading it tells why. */
function lookAt(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/**
 * Reads the files; undefined when there is no migration file, and none was named.
 *
 * @throws {InputError} when one can’t be read.
 */
export function readFiles(paths: MigrationPaths, { directory }: Terminal): MigrationFiles | undefined {
  const read = (path: string) => ({ path, document: parse(readFile(resolve(directory, path), path)) });
  const main = read(paths.main);
  if (paths.byDefault && !existsSync(resolve(directory, paths.migration))) return undefined;
  return { main, migration: read(paths.migration) };
}
