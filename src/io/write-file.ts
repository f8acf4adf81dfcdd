import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from './input-error.ts';

/**
 * Writes a file whole or not at all: into a temporary file beside it, flushed, then renamed. Mode and owner stay,
 * and a symbolic link keeps pointing where it points. What is no file (`/dev/null`, a pipe) is written to.
 *
 * @param options.mode the permissions that the file gets, whatever it had.
 * @param options.chown likewise its owner, as far as that is allowed.
 * @throws {InputError} when it can't be written; the file is then as it was.
 */
export async function writeFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly mode?: number; readonly chown?: { readonly uid: number; readonly gid: number } } = {},
): Promise<void> {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    // A device must not be replaced by a file.
    if (stats !== undefined && !stats.isFile()) {
      writeFileSync(path, content);
      return;
    }
    if (stats === undefined) mkdirSync(dirname(path), { recursive: true });
    const { default: writeFileAtomic } = await import('write-file-atomic');
    // It writes into the options that it is given.
    await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content), { ...options });
  } catch (error) {
    throw fileError('write', path, error);
  }
}
