import type { ClusterNode } from '../../cluster/index.ts';
import { defineClusterRule } from '../cluster-rule.ts';
import { directoryStatements } from './shared/directories.ts';
import { perhapsTogether, surelyTogether } from './shared/metrics-directories.ts';
import { listNodes } from './shared/names.ts';
import { groupBy, listed, nodesOf, placesOf, shownOnce } from './shared/statements.ts';

const DATA_PATH = 'Metrics.DataPath';

export const metricsDataPathShared = defineClusterRule({
  id: 'ha/metrics-data-path-shared',
  severity: 'error',
  summary: 'Reports nodes that keep their metrics in the same directory.',
  why: `Each node records the resource usage of its machine in RRD files below \`Metrics.DataPath\`, under the same names on
all nodes. RRD files have one writer: two nodes that write them spoil the history of both. The default lies inside of
\`Server.DataDir\`, which the nodes have to share, so that it is wrong for every cluster. For figures of all nodes in one
place there are Prometheus, Graphite and OpenTelemetry.`,
  otherSeverities: `Warning where the directory lies inside of \`Server.DataDir\` and nothing is known of the storage.`,
  bad: {
    files: {
      'connect1.gcfg': `[Server]
DataDir = /mnt/shared/connect
`,
      'connect2.gcfg': `[Server]
DataDir = /mnt/shared/connect
`,
    },
    sharedPaths: ['/mnt/shared'],
  },
  good: {
    files: {
      'connect1.gcfg': `[Server]
DataDir = /mnt/shared/connect

[Metrics]
DataPath = /var/lib/rstudio-connect-metrics
`,
      'connect2.gcfg': `[Server]
DataDir = /mnt/shared/connect

[Metrics]
DataPath = /var/lib/rstudio-connect-metrics
`,
    },
    sharedPaths: ['/mnt/shared'],
  },
  check({ cluster: { nodes }, report }) {
    if (nodes.length < 2) return;
    const statements = directoryStatements(nodes, DATA_PATH).filter(({ node }) => writesFiles(node));
    for (const { statements: together } of surelyTogether(statements)) {
      report({
        ...placesOf(together),
        setting: DATA_PATH,
        message: `${DATA_PATH} is one directory for ${listNodes(nodesOf(together))}, ${shownOnce(together)}: RRD files have one writer, and the nodes spoil each other’s.`,
        help: HELP,
      });
    }
    for (const { statements: together, inDataDir } of perhapsTogether(statements)) {
      const paths = groupBy(together, ({ shown }) => shown);
      const why = inDataDir
        ? 'that is inside of Server.DataDir, which all nodes have to share, and there they write the same RRD files'
        : 'that is shared storage on one node at least, and perhaps they write the same RRD files';
      report({
        ...placesOf(together),
        setting: DATA_PATH,
        severity: 'warning',
        message: `${DATA_PATH} is ${listed(paths, MOST_PATHS)}: ${why}.`,
        help: `${HELP} Whether it is the same directory now, the mount tables of the nodes would tell.`,
        unknown: true,
      });
    }
  },
});

/** Paths that a message names. */
const MOST_PATHS = 2;

const HELP =
  'Set it to a local directory on each node, such as /var/lib/rstudio-connect-metrics, or to a subdirectory for each node.';

/** Whether a node records metrics in files, as far as that is known. */
function writesFiles(node: ClusterNode): boolean {
  return node.has('Metrics.Enabled', true) && node.has('Metrics.RRDEnabled', true);
}
