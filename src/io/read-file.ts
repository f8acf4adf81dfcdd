import { readFileSync } from 'node:fs';
import { fileError } from './input-error.ts';

/**
 * @param shown the path as messages show it
 * @throws {InputError} when the file can't be read.
 */
export function readFile(path: string, shown = path): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError('read', shown, error);
  }
}
