import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { fileError } from './input-error.ts';
import { removeStaged, stagingName } from './leftovers.ts';

/**
 * Keeps a file as it is in a copy beside it: `FILE.bak`, or `FILE.bak.1` and so on where that holds something else. No
 * copy is ever overwritten; one that holds the same already will do. Mode and owner are the file’s. A copy is there
 * whole or not at all.
 *
 * @param held what the file holds, for who has read it
 * @returns the path of the copy.
 * @throws {InputError} when it can’t be written.
 */
export function backUpFile(path: string, held?: Uint8Array): string {
  let copy = `${path}.bak`;
  try {
    const content = held ?? readFileSync(path);
    for (let number = 1; !isOrBecomes(copy, content, path); number++) copy = `${path}.bak.${number}`;
    return copy;
  } catch (error) {
    throw fileError('write', copy, error);
  }
}

/** Whether a copy holds a content: makes it where there is none. */
function isOrBecomes(copy: string, content: Uint8Array, path: string): boolean {
  const there = lstatSync(copy, { throwIfNoEntry: false });
  if (there !== undefined) return isCopy(copy, there, content);
  const staged = stagingName(path, 'backup');
  try {
    write(staged, content, path);
    linkSync(staged, copy);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // Somebody was quicker: look at what is there now.
    if (code === 'EEXIST') return isOrBecomes(copy, content, path);
    if (!LINKS_NOT_KNOWN.includes(code)) throw error;
    renameSync(staged, copy);
    return true;
  } finally {
    removeStaged(staged);
  }
}

/** What file systems say that can’t give a file a second name. */
const LINKS_NOT_KNOWN = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

function isCopy(copy: string, there: Stats, content: Uint8Array): boolean {
  return there.isFile() && there.size === content.length && readFileSync(copy).equals(content);
}

function write(staged: string, content: Uint8Array, path: string): void {
  rmSync(staged, { force: true });
  // Nobody else may read it before it has its mode.
  const file = openSync(staged, 'wx', 0o600);
  try {
    for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
    takeModeAndOwner(file, path);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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
