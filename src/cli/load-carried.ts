/** The nodes that files which carry configurations describe. Loaded only for these. */
import { resolve } from 'node:path';
import { manifestNodes } from '../carriers/kubernetes/nodes.ts';
import { readCarriers } from '../carriers/read-carriers.ts';
import type { Cluster, NodeInput } from '../cluster/index.ts';
import { releaseCluster } from '../helm/nodes.ts';
import { replicasIn } from '../helm/pods.ts';
import { readRelease } from '../helm/read-release.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { decode } from './carriers.ts';
import type { ClusterSettings } from './load-clusters.ts';

/**
 * The pods that a manifest of Kubernetes describes.
 *
 * @throws {InputError} when it carries no configuration, or can’t be read.
 */
export function loadManifest(input: Uint8Array, path: string, name: string | undefined): NodeInput[] {
  const nodes = manifestNodes(readCarriers(path, decode(input, path)), name);
  if (nodes.length > 0) return nodes;
  throw new InputError(
    `there is no configuration to check in ${path}: no ConfigMap or Secret there has a key that ends in .gcfg`,
    { nothingFound: true },
  );
}

/**
 * The pods of a release of the Helm chart.
 *
 * @throws {InputError} when there is only one, or its values can’t be read.
 */
export function loadValues(paths: readonly string[], settings: ClusterSettings): Cluster {
  const { directory, chartVersion } = settings;
  const files = paths.map((path) => ({ path, text: decode(readFile(resolve(directory, path), path), path) }));
  const release = readRelease(files, { chartVersion });
  if ((replicasIn(release) ?? 1) < 2)
    throw new InputError(
      `${paths.join(', ')}: there is one pod (\`replicas\`), which has no other to be compared with: gcfg-lint lint looks at it`,
    );
  return releaseCluster(release, settings);
}
