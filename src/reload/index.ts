export {
  type ClusterReloadPlan,
  type NodeDifference,
  planReloadOfNodes,
  type ReloadNode,
  type ReloadStep,
} from './nodes.ts';
export type {
  CachePlan,
  InvalidatedCache,
  Judgement,
  PlannedConsequence,
  ReloadAction,
  ReloadChange,
  ReloadEffect,
  ReloadPlan,
  ServiceCommand,
} from './plan.ts';
export { planReload, type ReloadOptions, type SnapshotSource } from './plan-reload.ts';
export type { LoadedConfig } from './snapshot.ts';
