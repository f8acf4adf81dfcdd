/** The pods of a release as nodes of a cluster. */
import { type Cluster, ClusterNode, type Fact, type Mount, type NodeFacts } from '../cluster/index.ts';
import type { Catalogue, Environment } from '../schema/index.ts';
import { normalizePath } from '../schema/posix-path.ts';
import { connectVersionIn } from './connect-version.ts';
import { type PodMount, podEnvironment, podMounts, replicasIn } from './pods.ts';
import { releaseConfig } from './read-release.ts';
import type { Release } from './release.ts';
import { textAt } from './tree.ts';

/** What the command line says of all nodes. */
export interface ReleaseNodeOptions {
  readonly environment?: Environment | undefined;
  readonly environmentWins?: boolean | undefined;
  readonly sharedPaths?: readonly string[] | undefined;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
}

/** More than anybody runs: a slip of the pen must not fill the screen. */
const MOST_REPLICAS = 100;

/** A node for each replica: they differ in nothing but in what a container has for itself. */
export function releaseCluster(release: Release, options: ReleaseNodeOptions = {}): Cluster {
  const count = Math.min(replicasIn(release) ?? 1, MOST_REPLICAS);
  const mounts = podMounts(release);
  const shared = mounts.filter((mount) => mount.shared === true).map(({ path }) => path);
  const environment = { ...podEnvironment(release), ...options.environment };
  const { document, placement } = releaseConfig(release);
  const nodes = Array.from({ length: Math.max(count, 1) }, (_, index) => {
    return new ClusterNode({
      name: `pod-${index + 1}`,
      config: { path: release.files[0]!.path, document, placement },
      environment,
      environmentWins: options.environmentWins,
      catalogue: options.catalogue,
      facts: factsOf(release, mounts),
      sharedPaths: [...shared, ...(options.sharedPaths ?? [])],
    });
  });
  const sticky = stickySessions(release);
  return { nodes, ...(sticky !== undefined && { loadBalancer: { sticky } }) };
}

function factsOf(release: Release, mounts: readonly PodMount[]): NodeFacts {
  const table: Mount[] = [
    // What no volume is mounted at goes with the container.
    { root: '/', mountPoint: '/', fileSystem: 'overlay', source: 'overlay' },
    ...mounts.map(({ path, volume = 'volume', source }): Mount => {
      return { root: '/', mountPoint: normalizePath(path)!, fileSystem: volume, source: source ?? volume };
    }),
  ];
  const version = connectVersionIn(release.given);
  return {
    mounts: { mounts: table },
    ...(version !== undefined && { version: { value: version } }),
  };
}

/** Annotations by which ingress controllers and load balancers keep sessions, with what they must hold. */
const STICKY: readonly (readonly [key: string, value: RegExp])[] = [
  ['nginx.ingress.kubernetes.io/affinity', /^cookie$/],
  ['traefik.ingress.kubernetes.io/service.sticky.cookie', /^true$/],
  ['traefik.ingress.kubernetes.io/affinity', /^true$/],
  ['alb.ingress.kubernetes.io/target-group-attributes', /stickiness\.enabled=true/],
  ['appgw.ingress.kubernetes.io/cookie-based-affinity', /^true$/],
  ['haproxy.org/cookie-persistence', /./],
];

/** Sessions that are kept for sure; that they are not, values can’t tell. */
function stickySessions(release: Release): Fact<boolean> | undefined {
  for (const path of [
    ['ingress', 'annotations'],
    ['service', 'annotations'],
  ])
    for (const [key, value] of STICKY) {
      const text = textAt(release.given, [...path, key]);
      if (text === undefined || !value.test(text)) continue;
      return { value: true };
    }
  return undefined;
}
