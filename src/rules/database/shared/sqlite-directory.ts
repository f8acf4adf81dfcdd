import type { Settings } from '../../../schema/index.ts';
import { normalizePath } from '../../../schema/posix-path.ts';

/** The directory of the SQLite database; undefined where the server uses another, or nobody can tell. */
export function sqliteDirectory(settings: Settings): string | undefined {
  if (settings.value('Database.Provider') !== 'sqlite') return undefined;
  const directory = settings.value('SQLite.Dir');
  return typeof directory === 'string' ? normalizePath(directory) : undefined;
}
