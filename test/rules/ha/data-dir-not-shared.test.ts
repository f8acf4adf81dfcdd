import { manyNodes, node, testClusterRule } from '../cluster-tester.ts';
import { mounted, volume } from './mounts.ts';

const dataDir = (path: string) => `[Server]\nDataDir = ${path}\n`;
const DATA = dataDir('/data');
const shared = { sharedPaths: ['/data'] };
const nas = (source = 'nas:/export') => mounted({ '/data': `nfs4 ${source}` });

testClusterRule('ha/data-dir-not-shared', {
  bad: [
    {
      name: 'the default on a disk of each node',
      cluster: [node('a', '', mounted()), node('b', '[Server]\n', mounted())],
      findings: [
        [
          'error a.gcfg:1:1 Server.DataDir [a b]',
          'Server.DataDir `/var/lib/rstudio-connect` is on local storage, which other nodes do not see, on a and b (`/dev/sda1`, `ext4`): what is deployed through one node is missing on the others.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Server.DataDir to that place on every node.',
          'b.gcfg:1:2 node b: `/var/lib/rstudio-connect` (on `/dev/sda1`, `ext4`), by default',
        ],
      ],
    },
    {
      name: 'one node on which the share is not mounted',
      cluster: [node('a', DATA, nas()), node('b', DATA, mounted()), node('c', DATA, nas())],
      findings: [
        [
          'error b.gcfg:2:11 Server.DataDir [b]',
          'Server.DataDir `/data` is on local storage, which other nodes do not see, on b (`/dev/sda1`, `ext4`): what is deployed through one node is missing on the others.',
          'help: Mount `nas:/export` at `/data` on b, as on the other nodes: `findmnt --target /data` shows what is there now.',
        ],
      ],
    },
    {
      name: 'nodes on which the share is not mounted, and a directory inside of it',
      cluster: manyNodes(
        4,
        () => dataDir('/data/connect'),
        (number) => (number > 2 ? mounted({ '/data': 'xfs /dev/sdb1' }) : nas()),
      ),
      findings: [
        [
          'error connect3.gcfg:2:11 Server.DataDir [connect3 connect4]',
          'Server.DataDir `/data/connect` is on local storage, which other nodes do not see, on connect3 and connect4 (`/dev/sdb1`, `xfs`): what is deployed through one node is missing on the others.',
          'help: Mount `nas:/export` at `/data` on connect3 and connect4, as on the other nodes: `findmnt --target /data/connect` shows what is there now.',
          'connect4.gcfg:2:11 node connect4: `/data/connect` (on `/dev/sdb1`, `xfs`)',
        ],
      ],
    },
    {
      name: 'a local directory, where others have shared storage elsewhere',
      cluster: [node('a', DATA, nas()), node('b', DATA, nas()), node('c', dataDir('/srv'), nas())],
      findings: [
        [
          'error c.gcfg:2:11 Server.DataDir [c]',
          'Server.DataDir `/srv` is on local storage, which other nodes do not see, on c (`/dev/sda1`, `ext4`): what is deployed through one node is missing on the others.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Server.DataDir to that place on every node.',
        ],
      ],
    },
    {
      name: 'the end of a tunnel on every node, which looks the same for two file systems',
      cluster: [node('a', DATA, nas('127.0.0.1:/')), node('b', DATA, nas('127.0.0.1:/'))],
      findings: [
        [
          'warning (unknown) a.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/data` (on `127.0.0.1:/`) on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: The mount table says `127.0.0.1:/` (`nfs4`), which need not be the same storage on every machine: name the directory with --shared-path if all nodes share it.',
          'b.gcfg:2:11 node b: `/data` (on `127.0.0.1:/`)',
        ],
      ],
    },
    {
      name: 'a volume that each node mounts from itself',
      cluster: ['a', 'b'].map((name) =>
        node(name, DATA, mounted({ '/data': 'fuse.glusterfs localhost:/vol' })),
      ),
      findings: [
        [
          'warning (unknown) a.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/data` (on `localhost:/vol`) on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: The mount table says `localhost:/vol` (`fuse.glusterfs`), which need not be the same storage on every machine: name the directory with --shared-path if all nodes share it.',
          'b.gcfg:2:11 node b: `/data` (on `localhost:/vol`)',
        ],
      ],
    },
    {
      name: 'copies of one image, which have one name',
      cluster: ['a', 'b'].map((name) =>
        node(name, DATA, { facts: { ...mounted().facts, host: 'image', boot: `boot-of-${name}` } }),
      ),
      findings: [
        [
          'error a.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir `/data` is on local storage, which other nodes do not see, on a and b (`/dev/sda1`, `ext4`): what is deployed through one node is missing on the others.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Server.DataDir to that place on every node.',
          'b.gcfg:2:11 node b: `/data` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
    {
      name: 'disks with several file systems',
      cluster: [
        node('a', DATA, mounted({ '/data': 'xfs /dev/mapper/vg-data' })),
        node('b', DATA, mounted({ '/data': 'tmpfs tmpfs' })),
        node('c', DATA, mounted()),
        node('d', DATA, mounted({ '/data': 'btrfs /dev/sdb' })),
      ],
      findings: [
        [
          'error a.gcfg:2:11 Server.DataDir [a b c d]',
          'Server.DataDir `/data` is on local storage, which other nodes do not see, on a (`/dev/mapper/vg-data`, `xfs`), on b (`tmpfs`), on c (`/dev/sda1`, `ext4`) and on 1 more: what is deployed through one node is missing on the others.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Server.DataDir to that place on every node.',
          'b.gcfg:2:11 node b: `/data` (on `tmpfs`)',
          'c.gcfg:2:11 node c: `/data` (on `/dev/sda1`, `ext4`)',
          'd.gcfg:2:11 node d: `/data` (on `/dev/sdb`, `btrfs`)',
        ],
      ],
    },
    {
      name: 'a directory that is declared as shared and is not',
      cluster: [node('a', DATA, shared), node('b', DATA, { ...shared, ...mounted() })],
      findings: [
        [
          'error b.gcfg:2:11 Server.DataDir [b]',
          'Server.DataDir `/data` is on local storage, which other nodes do not see, on b (`/dev/sda1`, `ext4`), although it is declared as shared: what is deployed through one node is missing on the others.',
          'help: See why the share is not mounted on b: `findmnt --target /data` shows what is.',
        ],
      ],
    },
    {
      name: 'a local disk beside nodes of which nothing is known',
      cluster: [node('a', DATA, mounted()), node('b', DATA)],
      findings: [
        [
          'error a.gcfg:2:11 Server.DataDir [a]',
          'Server.DataDir `/data` is on local storage, which other nodes do not see, on a (`/dev/sda1`, `ext4`): what is deployed through one node is missing on the others.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Server.DataDir to that place on every node.',
        ],
        [
          'warning (unknown) b.gcfg:2:11 Server.DataDir [b]',
          'Server.DataDir is `/data` on b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
        ],
      ],
    },
    {
      name: 'volumes of containers on two hosts',
      cluster: [node('a', DATA, volume('/data', 'box1')), node('b', DATA, volume('/data', 'box2'))],
      findings: [
        [
          'warning (unknown) a.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/data` (on `/dev/sda1`, `ext4`) on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: The directory is a volume on a disk of the container’s host: say which nodes run on one host (`host` in the topology), or name the directory with --shared-path if all nodes share it.',
          'b.gcfg:2:11 node b: `/data` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
    {
      name: 'volumes of containers that may be on one host',
      cluster: [node('a', DATA, volume('/data')), node('b', DATA, volume('/data'))],
      findings: [
        [
          'warning (unknown) a.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/data` (on `/dev/sda1`, `ext4`) on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: The directory is a volume on a disk of the container’s host: say which nodes run on one host (`host` in the topology), or name the directory with --shared-path if all nodes share it.',
          'b.gcfg:2:11 node b: `/data` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
    {
      name: 'the disk of a node that may be the server for the others',
      cluster: [
        node('a', DATA, mounted()),
        node('b', DATA, nas('a.example.com:/data')),
        node('c', DATA, nas('a.example.com:/data')),
      ],
      findings: [
        [
          'warning (unknown) a.gcfg:2:11 Server.DataDir [a]',
          'Server.DataDir is `/data` (on `/dev/sda1`, `ext4`) on a: that is local storage, and nothing tells whether the other nodes have the same directory from there, as they have to.',
          'help: All is well if a serves it to the others; else keep it on storage that all nodes mount.',
        ],
      ],
    },
    {
      name: 'nothing known of any node',
      cluster: [node('a', ''), node('b', '')],
      findings: [
        [
          'warning (unknown) a.gcfg:1:1 Server.DataDir [a b]',
          'Server.DataDir is `/var/lib/rstudio-connect` by default on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
          'b.gcfg:1:1 node b: `/var/lib/rstudio-connect`, by default',
        ],
      ],
    },
    {
      name: 'nothing known of one node',
      cluster: [node('a', DATA, nas()), node('b', DATA)],
      findings: [
        [
          'warning (unknown) b.gcfg:2:11 Server.DataDir [b]',
          'Server.DataDir is `/data` on b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
        ],
      ],
    },
    {
      name: 'a file system that may be shared or not',
      cluster: [
        node('a', DATA, mounted({ '/data': '9p host' })),
        node('b', DATA, mounted({ '/data': '9p host' })),
      ],
      findings: [
        [
          'warning (unknown) a.gcfg:2:11 Server.DataDir [a b]',
          'Server.DataDir is `/data` (on `9p`) on a and b: nothing tells whether all nodes share the storage there, as they have to.',
          'help: `9p` hands on a folder of the machine that hosts this one, and whether other nodes have the same folder does not follow from it: name the directory with --shared-path if all nodes share it.',
          'b.gcfg:2:11 node b: `/data` (on `9p`)',
        ],
      ],
    },
    {
      name: 'many nodes with disks of their own',
      cluster: manyNodes(
        50,
        () => DATA,
        () => mounted(),
      ),
      findings: [
        [
          'error connect1.gcfg:2:11 Server.DataDir [connect1 … 48 more … connect50]',
          'Server.DataDir `/data` is on local storage, which other nodes do not see, on connect1, connect2, connect3, connect4 and 46 more (`/dev/sda1`, `ext4`): what is deployed through one node is missing on the others.',
          'help: Keep it on storage that all nodes mount, such as NFS, and set Server.DataDir to that place on every node.',
          'connect2.gcfg:2:11 node connect2: `/data` (on `/dev/sda1`, `ext4`)',
          '… 47 more …',
          'connect50.gcfg:2:11 node connect50: `/data` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
    {
      name: 'many nodes of which nothing is known',
      cluster: manyNodes(50, () => DATA),
      findings: [
        [
          'warning (unknown) connect1.gcfg:2:11 Server.DataDir [connect1 … 48 more … connect50]',
          'Server.DataDir is `/data` on connect1, connect2, connect3, connect4 and 46 more: nothing tells whether all nodes share the storage there, as they have to.',
          'help: Give the mount table of the node (`mounts` in the topology, or a bundle of `gcfg-lint collect`), or name the directory with --shared-path if all nodes share it.',
          'connect2.gcfg:2:11 node connect2: `/data`',
          '… 47 more …',
          'connect50.gcfg:2:11 node connect50: `/data`',
        ],
      ],
    },
  ],
  good: [
    { name: 'one share', cluster: [node('a', DATA, nas()), node('b', DATA, nas())] },
    {
      name: 'two shares, which another rule reports',
      cluster: [node('a', DATA, nas('nas:/a')), node('b', DATA, nas('nas:/b'))],
    },
    {
      name: 'a directory that is declared as shared',
      cluster: [node('a', DATA, shared), node('b', dataDir('/data/connect'), shared)],
    },
    {
      name: 'a share that is declared, and one by the mount table',
      cluster: [node('a', DATA, shared), node('b', DATA, { ...shared, ...nas() })],
    },
    {
      name: 'the end of a tunnel, and the word of the user',
      cluster: ['a', 'b'].map((name) => node(name, DATA, { ...shared, ...nas('127.0.0.1:/') })),
    },
    {
      name: 'two paths of which nothing is known: another rule asks for the same facts',
      cluster: [node('a', DATA), node('b', dataDir('/srv'))],
    },
    {
      name: 'a disk of the one machine that has all nodes',
      cluster: ['a', 'b'].map((name) => node(name, DATA, { facts: { ...mounted().facts, host: 'box' } })),
    },
    {
      name: 'a volume of the one host that has all containers',
      cluster: [node('a', DATA, volume('/data', 'box')), node('b', DATA, volume('/data', 'box'))],
    },
    { name: 'a relative path', cluster: [node('a', dataDir('data')), node('b', dataDir('data'))] },
    { name: 'one node alone', cluster: [node('a', DATA, mounted())] },
    {
      name: 'many nodes with one share',
      cluster: manyNodes(
        50,
        () => DATA,
        () => nas(),
      ),
    },
  ],
});
