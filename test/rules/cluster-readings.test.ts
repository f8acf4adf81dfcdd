import { describe, expect, test } from 'vitest';
import type { ClusterNode, NodeInput } from '../../src/cluster/index.ts';
import { cluster, clusterFindings, clusterReport, file, manyNodes, node } from './cluster-tester.ts';

const data = (name: string, file: string, variable: string, environmentWins?: boolean) =>
  node(name, `[Server]\nDataDir = ${file}\n`, {
    environment: { CONNECT_SERVER_DATADIR: variable },
    environmentWins,
    sharedPaths: ['/mnt'],
  });

const found = (...nodes: ReturnType<typeof node>[]) =>
  clusterReport('ha/data-dir-differs', nodes).map(([head, message]) => [head!.split(' ')[0], message]);

const BECAUSE =
  'which are not the same directory: what is deployed through one node is missing on the others.';

describe('what stands in the files and in the environment', () => {
  test('is no error where only one of them has the mistake', () => {
    expect(found(data('a', '/mnt/x', '/mnt/A'), data('b', '/mnt/x', '/mnt/B'))).toEqual([
      [
        'warning',
        `If CONNECT_* wins over the files, which is not documented here: Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`,
      ],
    ]);
    expect(found(data('a', '/mnt/A', '/mnt/x'), data('b', '/mnt/B', '/mnt/x'))).toEqual([
      [
        'warning',
        `If the files win over CONNECT_*, which is not documented here: Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`,
      ],
    ]);
  });

  test('is an error where both have it', () => {
    expect(found(data('a', '/mnt/A', '/mnt/C'), data('b', '/mnt/B', '/mnt/D'))).toEqual([
      ['error', `Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`],
    ]);
  });

  test.for([true, false])('is certain where somebody says which wins (environment: %s)', (wins) => {
    const nodes = [data('a', '/mnt/x', '/mnt/A', wins), data('b', '/mnt/x', '/mnt/B', wins)];
    expect(found(...nodes)).toEqual(
      wins ? [['error', `Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`]] : [],
    );
  });

  test('is no matter where both say the same', () => {
    const [a, b] = [data('a', '/mnt/x', '/mnt/x'), data('b', '/mnt/x', '/mnt/x')];
    expect([a.contests, b.contests]).toEqual([[], []]);
    expect(found(a, b)).toEqual([]);
  });
});

const migrated = (name: string, main: string, migration: string, more: Partial<NodeInput> = {}) =>
  node(name, `[Server]\nDataDir = ${main}\n`, {
    migration: file(`${name}-migration.gcfg`, `[Server]\nDataDir = ${migration}\n`),
    sharedPaths: ['/mnt'],
    ...more,
  });

const settled = (names: string) =>
  `help: Run \`gcfg-lint migrate FILE\` for the main file of ${names}: it shows what the two files set otherwise, and lets you choose.`;

const DIFFERENT = `Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`;

describe('what stands in the main file and in the migration file', () => {
  const heads = (nodes: readonly ClusterNode[]) =>
    clusterReport('ha/data-dir-differs', nodes).map(([head, message]) => [head!.split(' [')[0], message]);

  test.for<[what: string, nodes: readonly ClusterNode[], findings: readonly string[][]]>([
    [
      'is no error where only the migration file has the mistake',
      [migrated('a', '/mnt/x', '/mnt/A'), migrated('b', '/mnt/x', '/mnt/B')],
      [
        [
          'warning (unknown) b-migration.gcfg:2:11 Server.DataDir',
          `If the migration file wins over the main file, which is not documented here: ${DIFFERENT}`,
        ],
      ],
    ],
    [
      'is no error where only the main file has it',
      [migrated('a', '/mnt/A', '/mnt/x'), migrated('b', '/mnt/B', '/mnt/x')],
      [
        [
          'warning (unknown) b.gcfg:2:11 Server.DataDir',
          `If the main file wins over the migration file, which is not documented here: ${DIFFERENT}`,
        ],
      ],
    ],
    [
      'is an error where both have it',
      [migrated('a', '/mnt/A', '/mnt/C'), migrated('b', '/mnt/B', '/mnt/D')],
      [['error b.gcfg:2:11 Server.DataDir', DIFFERENT]],
    ],
    [
      'is certain where somebody says that the migration file wins',
      [
        migrated('a', '/mnt/x', '/mnt/A', { migrationWins: true }),
        migrated('b', '/mnt/x', '/mnt/B', { migrationWins: true }),
      ],
      [['error b-migration.gcfg:2:11 Server.DataDir', DIFFERENT]],
    ],
    [
      'is certain where somebody says that the main file wins',
      [
        migrated('a', '/mnt/x', '/mnt/A', { migrationWins: false }),
        migrated('b', '/mnt/x', '/mnt/B', { migrationWins: false }),
      ],
      [],
    ],
    [
      'is no matter where both say the same',
      [migrated('a', '/mnt/x', '/mnt/x'), migrated('b', '/mnt/x', '/mnt/x')],
      [],
    ],
    [
      'is no matter where an earlier line of a file differs',
      [migrated('a', '/mnt/A\nDataDir = /mnt/x', '/mnt/x'), migrated('b', '/mnt/x', '/mnt/x')],
      [],
    ],
  ])('%s', ([, nodes, findings]) => {
    expect(heads(nodes)).toEqual(findings);
  });

  test('is settled by a merge, says the help', () => {
    const help = (nodes: readonly ClusterNode[]) =>
      clusterReport('ha/data-dir-differs', nodes)[0]!.find((line) => line.startsWith('help: '));
    const [b, c] = [migrated('b', '/mnt/x', '/mnt/x'), migrated('c', '/mnt/x', '/mnt/x')];
    expect(help([migrated('a', '/mnt/x', '/mnt/A'), b, c])).toContain(settled('a').slice(6));
    const all = [migrated('a', '/mnt/x', '/mnt/A'), migrated('b', '/mnt/x', '/mnt/B')];
    expect(help(all)).toContain(settled('a and b').slice(6));
  });

  test('is looked at in a later cluster as well, and told of the nodes that were given', () => {
    const launcher = '[Launcher]\nEnabled = true\nKubernetes = true\nKubernetesNamespace = ';
    const one = (name: string, namespace: string, more: Partial<NodeInput> = {}) =>
      cluster([node(name, `${launcher}${namespace}\n`, { facts: { kubernetesCluster: 'k' }, ...more })], {
        name: `of ${name}`,
      });
    const migration = file('b-migration.gcfg', '[Launcher]\nKubernetesNamespace = jobs\n');
    const found = clusterFindings('launcher/kubernetes-namespace-conflict', [
      one('a', 'jobs'),
      one('b', 'own', { migration }),
    ]);
    expect(found.map(({ severity, unknown, nodes, message }) => [severity, unknown, nodes, message])).toEqual(
      [
        [
          'warning',
          true,
          ['a', 'b'],
          expect.stringMatching(/^If the migration file wins over the main file, /),
        ],
      ],
    );
  });
});

describe('what stands in all three', () => {
  const three = (name: string, main: string, migration: string, variable: string) =>
    migrated(name, main, migration, { environment: { CONNECT_SERVER_DATADIR: variable } });
  test.for<[what: string, nodes: readonly ClusterNode[], conditions: readonly string[]]>([
    [
      'the migration file',
      [three('a', '/mnt/x', '/mnt/A', '/mnt/x'), three('b', '/mnt/x', '/mnt/B', '/mnt/x')],
      ['the files win over CONNECT_*, and the migration file wins over the main file'],
    ],
    [
      'the environment',
      [three('a', '/mnt/x', '/mnt/x', '/mnt/A'), three('b', '/mnt/x', '/mnt/x', '/mnt/B')],
      ['CONNECT_* wins over the files'],
    ],
    [
      'what is not in the main file',
      [three('a', '/mnt/x', '/mnt/A', '/mnt/C'), three('b', '/mnt/x', '/mnt/B', '/mnt/D')],
      ['CONNECT_* wins over the files'],
    ],
    [
      'both files',
      [three('a', '/mnt/A', '/mnt/C', '/mnt/x'), three('b', '/mnt/B', '/mnt/D', '/mnt/x')],
      ['the files win over CONNECT_*'],
    ],
    ['all', [three('a', '/mnt/A', '/mnt/C', '/mnt/E'), three('b', '/mnt/B', '/mnt/D', '/mnt/F')], []],
  ])('a mistake of %s', ([, nodes, conditions]) => {
    const messages = found(...nodes).map(([, message]) => message!);
    const told = messages.flatMap(
      (message) => /^If (.*), which is not documented here: /.exec(message)?.[1] ?? [],
    );
    expect(told).toEqual(conditions);
    expect(messages).toHaveLength(1);
  });
});

test('only nodes on which something hangs on it are read again', () => {
  const nodes = manyNodes(
    2000,
    () => '[Server]\nDataDir = /mnt/x\n',
    (number) => ({
      sharedPaths: ['/mnt'],
      migration: file('x-migration.gcfg', `[Server]\nDataDir = ${number === 7 ? '/mnt/y' : '/mnt/x'}\n`),
    }),
  );
  expect(nodes.filter((each) => each.readAs(['migration']) !== each).map(({ name }) => name)).toEqual([
    'connect7',
  ]);
  expect(found(...nodes)).toHaveLength(1);
});
