import { describe, expect, test } from 'vitest';
import { applyBaseline } from '../../src/baseline/apply-baseline.ts';
import { makeBaseline } from '../../src/baseline/make-baseline.ts';
import { type Cluster, ClusterNode } from '../../src/cluster/index.ts';
import { parse } from '../../src/parser/index.ts';
import {
  type ClusterLintOptions,
  type ClusterLintResult,
  lintCluster,
} from '../../src/rules/lint-cluster.ts';

const ALIKE = '[Server]\nDataDir = /mnt/connect\n';
const POSTGRES = '[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://db.example.com/connect\n';

function cluster(texts: Readonly<Record<string, string>>, folder = 'nodes'): Cluster {
  return {
    nodes: Object.entries(texts).map(
      ([name, text]) =>
        new ClusterNode({
          name,
          config: { path: `${folder}/${name}.gcfg`, document: parse(`${text}${POSTGRES}`) },
          sharedPaths: ['/mnt'],
        }),
    ),
  };
}

/** Drift alone is enough here. */
function judge(clusters: Cluster | Cluster[], options: ClusterLintOptions = {}): ClusterLintResult {
  const rules = { 'ha/metrics-data-path-shared': 'off', ...options.rules } as const;
  return lintCluster(clusters, { ...options, rules });
}

function against(before: ClusterLintResult, after: ClusterLintResult) {
  const { clusters, files, baselines, summary } = applyBaseline(after, makeBaseline(before));
  const left = clusters.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId));
  expect(files.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId)).toSorted()).toEqual(
    left.toSorted(),
  );
  return { left, stale: baselines![0]!.stale.map(({ rule }) => rule), known: summary.baselined };
}

const drift = (processes: string) => `${ALIKE}[Scheduler]\nMaxProcesses = ${processes}\n`;
const TWO = judge(cluster({ a: drift('5'), b: drift('6') }));

describe('a baseline of clusters', () => {
  test('names the configurations of the nodes', () => {
    expect(makeBaseline(TWO).entries).toEqual([
      {
        nodes: ['nodes/a.gcfg', 'nodes/b.gcfg'],
        rule: 'ha/config-drift',
        setting: 'Scheduler.MaxProcesses',
        severity: 'info',
        count: 1,
      },
    ]);
  });

  test('names only the nodes that deviate, where most agree', () => {
    const three = judge(cluster({ a: drift('5'), b: drift('6'), c: drift('5') }));
    expect(makeBaseline(three).entries[0]!.nodes).toEqual(['nodes/b.gcfg']);
    // One more that agrees changes nothing.
    const four = judge(cluster({ a: drift('5'), b: drift('6'), c: drift('5'), d: drift('5') }));
    expect(against(three, four)).toEqual({ left: [], stale: [], known: 1 });
  });

  test.each<[what: string, after: ClusterLintResult, left: string[], stale: string[]]>([
    ['knows them again in another order', judge(cluster({ b: `; x\n${drift('6')}`, a: drift('5') })), [], []],
    [
      'knows not that another node differs as well',
      judge(cluster({ a: drift('5'), b: drift('6'), c: drift('7') })),
      ['ha/config-drift'],
      ['ha/config-drift'],
    ],
    [
      'is stale where the nodes agree',
      judge(cluster({ a: drift('5'), b: drift('5') })),
      [],
      ['ha/config-drift'],
    ],
    [
      'knows nothing of nodes of the same names elsewhere',
      judge(cluster({ a: drift('5'), b: drift('6') }, 'test')),
      ['ha/config-drift'],
      [],
    ],
    ['leaves open what is of nodes that are not there', judge(cluster({ a: ALIKE, c: ALIKE })), [], []],
    [
      'leaves open what a rule says that is off',
      judge(cluster({ a: ALIKE, b: ALIKE }), { rules: { 'ha/config-drift': 'off' } }),
      [],
      [],
    ],
    [
      'leaves open what a file may say that can’t be read to its end',
      judge(cluster({ a: `${ALIKE}MaxProcesses\n[\n`, b: ALIKE }), { rules: { 'syntax/error': 'off' } }),
      [],
      [],
    ],
    [
      'is about one of several clusters',
      judge([cluster({ c: ALIKE, d: ALIKE }), cluster({ a: drift('5'), b: drift('6') })]),
      [],
      [],
    ],
  ])('%s', (_, after, left, stale) => {
    expect(against(TWO, after)).toMatchObject({ left, stale });
  });

  test('does not cover a file that the server refuses', () => {
    const broken = judge(cluster({ a: '[Server\n', b: ALIKE }));
    const { summary } = applyBaseline(broken, makeBaseline(broken));
    expect(summary.errors).toBeGreaterThan(0);
  });

  test('knows nothing of what concerns a node that has no name', () => {
    const options = { pathOf: (path: string) => (path.includes('/b.') ? undefined : path) };
    expect(makeBaseline(TWO, options).entries).toEqual([]);
    const known = makeBaseline(judge(cluster({ a: drift('5'), c: drift('6') })));
    expect(applyBaseline(TWO, known, options).summary.baselined).toBe(0);
  });

  test('leaves what is known in the matrix', () => {
    const { clusters } = applyBaseline(TWO, makeBaseline(TWO));
    expect(clusters[0]!.baselined).toHaveLength(1);
    expect(clusters[0]!.matrix).toEqual(TWO.clusters[0]!.matrix);
  });
});
