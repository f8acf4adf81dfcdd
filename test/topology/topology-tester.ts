import type { Cluster } from '../../src/cluster/index.ts';
import { InputError } from '../../src/io/input-error.ts';
import { readTopology } from '../../src/topology/read-topology.ts';
import type { TopologyFiles, TopologyOptions } from '../../src/topology/topology-options.ts';

export type Files = Readonly<Record<string, string>>;

/** Files by path, as if they were on disk. */
export function filesOf(files: Files): TopologyFiles {
  return {
    exists: (path) => Object.hasOwn(files, path),
    read(path) {
      if (!Object.hasOwn(files, path)) throw new InputError(`can’t read ${path}: there is no such file`);
      return new TextEncoder().encode(files[path]);
    },
  };
}

/** What stands in `topology.yaml`, with the files that it names. */
export function clustersOf(topology: string, files: Files = {}, options: TopologyOptions = {}): Cluster[] {
  return readTopology(topology, 'topology.yaml', filesOf(files), options);
}

/** All that is told of a wrong topology, frames included. */
export function errorOf(topology: string, files: Files = {}): string {
  try {
    clustersOf(topology, files);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return '';
}

/** What is told, without the frames and the topology’s name. */
export function mistakesOf(topology: string, files: Files = {}): string[] {
  return errorOf(topology, files)
    .split('\n')
    .filter((line) => line.startsWith('topology.yaml:'))
    .map((line) => line.slice('topology.yaml:'.length));
}
