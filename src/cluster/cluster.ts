import type { Fact } from './facts.ts';
import type { OtherLauncher } from './launcher/other-launcher.ts';
import type { ClusterNode } from './node.ts';

/** Nodes that serve one Connect together, and what stands around them. */
export interface Cluster {
  /** Its name in the topology; absent where the command line lists nodes. */
  readonly name?: string | undefined;
  readonly nodes: readonly ClusterNode[];
  readonly loadBalancer?: LoadBalancer | undefined;
  /** Launchers of other products that may meet those of the nodes. Default: none. */
  readonly launchers?: readonly OtherLauncher[] | undefined;
}

export interface LoadBalancer {
  /** Whether it keeps a session on one node, by cookie. */
  readonly sticky?: Fact<boolean> | undefined;
}
