import { type Cluster, textSource } from '../../../src/cluster/index.ts';
import { cluster, node, testClusterRule } from '../cluster-tester.ts';

const nodes = [node('a', '[Server]\n'), node('b', '')];
const text = 'load-balancer:\n  sticky: false\n';
const place = { source: textSource('topology.yaml', text), range: { start: 25, end: 30 } };
const behind = (loadBalancer: Cluster['loadBalancer'], of = nodes) => cluster(of, { loadBalancer });

testClusterRule('ha/sticky-sessions', {
  bad: [
    {
      name: 'a load balancer that does not keep sessions',
      cluster: behind({ sticky: { value: false, place } }),
      findings: [
        [
          'warning topology.yaml:2:11 [a b]',
          'The load balancer does not keep sessions: requests of one visitor reach different nodes, and interactive content loses its connection.',
          'help: Switch on sticky sessions that follow a cookie, and let the rsconnect package of R be 0.8.3 or newer, which keeps it.',
          'a.gcfg:1:1 node a',
          'b.gcfg:1:1 node b',
        ],
      ],
    },
    {
      name: 'the same without a place',
      cluster: behind({ sticky: { value: false } }),
      findings: [
        [
          'warning a.gcfg:1:1 [a b]',
          'The load balancer does not keep sessions: requests of one visitor reach different nodes, and interactive content loses its connection.',
          'help: Switch on sticky sessions that follow a cookie, and let the rsconnect package of R be 0.8.3 or newer, which keeps it.',
          'b.gcfg:1:1 node b',
        ],
      ],
    },
  ],
  good: [
    { name: 'one that does', cluster: behind({ sticky: { value: true, place } }) },
    { name: 'one of which nothing is said', cluster: behind({}) },
    { name: 'none', cluster: nodes },
    { name: 'one node alone', cluster: behind({ sticky: { value: false, place } }, [node('a', '')]) },
  ],
});
