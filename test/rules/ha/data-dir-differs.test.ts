import { file, manyNodes, node, testClusterRule } from '../cluster-tester.ts';
import { mounted, volume } from './mounts.ts';

const dataDir = (path: string) => `[Server]\nDataDir = ${path}\n`;
const shared = { sharedPaths: ['/mnt/shared'] };
const nas = (mountPoint: string, source = 'nas:/export') => mounted({ [mountPoint]: `nfs4 ${source}` });

testClusterRule('ha/data-dir-differs', {
  bad: [
    {
      name: 'two directories of shared storage',
      cluster: [
        node('a', dataDir('/mnt/shared/a'), shared),
        node('b', dataDir('/mnt/shared/b'), shared),
        node('c', dataDir('/mnt/shared/b'), shared),
      ],
      findings: [
        [
          'error a.gcfg:2:11 Server.DataDir [a b c]',
          'Server.DataDir is `/mnt/shared/b` on b and c, but `/mnt/shared/a` on a, which are not the same directory: what is deployed through one node is missing on the others.',
          'help: Let Server.DataDir lead to the same directory of the shared storage on every node.',
          'b.gcfg:2:11 node b: `/mnt/shared/b`',
          'c.gcfg:2:11 node c: `/mnt/shared/b`',
        ],
      ],
    },
    {
      name: 'two directories of one server, one of them by default',
      cluster: [node('a', dataDir('/data/connect'), nas('/data')), node('b', '', nas('/var/lib'))],
      findings: [
        [
          'error b.gcfg:1:1 Server.DataDir [a b]',
          'Server.DataDir is `/data/connect` (on `nas:/export`) on a, but `/var/lib/rstudio-connect` (on `nas:/export`) by default on b, which are not the same directory: what is deployed through one node is missing on the others.',
          'help: Let Server.DataDir lead to the same directory of the shared storage on every node.',
          'a.gcfg:2:11 node a: `/data/connect` (on `nas:/export`)',
        ],
      ],
    },
    {
      name: 'one path with two shares of a server',
      cluster: [
        node('a', dataDir('/data'), nas('/data', 'nas:/one')),
        node('b', dataDir('/data'), nas('/data', 'nas:/two')),
      ],
      findings: [
        [
          'error b.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/data` (on `nas:/one`) on a, but `/data` (on `nas:/two`) on b, which are not the same directory: what is deployed through one node is missing on the others.',
          'help: Let Server.DataDir lead to the same directory of the shared storage on every node.',
          'a.gcfg:2:11 node a: `/data` (on `nas:/one`)',
        ],
      ],
    },
    {
      name: 'one path with a share of two servers, which may be one',
      cluster: [
        node('a', dataDir('/data'), nas('/data')),
        node('b', dataDir('/data'), nas('/data', '10.0.0.5:/export')),
      ],
      findings: [
        [
          'warning (unknown) b.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/data` (on `nas:/export`) on a, but `/data` (on `10.0.0.5:/export`) on b: nothing tells whether these are the same directory, as they have to be.',
          'help: Use the same storage and the same path on every node. The names of servers alone do not tell: if all nodes share it, say so with --shared-path.',
          'a.gcfg:2:11 node a: `/data` (on `nas:/export`)',
        ],
      ],
    },
    {
      name: 'two paths of which nothing is known',
      cluster: [node('a', dataDir('/data')), node('b', dataDir('/srv/connect')), node('c', dataDir('/data'))],
      findings: [
        [
          'warning (unknown) b.gcfg:2:11 Server.DataDir [a b c]',
          'Server.DataDir is `/data` on a and c, but `/srv/connect` on b: nothing tells whether these are the same directory, as they have to be.',
          'help: Use the same storage and the same path on every node. Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
          'a.gcfg:2:11 node a: `/data`',
          'c.gcfg:2:11 node c: `/data`',
        ],
      ],
    },
    {
      name: 'a shared directory and a path of which nothing is known',
      cluster: [node('a', dataDir('/mnt/shared/connect'), shared), node('b', '', shared)],
      findings: [
        [
          'warning (unknown) b.gcfg:1:1 Server.DataDir [a b]',
          'Server.DataDir is `/mnt/shared/connect` on a, but `/var/lib/rstudio-connect` by default on b: nothing tells whether these are the same directory, as they have to be.',
          'help: Use the same storage and the same path on every node. Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
          'a.gcfg:2:11 node a: `/mnt/shared/connect`',
        ],
      ],
    },
    {
      name: 'paths from the environment and the migration file',
      cluster: [
        node('a', '', { environment: { CONNECT_SERVER_DATADIR: '/mnt/shared/a' }, ...shared }),
        node('b', '[HTTP]\nListen = :3939\n', {
          migration: file('b-migration.gcfg', dataDir('/mnt/shared/b')),
          ...shared,
        }),
      ],
      findings: [
        [
          'error b-migration.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/mnt/shared/a` on a, but `/mnt/shared/b` on b, which are not the same directory: what is deployed through one node is missing on the others.',
          'help: Let Server.DataDir lead to the same directory of the shared storage on every node.',
          'a.gcfg:1:1 node a: `/mnt/shared/a`, in CONNECT_SERVER_DATADIR',
        ],
      ],
    },
    {
      name: 'many nodes with a directory each',
      cluster: manyNodes(
        50,
        (number) => dataDir(`/mnt/shared/${number}`),
        () => shared,
      ),
      findings: [
        [
          'error connect2.gcfg:2:11 Server.DataDir [connect1 … 48 more … connect50]',
          'Server.DataDir is `/mnt/shared/1` on connect1, but `/mnt/shared/2` on connect2, and `/mnt/shared/3` on connect3, and something else on 47 more, which are not the same directory: what is deployed through one node is missing on the others.',
          'help: Let Server.DataDir lead to the same directory of the shared storage on every node.',
          'connect1.gcfg:2:11 node connect1: `/mnt/shared/1`',
          '… 47 more …',
          'connect50.gcfg:2:11 node connect50: `/mnt/shared/50`',
        ],
      ],
    },
  ],
  good: [
    {
      name: 'one path of which nothing is known',
      cluster: [node('a', ''), node('b', dataDir('/var/lib/rstudio-connect'))],
    },
    {
      name: 'one shared path, written in several ways',
      cluster: [
        node('a', dataDir('/mnt/shared/connect/'), shared),
        node('b', dataDir('//mnt/./shared/connect'), shared),
      ],
    },
    {
      name: 'one directory of a server, mounted in two places',
      cluster: [
        node('a', dataDir('/data/connect'), nas('/data')),
        node('b', dataDir('/srv/nfs/connect'), nas('/srv/nfs')),
      ],
    },
    {
      name: 'one directory by way of a link',
      cluster: [
        node('a', dataDir('/mnt/shared/connect'), shared),
        node('b', dataDir('/data'), { ...shared, facts: { links: { '/data': '/mnt/shared/connect' } } }),
      ],
    },
    {
      name: 'a link that leads to the path of the other node, of which nothing else is known',
      cluster: [
        node('a', dataDir('/srv/connect')),
        node('b', dataDir('/data'), { facts: { links: { '/data': '/srv/connect' } } }),
      ],
    },
    {
      name: 'local directories, which another rule reports',
      cluster: [node('a', dataDir('/a'), mounted()), node('b', dataDir('/b'), mounted())],
    },
    {
      name: 'a local directory and a shared one, likewise',
      cluster: [node('a', dataDir('/data'), mounted()), node('b', dataDir('/data'), nas('/data'))],
    },
    {
      name: 'a shared volume of one host',
      cluster: [
        node('a', dataDir('/data'), volume('/data', 'box')),
        node('b', dataDir('/srv'), volume('/srv', 'box')),
      ],
    },
    {
      name: 'a known share, and a node of which nothing is known',
      cluster: [node('a', dataDir('/data'), nas('/data')), node('b', dataDir('/data'))],
    },
    {
      name: 'a relative path and a gap',
      cluster: [node('a', dataDir('/data')), node('b', dataDir('data')), node('c', dataDir('{{ dir }}'))],
    },
    {
      name: 'a node that can’t be read',
      cluster: [node('a', dataDir('/data')), node('b', '[Server]\nDataDir: /srv\n')],
    },
    { name: 'one node alone', cluster: [node('a', dataDir('/data'))] },
    { name: 'many nodes alike', cluster: manyNodes(50, () => dataDir('/data')) },
  ],
});
