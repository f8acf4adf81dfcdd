/**
 * The names of the rules that look at clusters: for the configuration and the comments of files, which a lint reads
 * without loading these rules.
 */
export const clusterRuleIds = [
  'ha/database-sqlite',
  'ha/database-differs',
  'ha/data-dir-differs',
  'ha/data-dir-not-shared',
  'ha/database-dir-not-shared',
  'ha/landing-dir-not-shared',
  'ha/metrics-data-path-shared',
  'ha/no-scheduler-node',
  'ha/run-as-differs',
  'ha/uid-gid-differs',
  'ha/version-differs',
  'ha/clock-not-synchronized',
  'ha/sticky-sessions',
  'ha/config-drift',
  'launcher/config-dir-conflict',
  'launcher/scratch-path-conflict',
  'launcher/kubernetes-namespace-conflict',
  'launcher/profiles-config-conflict',
  'launcher/shared-host',
] as const;
