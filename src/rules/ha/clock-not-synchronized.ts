import { defineClusterRule } from '../cluster-rule.ts';
import { andList, listNodes } from './shared/names.ts';
import { factPlace, nodesOf, placesOf } from './shared/statements.ts';

export const clockNotSynchronized = defineClusterRule({
  id: 'ha/clock-not-synchronized',
  severity: 'error',
  summary: 'Reports nodes of a cluster whose clocks are not synchronized.',
  why: `The nodes agree on who does what by times that they write into the database: which job is due, which node has
stopped answering. With clocks that drift apart, jobs run twice or never, sessions end early, and Posit warns of the
loss of data. NTP on every node, by chrony or systemd-timesyncd, keeps them together.`,
  bad: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    clock-synchronized: true
  connect2:
    config: connect.gcfg
    clock-synchronized: false
`,
      'connect.gcfg': `[Database]
Provider = postgres
`,
    },
  },
  good: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    clock-synchronized: true
  connect2:
    config: connect.gcfg
    clock-synchronized: true
`,
      'connect.gcfg': `[Database]
Provider = postgres
`,
    },
  },
  check({ cluster: { nodes }, report }) {
    if (nodes.length < 2) return;
    const statements = nodes.flatMap((node, index) => {
      const { clock } = node.facts;
      if (clock === undefined || clock.value.synchronized) return [];
      const shown = `the clock is not synchronized (${clock.value.source})`;
      return [
        { node, index, source: clock.value.source, place: factPlace(node, clock.place), shown, manner: '' },
      ];
    });
    if (statements.length === 0) return;
    const names = listNodes(nodesOf(statements));
    const clocks = statements.length === 1 ? `clock of ${names} is` : `clocks of ${names} are`;
    const sources = andList([...new Set(statements.map(({ source }) => source))]);
    report({
      ...placesOf(statements),
      message: `The ${clocks} not synchronized, according to ${sources}: nodes whose times differ run schedules twice or never, and data may be lost.`,
      help: 'Set up chrony or systemd-timesyncd on every node, and look at `timedatectl` until it says “System clock synchronized: yes”.',
    });
  },
});
