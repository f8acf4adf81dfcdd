import { manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const of = (name: string, synchronized: boolean, source = 'timedatectl') =>
  node(name, '[Server]\n', { facts: { clock: { value: { synchronized, source } } } });

testClusterRule('ha/clock-not-synchronized', {
  bad: [
    {
      name: 'one clock',
      cluster: [of('a', true), of('b', false), of('c', true)],
      findings: [
        [
          'error b.gcfg:1:1 [b]',
          'The clock of b is not synchronized, according to timedatectl: nodes whose times differ run schedules twice or never, and data may be lost.',
          'help: Set up chrony or systemd-timesyncd on every node, and look at `timedatectl` until it says “System clock synchronized: yes”.',
        ],
      ],
    },
    {
      name: 'two clocks, by two programs',
      cluster: [of('a', false, 'chronyc'), of('b', false), of('c', false)],
      findings: [
        [
          'error a.gcfg:1:1 [a b c]',
          'The clocks of a, b and c are not synchronized, according to chronyc and timedatectl: nodes whose times differ run schedules twice or never, and data may be lost.',
          'help: Set up chrony or systemd-timesyncd on every node, and look at `timedatectl` until it says “System clock synchronized: yes”.',
          'b.gcfg:1:1 node b: the clock is not synchronized (timedatectl)',
          'c.gcfg:1:1 node c: the clock is not synchronized (timedatectl)',
        ],
      ],
    },
    {
      name: 'the only clock that is known',
      cluster: [node('a', ''), of('b', false)],
      findings: [
        [
          'error b.gcfg:1:1 [b]',
          'The clock of b is not synchronized, according to timedatectl: nodes whose times differ run schedules twice or never, and data may be lost.',
          'help: Set up chrony or systemd-timesyncd on every node, and look at `timedatectl` until it says “System clock synchronized: yes”.',
        ],
      ],
    },
    {
      name: 'many clocks',
      cluster: manyNodes(
        50,
        () => '',
        () => ({ facts: { clock: { value: { synchronized: false, source: 'timedatectl' } } } }),
      ).slice(0, 6),
      findings: [
        [
          'error connect1.gcfg:1:1 [connect1 connect2 connect3 connect4 connect5 connect6]',
          'The clocks of connect1, connect2, connect3, connect4 and 2 more are not synchronized, according to timedatectl: nodes whose times differ run schedules twice or never, and data may be lost.',
          'help: Set up chrony or systemd-timesyncd on every node, and look at `timedatectl` until it says “System clock synchronized: yes”.',
          'connect2.gcfg:1:1 node connect2: the clock is not synchronized (timedatectl)',
          'connect3.gcfg:1:1 node connect3: the clock is not synchronized (timedatectl)',
          'connect4.gcfg:1:1 node connect4: the clock is not synchronized (timedatectl)',
          'connect5.gcfg:1:1 node connect5: the clock is not synchronized (timedatectl)',
          'connect6.gcfg:1:1 node connect6: the clock is not synchronized (timedatectl)',
        ],
      ],
    },
  ],
  good: [
    { name: 'clocks that are', cluster: [of('a', true), of('b', true)] },
    { name: 'clocks of which nothing is known', cluster: [node('a', ''), node('b', '')] },
    { name: 'one node alone', cluster: [of('a', false)] },
  ],
});
