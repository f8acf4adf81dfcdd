import { manyNodes, node, testClusterRule } from '../cluster-tester.ts';
import { mounted, volume } from './mounts.ts';

const DATA = '[Server]\nDataDir = /data\n';
const metrics = (path: string) => `${DATA}[Metrics]\nDataPath = ${path}\n`;
const off = `${DATA}[Metrics]\nEnabled = false\n`;
const shared = { sharedPaths: ['/data'] };
const nas = (source = 'nas:/export') => mounted({ '/data': `nfs4 ${source}` });

testClusterRule('ha/metrics-data-path-shared', {
  bad: [
    {
      name: 'the default in a data directory that is declared as shared',
      cluster: [node('a', DATA, shared), node('b', DATA, shared)],
      findings: [
        [
          'error a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is one directory for a and b, `/data/metrics` by default: RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'b.gcfg:1:1 node b: `/data/metrics`, by default',
        ],
      ],
    },
    {
      name: 'the default in a data directory on a server',
      cluster: [node('a', DATA, nas()), node('b', metrics('/data/metrics/'), nas()), node('c', off, nas())],
      findings: [
        [
          'error a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is one directory for a and b, `/data/metrics` (on `nas:/export`): RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'b.gcfg:4:12 node b: `/data/metrics` (on `nas:/export`)',
        ],
      ],
    },
    {
      name: 'another directory of a server',
      cluster: [
        node('a', metrics('/rrd'), mounted({ '/rrd': 'nfs4 nas:/rrd' })),
        node('b', metrics('/mnt/rrd'), mounted({ '/mnt': 'nfs4 nas:/' })),
      ],
      findings: [
        [
          'error a.gcfg:4:12 Metrics.DataPath [a b]',
          'Metrics.DataPath is one directory for a and b, `/rrd` (on `nas:/rrd`): RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'b.gcfg:4:12 node b: `/mnt/rrd` (on `nas:/`)',
        ],
      ],
    },
    {
      name: 'two pairs',
      cluster: ['/data/x', '/data/y', '/data/x', '/data/y'].map((path, index) =>
        node('abcd'[index]!, metrics(path), shared),
      ),
      findings: [
        [
          'error a.gcfg:4:12 Metrics.DataPath [a c]',
          'Metrics.DataPath is one directory for a and c, `/data/x`: RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'c.gcfg:4:12 node c: `/data/x`',
        ],
        [
          'error b.gcfg:4:12 Metrics.DataPath [b d]',
          'Metrics.DataPath is one directory for b and d, `/data/y`: RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'd.gcfg:4:12 node d: `/data/y`',
        ],
      ],
    },
    {
      name: 'a local directory of one machine with two nodes',
      cluster: ['a', 'b'].map((name) =>
        node(name, metrics('/var/lib/metrics'), { facts: { ...mounted().facts, host: 'box' } }),
      ),
      findings: [
        [
          'error a.gcfg:4:12 Metrics.DataPath [a b]',
          'Metrics.DataPath is one directory for a and b, `/var/lib/metrics` (on `/dev/sda1`, `ext4`): RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'b.gcfg:4:12 node b: `/var/lib/metrics` (on `/dev/sda1`, `ext4`)',
        ],
      ],
    },
    {
      name: 'the default, with nothing known of the storage',
      cluster: [node('a', ''), node('b', '[Server]\n'), node('c', off)],
      findings: [
        [
          'warning (unknown) a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is `/var/lib/rstudio-connect/metrics` by default on a and b: that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
          'b.gcfg:1:1 node b: `/var/lib/rstudio-connect/metrics`, by default',
        ],
      ],
    },
    {
      name: 'the default in data directories with two paths, of which nothing is known',
      cluster: [node('a', DATA), node('b', '')],
      findings: [
        [
          'warning (unknown) a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is `/data/metrics` by default on a, and `/var/lib/rstudio-connect/metrics` by default on b: that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
          'b.gcfg:1:1 node b: `/var/lib/rstudio-connect/metrics`, by default',
        ],
      ],
    },
    {
      name: 'the default, known to be shared on one node',
      cluster: [node('a', DATA, nas()), node('b', DATA)],
      findings: [
        [
          'warning (unknown) a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is `/data/metrics` (on `nas:/export`) by default on a, and `/data/metrics` by default on b: that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
          'b.gcfg:1:1 node b: `/data/metrics`, by default',
        ],
      ],
    },
    {
      name: 'the default, known to be shared on two nodes of three',
      cluster: [node('a', DATA, nas()), node('b', DATA, nas()), node('c', DATA)],
      findings: [
        [
          'error a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is one directory for a and b, `/data/metrics` (on `nas:/export`) by default: RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'b.gcfg:1:1 node b: `/data/metrics` (on `nas:/export`), by default',
        ],
        [
          'warning (unknown) c.gcfg:1:1 Metrics.DataPath [c]',
          'Metrics.DataPath is `/data/metrics` by default on c: that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
        ],
      ],
    },
    {
      name: 'a path elsewhere that is shared on one node',
      cluster: [node('a', metrics('/rrd'), mounted({ '/rrd': 'nfs4 nas:/rrd' })), node('b', metrics('/rrd'))],
      findings: [
        [
          'warning (unknown) a.gcfg:4:12 Metrics.DataPath [a b]',
          'Metrics.DataPath is `/rrd` (on `nas:/rrd`) on a, and `/rrd` on b: that is shared storage on one node at least, and perhaps they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
          'b.gcfg:4:12 node b: `/rrd`',
        ],
      ],
    },
    {
      name: 'a share of two servers, which may be one',
      cluster: [node('a', DATA, nas()), node('b', DATA, nas('10.0.0.5:/export'))],
      findings: [
        [
          'warning (unknown) a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is `/data/metrics` (on `nas:/export`) by default on a, and `/data/metrics` (on `10.0.0.5:/export`) by default on b: that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
          'b.gcfg:1:1 node b: `/data/metrics` (on `10.0.0.5:/export`), by default',
        ],
      ],
    },
    {
      name: 'volumes of containers that may be on one host',
      cluster: [node('a', DATA, volume('/data')), node('b', DATA, volume('/data'))],
      findings: [
        [
          'warning (unknown) a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is `/data/metrics` (on `/dev/sda1`, `ext4`) by default on a and b: that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
          'b.gcfg:1:1 node b: `/data/metrics` (on `/dev/sda1`, `ext4`), by default',
        ],
      ],
    },
    {
      name: 'a path from the environment',
      cluster: [
        node('a', DATA, { environment: { CONNECT_METRICS_DATAPATH: '/data/rrd' }, ...shared }),
        node('b', metrics('/data/rrd'), shared),
      ],
      findings: [
        [
          'error a.gcfg:1:1 Metrics.DataPath [a b]',
          'Metrics.DataPath is one directory for a and b, `/data/rrd`: RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'b.gcfg:4:12 node b: `/data/rrd`',
        ],
      ],
    },
    {
      name: 'many nodes',
      cluster: manyNodes(
        50,
        () => DATA,
        () => shared,
      ),
      findings: [
        [
          'error connect1.gcfg:1:1 Metrics.DataPath [connect1 … 48 more … connect50]',
          'Metrics.DataPath is one directory for connect1, connect2, connect3, connect4 and 46 more, `/data/metrics` by default: RRD files have one writer, and the nodes spoil each other’s.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.',
          'connect2.gcfg:1:1 node connect2: `/data/metrics`, by default',
          '… 47 more …',
          'connect50.gcfg:1:1 node connect50: `/data/metrics`, by default',
        ],
      ],
    },
    {
      name: 'many nodes of which nothing is known',
      cluster: manyNodes(50, () => DATA),
      findings: [
        [
          'warning (unknown) connect1.gcfg:1:1 Metrics.DataPath [connect1 … 48 more … connect50]',
          'Metrics.DataPath is `/data/metrics` by default on connect1, connect2, connect3, connect4 and 46 more: that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files.',
          'help: Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node. Whether it is the same directory now, the mount tables of the nodes would tell.',
          'connect2.gcfg:1:1 node connect2: `/data/metrics`, by default',
          '… 47 more …',
          'connect50.gcfg:1:1 node connect50: `/data/metrics`, by default',
        ],
      ],
    },
  ],
  good: [
    {
      name: 'a local path of which nothing is known',
      cluster: [
        node('a', metrics('/var/lib/metrics'), shared),
        node('b', metrics('/var/lib/metrics'), shared),
      ],
    },
    {
      name: 'a local path by the mount table',
      cluster: [node('a', metrics('/var/lib/metrics'), nas()), node('b', metrics('/var/lib/metrics'), nas())],
    },
    {
      name: 'the default on a disk of each node',
      cluster: [node('a', '', mounted()), node('b', '', mounted())],
    },
    {
      name: 'a subdirectory for each node',
      cluster: [node('a', metrics('/data/metrics/a'), shared), node('b', metrics('/data/metrics/b'), shared)],
    },
    {
      name: 'a directory inside of another node’s',
      cluster: [node('a', metrics('/data/metrics'), shared), node('b', metrics('/data/metrics/b'), shared)],
    },
    {
      name: 'subdirectories, with nothing known of the storage',
      cluster: [node('a', metrics('/data/metrics/a')), node('b', metrics('/data/metrics/b'))],
    },
    {
      name: 'one node with the default',
      cluster: [node('a', DATA, shared), node('b', metrics('/var/lib/metrics'), shared)],
    },
    {
      name: 'metrics on one node only',
      cluster: [
        node('a', DATA, shared),
        node('b', off, shared),
        node('c', `${DATA}[Metrics]\nRRDEnabled = no\n`, shared),
      ],
    },
    {
      name: 'the default on two servers’ storage',
      cluster: [node('a', DATA, nas('nas:/one')), node('b', DATA, nas('nas:/two'))],
    },
    {
      name: 'volumes of different containers on one host',
      cluster: [
        node('a', metrics('/a'), volume('/a', 'box')),
        node('b', metrics('/b/metrics'), volume('/b', 'box')),
      ],
    },
    {
      name: 'a node that can’t be read',
      cluster: [node('a', DATA, shared), node('b', `${DATA}[Metrics]\nDataPath: /data/b\n`, shared)],
    },
    { name: 'one node alone', cluster: [node('a', DATA, shared)] },
  ],
});
