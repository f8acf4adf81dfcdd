import { lstatSync, readFileSync } from 'node:fs';

/** Where the content of a file is to be kept. */
export interface Backup {
  readonly path: string;
  /** It is kept there already. */
  readonly isThere: boolean;
}

/**
 * The backup for a content of a file: the first of `FILE.bak`, `FILE.bak.1`, `FILE.bak.2` … that holds this very
 * content or is not there yet. So a run that is repeated keeps the backup of the first.
 */
export function findBackup(file: string, content: Uint8Array): Backup {
  for (let number = 0; ; number++) {
    const path = `${file}.bak${number === 0 ? '' : `.${number}`}`;
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return { path, isThere: false };
    if (stats.isFile() && stats.size === content.length && holds(path, content))
      return { path, isThere: true };
  }
}

function holds(path: string, content: Uint8Array): boolean {
  try {
    return Buffer.compare(readFileSync(path), content) === 0;
  } catch {
    // Who may not read it can't say what it holds.
    return false;
  }
}
