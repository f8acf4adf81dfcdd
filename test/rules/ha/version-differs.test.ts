import { manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const of = (name: string, value: string) => node(name, '', { facts: { version: { value } } });

testClusterRule('ha/version-differs', {
  bad: [
    {
      name: 'one node that was not updated',
      cluster: [of('a', '2026.08.0'), of('b', '2026.06.0'), of('c', '2026.08.0')],
      findings: [
        [
          'error b.gcfg:1:1 [a b c]',
          'The version of Connect is `2026.08.0` on a and c, but `2026.06.0` on b: nodes of different versions can’t work on one database, and the older ones stop once a newer one has migrated it.',
          'help: Stop all nodes, install Connect 2026.08.0 on the older ones, and start them again.',
          'a.gcfg:1:1 node a: `2026.08.0`',
          'c.gcfg:1:1 node c: `2026.08.0`',
        ],
      ],
    },
    {
      name: 'two versions as often: the first node’s is taken for right',
      cluster: [of('a', '2025.06.0'), of('b', '2025.06.1')],
      findings: [
        [
          'error b.gcfg:1:1 [a b]',
          'The version of Connect is `2025.06.0` on a, but `2025.06.1` on b: nodes of different versions can’t work on one database, and the older ones stop once a newer one has migrated it.',
          'help: Stop all nodes, install Connect 2025.06.1 on the older ones, and start them again.',
          'a.gcfg:1:1 node a: `2025.06.0`',
        ],
      ],
    },
    {
      name: 'the old and the new way to count',
      cluster: [of('a', '1.9.0.1'), of('b', '2021.08.0')],
      findings: [
        [
          'error b.gcfg:1:1 [a b]',
          'The version of Connect is `1.9.0.1` on a, but `2021.08.0` on b: nodes of different versions can’t work on one database, and the older ones stop once a newer one has migrated it.',
          'help: Stop all nodes, install Connect 2021.08.0 on the older ones, and start them again.',
          'a.gcfg:1:1 node a: `1.9.0.1`',
        ],
      ],
    },
    {
      name: 'a preview and its release',
      cluster: [of('a', '2025.06.0'), of('b', '2025.06.0-dev')],
      findings: [
        [
          'error b.gcfg:1:1 [a b]',
          'The version of Connect is `2025.06.0` on a, but `2025.06.0-dev` on b: nodes of different versions can’t work on one database, and the older ones stop once a newer one has migrated it.',
          'help: Stop all nodes, install Connect 2025.06.0 on the older ones, and start them again.',
          'a.gcfg:1:1 node a: `2025.06.0`',
        ],
      ],
    },
    {
      name: 'many nodes with three versions',
      cluster: manyNodes(
        50,
        () => '',
        (number) => ({ facts: { version: { value: number > 45 ? `2025.0${number - 45}.0` : '2025.09.0' } } }),
      ),
      findings: [
        [
          'error connect46.gcfg:1:1 [connect1 … 48 more … connect50]',
          'The version of Connect is `2025.09.0` on connect1, connect2, connect3, connect4 and 41 more, but `2025.01.0` on connect46, and `2025.02.0` on connect47, and something else on 3 more: nodes of different versions can’t work on one database, and the older ones stop once a newer one has migrated it.',
          'help: Stop all nodes, install Connect 2025.09.0 on the older ones, and start them again.',
          'connect1.gcfg:1:1 node connect1: `2025.09.0`',
          '… 47 more …',
          'connect50.gcfg:1:1 node connect50: `2025.05.0`',
        ],
      ],
    },
  ],
  good: [
    { name: 'one version', cluster: [of('a', '2026.08.0'), of('b', '2026.08.0')] },
    {
      name: 'one version, written in several ways',
      cluster: [
        of('a', '2025.06.0'),
        of('b', 'v2025.6.0'),
        of('c', '2025.06'),
        of('d', '2025.06.0+123.gabc'),
        of('e', '2025.06.0-1'),
      ],
    },
    { name: 'a node of which nothing is known', cluster: [of('a', '2026.08.0'), node('b', '')] },
    { name: 'a version that is none', cluster: [of('a', '2026.08.0'), of('b', 'latest')] },
    { name: 'one node alone', cluster: [of('a', '2026.08.0')] },
  ],
});
