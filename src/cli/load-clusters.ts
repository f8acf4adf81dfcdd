import { resolve } from 'node:path';
import { type Cluster, ClusterNode, type NodeInput, type OtherLauncher } from '../cluster/index.ts';
import { nodeNames } from '../cluster/node-names.ts';
import { findFiles } from '../io/find-files.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { parse } from '../parser/index.ts';
import type { Catalogue, Environment } from '../schema/index.ts';
import { looksLikeManifest, looksLikeValues } from './carriers.ts';
import { companionOf, readIfThere } from './companion.ts';

/** What holds for all nodes that the command line names. */
export interface ClusterSettings {
  readonly directory: string;
  readonly environment: Environment | undefined;
  readonly environmentWins: boolean | undefined;
  readonly sharedPaths: readonly string[];
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
  /** Folders of other Launchers on the nodes’ hosts. */
  readonly workbench: readonly string[];
  /** Files of values of the Helm chart: all of one release, in the order in which Helm gets them. */
  readonly values?: readonly string[] | undefined;
  /** The release of the chart that values are for. */
  readonly chartVersion?: string | undefined;
  /** Standard input, which `-` stands for, and its name. Default: `-` is a file like any other. */
  readonly standardInput?: StandardInput | undefined;
}

interface StandardInput {
  readonly path: string;
  read(): Promise<Uint8Array>;
}

/** A NODE of the command line. */
interface NodeSpec {
  readonly name: string | undefined;
  readonly path: string;
  /** What standard input holds, if that is what it means. */
  readonly input?: Uint8Array | undefined;
}

/**
 * The clusters that NODEs mean: those of each topology, and one of all files and bundles.
 *
 * @throws {InputError} for what can’t be read, and for two nodes of one name.
 */
export async function loadClusters(nodes: readonly string[], settings: ClusterSettings): Promise<Cluster[]> {
  const clusters: Cluster[] = [];
  const specs: NodeSpec[] = [];
  const bundles: NodeInput[] = [];
  const pods: NodeInput[] = [];
  const releases: (readonly string[])[] = [];
  for (const spec of nodes.map(readSpec)) {
    const path = resolve(settings.directory, spec.path);
    const { standardInput } = settings;
    if (spec.path === '-' && standardInput !== undefined) {
      const input = await standardInput.read();
      const { path: shown } = standardInput;
      if (looksLikeManifest(input)) {
        const { loadManifest } = await import('./load-carried.ts');
        pods.push(...loadManifest(input, shown, spec.name));
      } else specs.push({ name: spec.name, path: shown, input });
    } else if (/\.(?:ya?ml|json)$/i.test(spec.path)) {
      const input = readFile(path, spec.path);
      if (looksLikeManifest(input)) {
        const { loadManifest } = await import('./load-carried.ts');
        pods.push(...loadManifest(input, spec.path, spec.name));
      } else if (/\.json$/i.test(spec.path)) bundles.push(await loadBundle(path, spec));
      else if (looksLikeValues(input)) releases.push([spec.path]);
      else clusters.push(...(await loadTopologyClusters(path, spec, settings)));
    } else if (spec.name !== undefined) {
      specs.push(spec);
    } else {
      for (const file of await findFiles([spec.path], { directory: settings.directory }))
        if (companionOf(file)?.endsWith('-migration.gcfg') !== false)
          specs.push({ name: undefined, path: file });
    }
  }
  const { values = [] } = settings;
  if (values.length > 0) releases.push(values);
  if (releases.length > 0) {
    const { loadValues } = await import('./load-carried.ts');
    clusters.push(...releases.map((paths) => loadValues(paths, settings)));
  }
  if (settings.environment !== undefined && specs.length + pods.length + releases.length === 0)
    throw new InputError(
      '--env and --env-file are for nodes that are given as files: a topology and bundles have their own environment',
    );
  const { environment, environmentWins } = settings;
  const inputs = [
    ...loadFiles(specs, settings),
    ...bundles,
    ...pods.map((pod) => ({ ...pod, environment, environmentWins })),
  ];
  if (inputs.length > 0) clusters.push({ nodes: inputs.map((input) => withShared(input, settings)) });
  for (const cluster of clusters) checkNames(cluster);
  const near = await launchersNear(settings);
  return clusters.map((cluster) => ({ ...cluster, launchers: [...(cluster.launchers ?? []), ...near] }));
}

/** `name=FILE`, or `FILE`; a file whose name holds an equals sign behind a slash is none of the first. */
function readSpec(text: string): NodeSpec {
  const equals = text.indexOf('=');
  if (equals < 0 || /[/\\]/.test(text.slice(0, equals))) return { name: undefined, path: text };
  const [name, path] = [text.slice(0, equals), text.slice(equals + 1)];
  if (name === '' || path === '') throw new InputError(`${text}: write name=FILE, or only FILE`);
  return { name, path };
}

function loadFiles(specs: readonly NodeSpec[], settings: ClusterSettings): NodeInput[] {
  const { directory, environment, environmentWins, sharedPaths } = settings;
  // What tells them apart from files that have a name is the name.
  const unnamed = specs.filter(({ name }) => name === undefined);
  const names = nodeNames(unnamed.map(({ path }) => path));
  const nameOf = new Map(unnamed.map((spec, index) => [spec, names[index]!]));
  return specs.map((spec) => {
    const { name, path, input } = spec;
    const migrationPath = input === undefined ? companionOf(path) : undefined;
    const migration = readIfThere(
      migrationPath === undefined ? undefined : resolve(directory, migrationPath),
    );
    return {
      name: name ?? nameOf.get(spec)!,
      config: { path, document: parse(input ?? readFile(resolve(directory, path))) },
      migration: migration === undefined ? undefined : { path: migrationPath!, document: migration },
      environment,
      environmentWins,
      sharedPaths,
    };
  });
}

function withShared(input: NodeInput, settings: ClusterSettings): ClusterNode {
  return new ClusterNode({
    ...input,
    sharedPaths: [...new Set([...settings.sharedPaths, ...(input.sharedPaths ?? [])])],
  });
}

async function loadBundle(path: string, spec: NodeSpec): Promise<NodeInput> {
  const { BundleError, readBundle } = await import('../cluster/bundle.ts');
  try {
    const input = readBundle(new TextDecoder().decode(readFile(path)), spec.path);
    return spec.name === undefined ? input : { ...input, name: spec.name };
  } catch (error) {
    throw error instanceof BundleError ? new InputError(error.message) : error;
  }
}

async function loadTopologyClusters(
  path: string,
  { name }: NodeSpec,
  { directory, environmentWins, sharedPaths, catalogue }: ClusterSettings,
): Promise<Cluster[]> {
  if (name !== undefined)
    throw new InputError(
      `${name}=… names a node, and ${path} describes whole clusters: give it without a name`,
    );
  const { loadTopology } = await import('../topology/load-topology.ts');
  return loadTopology(path, { directory, environmentWins, sharedPaths, catalogue });
}

/** What `--workbench` names: it is on the hosts of all nodes. */
async function launchersNear({ workbench, directory }: ClusterSettings): Promise<OtherLauncher[]> {
  if (workbench.length === 0) return [];
  const { readLauncherFolder } = await import('../io/read-launcher-folder.ts');
  return workbench.map((folder) =>
    readLauncherFolder(folder, { directory, product: 'Workbench', onNodes: true }),
  );
}

function checkNames({ nodes }: Cluster): void {
  const places = new Map<string, string>();
  for (const { name, config } of nodes) {
    const other = places.get(name);
    if (other === config.path)
      throw new InputError(
        `${other} is given twice: leave one out or, if two nodes really have the same file, name them, as in a=${other} b=${other}`,
      );
    if (other !== undefined)
      throw new InputError(
        `two nodes are called ${name}: ${other} and ${config.path}; name them with name=FILE`,
      );
    places.set(name, config.path);
  }
}
