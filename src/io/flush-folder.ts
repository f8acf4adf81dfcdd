import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was renamed in a folder has to survive a power cut before anything is built on it. */
export function flushFolder(path: string): void {
  try {
    const folder = openSync(dirname(path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Some file systems know no such thing.
  }
}
