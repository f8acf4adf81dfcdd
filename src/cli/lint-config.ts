/** Finds the configuration of the linter that holds for a file. Reading one is left to a module of its own. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../io/input-error.ts';
import type { Severity } from '../rules/diagnostic.ts';
import type { Catalogue } from '../schema/index.ts';
import type { Arguments } from './command.ts';
import type { FailOn } from './lint-options.ts';
import type { Terminal } from './terminal.ts';

/** What `gcfg-lint.yaml` says. What it does not say is absent. */
export interface LintConfig {
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly notSuppressible?: readonly string[];
  readonly connectVersion?: string | undefined;
  readonly chartVersion?: string | undefined;
  readonly failOn?: FailOn | undefined;
  readonly maxWarnings?: number | undefined;
  readonly profile?: 'container' | undefined;
  readonly declared?: readonly string[] | undefined;
  readonly sharedPaths?: readonly string[] | undefined;
  readonly environmentWins?: boolean | undefined;
  /** The file with the findings that are known, as an absolute path. */
  readonly baseline?: string | undefined;
  /** What is known of settings, where that is not only what is built in. */
  readonly catalogue?: Catalogue | undefined;
  /** Whether a file, by its absolute path, is not to be looked at. */
  ignores?(path: string): boolean;
}

const NAMES = ['gcfg-lint.yaml', 'gcfg-lint.yml', 'gcfg-lint.json'];

/**
 * The configurations of a run, as the command line has it with `--config` and `--catalogue`.
 *
 * @throws {InputError} for an overlay that can’t be read, or holds mistakes.
 */
export async function openConfigs(given: Arguments, { directory }: Terminal): Promise<LintConfigs> {
  const overlay = given.text('catalogue');
  if (overlay === undefined) return new LintConfigs(given.text('config'), directory);
  const { loadCatalogue } = await import('../overlay/load-overlay.ts');
  return new LintConfigs(given.text('config'), directory, loadCatalogue(overlay, directory));
}

/** The configurations of a run: one that is named, or for each file the nearest above it. */
export class LintConfigs {
  readonly #directory: string;
  readonly #named: string | undefined;
  /** What the command line names. */
  readonly catalogue: Catalogue | undefined;
  readonly #none: LintConfig;
  readonly #pathFor = new Map<string, string | undefined>();
  readonly #read = new Map<string, LintConfig>();

  /** @param catalogue counts in place of those that configurations name. */
  constructor(named: string | undefined, directory: string, catalogue?: Catalogue) {
    this.#directory = directory;
    this.catalogue = catalogue;
    this.#none = catalogue === undefined ? {} : { catalogue };
    this.#named = named === undefined ? undefined : resolve(directory, named);
  }

  /**
   * The configuration for a file: the same object for all files that share it.
   *
   * @throws {InputError} when it can't be read, or holds mistakes.
   */
  async for(file: string): Promise<LintConfig> {
    const path = this.#named ?? this.#nearest(dirname(resolve(this.#directory, file)));
    if (path === undefined) return this.#none;
    let config = this.#read.get(path);
    if (config === undefined) {
      const { readLintConfig } = await import('./read-lint-config.ts');
      config = await readLintConfig(path, this.#directory, this.catalogue);
      this.#read.set(path, config);
    }
    return config;
  }

  #nearest(directory: string): string | undefined {
    if (!this.#pathFor.has(directory)) this.#pathFor.set(directory, findUpwards(directory));
    return this.#pathFor.get(directory);
  }
}

/** Looks in a directory and those above it, as far as the root of the repository or the file system. */
function findUpwards(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    const found = NAMES.filter((name) => existsSync(join(at, name)));
    if (found.length > 1) throw new InputError(`${at} holds ${found.join(' and ')}: keep one of them`);
    if (found[0] !== undefined) return join(at, found[0]);
    if (dirname(at) === at || existsSync(join(at, '.git'))) return undefined;
  }
}
