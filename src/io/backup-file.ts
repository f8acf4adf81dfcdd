import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { fileError } from './input-error.ts';

/**
 * Keeps a file as it is in a copy beside it: `FILE.bak`, or `FILE.bak.1` and so on where that holds something else. No
 * copy is ever overwritten; one that holds the same already will do. Mode and owner are the file’s.
 *
 * @returns the path of the copy.
 * @throws {InputError} when it can’t be written.
 */
export function backUpFile(path: string): string {
  let copy = `${path}.bak`;
  try {
    const content = readFileSync(path);
    for (let number = 1; !isOrBecomes(copy, content, path); number++) copy = `${path}.bak.${number}`;
    return copy;
  } catch (error) {
    throw fileError('write', copy, error);
  }
}

/** Whether a copy holds a content: makes it where there is none. */
function isOrBecomes(copy: string, content: Buffer, path: string): boolean {
  const there = lstatSync(copy, { throwIfNoEntry: false });
  if (there !== undefined) return isCopy(copy, there, content);
  let file: number;
  try {
    // Nobody else may read it before it has its mode.
    file = openSync(copy, 'wx', 0o600);
  } catch (error) {
    // Somebody was quicker: look at what is there now.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return isOrBecomes(copy, content, path);
    throw error;
  }
  try {
    for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
    takeModeAndOwner(file, path);
    fsyncSync(file);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}

function isCopy(copy: string, there: Stats, content: Buffer): boolean {
  return there.isFile() && there.size === content.length && readFileSync(copy).equals(content);
}

function takeModeAndOwner(file: number, path: string): void {
  const { mode, uid, gid } = statSync(path);
  const own = fstatSync(file);
  let isSame = own.uid === uid && own.gid === gid;
  try {
    if (!isSame) fchownSync(file, uid, gid);
    isSame = true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
  // What the group may do is meant for another group.
  fchmodSync(file, mode & (isSame ? 0o777 : 0o700));
}
