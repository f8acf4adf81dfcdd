import { manyNodes, node, testClusterRule } from '../cluster-tester.ts';
import { mounted } from './mounts.ts';

const dir = (path: string, dataDir = '/data') =>
  `[Server]\nDataDir = ${dataDir}\n[Database]\nDir = ${path}\n`;
const DATA = '[Server]\nDataDir = /data\n';
const shared = { sharedPaths: ['/data', '/keys'] };
const nas = mounted({ '/data': 'nfs4 nas:/data', '/keys': 'nfs4 nas:/keys' });
const nasForData = mounted({ '/data': 'nfs4 nas:/data' });

testClusterRule('ha/database-dir-not-shared', {
  bad: [
    {
      name: 'a directory on a disk of each node',
      cluster: [node('a', dir('/keys'), nasForData), node('b', dir('/keys'), nasForData)],
      findings: [
        [
          'error a.gcfg:4:7 Database.Dir [a b]',
          'Database.Dir `/keys` is on local storage, which other nodes do not see, on a and b (`/dev/sda1`, `ext4`): the nodes have different keys and can’t read what the others encrypted.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Database.Dir to that place on every node.',
          'b.gcfg:4:7 node b: `/keys` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
    {
      name: 'two shared directories',
      cluster: [node('a', dir('/keys/a'), shared), node('b', dir('/keys/b'), shared)],
      findings: [
        [
          'error b.gcfg:4:7 Database.Dir [a b]',
          'Database.Dir is `/keys/a` on a, but `/keys/b` on b, which are not the same directory: the nodes have different keys and can’t read what the others encrypted.',
          'help: Let Database.Dir lead to the same directory of the shared storage on every node.',
          'a.gcfg:4:7 node a: `/keys/a`',
        ],
      ],
    },
    {
      name: 'a directory on one node, and the default in the data directory',
      cluster: [node('a', dir('/keys'), nas), node('b', DATA, nas), node('c', DATA, nas)],
      findings: [
        [
          'error a.gcfg:4:7 Database.Dir [a b c]',
          'Database.Dir is `/data/db` (on `nas:/data`) by default on b and c, but `/keys` (on `nas:/keys`) on a, which are not the same directory: the nodes have different keys and can’t read what the others encrypted.',
          'help: Let Database.Dir lead to the same directory of the shared storage on every node.',
          'b.gcfg:1:1 node b: `/data/db` (on `nas:/data`), by default',
          'c.gcfg:1:1 node c: `/data/db` (on `nas:/data`), by default',
        ],
      ],
    },
    {
      name: 'a directory from the environment, of which nothing is known',
      cluster: [node('a', DATA, { environment: { CONNECT_DATABASE_DIR: '/keys' } }), node('b', dir('/keys'))],
      findings: [
        [
          'warning (unknown) a.gcfg:1:1 Database.Dir [a b]',
          'Database.Dir is `/keys` on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
          'b.gcfg:4:7 node b: `/keys`',
        ],
      ],
    },
    {
      name: 'two directories of which nothing is known',
      cluster: [node('a', dir('/keys')), node('b', DATA)],
      findings: [
        [
          'warning (unknown) b.gcfg:1:1 Database.Dir [a b]',
          'Database.Dir is `/keys` on a, but `/data/db` by default on b: nothing tells whether these are the same directory, as they have to be.',
          'help: Use the same storage and the same path on every node. Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
          'a.gcfg:4:7 node a: `/keys`',
        ],
      ],
    },
    {
      name: 'other storage at its place in the data directory',
      cluster: [
        node('a', dir('/data/keys'), nasForData),
        node('b', dir('/data/keys'), mounted({ '/data': 'nfs4 nas:/data', '/data/keys': 'ext4 /dev/sdb1' })),
      ],
      findings: [
        [
          'error b.gcfg:4:7 Database.Dir [b]',
          'Database.Dir `/data/keys` is on local storage, which other nodes do not see, on b (`/dev/sdb1`, `ext4`): the nodes have different keys and can’t read what the others encrypted.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Database.Dir to that place on every node.',
        ],
      ],
    },
    {
      name: 'two places in the data directory',
      cluster: [node('a', dir('/data/keys'), nas), node('b', dir('/data/db2'), nas)],
      findings: [
        [
          'error b.gcfg:4:7 Database.Dir [a b]',
          'Database.Dir is `/data/keys` (on `nas:/data`) on a, but `/data/db2` (on `nas:/data`) on b, which are not the same directory: the nodes have different keys and can’t read what the others encrypted.',
          'help: Let Database.Dir lead to the same directory of the shared storage on every node.',
          'a.gcfg:4:7 node a: `/data/keys` (on `nas:/data`)',
        ],
      ],
    },
    {
      name: 'many nodes',
      cluster: manyNodes(
        50,
        () => dir('/keys'),
        () => nasForData,
      ),
      findings: [
        [
          'error connect1.gcfg:4:7 Database.Dir [connect1 … 48 more … connect50]',
          'Database.Dir `/keys` is on local storage, which other nodes do not see, on connect1, connect2, connect3, connect4 and 46 more (`/dev/sda1`, `ext4`): the nodes have different keys and can’t read what the others encrypted.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Database.Dir to that place on every node.',
          'connect2.gcfg:4:7 node connect2: `/keys` (on `/dev/sda1`, `ext4`)',
          '… 47 more …',
          'connect50.gcfg:4:7 node connect50: `/keys` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
  ],
  good: [
    {
      name: 'the default, wherever the data directory is',
      cluster: [node('a', DATA), node('b', '', mounted())],
    },
    { name: 'the default, written out', cluster: [node('a', dir('/data/db')), node('b', dir('/data//db/'))] },
    {
      name: 'a shared directory',
      cluster: [node('a', dir('/keys'), shared), node('b', dir('/keys'), shared)],
    },
    {
      name: 'a directory of a server',
      cluster: [node('a', dir('/keys'), nas), node('b', dir('/keys'), nas)],
    },
    {
      name: 'a place in the data directory, whatever is known of that',
      cluster: [node('a', dir('/data/keys')), node('b', dir('/data/keys'))],
    },
    {
      name: 'a place in the data directory, on a disk of each node, which another rule reports',
      cluster: [node('a', dir('/data/keys'), mounted()), node('b', dir('/data/keys'), mounted())],
    },
    {
      name: 'a place in data directories that differ, which another rule reports',
      cluster: [node('a', dir('/data/keys'), nas), node('b', dir('/keys/keys', '/keys'), nas)],
    },
    {
      name: 'a node that can’t be read',
      cluster: [
        node('a', dir('/keys'), shared),
        node('b', '[Server]\nDataDir = /data\n[Database]\nDir: /keys\n', shared),
      ],
    },
    { name: 'one node alone', cluster: [node('a', dir('/keys'), nasForData)] },
  ],
});
