import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lintCluster } from '../../src/rules/lint-cluster.ts';
import { loadTopology } from '../../src/topology/load-topology.ts';

const folder = fileURLToPath(new URL('../../fixtures/ha/', import.meta.url));

/** Of each cluster that fails, what is found: everything but nothing else. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  accounts: ['error ha/uid-gid-differs'],
  clocks: ['error ha/clock-not-synchronized'],
  'data-dir': ['error ha/data-dir-not-shared'],
  'data-dir-place': ['error ha/data-dir-differs'],
  database: ['error ha/database-differs'],
  'database-dir': ['error ha/database-dir-not-shared'],
  'database-sqlite': ['error ha/database-sqlite'],
  drift: ['info ha/config-drift'],
  'landing-dir': ['error ha/landing-dir-not-shared'],
  'launcher-namespace': ['error launcher/kubernetes-namespace-conflict'],
  'launcher-places': [
    'error launcher/config-dir-conflict',
    'error launcher/profiles-config-conflict',
    'error launcher/scratch-path-conflict',
    'warning launcher/shared-host',
  ],
  metrics: ['error ha/metrics-data-path-shared'],
  'run-as': ['error ha/run-as-differs'],
  schedules: ['error ha/no-scheduler-node'],
  'sticky-sessions': ['warning ha/sticky-sessions'],
  version: ['error ha/version-differs'],
};

function findings(item: string, kind: 'failing' | 'passing'): string[] {
  const { clusters } = lintCluster(
    loadTopology(`${folder}${item}/${kind}/topology.yaml`, { directory: folder }),
  );
  return clusters
    .flatMap(({ diagnostics }) => diagnostics.map(({ severity, ruleId }) => `${severity} ${ruleId}`))
    .sort();
}

test('every item of the checklist has its clusters', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(FINDINGS).sort());
});

test.each(Object.entries(FINDINGS))(
  '%s: the failing cluster fails by this and nothing else',
  (item, expected) => {
    expect([...new Set(findings(item, 'failing'))]).toEqual(expected);
  },
);

test.each(Object.keys(FINDINGS))('%s: the passing cluster passes', (item) => {
  expect(findings(item, 'passing')).toEqual([]);
});
