import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileError } from '../input-error.ts';

/** What a program said, and its exit code. */
export interface Output {
  readonly code: number;
  readonly text: string;
}

/** The machine as the collection sees it: handed in, so that tests can hand in another. */
export interface Machine {
  readonly hostName: string;
  /** Runs a program; undefined when there is none of this name, or it does not end in time. */
  run(program: string, ...args: readonly string[]): Promise<Output | undefined>;
  /** @throws {InputError} when it can’t be read. */
  readText(path: string): string;
  /** Where a symbolic link leads, as written; null for what is no link; undefined for what is not there. */
  readLink(path: string): string | null | undefined;
}

/** Long enough for a directory server that is slow to answer, and short enough for twenty questions. */
const TIME_OUT = 5000;

/** Where administrators’ programs lie, which the PATH of a remote shell may lack. */
const PROGRAMS = '/usr/sbin:/usr/bin:/sbin:/bin';

export const thisMachine: Machine = {
  get hostName() {
    return hostname();
  },
  run(program, ...args) {
    const { PATH = '' } = process.env;
    // Not the whole environment: it may hold the key.
    const env = { PATH: PATH === '' ? PROGRAMS : `${PATH}:${PROGRAMS}`, LC_ALL: 'C' };
    return new Promise((resolve) => {
      const options = { env, timeout: TIME_OUT, killSignal: 'SIGKILL', encoding: 'utf8' } as const;
      const child = execFile(program, args, options, (error, text) => {
        const code = error === null ? 0 : error.code;
        resolve(typeof code === 'number' ? { code, text } : undefined);
      });
      child.stdin?.on('error', () => {}).end();
    });
  },
  readText(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw fileError('read', path, error);
    }
  },
  readLink(path) {
    try {
      return readlinkSync(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EINVAL') return null;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw fileError('read', path, error);
    }
  },
};
