import { type Cluster, ClusterNode } from '../../cluster/index.ts';
import { readLauncher } from '../../cluster/launcher/read-launcher.ts';
import { nodeNames } from '../../cluster/node-names.ts';
import { parse } from '../../parser/index.ts';
import type { ClusterExample } from '../../rules/cluster-rule.ts';
import { readTopology } from '../../topology/read-topology.ts';

/** The clusters of an example, as the command would read its files. */
export function exampleClusters({ files, sharedPaths = [], workbench }: ClusterExample): Cluster[] {
  const topology = files['topology.yaml'];
  if (topology !== undefined) {
    return readTopology(topology, 'topology.yaml', {
      exists: (path) => Object.hasOwn(files, path),
      read: (path) => new TextEncoder().encode(files[path]),
    });
  }
  const isLauncher = (name: string) => workbench !== undefined && name.startsWith(`${workbench}/`);
  const paths = Object.keys(files).filter((name) => !isLauncher(name));
  const names = nodeNames(paths);
  const nodes = paths.map(
    (path, index) =>
      new ClusterNode({ name: names[index]!, config: { path, document: parse(files[path]!) }, sharedPaths }),
  );
  if (workbench === undefined) return [{ nodes, launchers: [] }];
  const launcherFiles = Object.entries(files)
    .filter(([name]) => isLauncher(name))
    .map(([path, text]) => ({ name: path.slice(workbench.length + 1), path, text }));
  return [{ nodes, launchers: [readLauncher(launcherFiles, { product: 'Workbench', onNodes: true })] }];
}
