import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from './input-error.ts';

/**
 * Writes a file whole or not at all: into a temporary file beside it, flushed, then renamed. Mode and owner stay,
 * and a symbolic link keeps pointing where it points.
 *
 * @throws {InputError} when it can't be written; the file is then as it was.
 */
export async function writeFile(path: string, content: string | Uint8Array): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    mkdirSync(dirname(path), { recursive: true });
    await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content));
  } catch (error) {
    throw fileError('write', path, error);
  }
}
