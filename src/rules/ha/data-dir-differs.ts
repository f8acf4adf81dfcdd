import { defineClusterRule } from '../cluster-rule.ts';
import { DATA_DIR } from './shared/data-dir.ts';
import { directoryStatements, judgeDirectories } from './shared/directories.ts';
import { reportDifferent, reportDoubtful } from './shared/directory-findings.ts';

export const dataDirDiffers = defineClusterRule({
  id: 'ha/data-dir-differs',
  severity: 'error',
  summary: 'Reports nodes whose `Server.DataDir` is not the same directory.',
  why: `\`Server.DataDir\` holds what publishers deploy, what content produces, and the packages that it runs with. All
nodes have to work in one directory: what is deployed through one node is run by another. Where they do not, content is
there or missing depending on the node that the load balancer picks. A directory may have different paths on the nodes as
long as it is the same; that takes their mount tables to know. Local storage is \`ha/data-dir-not-shared\`’s business.`,
  otherSeverities: 'Warning where the paths differ and nobody knows what is mounted there.',
  bad: {
    files: {
      'connect1.gcfg': `[Server]
DataDir = /mnt/shared/connect
`,
      'connect2.gcfg': `[Server]
DataDir = /mnt/shared/rstudio-connect
`,
    },
    sharedPaths: ['/mnt/shared'],
  },
  good: {
    files: {
      'connect1.gcfg': `[Server]
DataDir = /mnt/shared/connect
`,
      'connect2.gcfg': `[Server]
DataDir = /mnt/shared/connect/
`,
    },
    sharedPaths: ['/mnt/shared'],
  },
  check(context) {
    const { nodes } = context.cluster;
    if (nodes.length < 2) return;
    const { different, doubtful } = judgeDirectories(directoryStatements(nodes, DATA_DIR.setting));
    reportDifferent(context, DATA_DIR, different);
    reportDoubtful(context, DATA_DIR, doubtful);
  },
});
