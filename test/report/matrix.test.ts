import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ClusterNode, type NodeFacts } from '../../src/cluster/index.ts';
import { parse } from '../../src/parser/index.ts';
import { matrixText } from '../../src/report/matrix.ts';
import { plain } from '../../src/report/paint.ts';
import { shortenAll } from '../../src/report/shorten.ts';
import { lintCluster } from '../../src/rules/lint-cluster.ts';

function node(name: string, text: string, facts: NodeFacts = {}): ClusterNode {
  return new ClusterNode({ name, config: { path: `${name}.gcfg`, document: parse(text) }, facts });
}

const POSTGRES =
  '[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://connect:hunter2@db.example.com/connect\n';

function shown(nodes: readonly ClusterNode[], width = 100): string {
  const { clusters } = lintCluster({ nodes, launchers: [] });
  return matrixText(clusters[0]!, { paint: plain, width, isOnly: true });
}

describe('the matrix of a cluster', () => {
  test('shows three nodes within 100 columns', () => {
    const path = '/mnt/a-storage-with-a-long-name/departments/analytics/connect-production';
    const nodes = ['connect1', 'connect2', 'connect3'].map((name, index) =>
      node(name, `${POSTGRES}[Server]\nDataDir = ${path}-${index}\n`, {
        version: { value: index === 2 ? '2026.07.0' : '2026.08.0' },
        clock: { value: { synchronized: index !== 1, source: 'timedatectl' } },
      }),
    );
    const text = shown(nodes);
    expect(text).toMatchSnapshot();
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('groups fifty nodes that agree', () => {
    const nodes = Array.from({ length: 50 }, (_, index) =>
      node(`connect${index + 1}`, `${POSTGRES}[Applications]\nScheduleConcurrency = ${index < 2 ? 0 : 2}\n`),
    );
    expect(shown(nodes)).toMatchSnapshot();
  });

  test('puts columns that do not fit below each other', () => {
    const nodes = Array.from({ length: 8 }, (_, index) =>
      node(`connect${index + 1}`, `${POSTGRES}[Applications]\nScheduleConcurrency = ${index}\n`),
    );
    for (const line of shown(nodes, 80).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    for (const { name } of nodes) expect(shown(nodes, 80)).toContain(name);
  });

  test('never shows who enters the database', () => {
    const odd = `${POSTGRES}[Postgres]\nURL = "host=db password=hunter2 dbname=connect"\n`;
    expect(shown([node('a', POSTGRES), node('b', odd)])).not.toContain('hunter2');
  });

  test.for([
    ['nobody names', '[Database]\nProvider = postgres\n'],
    [
      'nobody can read',
      '[Database]\nProvider = postgres\n[Postgres]\nURL = "postgres://c:p@ss/w@db/connect"\n',
    ],
  ])('is not sure of a database that %s', ([, text]) => {
    expect(shown([node('a', text!), node('b', POSTGRES)])).toMatch(
      /^Database +\? postgres +✓ db\.example\.com:5432\/connect$/m,
    );
  });

  test.for<[string, string[], string[]]>([
    ['those that deviate from most', ['/a', '/a', '/b', '/a', '/c'], ['ok', 'ok', 'wrong', 'ok', 'wrong']],
    ['all where as many deviate', ['/a', '/a', '/b', '/b'], ['wrong', 'wrong', 'wrong', 'wrong']],
    ['all where every one has its own', ['/a', '/b', '/c'], ['wrong', 'wrong', 'wrong']],
  ])('marks %s', ([, databases, states]) => {
    const nodes = databases.map((path, index) =>
      node(`n${index}`, POSTGRES.replace('/connect\n', `${path}\n`)),
    );
    const { clusters } = lintCluster({ nodes });
    const { cells } = clusters[0]!.matrix.rows.find(({ label }) => label === 'Database')!;
    expect(cells.map(({ state }) => state)).toEqual(states);
    // The finding itself speaks of all.
    const [finding] = clusters[0]!.diagnostics.filter(({ ruleId }) => ruleId === 'ha/database-differs');
    expect(finding!.nodes).toEqual(nodes.map(({ name }) => name));
  });

  test('two of fifty nodes with a database of their own are the ones that are marked', () => {
    const nodes = Array.from({ length: 50 }, (_, index) =>
      node(`connect${index + 1}`, index % 25 === 7 ? POSTGRES.replace('/connect\n', '/test\n') : POSTGRES),
    );
    expect(shown(nodes)).toContain('connect1 … connect50 (48)');
    expect(shown(nodes)).toMatch(
      /^Database +✓ db\.example\.com:5432\/connect +✗ db\.example\.com:5432\/test$/m,
    );
  });

  test('another database for records of use stands in a row of its own', () => {
    const usage = (name: string) =>
      `${POSTGRES}InstrumentationURL = postgres://c:hunter2@db.example.com/${name}\n`;
    const text = shown([node('a', usage('usage')), node('b', usage('use'))]);
    expect(text).toMatch(/^Database +✓ db\.example\.com:5432\/connect +✓ db\.example\.com:5432\/connect$/m);
    expect(text).toMatch(
      /^Postgres\.InstrumentationURL +✗ db\.example\.com:5432\/usage +✗ db\.example\.com:5432\/use$/m,
    );
    expect(shown([node('a', usage('usage')), node('b', POSTGRES)])).toMatch(
      /^Postgres\.InstrumentationURL +\? db\.example\.com:5432\/usage +\? not set$/m,
    );
    expect(text).not.toContain('hunter2');
  });

  test('is not sure of ids that are known of other nodes only', () => {
    const ids = (uid: number, gid: number) => ({
      accounts: { users: { 'rstudio-connect': { uid, gid } }, groups: { content: { gid } } },
    });
    const grouped = `${POSTGRES}[Applications]\nSharedRunAsUnixGroup = content\n`;
    const text = shown([
      node('a', grouped, ids(998, 998)),
      node('b', grouped, ids(997, 998)),
      node('c', grouped),
    ]);
    expect(text).toMatch(
      /^Applications\.RunAs +✗ rstudio-c…998:998\) +✗ rstudio-c…997:998\) +\? rstudio-connect$/m,
    );
    expect(text).toMatch(
      /^Applications\.SharedRunAsUnixGroup +✓ content \(998\) +✓ content \(998\) +\? content$/m,
    );
  });

  test('is not sure of a version that is none', () => {
    const version = (value: string) => ({ version: { value } });
    const text = shown([node('a', POSTGRES, version('banana')), node('b', POSTGRES, version('2026.08.0'))]);
    expect(text).toMatch(/^Connect +\? banana +✓ 2026\.08\.0$/m);
  });

  test.for<[string, readonly ClusterNode[], string]>([
    ['its nodes', [node('a', ''), node('b', '')], 'Cluster of a, b'],
    [
      'its nodes, of many the first',
      ['a', 'b', 'c', 'd'].map((name) => node(name, '')),
      'Cluster of a and 3 more',
    ],
  ])('beside others, a cluster without a name is called by %s', ([, nodes, heading]) => {
    const { clusters } = lintCluster({ nodes });
    const text = matrixText(clusters[0]!, { paint: plain, width: 100, isOnly: false });
    expect(text.split('\n')[0]).toBe(heading);
  });

  test('claims nothing of a node whose file is broken', () => {
    expect(
      shown([node('a', POSTGRES), node('b', 'broken =\n[Server]\nDataDir = /data\n')]),
    ).toMatchSnapshot();
  });
});

describe('shortened texts', () => {
  const base = 'analytics-database-cluster-1.abcdefghijkl.eu-central-1.rds.amazonaws.com:5432/connect';
  test.for<[string, string[], string[]]>([
    ['what fits', ['/data', '/srv'], ['/data', '/srv']],
    [
      'what differs at the end',
      [`${base}a`, `${base}b`],
      ['analytics-d…2/connecta', 'analytics-d…2/connectb'],
    ],
    [
      'what differs in the middle',
      [base, base.replace('abc', 'abd'), '/srv'],
      ['analy…1.abcdefghijkl.…', 'analy…1.abddefghijkl.…', '/srv'],
    ],
    ['what is equal', [base, base], ['analytics-d…32/connect', 'analytics-d…32/connect']],
    [
      'three of which two differ later',
      [base, base.replace('abc', 'xbc'), base.replace('eu-central-1', 'eu-central-2')],
      ['analy…ral-1.rds.amazo…', 'analy…r-1.xbcdefghijk…', 'analy…ral-2.rds.amazo…'],
    ],
    ['what only its length tells apart', ['x'.repeat(40), 'x'.repeat(41)], ['', '']],
  ])('%s', ([, texts, expected]) => {
    const short = shortenAll(texts, 22);
    for (const text of short) expect(text.length).toBeLessThanOrEqual(22);
    if (expected[0] !== '') expect(short).toEqual(expected);
  });

  const text = fc.string({ minLength: 40, maxLength: 40, unit: fc.constantFrom('a', 'b') });
  propertyTest.prop([text, text, fc.integer({ min: 8, max: 50 })])(
    'two that differ never look alike',
    (one, other, width) => {
      const [a, b] = shortenAll([one, other], width);
      expect(a === b).toBe(one === other);
      expect(Math.max(a!.length, b!.length)).toBeLessThanOrEqual(width);
    },
  );
});
