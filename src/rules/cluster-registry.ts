import type { ClusterRule } from './cluster-rule.ts';
import { clockNotSynchronized } from './ha/clock-not-synchronized.ts';
import { configDrift } from './ha/config-drift.ts';
import { dataDirDiffers } from './ha/data-dir-differs.ts';
import { dataDirNotShared } from './ha/data-dir-not-shared.ts';
import { databaseDiffers } from './ha/database-differs.ts';
import { databaseDirNotShared } from './ha/database-dir-not-shared.ts';
import { databaseSqlite } from './ha/database-sqlite.ts';
import { landingDirNotShared } from './ha/landing-dir-not-shared.ts';
import { metricsDataPathShared } from './ha/metrics-data-path-shared.ts';
import { noSchedulerNode } from './ha/no-scheduler-node.ts';
import { runAsDiffers } from './ha/run-as-differs.ts';
import { stickySessions } from './ha/sticky-sessions.ts';
import { uidGidDiffers } from './ha/uid-gid-differs.ts';
import { versionDiffers } from './ha/version-differs.ts';
import { configDirConflict } from './launcher/config-dir-conflict.ts';
import { kubernetesNamespaceConflict } from './launcher/kubernetes-namespace-conflict.ts';
import { profilesConfigConflict } from './launcher/profiles-config-conflict.ts';
import { scratchPathConflict } from './launcher/scratch-path-conflict.ts';
import { sharedHost } from './launcher/shared-host.ts';

/** All rules that look at clusters, in the order in which they run and are documented. */
export const clusterRules: readonly ClusterRule[] = [
  databaseSqlite,
  databaseDiffers,
  dataDirDiffers,
  dataDirNotShared,
  databaseDirNotShared,
  landingDirNotShared,
  metricsDataPathShared,
  noSchedulerNode,
  runAsDiffers,
  uidGidDiffers,
  versionDiffers,
  clockNotSynchronized,
  stickySessions,
  configDrift,
  configDirConflict,
  scratchPathConflict,
  kubernetesNamespaceConflict,
  profilesConfigConflict,
  sharedHost,
];
