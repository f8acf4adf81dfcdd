import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileError, InputError } from './input-error.ts';

/** Folders that hold other people's files. */
const IGNORED = ['**/node_modules/**', '**/.git/**'];

export interface FindOptions {
  /** What relative paths are relative to. */
  readonly directory: string;
  /** Paths may mean nothing: directories without a file, globs that match none. */
  readonly allowNothing?: boolean | undefined;
}

/**
 * The files that paths of the command line mean, each once, in the order given: files as they are (whatever
 * their name), directories for the `*.gcfg` in them, globs. What exists is never taken for a glob.
 *
 * @throws {InputError} when a path does not exist, or means nothing.
 */
export async function findFiles(paths: readonly string[], options: FindOptions): Promise<string[]> {
  const { directory, allowNothing = false } = options;
  const found = new Map<string, string>();
  for (const path of paths) {
    const stats = lookAt(path, directory);
    const files =
      stats === undefined
        ? await matching(path, directory)
        : stats.isDirectory()
          ? await within(path, directory)
          : [path];
    if (files.length === 0 && !allowNothing) {
      const reason = stats === undefined ? `no file matches ${path}` : `there is no *.gcfg file in ${path}`;
      throw new InputError(reason, { nothingFound: true });
    }
    for (const file of files) {
      const place = resolve(directory, file);
      if (!found.has(place)) found.set(place, file);
    }
  }
  return [...found.values()];
}

function lookAt(path: string, directory: string) {
  if (path === '') throw new InputError('a path is empty: perhaps a variable that is not set');
  try {
    // Not `throwIfNoEntry: false`: since Node 22 that takes a file within a file for one that is not there.
    return statSync(resolve(directory, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fileError('read', path, error);
  }
}

async function within(path: string, directory: string): Promise<string[]> {
  const root = resolve(directory, path);
  const files = await search('**/*.gcfg', root);
  // Links lead to a file in several ways, and round in circles: the shortest way counts.
  const shortest = new Map<string, string>();
  for (const file of files.toSorted((one, other) => one.length - other.length)) {
    const real = realPath(join(root, file));
    if (!shortest.has(real)) shortest.set(real, file);
  }
  return [...shortest.values()].sort().map((file) => join(path, file));
}

/** A link that leads nowhere stands for itself: reading it tells what is wrong. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

async function matching(path: string, directory: string): Promise<string[]> {
  if (!/[*?[\]{}!()]/.test(path)) throw fileError('read', path, { code: 'ENOENT' });
  if (!isAbsolute(path)) return await search(path, directory);
  // A glob is matched below a directory.
  const files = await search(path.slice(1), '/');
  return files.map((file) => `/${file}`);
}

async function search(pattern: string, directory: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  try {
    // The search itself passes over what it can't open.
    accessSync(directory, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw fileError('read', directory, error);
  }
  const files = await glob(pattern, {
    cwd: directory,
    dot: true,
    ignore: IGNORED,
    expandDirectories: false,
  });
  return files.sort();
}
