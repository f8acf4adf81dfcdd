import { existsSync } from 'node:fs';
import { type Document, parse } from '../parser/index.ts';
import { readFile } from './read-file.ts';

const SUFFIX = '-migration.gcfg';

/** The path of the migration file that belongs to a main file; undefined for files of another name. */
export function migrationOf(path: string): string | undefined {
  if (!path.endsWith('.gcfg') || path.endsWith(SUFFIX)) return undefined;
  return path.slice(0, -'.gcfg'.length) + SUFFIX;
}

/** The path of the file that the server reads together with this one: migration file or main file. */
export function companionOf(path: string): string | undefined {
  return path.endsWith(SUFFIX) ? `${path.slice(0, -SUFFIX.length)}.gcfg` : migrationOf(path);
}

/**
 * Reads a file that need not be there.
 *
 * @throws {InputError} when it is there and can’t be read.
 */
export function readIfThere(path: string | undefined): Document | undefined {
  return path === undefined || !existsSync(path) ? undefined : parse(readFile(path));
}
