import { describe, expect, test } from 'vitest';
import { ClusterNode, type NodeInput } from '../../src/cluster/index.ts';
import { parse } from '../../src/parser/index.ts';
import { clusterRules } from '../../src/rules/cluster-registry.ts';
import { lintCluster } from '../../src/rules/lint-cluster.ts';
import { node } from './cluster-tester.ts';

const config = { path: 'a.gcfg', document: parse('') };

describe('lintCluster', () => {
  test.each([
    ['a cluster without Launchers', { nodes: [node('a', ''), node('b', '')] }, 1],
    ['a cluster without nodes', { nodes: [] }, 1],
    ['no cluster', [], 0],
    ['clusters whose nodes have the same names', [{ nodes: [node('a', '')] }, { nodes: [node('a', '')] }], 2],
  ])('takes %s', (_, clusters, count) => {
    expect(lintCluster(clusters).clusters).toHaveLength(count);
  });

  test('refuses two nodes of one name', () => {
    expect(() => lintCluster({ nodes: [node('a', ''), node('b', ''), node('a', '')] })).toThrow(
      new RangeError('There are two nodes of the name "a" in one cluster.'),
    );
  });

  test('says which nodes deviate from most, besides all that are concerned', () => {
    const off = Object.fromEntries(clusterRules.map(({ id }) => [id, 'off' as const]));
    delete off['ha/run-as-differs'];
    const accounts = ['x', 'y', 'x', 'z', 'x'];
    const nodes = accounts.map((name, index) => node(`n${index}`, `[Applications]\nRunAs = ${name}\n`));
    const [found] = lintCluster({ nodes }, { rules: off }).clusters[0]!.diagnostics;
    expect(found).toMatchObject({ nodes: ['n0', 'n1', 'n2', 'n3', 'n4'], deviating: ['n1', 'n3'] });
    const [tie] = lintCluster({ nodes: nodes.slice(0, 2) }, { rules: off }).clusters[0]!.diagnostics;
    expect(tie).toMatchObject({ nodes: ['n0', 'n1'] });
    expect(tie).not.toHaveProperty('deviating');
  });
});

describe('a node that a program without types makes is refused', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'A node needs a name: { name, config }.'],
    ['no name', { config }, 'A node needs a name: { name, config }.'],
    ['no configuration', { name: 'a' }, 'Node "a" needs its config as { path, document }'],
    ['a document alone', { name: 'a', config: parse('') }, 'Node "a" needs its config as { path, document }'],
    [
      'a text',
      { name: 'a', config: { path: 'a.gcfg', document: '[Server]' } },
      'Node "a" needs its config as { path, document }',
    ],
    [
      'a path as the migration file',
      { name: 'a', config, migration: 'a-migration.gcfg' },
      'Node "a" needs its migration as { path, document }',
    ],
  ])('%s', (_, input, message) => {
    const make = () => new ClusterNode(input as NodeInput);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });
});
