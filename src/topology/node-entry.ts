import type { Accounts, NamedDocument, NodeFacts, NodeInput } from '../cluster/index.ts';
import { migrationOf } from '../io/companion.ts';
import type { Environment } from '../schema/index.ts';
import { nodeAt, type YamlPath } from '../yaml/places.ts';
import { isSecretName, shownPiece } from '../yaml/secrets.ts';
import type { ReferencedFiles } from './topology-files.ts';
import type { ClusterEntry, NodeEntry } from './topology-schema.ts';
import type { TopologyText } from './topology-text.ts';

/** A node of a topology, and what its cluster says of all nodes. */
export interface NamedNode {
  readonly name: string;
  readonly entry: NodeEntry;
  readonly path: YamlPath;
  readonly cluster: ClusterEntry;
  readonly clusterPath: YamlPath;
}

/** The value of a key, and where it stands. */
interface Given<T> {
  readonly value: T;
  readonly path: YamlPath;
}

/** Builds a node from what the topology says. What is wrong with it is noted there. */
export class NodeReader {
  readonly #topology: TopologyText;
  readonly #files: ReferencedFiles;
  readonly #node: NamedNode;

  constructor(topology: TopologyText, files: ReferencedFiles, node: NamedNode) {
    this.#topology = topology;
    this.#files = files;
    this.#node = node;
  }

  /** Undefined when it has no configuration that can be read. */
  read(): NodeInput | undefined {
    const { name, entry, path } = this.#node;
    const bundle = this.#bundle();
    if (bundle === undefined && entry.bundle !== undefined) return undefined;
    // A bundle tells of this very node: more than what the cluster says of all.
    const given = this.#given('config', bundle?.config !== undefined);
    const config = given === undefined ? bundle?.config : this.#config(given);
    const migration = this.#migration(bundle, given);
    const environment = this.#environment(bundle);
    const facts = this.#facts(bundle, {
      config: given !== undefined,
      migration: migration !== undefined && migration !== bundle?.migration,
    });
    if (given === undefined && bundle === undefined)
      this.#topology.mistake(
        `node \`${shownPiece(name)}\` has no configuration: name its file under \`config\`, or what gcfg-lint collect wrote under \`bundle\``,
        path,
        'key',
      );
    if (config === undefined) return undefined;
    return { name, config, migration, environment, environmentWins: bundle?.environmentWins, facts };
  }

  #bundle(): NodeInput | undefined {
    const { entry, path } = this.#node;
    if (entry.bundle === undefined) return undefined;
    return this.#files.bundle(this.#files.resolve(entry.bundle), [...path, 'bundle']);
  }

  #config({ value, path }: Given<string>): NamedDocument | undefined {
    return this.#files.config(this.#files.resolve(value), path);
  }

  #migration(bundle: NodeInput | undefined, config: Given<string> | undefined): NamedDocument | undefined {
    const given = this.#given('migration', bundle !== undefined);
    if (given?.value === false) return undefined;
    if (given !== undefined) return this.#config({ value: given.value, path: given.path });
    const beside = config === undefined ? undefined : migrationOf(this.#files.resolve(config.value));
    if (config !== undefined && beside !== undefined && this.#files.exists(beside))
      return this.#files.config(beside, config.path);
    return bundle?.migration;
  }

  /** Variables of the cluster, the bundle and the node: the later one wins. */
  #environment(bundle: NodeInput | undefined): Environment | undefined {
    const { entry, path, cluster, clusterPath } = this.#node;
    const layers = [
      this.#variables(cluster.environment, [...clusterPath, 'environment']),
      bundle?.environment,
      this.#variables(entry.environment, [...path, 'environment']),
    ].filter((layer) => layer !== undefined);
    return layers.length === 0 ? undefined : Object.assign({}, ...layers);
  }

  #variables(given: NodeEntry['environment'], path: YamlPath): Environment | undefined {
    if (given === undefined) return undefined;
    if (typeof given === 'string') return this.#files.environment(this.#files.resolve(given), path);
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, this.#text(value, [...path, name])]),
    );
  }

  /** A number as it was written: `0644`, `1.10`. */
  #text(value: string | number | boolean, path: YamlPath): string {
    if (typeof value === 'string') return value;
    const node = nodeAt(this.#topology.yaml, path);
    return (node !== undefined && 'source' in node ? node.source : undefined) ?? String(value);
  }

  #facts(bundle: NodeInput | undefined, own: { config: boolean; migration: boolean }): NodeFacts {
    const { entry, path } = this.#node;
    const known = bundle?.facts ?? {};
    const version = this.#given('version', known.version !== undefined);
    const mounts = this.#given('mounts', known.mounts !== undefined);
    const synchronized = entry['clock-synchronized'];
    const clock =
      synchronized === undefined ? undefined : { synchronized, source: this.#topology.source.path };
    return {
      ...known,
      host: entry.host ?? known.host,
      boot: entry.host === undefined ? known.boot : undefined,
      version: this.#topology.fact(version?.value, version?.path ?? []) ?? known.version,
      mounts:
        mounts === undefined
          ? known.mounts
          : this.#files.mounts(this.#files.resolve(mounts.value), mounts.path),
      links: this.#given('links', known.links !== undefined)?.value ?? known.links,
      accounts: this.#accounts() ?? known.accounts,
      clock: this.#topology.fact(clock, [...path, 'clock-synchronized']) ?? known.clock,
      kubernetesCluster:
        this.#given('kubernetes-cluster', known.kubernetesCluster !== undefined)?.value ??
        known.kubernetesCluster,
      secretsKey: this.#secretsKey(bundle, own),
    };
  }

  #accounts(): Accounts | undefined {
    const { entry, path } = this.#node;
    if (entry.accounts === undefined) return undefined;
    const { users, groups } = entry.accounts;
    return {
      users: byName(users),
      groups: byName(groups),
      place: this.#topology.place([...path, 'accounts'], 'key'),
    };
  }

  /** Secrets in clear text do not compare with the masked ones of a bundle: a node that has both compares with none. */
  #secretsKey(
    bundle: NodeInput | undefined,
    own: { config: boolean; migration: boolean },
  ): string | undefined {
    const { entry, cluster } = this.#node;
    if (bundle === undefined) return undefined;
    const isOpen = (environment: NodeEntry['environment']) =>
      typeof environment === 'string' || Object.keys(environment ?? {}).some(isSecretName);
    const mixed = own.config || own.migration || isOpen(entry.environment) || isOpen(cluster.environment);
    return mixed ? '' : bundle.facts?.secretsKey;
  }

  /**
   * What the node says under a key; or else its cluster, unless something else already tells.
   *
   * @param known whether the node's bundle tells
   */
  #given<Key extends keyof ClusterEntry & keyof NodeEntry>(
    key: Key,
    known: boolean,
  ): Given<NonNullable<NodeEntry[Key]>> | undefined {
    const { entry, path, cluster, clusterPath } = this.#node;
    const own = entry[key];
    if (own !== undefined) return { value: own as NonNullable<NodeEntry[Key]>, path: [...path, key] };
    const common = known ? undefined : cluster[key];
    if (common === undefined) return undefined;
    return { value: common as NonNullable<NodeEntry[Key]>, path: [...clusterPath, key] };
  }
}

/** Names are looked up in it: it must not know those that every object has. */
function byName<T>(given: Readonly<Record<string, T>> = {}): Record<string, T> {
  return Object.assign(Object.create(null), given);
}
