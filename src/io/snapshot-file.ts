import { randomBytes, scryptSync } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readSnapshot, SnapshotError } from '../reload/read-snapshot.ts';
import type { SecretHash } from '../reload/recorded-text.ts';
import { runningConfig } from '../reload/running.ts';
import type { LoadedConfig, Snapshot } from '../reload/snapshot.ts';
import type { Catalogue } from '../schema/index.ts';
import { fileError, InputError } from './input-error.ts';
import { makeFolder } from './make-folder.ts';
import { readFile } from './read-file.ts';
import { writeFile } from './write-file.ts';

const FOLDER = '/var/lib/gcfg-lint';
const SUFFIX = '.snapshot.json';
const USUAL_NAME = 'rstudio-connect';

/** Where the snapshot of a configuration lies unless somebody says otherwise. */
export function usualSnapshotPath(config: string, folder = FOLDER): string {
  const name = /^(?<name>.+)\.gcfg$/.exec(basename(config))?.groups?.name ?? USUAL_NAME;
  return join(folder, `${name}${SUFFIX}`);
}

/** Salt for the hashes of one snapshot. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/** The hash of the format’s version: slow, so that trying passwords is, too. */
export function secretHash(salt: string): SecretHash {
  const bytes = Buffer.from(salt, 'hex');
  return (text) => scryptSync(text, bytes, 32, { N: 16_384, r: 8, p: 1 }).toString('hex');
}

/**
 * Writes a snapshot whole or not at all, readable for its owner only. A folder that is missing is made, for its owner
 * only.
 *
 * @throws {InputError} when it can’t be written; a file that was there stays as it was.
 */
export async function saveSnapshot(path: string, snapshot: Snapshot): Promise<void> {
  try {
    makeFolder(dirname(path), 0o700);
  } catch (error) {
    throw fileError('write', path, error);
  }
  await writeFile(path, `${JSON.stringify(snapshot, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Reads a snapshot from its file.
 *
 * @throws {InputError} when it can’t be read, or is none.
 */
export function readSnapshotFile(path: string): Snapshot {
  if (!isThere(path))
    throw new InputError(
      `there is no snapshot ${path}, so what the server has loaded is not known; gcfg-lint snapshot records it right after the next start`,
    );
  const content = new TextDecoder().decode(readFile(path));
  try {
    return readSnapshot(content, path);
  } catch (error) {
    throw error instanceof SnapshotError ? new InputError(error.message) : error;
  }
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw fileError('read', path, error);
  }
}

/** What the server has loaded, by a snapshot. */
export interface LoadedSnapshot {
  readonly snapshot: Snapshot;
  readonly path: string;
  /**
   * As documents that mean the same. Its environment is the one in which the server was started, where that was
   * recorded; no reload changes it, so it is the candidate’s, too, where that names none.
   */
  readonly running: LoadedConfig;
}

/**
 * Loads what `snapshot` or `snapshot:FILE` names.
 *
 * @param candidate what the snapshot will be compared with: secrets that both have are found in it.
 * @param directory what FILE is relative to.
 * @throws {InputError} when there is none that can be read.
 */
export function loadSnapshot(
  source: string,
  candidate: LoadedConfig,
  directory: string,
  catalogue?: Catalogue,
): LoadedSnapshot {
  const named = /^snapshot:(?<file>.+)$/s.exec(source)?.groups?.file;
  if (named === undefined && source !== 'snapshot')
    throw new InputError(`${source} names no snapshot: write snapshot or snapshot:FILE`);
  const path = named === undefined ? usualSnapshotPath(candidate.path) : resolve(directory, named);
  const snapshot = readSnapshotFile(path);
  const hash = secretHash(snapshot.secrets.salt);
  return { snapshot, path, running: runningConfig(snapshot, candidate, hash, catalogue) };
}
