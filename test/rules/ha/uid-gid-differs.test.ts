import { expect, test } from 'vitest';
import { textSource } from '../../../src/cluster/index.ts';
import { clusterReport, manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const SHARED = '[Applications]\nRunAs = connect\nSharedRunAsUnixGroup = content\n';

type Users = Record<string, { uid: number; gid: number }>;
const facts = (users: Users, groups: Record<string, { gid: number }> = {}) => ({
  facts: { accounts: { users, groups } },
});
const connect = (uid: number, gid: number) => facts({ connect: { uid, gid } });

testClusterRule('ha/uid-gid-differs', {
  bad: [
    {
      name: 'another UID on one node of three, for the default account',
      cluster: [998, 997, 998].map((uid, index) =>
        node('abc'[index]!, '[Applications]\n', facts({ 'rstudio-connect': { uid, gid: 998 } })),
      ),
      findings: [
        [
          'error b.gcfg:1:2 Applications.RunAs [a b c]',
          'The account `rstudio-connect`, which Applications.RunAs names, has UID 998 and GID 998 on a and c, but UID 997 and GID 998 on b: files on shared storage belong to numbers, so what one node writes belongs to somebody else on another.',
          'help: Give the account the same numbers on every node, and have the files that it wrote belong to them.',
          'a.gcfg:1:2 node a: UID 998 and GID 998',
          'c.gcfg:1:2 node c: UID 998 and GID 998',
        ],
      ],
    },
    {
      name: 'another GID',
      cluster: [node('a', SHARED, connect(998, 998)), node('b', SHARED, connect(998, 100))],
      findings: [
        [
          'error b.gcfg:2:9 Applications.RunAs [a b]',
          'The account `connect`, which Applications.RunAs names, has UID 998 and GID 998 on a, but UID 998 and GID 100 on b: files on shared storage belong to numbers, so what one node writes belongs to somebody else on another.',
          'help: Give the account the same numbers on every node, and have the files that it wrote belong to them.',
          'a.gcfg:2:9 node a: UID 998 and GID 998',
        ],
      ],
    },
    {
      name: 'another number of the shared group alone',
      cluster: [
        node('a', SHARED, facts({ connect: { uid: 1, gid: 1 } }, { content: { gid: 500 } })),
        node('b', SHARED, facts({ connect: { uid: 1, gid: 1 } }, { content: { gid: 501 } })),
      ],
      findings: [
        [
          'error b.gcfg:3:24 Applications.SharedRunAsUnixGroup [a b]',
          'The group `content`, which Applications.SharedRunAsUnixGroup names, has GID 500 on a, but GID 501 on b: files on shared storage belong to numbers, so what one node writes belongs to somebody else on another.',
          'help: Give the group the same numbers on every node, and have the files that it wrote belong to them.',
          'a.gcfg:3:24 node a: GID 500',
        ],
      ],
    },
    {
      name: 'an account that one node’s facts lack',
      cluster: [node('a', SHARED, connect(998, 998)), node('b', SHARED, facts({ root: { uid: 0, gid: 0 } }))],
      findings: [
        [
          'warning (unknown) b.gcfg:2:9 Applications.RunAs [b]',
          'The account `connect`, which Applications.RunAs names, is not among the facts of b: it does not exist there, or nobody looked.',
          'help: `id connect` on the node tells; the numbers have to be those of the other nodes.',
        ],
      ],
    },
    {
      name: 'names like those of any object, which facts without them do not have',
      cluster: [
        node('a', '[Applications]\nRunAs = constructor\n', facts({ constructor: { uid: 1, gid: 1 } })),
        node('b', '[Applications]\nRunAs = constructor\n', facts({})),
      ],
      findings: [
        [
          'warning (unknown) b.gcfg:2:9 Applications.RunAs [b]',
          'The account `constructor`, which Applications.RunAs names, is not among the facts of b: it does not exist there, or nobody looked.',
          'help: `id constructor` on the node tells; the numbers have to be those of the other nodes.',
        ],
      ],
    },
    {
      name: 'many nodes, each with its own number',
      cluster: manyNodes(
        50,
        () => SHARED,
        (number) => connect(900 + number, 900),
      ),
      findings: [
        [
          'error connect2.gcfg:2:9 Applications.RunAs [connect1 … 48 more … connect50]',
          'The account `connect`, which Applications.RunAs names, has UID 901 and GID 900 on connect1, but UID 902 and GID 900 on connect2, and UID 903 and GID 900 on connect3, and something else on 47 more: files on shared storage belong to numbers, so what one node writes belongs to somebody else on another.',
          'help: Give the account the same numbers on every node, and have the files that it wrote belong to them.',
          'connect1.gcfg:2:9 node connect1: UID 901 and GID 900',
          '… 47 more …',
          'connect50.gcfg:2:9 node connect50: UID 950 and GID 900',
        ],
      ],
    },
  ],
  good: [
    {
      name: 'the same numbers',
      cluster: [node('a', SHARED, connect(998, 998)), node('b', SHARED, connect(998, 998))],
    },
    { name: 'nothing known of any node', cluster: [node('a', SHARED), node('b', SHARED)] },
    { name: 'numbers of one node only', cluster: [node('a', SHARED, connect(998, 998)), node('b', SHARED)] },
    {
      name: 'facts that lack the account everywhere',
      cluster: [node('a', SHARED, facts({})), node('b', SHARED, facts({}))],
    },
    {
      name: 'other numbers of an account that runs no content',
      cluster: [
        node('a', SHARED, facts({ connect: { uid: 1, gid: 1 }, shiny: { uid: 5, gid: 5 } })),
        node('b', SHARED, facts({ connect: { uid: 1, gid: 1 }, shiny: { uid: 6, gid: 6 } })),
      ],
    },
    {
      name: 'two accounts with a number each: that they differ is another rule’s business',
      cluster: [
        node('a', SHARED, connect(998, 998)),
        node('b', '[Applications]\nRunAs = shiny\n', facts({ shiny: { uid: 5, gid: 5 } })),
      ],
    },
    {
      name: 'a node that can’t be read',
      cluster: [
        node('a', SHARED, connect(998, 998)),
        node('b', '[Applications]\nRunAs: connect\n', facts({ 'rstudio-connect': { uid: 5, gid: 5 } })),
      ],
    },
    { name: 'one node alone', cluster: [node('a', SHARED, connect(998, 998))] },
  ],
});

test('points to where the numbers were said', () => {
  const text = 'nodes:\n  a: {}\n  b: {}\n';
  const source = textSource('topology.yaml', text);
  const nodes = ['a', 'b'].map((name, index) => {
    const place = { source, range: { start: text.indexOf(name), end: text.indexOf(name) + 1 } };
    return node(name, SHARED, {
      facts: { accounts: { users: { connect: { uid: 990 + index, gid: 1 } }, groups: {}, place } },
    });
  });
  expect(clusterReport('ha/uid-gid-differs', nodes)[0]?.[0]).toBe(
    'error topology.yaml:3:3 Applications.RunAs [a b]',
  );
});
