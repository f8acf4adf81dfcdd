export type { Cluster, LoadBalancer } from './cluster.ts';
export type { Accounts, Clock, Fact, NodeFacts } from './facts.ts';
export type { KubernetesPlugin, LauncherValue, OtherLauncher } from './launcher/other-launcher.ts';
export { ClusterNode, type NamedDocument, type NodeInput } from './node.ts';
export { type ConfigSource, type Place, type Source, textSource } from './source.ts';
export type { Location, Mount, MountTable, StorageKind } from './storage/index.ts';
export { compareLocations, parseMounts } from './storage/index.ts';
