import { launcherOf } from '../../cluster/launcher/node-launcher.ts';
import { defineClusterRule } from '../cluster-rule.ts';
import { meetings } from './shared/meetings.ts';
import { namesOf } from './shared/wording.ts';

export const sharedHost = defineClusterRule({
  id: 'launcher/shared-host',
  severity: 'warning',
  summary: 'Reports a host on which both Connect and another product run a Job Launcher.',
  why: `It can be done, as long as the two Launchers share neither directories nor a Kubernetes namespace nor a profiles
file. But Posit advises against Connect and Workbench on one host: sessions and content compete for memory and
processors, and every update and restart of the host concerns both.`,
  bad: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
`,
      'workbench/launcher.conf': `[cluster]
name=Local
type=Local
`,
    },
    workbench: 'workbench',
  },
  good: {
    files: {
      'connect.gcfg': `[Kubernetes]
Enabled = true
Namespace = rstudio-connect
`,
      'workbench/launcher.conf': `[cluster]
name=Local
type=Local
`,
    },
    workbench: 'workbench',
  },
  check(context) {
    for (const { launcher, cluster, nodes: there } of meetings(context)) {
      const nodes = there.filter((node) => launcherOf(node) !== undefined);
      const [first] = nodes;
      if (first === undefined) continue;
      const { product, place } = launcher;
      const theirs = place === undefined ? [] : [{ ...place, message: `${product}’s Launcher` }];
      context.report({
        place: first.place('Launcher.Enabled'),
        setting: 'Launcher.Enabled',
        message: `Launcher.Enabled is true on ${namesOf(nodes, cluster)}, and ${product}’s Launcher runs on the same host, which Posit does not recommend for Connect and Workbench: they compete for its resources, and their directories must be kept apart.`,
        help: 'Move one of the two to a host of its own.',
        nodes,
        related: [
          ...nodes
            .slice(1)
            .map((node) => ({ ...node.place('Launcher.Enabled'), message: `node ${node.name}` })),
          ...theirs,
        ],
      });
    }
  },
});
