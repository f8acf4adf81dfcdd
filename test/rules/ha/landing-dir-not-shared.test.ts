import { file, manyNodes, node, testClusterRule } from '../cluster-tester.ts';
import { mounted } from './mounts.ts';

const landing = (path: string) => `[Server]\nDataDir = /data\nLandingDir = ${path}\n`;
const DATA = '[Server]\nDataDir = /data\n';
const shared = { sharedPaths: ['/data', '/pages'] };

testClusterRule('ha/landing-dir-not-shared', {
  bad: [
    {
      name: 'a page on a disk of each node',
      cluster: [node('a', landing('/opt/page'), mounted()), node('b', landing('/opt/page'), mounted())],
      findings: [
        [
          'error a.gcfg:3:14 Server.LandingDir [a b]',
          'Server.LandingDir `/opt/page` is on local storage, which other nodes do not see, on a and b (`/dev/sda1`, `ext4`): which landing page visitors see depends on the node.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Server.LandingDir to that place on every node.',
          'b.gcfg:3:14 node b: `/opt/page` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
    {
      name: 'a page that one node does not have',
      cluster: [
        node('a', landing('/pages'), shared),
        node('b', landing('/pages'), shared),
        node('c', DATA, shared),
      ],
      findings: [
        [
          'error c.gcfg:1:2 Server.LandingDir [a b c]',
          'Server.LandingDir is `/pages` on a and b, but not set on c: which landing page visitors see depends on the node.',
          'help: Set Server.LandingDir to the same directory of the shared storage on every node, or on none.',
          'a.gcfg:3:14 node a: `/pages`',
          'b.gcfg:3:14 node b: `/pages`',
        ],
      ],
    },
    {
      name: 'a page that one node alone has, from the migration file',
      cluster: [
        node('a', DATA),
        node('b', DATA),
        node('c', DATA, { migration: file('c-migration.gcfg', '[Server]\nLandingDir = /pages\n') }),
      ],
      findings: [
        [
          'error c-migration.gcfg:2:14 Server.LandingDir [a b c]',
          'Server.LandingDir is not set on a and b, but `/pages` on c: which landing page visitors see depends on the node.',
          'help: Set Server.LandingDir to the same directory of the shared storage on every node, or on none.',
          'a.gcfg:1:2 node a: not set',
          'b.gcfg:1:2 node b: not set',
        ],
      ],
    },
    {
      name: 'two shared directories',
      cluster: [node('a', landing('/pages/old'), shared), node('b', landing('/pages/new'), shared)],
      findings: [
        [
          'error b.gcfg:3:14 Server.LandingDir [a b]',
          'Server.LandingDir is `/pages/old` on a, but `/pages/new` on b, which are not the same directory: which landing page visitors see depends on the node.',
          'help: Let Server.LandingDir lead to the same directory of the shared storage on every node.',
          'a.gcfg:3:14 node a: `/pages/old`',
        ],
      ],
    },
    {
      name: 'a directory of which nothing is known',
      cluster: [node('a', landing('/opt/page')), node('b', landing('/opt/page'))],
      findings: [
        [
          'warning (unknown) a.gcfg:3:14 Server.LandingDir [a b]',
          'Server.LandingDir is `/opt/page` on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
          'b.gcfg:3:14 node b: `/opt/page`',
        ],
      ],
    },
    {
      name: 'many nodes, of which some lack the page',
      cluster: manyNodes(
        50,
        (number) => (number % 10 === 0 ? DATA : landing('/pages')),
        () => shared,
      ),
      findings: [
        [
          'error connect10.gcfg:1:2 Server.LandingDir [connect1 … 48 more … connect50]',
          'Server.LandingDir is `/pages` on connect1, connect2, connect3, connect4 and 41 more, but not set on connect10, connect20, connect30, connect40 and 1 more: which landing page visitors see depends on the node.',
          'help: Set Server.LandingDir to the same directory of the shared storage on every node, or on none.',
          'connect1.gcfg:3:14 node connect1: `/pages`',
          '… 47 more …',
          'connect50.gcfg:1:2 node connect50: not set',
        ],
      ],
    },
  ],
  good: [
    { name: 'no page of one’s own', cluster: [node('a', DATA), node('b', '')] },
    { name: 'a page that is set to nothing', cluster: [node('a', DATA), node('b', landing(''))] },
    {
      name: 'a shared page',
      cluster: [node('a', landing('/pages'), shared), node('b', landing('/pages/'), shared)],
    },
    {
      name: 'a page in the data directory',
      cluster: [node('a', landing('/data/landing')), node('b', landing('/data/landing'))],
    },
    {
      name: 'a node that can’t be read',
      cluster: [
        node('a', landing('/pages'), shared),
        node('b', landing('/pages'), shared),
        node('c', `${DATA}LandingDir: /pages\n`),
      ],
    },
    { name: 'one node alone', cluster: [node('a', landing('/opt/page'), mounted())] },
  ],
});
