/** The library's Node side: configurations on disk. */
import type { CollectedFacts, CollectOptions } from './io/collect/collect-facts.ts';
import { readFile } from './io/read-file.ts';
import { writeFile } from './io/write-file.ts';
import { type Document, type ParseOptions, parse } from './parser/index.ts';

export { type Bundle, BundleError, readBundle } from './cluster/bundle.ts';
export type { Cluster } from './cluster/index.ts';
export type { CollectedFacts, CollectOptions } from './io/collect/collect-facts.ts';
export { InputError } from './io/input-error.ts';
export { loadCatalogue } from './overlay/load-overlay.ts';
export { readCatalogue } from './overlay/read-overlay.ts';
export { type LoadTopologyOptions, loadTopology } from './topology/load-topology.ts';

/**
 * Reads a configuration from a file.
 *
 * @throws {InputError} when the file can’t be read. What the server would refuse in it is no exception: see
 *   `document.errors`.
 */
export function loadDocument(path: string, options?: ParseOptions): Document {
  return parse(readFile(path), options);
}

/**
 * Writes a configuration to a file, whole or not at all; mode, owner and symbolic links stay.
 *
 * @throws {InputError} when it can’t be written; the file is then as it was.
 */
export async function writeDocument(path: string, document: Document): Promise<void> {
  await writeFile(path, document.toBytes());
}

/**
 * Gathers what is to be known of this node for a check of its cluster: its configuration without secrets, mounts,
 * links, accounts, clock and version. `JSON.stringify(bundle)` is what `gcfg-lint collect` writes.
 *
 * @throws {InputError} when a file that is there, or was named, can’t be read, and for a key that is too short. What
 *   else can’t be had is no exception: see `missing`.
 */
export async function collectFacts(options: CollectOptions = {}): Promise<CollectedFacts> {
  const { collectFacts: collect } = await import('./io/collect/collect-facts.ts');
  return await collect(options, process.env.GCFG_LINT_VERSION ?? '0.0.0');
}
