import { readFileSync } from 'node:fs';
import { fileError } from './input-error.ts';

/** @throws {InputError} when the file can't be read. */
export function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError('read', path, error);
  }
}
