import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { STANDARD_INPUT } from '../../report/reporter.ts';
import { real } from '../hosted-paths.ts';

/** Paths of a run as a baseline names them: from its folder on, with slashes. */
export class BaselineNames {
  readonly #folder: string;
  readonly #directory: string;
  readonly #known: ReadonlySet<string>;
  readonly #names = new Map<string, string>();

  /** @param known the names that the baseline has. */
  constructor(baseline: string, directory: string, known: ReadonlySet<string>) {
    this.#folder = dirname(baseline);
    this.#directory = directory;
    this.#known = known;
  }

  /** Undefined for what has no name. A file that is reached by links keeps the name that it is known by. */
  nameOf(path: string): string | undefined {
    if (path === STANDARD_INPUT) return undefined;
    if (isInBundle(path)) return path;
    let name = this.#names.get(path);
    if (name === undefined) {
      const names = this.#namesFor(resolve(this.#directory, path));
      name = names.find((candidate) => this.#known.has(candidate)) ?? names.find(isInside) ?? names[0]!;
      this.#names.set(path, name);
    }
    return name;
  }

  isGone(name: string): boolean {
    return !isInBundle(name) && !existsSync(resolve(this.#folder, name));
  }

  /** As given, and with the links followed that lead to the folders, and to the file. */
  #namesFor(file: string): string[] {
    const folder = real(this.#folder);
    return [
      relative(this.#folder, file),
      relative(folder, join(real(dirname(file)), basename(file))),
      relative(folder, real(file)),
    ].map((name) => name.replaceAll(sep, '/'));
  }
}

/** `connect1:/etc/…`, a file out of a node’s bundle. */
function isInBundle(path: string): boolean {
  return !isAbsolute(path) && /^[^/\\]+:[/\\]/.test(path);
}

function isInside(name: string): boolean {
  return !isAbsolute(name) && name.split('/')[0] !== '..';
}
