/**
 * Replaces files that belong together. Whenever a run is killed, each of them is the old or the new one, whole, and
 * what was replaced is in a backup; the same run once more finishes what is left.
 */
import { accessSync, constants, realpathSync, renameSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { backUpFile } from './backup-file.ts';
import { flushFolder } from './flush-folder.ts';
import { fileError, InputError } from './input-error.ts';
import { isContended, removeLeftovers, removeStaged, stagingName } from './leftovers.ts';
import { readFile } from './read-file.ts';
import { writeFile, writeStaged } from './write-file.ts';

export interface Replacement {
  readonly path: string;
  /** As messages show it. */
  readonly shown: string;
  /** What was read: a file that holds anything else by now is not replaced. */
  readonly before: Uint8Array;
  readonly content: Uint8Array;
}

export interface Replaced {
  /** Symbolic links followed. */
  readonly path: string;
  /** Where what it held before is kept; undefined without a backup. */
  readonly backup: string | undefined;
}

/**
 * Replaces files in the order given: all of them, or none. Whatever can fail is tried before the first is touched: all
 * that is new lies beside the files by then, flushed. Mode, owner and symbolic links stay; backups lie beside the
 * files themselves, where a link leads.
 *
 * @throws {InputError} when one can't be replaced, or is no longer what was read.
 */
export async function replaceFiles(
  replacements: readonly Replacement[],
  options: { readonly backup: boolean },
): Promise<Replaced[]> {
  const targets = replacements.map((replacement) => new Target(replacement));
  try {
    for (const target of targets) target.check();
    await stageAlone(targets);
    if (options.backup) for (const target of targets) target.backUp();
    for (const target of targets) target.compare();
    await commitAll(targets);
  } finally {
    for (const target of targets) target.discard();
  }
  return targets.map(({ path, backup }) => ({ path, backup }));
}

/**
 * Between a last look at a file and its renaming another process could rename its own. Each looks for the other’s file
 * once its own lies there: of two at least one sees the other, or what it has done.
 *
 * @throws {InputError} when others don’t come to an end.
 */
async function stageAlone(targets: readonly Target[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    for (const target of targets) await target.stage();
    const contended = targets.find((target) => target.isContended);
    if (contended === undefined) return;
    for (const target of targets) target.discard();
    if (tries === MOST_TRIES)
      throw new InputError(
        `${contended.shown} is being changed by another process: nothing was written; run the command again`,
      );
    // Not at once, and not at the same time as the other.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE));
    for (const target of targets) target.compare();
  }
}

const MOST_TRIES = 20;
/** Milliseconds. */
const LONGEST_PAUSE = 50;

async function commitAll(targets: readonly Target[]): Promise<void> {
  const done: Target[] = [];
  for (const target of targets) {
    try {
      target.commit();
      done.push(target);
    } catch (error) {
      const changed: string[] = [];
      for (const before of done.toReversed()) await before.restore().catch(() => changed.push(before.shown));
      throw changed.length === 0
        ? error
        : new InputError(`${(error as Error).message}; ${changed.join(', ')} is written all the same`);
    }
  }
}

class Target {
  /** Symbolic links followed. */
  readonly path: string;
  readonly shown: string;
  backup: string | undefined;
  readonly #replacement: Replacement;
  readonly #stats: Stats;

  constructor(replacement: Replacement) {
    this.#replacement = replacement;
    this.shown = replacement.shown;
    try {
      this.path = realpathSync(replacement.path);
      this.#stats = statSync(this.path);
    } catch (error) {
      throw fileError('write', this.shown, error);
    }
    if (!this.#stats.isFile()) throw new InputError(`can’t write ${this.shown}: it is no regular file`);
    // Root could write it all the same; whoever took the right away meant root, too.
    if ((this.#stats.mode & 0o222) === 0)
      throw new InputError(`can’t write ${this.shown}: it is read-only (chmod u+w allows it)`);
    // The new file would get one of them, and the others would go on naming the old one.
    if (this.#stats.nlink > 1)
      throw new InputError(
        `can’t write ${this.shown}: it has ${this.#stats.nlink} names (hard links), and the others would keep the old content (make it a copy of its own, or use symbolic links)`,
      );
  }

  /** Whether it may be written, and a file beside it. Files that a killed run left there go. */
  check(): void {
    access(this.path, constants.W_OK, this.shown);
    access(dirname(this.path), constants.W_OK | constants.X_OK, `beside ${this.shown}`);
    removeLeftovers(this.path);
  }

  async stage(): Promise<void> {
    const { uid, gid } = this.#stats;
    const mode = this.#stats.mode & PERMISSIONS;
    try {
      await writeStaged(this.#staged, this.#replacement.content, { mode, chown: { uid, gid } });
    } catch (error) {
      // The name of the file beside it says nothing to the user.
      throw fileError('write', this.shown, error);
    }
    const staged = statSync(this.#staged);
    if (staged.uid !== uid || staged.gid !== gid || (staged.mode & PERMISSIONS) !== mode)
      throw new InputError(
        `can’t write ${this.shown}: it would get another owner, or other permissions (run the command as root, or as the file’s owner)`,
      );
  }

  get isContended(): boolean {
    return isContended(this.path);
  }

  backUp(): void {
    this.backup = backUpFile(this.path, this.#replacement.before);
    flushFolder(this.path);
  }

  /** @throws {InputError} when somebody else changed it. */
  compare(): void {
    if (!isEqual(readFile(this.path, this.shown), this.#replacement.before))
      throw new InputError(
        `${this.shown} was changed since it was read: nothing was written; run the command again`,
      );
  }

  commit(): void {
    this.compare();
    try {
      renameSync(this.#staged, this.path);
    } catch (error) {
      throw fileError('write', this.shown, error);
    }
    flushFolder(this.path);
  }

  /** Undoes `commit`. */
  async restore(): Promise<void> {
    await writeFile(this.path, this.#replacement.before);
  }

  discard(): void {
    removeStaged(this.#staged);
  }

  get #staged(): string {
    return stagingName(this.path, 'content');
  }
}

const PERMISSIONS = 0o7777;

function access(path: string, mode: number, shown: string): void {
  try {
    accessSync(path, mode);
  } catch (error) {
    throw fileError('write', shown, error);
  }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
