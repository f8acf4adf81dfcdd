import { manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const OFF = '[Applications]\nScheduleConcurrency = 0\n';

testClusterRule('ha/no-scheduler-node', {
  bad: [
    {
      name: 'two nodes without schedules',
      cluster: [node('a', OFF), node('b', '[applications]\n\nscheduleconcurrency = "0x0"\n')],
      findings: [
        [
          'error a.gcfg:2:23 Applications.ScheduleConcurrency [a b]',
          'Applications.ScheduleConcurrency is `0` on every node (a and b): no scheduled job ever runs.',
          'help: Set it to 1 or more, or leave it to its default of 2, on the nodes that are to run schedules.',
          'b.gcfg:3:23 node b: `0x0`',
        ],
      ],
    },
    {
      name: 'a zero from the environment',
      cluster: [
        node('a', OFF),
        node('b', '', { environment: { CONNECT_APPLICATIONS_SCHEDULECONCURRENCY: '0' } }),
      ],
      findings: [
        [
          'error a.gcfg:2:23 Applications.ScheduleConcurrency [a b]',
          'Applications.ScheduleConcurrency is `0` on every node (a and b): no scheduled job ever runs.',
          'help: Set it to 1 or more, or leave it to its default of 2, on the nodes that are to run schedules.',
          'b.gcfg:1:1 node b: `0`, in CONNECT_APPLICATIONS_SCHEDULECONCURRENCY',
        ],
      ],
    },
    {
      name: 'many nodes',
      cluster: manyNodes(6, () => OFF),
      findings: [
        [
          'error connect1.gcfg:2:23 Applications.ScheduleConcurrency [connect1 connect2 connect3 connect4 connect5 connect6]',
          'Applications.ScheduleConcurrency is `0` on every node (connect1, connect2, connect3, connect4 and 2 more): no scheduled job ever runs.',
          'help: Set it to 1 or more, or leave it to its default of 2, on the nodes that are to run schedules.',
          'connect2.gcfg:2:23 node connect2: `0`',
          'connect3.gcfg:2:23 node connect3: `0`',
          'connect4.gcfg:2:23 node connect4: `0`',
          'connect5.gcfg:2:23 node connect5: `0`',
          'connect6.gcfg:2:23 node connect6: `0`',
        ],
      ],
    },
  ],
  good: [
    { name: 'the default', cluster: [node('a', OFF), node('b', '')] },
    {
      name: 'one node that has them',
      cluster: [...manyNodes(49, () => OFF), node('b', '[Applications]\nScheduleConcurrency = 1\n')],
    },
    {
      name: 'the last of two lines',
      cluster: [node('a', OFF), node('b', `${OFF}ScheduleConcurrency = 2\n`)],
    },
    {
      name: 'a node that can’t be read',
      cluster: [node('a', OFF), node('b', '[Applications]\nScheduleConcurrency: 4\n')],
    },
    {
      name: 'a number that can’t be read',
      cluster: [node('a', OFF), node('b', '[Applications]\nScheduleConcurrency = none\n')],
    },
    { name: 'one node alone', cluster: [node('a', OFF)] },
    { name: 'no node at all', cluster: [] },
  ],
});
