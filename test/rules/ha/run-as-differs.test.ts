import type { Accounts } from '../../../src/cluster/index.ts';
import { file, manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const runAs = (name: string) => `[Applications]\nRunAs = ${name}\n`;
const group = (name: string) => `[Applications]\nSharedRunAsUnixGroup = ${name}\n`;
/** The account `rstudio-connect` with this primary group, and the group `shared`. */
const accounts = (primary: number, shared?: number): { facts: { accounts: Accounts } } => ({
  facts: {
    accounts: {
      users: { 'rstudio-connect': { uid: 998, gid: primary } },
      groups: shared === undefined ? {} : { shared: { gid: shared } },
    },
  },
});

testClusterRule('ha/run-as-differs', {
  bad: [
    {
      name: 'another account on one node',
      cluster: [node('a', runAs('connect')), node('b', runAs('Connect')), node('c', runAs('connect'))],
      findings: [
        [
          'error b.gcfg:2:9 Applications.RunAs [a b c]',
          'Applications.RunAs is `connect` on a and c, but `Connect` on b: content on one node can’t read or replace the files of content on another.',
          'help: Set Applications.RunAs to the same account on every node, with the same UID and GID.',
          'a.gcfg:2:9 node a: `connect`',
          'c.gcfg:2:9 node c: `connect`',
        ],
      ],
    },
    {
      name: 'the default on one node',
      cluster: [node('a', ''), node('b', runAs('connect'))],
      findings: [
        [
          'error b.gcfg:2:9 Applications.RunAs [a b]',
          'Applications.RunAs is `rstudio-connect` by default on a, but `connect` on b: content on one node can’t read or replace the files of content on another.',
          'help: Set Applications.RunAs to the same account on every node, with the same UID and GID.',
          'a.gcfg:1:1 node a: `rstudio-connect`, by default',
        ],
      ],
    },
    {
      name: 'an account from the environment and one from the migration file',
      cluster: [
        node('a', '', { environment: { CONNECT_APPLICATIONS_RUNAS: 'connect' } }),
        node('b', '', { migration: file('b-migration.gcfg', runAs('shiny')) }),
        node('c', runAs('connect')),
      ],
      findings: [
        [
          'error b-migration.gcfg:2:9 Applications.RunAs [a b c]',
          'Applications.RunAs is `connect` on a and c, but `shiny` on b: content on one node can’t read or replace the files of content on another.',
          'help: Set Applications.RunAs to the same account on every node, with the same UID and GID.',
          'a.gcfg:1:1 node a: `connect`, in CONNECT_APPLICATIONS_RUNAS',
          'c.gcfg:2:9 node c: `connect`',
        ],
      ],
    },
    {
      name: 'many nodes with many accounts',
      cluster: manyNodes(50, (number) => runAs(number > 40 ? `account${number}` : 'connect')),
      findings: [
        [
          'error connect41.gcfg:2:9 Applications.RunAs [connect1 … 48 more … connect50]',
          'Applications.RunAs is `connect` on connect1, connect2, connect3, connect4 and 36 more, but `account41` on connect41, and `account42` on connect42, and something else on 8 more: content on one node can’t read or replace the files of content on another.',
          'help: Set Applications.RunAs to the same account on every node, with the same UID and GID.',
          'connect1.gcfg:2:9 node connect1: `connect`',
          '… 47 more …',
          'connect50.gcfg:2:9 node connect50: `account50`',
        ],
      ],
    },
    {
      name: 'two groups',
      cluster: [node('a', group('shared')), node('b', group('content')), node('c', group('content'))],
      findings: [
        [
          'error a.gcfg:2:24 Applications.SharedRunAsUnixGroup [a b c]',
          'Applications.SharedRunAsUnixGroup is `content` on b and c, but `shared` on a: files that content writes on one node may be out of reach for content on another.',
          'help: Set Applications.SharedRunAsUnixGroup to the same group on every node.',
          'b.gcfg:2:24 node b: `content`',
          'c.gcfg:2:24 node c: `content`',
        ],
      ],
    },
    {
      name: 'a group, and none of which anything is known',
      cluster: [node('a', group('shared')), node('b', '')],
      findings: [
        [
          'warning (unknown) b.gcfg:1:1 Applications.SharedRunAsUnixGroup [a b]',
          'Applications.SharedRunAsUnixGroup is `shared` on a, but not set on b: where it is not set, the primary group of the account counts, and nobody says whether that is the same.',
          'help: Set Applications.SharedRunAsUnixGroup to the same group on every node. The GIDs of account and group, which `gcfg-lint collect` gathers on a node, would tell.',
          'a.gcfg:2:24 node a: `shared`',
        ],
      ],
    },
    {
      name: 'a group, and a primary group with another number',
      cluster: [node('a', group('shared'), accounts(1, 500)), node('b', '', accounts(998))],
      findings: [
        [
          'error b.gcfg:1:1 Applications.SharedRunAsUnixGroup [a b]',
          'Applications.SharedRunAsUnixGroup is `shared` on a, but not set on b: files that content writes on one node may be out of reach for content on another.',
          'help: Set Applications.SharedRunAsUnixGroup to the same group on every node.',
          'a.gcfg:2:24 node a: `shared`',
        ],
      ],
    },
    {
      name: 'two groups and none',
      cluster: [node('a', group('shared')), node('b', group('content')), node('c', '')],
      findings: [
        [
          'error b.gcfg:2:24 Applications.SharedRunAsUnixGroup [a b]',
          'Applications.SharedRunAsUnixGroup is `shared` on a, but `content` on b: files that content writes on one node may be out of reach for content on another.',
          'help: Set Applications.SharedRunAsUnixGroup to the same group on every node.',
          'a.gcfg:2:24 node a: `shared`',
        ],
        [
          'warning (unknown) c.gcfg:1:1 Applications.SharedRunAsUnixGroup [a c]',
          'Applications.SharedRunAsUnixGroup is `shared` on a, but not set on c: where it is not set, the primary group of the account counts, and nobody says whether that is the same.',
          'help: Set Applications.SharedRunAsUnixGroup to the same group on every node. The GIDs of account and group, which `gcfg-lint collect` gathers on a node, would tell.',
          'a.gcfg:2:24 node a: `shared`',
        ],
      ],
    },
    {
      name: 'another account and another group',
      cluster: [
        node('a', `${runAs('x')}SharedRunAsUnixGroup = g\n`),
        node('b', `${runAs('y')}SharedRunAsUnixGroup = h\n`),
      ],
      findings: [
        [
          'error b.gcfg:2:9 Applications.RunAs [a b]',
          'Applications.RunAs is `x` on a, but `y` on b: content on one node can’t read or replace the files of content on another.',
          'help: Set Applications.RunAs to the same account on every node, with the same UID and GID.',
          'a.gcfg:2:9 node a: `x`',
        ],
        [
          'error b.gcfg:3:24 Applications.SharedRunAsUnixGroup [a b]',
          'Applications.SharedRunAsUnixGroup is `g` on a, but `h` on b: files that content writes on one node may be out of reach for content on another.',
          'help: Set Applications.SharedRunAsUnixGroup to the same group on every node.',
          'a.gcfg:3:24 node a: `g`',
        ],
      ],
    },
  ],
  good: [
    { name: 'the default everywhere', cluster: [node('a', ''), node('b', '[Server]\n'), node('c', '')] },
    {
      name: 'the default, written out and not',
      cluster: [node('a', runAs('rstudio-connect')), node('b', '')],
    },
    { name: 'the default, and nothing', cluster: [node('a', runAs('')), node('b', '')] },
    { name: 'one group everywhere', cluster: [node('a', group('shared')), node('b', group('"shared"'))] },
    {
      name: 'a group that is the primary one, by the node’s own numbers',
      cluster: [node('a', group('shared')), node('b', '', accounts(500, 500))],
    },
    {
      name: 'a group that is the primary one, by another node’s number',
      cluster: [node('a', group('shared'), accounts(1, 500)), node('b', '', accounts(500))],
    },
    {
      name: 'an account that a template is to fill in',
      cluster: [node('a', runAs('{{ account }}')), node('b', '')],
    },
    {
      name: 'a node that can’t be read',
      cluster: [node('a', runAs('connect')), node('b', '[Applications]\nRunAs: connect\n')],
    },
    { name: 'one node alone', cluster: [node('a', runAs('connect'))] },
    { name: 'many nodes alike', cluster: manyNodes(50, () => runAs('connect')) },
  ],
});
