import { defineClusterRule } from '../cluster-rule.ts';
import { factPlace } from './shared/statements.ts';

export const stickySessions = defineClusterRule({
  id: 'ha/sticky-sessions',
  severity: 'warning',
  summary: 'Reports a load balancer that does not keep a visitor’s session on one node.',
  why: `A Shiny application and its visitor talk through one process on one node. A load balancer that sends the next
request to another node breaks the session: grey pages, lost input, uploads that fail halfway. It has to set a cookie and
follow it. Keeping sessions by the address of the client is not enough where many visitors come through one proxy.`,
  bad: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
  connect2:
    config: connect.gcfg
load-balancer:
  sticky: false
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
  connect2:
    config: connect.gcfg
load-balancer:
  sticky: true
`,
      'connect.gcfg': `[Database]
Provider = postgres
`,
    },
  },
  check({ cluster: { nodes, loadBalancer }, report }) {
    const sticky = loadBalancer?.sticky;
    if (nodes.length < 2 || sticky?.value !== false) return;
    report({
      place: factPlace(nodes[0]!, sticky.place),
      message:
        'The load balancer does not keep sessions: requests of one visitor reach different nodes, and interactive content loses its connection.',
      help: 'Switch on sticky sessions that follow a cookie, and let the rsconnect package of R be 0.8.3 or newer, which keeps it.',
      nodes,
    });
  },
});
