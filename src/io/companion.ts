import { existsSync } from 'node:fs';
import { type Document, parse } from '../parser/index.ts';
import { readFile } from './read-file.ts';

export { companionOf, isMigrationFile, migrationOf } from '../cluster/file-names.ts';

/**
 * Reads a file that need not be there.
 *
 * @throws {InputError} when it is there and can’t be read.
 */
export function readIfThere(path: string | undefined): Document | undefined {
  return path === undefined || !existsSync(path) ? undefined : parse(readFile(path));
}
