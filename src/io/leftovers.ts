/** Files that stand beside those to be replaced until they take their place. They hold what these hold: passwords. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const MARK = '.gcfg-lint-';

/** A name that tells whose file it is, for when its process is killed. */
export function stagingName(file: string, what: 'content' | 'backup'): string {
  return `${file}${MARK}${process.pid}${what === 'backup' ? '-bak' : ''}`;
}

/** Removes such a file, if it is there and can be removed: otherwise what went wrong before is what counts. */
export function removeStaged(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Removes what processes that are no more left beside a file. What can't be removed stays: it harms nobody. */
export function removeLeftovers(file: string): void {
  for (const { name, process } of stagedBeside(file)) if (!isRunning(process)) removeStaged(name);
}

/** Whether another process that runs is about to replace a file. */
export function isContended(file: string): boolean {
  return stagedBeside(file).some(
    ({ name, process: id }) => id !== process.pid && isRunning(id) && isRecent(name),
  );
}

/** What lies there for longer is of a process that was killed, whose number another one has now. */
function isRecent(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < LONGEST_TURN;
}

/** Milliseconds. */
const LONGEST_TURN = 60_000;

function stagedBeside(file: string): { readonly name: string; readonly process: number }[] {
  const folder = dirname(file);
  const start = basename(file) + MARK;
  return namesIn(folder).flatMap((name) => {
    // Behind the process, write-file-atomic adds a number for a file that is being written.
    const [, process] = (name.startsWith(start) && LEFTOVER.exec(name.slice(start.length))) || [];
    return process === undefined ? [] : [{ name: join(folder, name), process: Number(process) }];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const LEFTOVER = /^(\d+)(?:-bak)?(?:\.\d+)?$/;

function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
