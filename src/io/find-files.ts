import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileError, InputError } from './input-error.ts';

/** Folders that hold other people's files. */
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/**
 * The files that paths of the command line mean, each once, in the order given: files as they are (whatever
 * their name), directories for the `*.gcfg` in them, globs. What exists is never taken for a glob.
 *
 * @param directory what relative paths are relative to.
 * @throws {InputError} when a path means nothing.
 */
export async function findFiles(paths: readonly string[], directory: string): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) for (const file of await filesOf(path, directory)) found.add(file);
  return [...found];
}

async function filesOf(path: string, directory: string): Promise<string[]> {
  const entry = lookAt(path, directory);
  if (entry === 'file') return [path];
  if (entry === 'directory') {
    const files = await search('**/*.gcfg', resolve(directory, path));
    if (files.length === 0) throw nothing(`there is no *.gcfg file in ${path}`);
    return files.map((file) => join(path, file));
  }
  if (!/[*?[\]{}!()]/.test(path)) throw fileError('read', path, { code: 'ENOENT' });
  const files = await search(path, directory);
  if (files.length === 0) throw nothing(`no file matches ${path}`);
  return files;
}

function lookAt(path: string, directory: string): 'file' | 'directory' | 'nothing' {
  try {
    const stats = statSync(resolve(directory, path), { throwIfNoEntry: false });
    return stats === undefined ? 'nothing' : stats.isDirectory() ? 'directory' : 'file';
  } catch (error) {
    throw fileError('read', path, error);
  }
}

async function search(pattern: string, directory: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { cwd: directory, dot: true, ignore: IGNORED, expandDirectories: false });
  return files.sort();
}

function nothing(message: string): InputError {
  return new InputError(message, { nothingFound: true });
}
