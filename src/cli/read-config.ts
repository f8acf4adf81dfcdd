/** Reads the one configuration that a command is about: a file, or what a manifest carries. */
import { resolve } from 'node:path';
import type { CarriedConfig } from '../carriers/carrier.ts';
import type { Placement } from '../carriers/placement.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { type Document, parse, type TextRange } from '../parser/index.ts';
import { carriedBy } from './carriers.ts';
import { companionOf, isMigrationFile, readIfThere } from './companion.ts';
import type { Terminal } from './terminal.ts';

export interface ReadConfig {
  readonly document: Document;
  /** As it is shown. */
  readonly path: string;
  /** The line of a place in the document, in the file that is shown. */
  line(range: TextRange): number;
}

export interface ReadConfigs {
  readonly main: ReadConfig;
  /** The file that the server reads together with it. */
  readonly companion: ReadConfig | undefined;
}

/** @throws {InputError} for what can’t be read, and for a manifest that holds several configurations or none. */
export async function readConfigs(
  path: string,
  { directory, readInput }: Pick<Terminal, 'directory' | 'readInput'>,
): Promise<ReadConfigs> {
  const isStandardInput = path === '-';
  const content = isStandardInput ? await readInput() : readFile(resolve(directory, path), path);
  const shown = isStandardInput ? '<stdin>' : path;
  const carried = await carriedBy({ path: shown, bytes: () => content });
  if (carried !== undefined) return carriedConfigs(shown, carried.configs);
  const beside = isStandardInput ? undefined : companionOf(path);
  const companion = readIfThere(beside && resolve(directory, beside));
  return {
    main: fileConfig(path, parse(content)),
    companion: companion && fileConfig(beside!, companion),
  };
}

function fileConfig(path: string, document: Document): ReadConfig {
  return { path, document, line: ({ start }) => document.position(start).line };
}

function carriedConfigs(path: string, configs: readonly CarriedConfig[]): ReadConfigs {
  const mains = configs.filter((config) => !isMigrationFile(config.path));
  const [config] = mains;
  if (config === undefined)
    throw new InputError(
      `there is no configuration in ${path}: no ConfigMap or Secret there has a key that ends in .gcfg`,
    );
  if (mains.length > 1)
    throw new InputError(
      `${path} holds ${mains.length} configurations, and one is wanted: write it to a file of its own, as in kubectl get configmap NAME -o yaml`,
    );
  const { document, placement, companion, companionPlacement } = config;
  return {
    main: placedConfig(document, placement),
    companion: companion && placedConfig(companion, companionPlacement!),
  };
}

function placedConfig(document: Document, placement: Placement): ReadConfig {
  return {
    document,
    path: placement.files[0]!.path,
    line(range) {
      const { file, range: found } = placement.place(range);
      return file.range(found).start.line;
    },
  };
}
