import type { ClusterRule } from './cluster-rule.ts';

/** All rules that look at clusters, in the order in which they run and are documented. */
export const clusterRules: readonly ClusterRule[] = [];
