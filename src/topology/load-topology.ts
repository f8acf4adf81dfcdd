import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Cluster } from '../cluster/index.ts';
import { readFile } from '../io/read-file.ts';
import { shownPath } from '../io/shown-path.ts';
import { readTopology } from './read-topology.ts';
import type { TopologyOptions } from './topology-options.ts';

export interface LoadTopologyOptions extends TopologyOptions {
  /** What a relative path is relative to; paths inside of it are shown relative to it. Default: the working directory. */
  readonly directory?: string | undefined;
}

/**
 * Reads a topology (`topology.yaml`) and the files that it names.
 *
 * @throws {InputError} when a file can’t be read, and for every mistake in the topology. What the server would refuse
 *   in a node’s configuration is no exception.
 */
export function loadTopology(path: string, options: LoadTopologyOptions = {}): Cluster[] {
  const { directory = process.cwd(), ...rest } = options;
  const shown = (file: string) => shownPath(file, directory);
  const read = (file: string) => readFile(file, shown(file));
  const place = resolve(directory, path);
  const text = new TextDecoder().decode(read(place));
  return readTopology(text, place, { read, exists: existsSync, shown }, rest);
}
