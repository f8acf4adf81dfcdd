import { dirname, isAbsolute, join } from 'node:path';
import { readBundle } from '../cluster/bundle.ts';
import type { MountTable, NamedDocument, NodeInput } from '../cluster/index.ts';
import { parseMounts } from '../cluster/storage/index.ts';
import { readEnvFile } from '../io/env-file.ts';
import { parse } from '../parser/index.ts';
import type { Environment } from '../schema/index.ts';
import type { YamlPath } from '../yaml/places.ts';
import type { TopologyFiles } from './topology-options.ts';
import { reasonOf, type TopologyText } from './topology-text.ts';

/** The files of a topology: each is read once, and what is wrong with it is told where it is named first. */
export class ReferencedFiles {
  readonly #topology: TopologyText;
  readonly #path: string;
  readonly #files: TopologyFiles;
  readonly #read = new Map<string, unknown>();

  constructor(topology: TopologyText, path: string, files: TopologyFiles) {
    this.#topology = topology;
    this.#path = path;
    this.#files = files;
  }

  /** The path that a name in the topology means. */
  resolve(name: string): string {
    return isAbsolute(name) ? name : join(dirname(this.#path), name);
  }

  shown(path: string): string {
    return this.#files.shown?.(path) ?? path;
  }

  exists(path: string): boolean {
    return this.#files.exists(path);
  }

  /** A configuration; undefined when it can’t be read, which is noted. Syntax errors are for the rules. */
  config(path: string, namedAt: YamlPath): NamedDocument | undefined {
    return this.#once('config', path, namedAt, () => ({
      path: this.shown(path),
      document: parse(this.#files.read(path)),
    }));
  }

  mounts(path: string, namedAt: YamlPath): MountTable | undefined {
    return this.#once('mounts', path, namedAt, () => {
      const table = parseMounts(this.text(path));
      if (table.mounts.length > 0) return table;
      throw new Error(`${this.shown(path)} is no table of mounts: copy /proc/self/mountinfo of the node`);
    });
  }

  environment(path: string, namedAt: YamlPath): Environment | undefined {
    return this.#once('environment', path, namedAt, () => readEnvFile(this.text(path), this.shown(path)));
  }

  bundle(path: string, namedAt: YamlPath): NodeInput | undefined {
    return this.#once('bundle', path, namedAt, () => readBundle(this.text(path), this.shown(path)));
  }

  /** @throws {Error} */
  text(path: string): string {
    // A byte-order mark counts in offsets.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#files.read(path));
  }

  /** What `read` makes of a file; undefined where it throws, which is noted. */
  #once<T>(kind: string, path: string, namedAt: YamlPath, read: () => T): T | undefined {
    const key = `${kind}:${path}`;
    if (!this.#read.has(key)) {
      let content: T | undefined;
      try {
        content = read();
      } catch (error) {
        this.#topology.mistake(reasonOf(error), namedAt);
      }
      this.#read.set(key, content);
    }
    return this.#read.get(key) as T | undefined;
  }
}
