import { defineClusterRule } from '../cluster-rule.ts';
import { judgeCustomDirectory } from './shared/custom-directory.ts';
import { directoryStatements } from './shared/directories.ts';
import { settingStatements } from './shared/setting.ts';
import { differenceOf, groupBy } from './shared/statements.ts';

const LANDING_DIR = 'Server.LandingDir';

export const landingDirNotShared = defineClusterRule({
  id: 'ha/landing-dir-not-shared',
  severity: 'error',
  summary: 'Reports a landing page of one’s own that is not in the same shared directory on every node.',
  why: `Visitors who are not signed in see the page in \`Server.LandingDir\`. Where nodes have it from different places, or
some have none, the page depends on the node that the load balancer picks: an old copy, none of its images, or the
standard page. Posit asks for one shared directory.`,
  otherSeverities: 'Warning where the paths differ, or nothing is known of the storage.',
  bad: {
    files: {
      'connect1.gcfg': `[Server]
DataDir = /mnt/shared/connect
LandingDir = /mnt/shared/landing
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
LandingDir = /mnt/shared/landing
`,
      'connect2.gcfg': `[Server]
DataDir = /mnt/shared/connect
LandingDir = /mnt/shared/landing
`,
    },
    sharedPaths: ['/mnt/shared'],
  },
  check(context) {
    const { nodes } = context.cluster;
    if (nodes.length < 2) return;
    const because = 'which landing page visitors see depends on the node';
    const presence = groupBy(settingStatements(nodes, LANDING_DIR), ({ text }) => (text === '' ? '' : 'set'));
    if (presence.length > 1) {
      const { contrast, places } = differenceOf(presence);
      context.report({
        ...places,
        setting: LANDING_DIR,
        message: `${LANDING_DIR} is ${contrast}: ${because}.`,
        help: `Set ${LANDING_DIR} to the same directory of the shared storage on every node, or on none.`,
      });
    }
    const statements = directoryStatements(nodes, LANDING_DIR);
    if (statements.length > 1) judgeCustomDirectory(context, { setting: LANDING_DIR, because }, statements);
  },
});
