import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushFolder } from './flush-folder.ts';
import { fileError } from './input-error.ts';
import { removeStaged, stagingName } from './leftovers.ts';
import { makeFolder } from './make-folder.ts';

interface WriteOptions {
  /** The permissions that the file gets, whatever it had. */
  readonly mode?: number;
  /** Likewise its owner, as far as that is allowed. */
  readonly chown?: { readonly uid: number; readonly gid: number };
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, flushed, then renamed. Mode and owner stay,
 * and a symbolic link keeps pointing where it points. What is no file (`/dev/null`, a pipe) is written to.
 *
 * @throws {InputError} when it can't be written; the file is then as it was.
 */
export async function writeFile(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    // A device must not be replaced by a file.
    if (stats !== undefined && !stats.isFile()) {
      writeFileSync(path, content);
      return;
    }
    if (stats === undefined) makeFolder(dirname(path));
    const target = stats === undefined ? path : realpathSync(path);
    const kept = stats && { mode: stats.mode, chown: { uid: stats.uid, gid: stats.gid } };
    const staged = stagingName(target, 'content');
    try {
      await writeStaged(staged, content, { ...kept, ...options });
      renameSync(staged, target);
    } finally {
      removeStaged(staged);
    }
    flushFolder(target);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

/** Writes a file that is to take another's place, and looks whether all of it has arrived. */
export async function writeStaged(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
): Promise<void> {
  const bytes = Buffer.from(content as Uint8Array);
  const { default: writeFileAtomic } = await import('write-file-atomic');
  // It writes into the options that it is given.
  await writeFileAtomic(path, bytes, { ...options });
  // A disk that is full takes a part of it without a word.
  if (!readFileSync(path).equals(bytes)) throw Object.assign(new Error(), { code: 'ENOSPC' });
}
