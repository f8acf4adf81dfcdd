import { defineClusterRule } from '../cluster-rule.ts';
import { listNodes } from './shared/names.ts';
import { settingStatements } from './shared/setting.ts';
import { placesOf } from './shared/statements.ts';

const CONCURRENCY = 'Applications.ScheduleConcurrency';

export const noSchedulerNode = defineClusterRule({
  id: 'ha/no-scheduler-node',
  severity: 'error',
  summary: 'Reports a cluster in which no node runs scheduled jobs.',
  why: `\`Applications.ScheduleConcurrency = 0\` keeps a node from running schedules, so that it has its strength for
visitors. With 0 on every node no schedule ever runs: reports and their mails stay away, and nothing says so.`,
  bad: {
    files: {
      'connect1.gcfg': `[Applications]
ScheduleConcurrency = 0
`,
      'connect2.gcfg': `[Applications]
ScheduleConcurrency = 0
`,
    },
  },
  good: {
    files: {
      'connect1.gcfg': `[Applications]
ScheduleConcurrency = 0
`,
      'connect2.gcfg': `[Applications]
ScheduleConcurrency = 4
`,
    },
  },
  check({ cluster: { nodes }, report }) {
    if (nodes.length < 2 || !nodes.every((node) => node.has(CONCURRENCY, 0))) return;
    report({
      ...placesOf(settingStatements(nodes, CONCURRENCY)),
      setting: CONCURRENCY,
      message: `${CONCURRENCY} is \`0\` on every node (${listNodes(nodes)}): no scheduled job ever runs.`,
      help: 'Set it to 1 or more, or leave it to its default of 2, on the nodes that are to run schedules.',
    });
  },
});
