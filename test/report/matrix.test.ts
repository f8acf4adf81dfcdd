import { describe, expect, test } from 'vitest';
import { ClusterNode, type NodeFacts } from '../../src/cluster/index.ts';
import { parse } from '../../src/parser/index.ts';
import { matrixText } from '../../src/report/matrix.ts';
import { plain } from '../../src/report/paint.ts';
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

  test('claims nothing of a node whose file is broken', () => {
    expect(
      shown([node('a', POSTGRES), node('b', 'broken =\n[Server]\nDataDir = /data\n')]),
    ).toMatchSnapshot();
  });
});
