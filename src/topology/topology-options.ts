import type { Catalogue } from '../schema/index.ts';

// Apart from what reads topologies: the library's types must not lead to those of packages that it holds.

/** Where the files come from that a topology names. */
export interface TopologyFiles {
  /** @throws {Error} whose message says why the file can’t be read. */
  read(path: string): Uint8Array;
  exists(path: string): boolean;
  /** A path as messages show it; by default as it is. */
  shown?(path: string): string;
}

/** What holds unless the topology says otherwise. */
export interface TopologyOptions {
  /** Directories that all nodes share, besides those of the topology. */
  readonly sharedPaths?: readonly string[] | undefined;
  /** Whether variables win over the files. Default: what the catalogue says of the section. */
  readonly environmentWins?: boolean | undefined;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
}
