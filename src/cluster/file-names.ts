/** What the server calls the two files that it reads together. */

const SUFFIX = '-migration.gcfg';

/** Whether a file is a migration file by its name. */
export function isMigrationFile(path: string): boolean {
  return path.endsWith(SUFFIX);
}

/** The path of the migration file that belongs to a main file; undefined for files of another name. */
export function migrationOf(path: string): string | undefined {
  if (!path.endsWith('.gcfg') || isMigrationFile(path)) return undefined;
  return path.slice(0, -'.gcfg'.length) + SUFFIX;
}

/** The path of the file that the server reads together with this one: migration file or main file. */
export function companionOf(path: string): string | undefined {
  return isMigrationFile(path) ? `${path.slice(0, -SUFFIX.length)}.gcfg` : migrationOf(path);
}
