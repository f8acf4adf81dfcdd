import { type Cluster, ClusterNode } from '../cluster/index.ts';
import type { YamlPath } from '../yaml/places.ts';
import { LauncherReader } from './launcher-entry.ts';
import { NodeReader } from './node-entry.ts';
import { ReferencedFiles } from './topology-files.ts';
import type { TopologyFiles, TopologyOptions } from './topology-options.ts';
import { CLUSTER_KEYS, type ClusterEntry } from './topology-schema.ts';
import { TopologyText } from './topology-text.ts';

/**
 * The clusters that a topology describes, in its order.
 *
 * @param path the topology’s: names in it are relative to its folder
 * @throws {InputError} with every mistake in it, its place and its line. Syntax errors in a node’s configuration are
 *   none: see the nodes’ documents.
 */
export function readTopology(
  text: string,
  path: string,
  files: TopologyFiles,
  options: TopologyOptions = {},
): Cluster[] {
  const topology = new TopologyText(text, files.shown?.(path) ?? path);
  const pieces = { topology, files: new ReferencedFiles(topology, path, files), options };
  const clusters = clustersIn(topology).map((cluster) => readCluster(cluster, pieces));
  topology.finish();
  return clusters;
}

interface Pieces {
  readonly topology: TopologyText;
  readonly files: ReferencedFiles;
  readonly options: TopologyOptions;
}

interface NamedCluster {
  readonly name: string | undefined;
  readonly entry: ClusterEntry;
  readonly path: YamlPath;
}

/** The clusters of either form. */
function clustersIn(topology: TopologyText): NamedCluster[] {
  const { clusters, nodes, ...rest } = topology.file;
  if (clusters === undefined) {
    if (nodes !== undefined) return [{ name: undefined, entry: { ...rest, nodes }, path: [] }];
    topology.mistake('the topology describes no node: write `nodes`, or `clusters` of several', []);
    return [];
  }
  for (const key of CLUSTER_KEYS)
    if (topology.file[key] !== undefined)
      topology.mistake(`\`${key}\` belongs to a cluster: move it below one of \`clusters\``, [key], 'key');
  return Object.entries(clusters).map(([name, entry]) => ({ name, entry, path: ['clusters', name] }));
}

function readCluster({ name, entry, path }: NamedCluster, { topology, files, options }: Pieces): Cluster {
  const sharedPaths = [...(options.sharedPaths ?? []), ...(entry['shared-paths'] ?? [])];
  const nodes = Object.entries(entry.nodes).flatMap(([nodeName, node]) => {
    const named = {
      name: nodeName,
      entry: node ?? {},
      path: [...path, 'nodes', nodeName],
      cluster: entry,
      clusterPath: path,
    };
    const input = new NodeReader(topology, files, named).read();
    if (input === undefined) return [];
    const environmentWins = entry['environment-wins'] ?? input.environmentWins ?? options.environmentWins;
    return [new ClusterNode({ ...input, sharedPaths, environmentWins, catalogue: options.catalogue })];
  });
  const launchers = Object.entries(entry.launchers ?? {}).flatMap(([launcherName, launcher]) => {
    const named = { name: launcherName, entry: launcher, path: [...path, 'launchers', launcherName] };
    return new LauncherReader(topology, files, named).read() ?? [];
  });
  const balancer = entry['load-balancer'];
  const sticky = topology.fact(balancer?.sticky, [...path, 'load-balancer', 'sticky']);
  return { name, nodes, loadBalancer: balancer === undefined ? undefined : { sticky }, launchers };
}
