import { defineClusterRule } from '../cluster-rule.ts';
import { pathConflicts } from './shared/path-conflicts.ts';
import { pathFinding } from './shared/path-finding.ts';

export const scratchPathConflict = defineClusterRule({
  id: 'launcher/scratch-path-conflict',
  severity: 'error',
  summary: 'Reports a scratch directory in which two Launchers would work.',
  why: `A Launcher keeps its working files in its scratch directory, and each of its plugins in a directory below:
\`Launcher.ScratchPath\` and its \`Kubernetes\` for Connect, \`scratch-path\` in \`launcher.conf\` and in
\`launcher.kubernetes.conf\` for Workbench. Two Launchers that work in one directory come upon files of jobs that are not
theirs. That goes for Workbench’s Launcher and for another installation of Connect on the same host, and for the nodes
of one cluster when the directory lies on storage that they share. A directory below another’s, other than that of its
plugin, is none of the other’s business and is not reported.`,
  bad: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
ScratchPath = /var/lib/rstudio-launcher
`,
      'workbench/launcher.conf': `[server]
address=127.0.0.1
port=5559

[cluster]
name=Local
type=Local
`,
    },
    workbench: 'workbench',
  },
  good: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
`,
      'workbench/launcher.conf': `[server]
address=127.0.0.1
port=5559

[cluster]
name=Local
type=Local
`,
    },
    workbench: 'workbench',
  },
  check(context) {
    const conflicts = pathConflicts(context, {
      own: ({ scratchPath, kubernetes }) => [scratchPath, kubernetes?.scratchPath],
      other: ({ scratchPath, kubernetes }) => [
        scratchPath,
        ...kubernetes.map((plugin) => plugin.scratchPath),
      ],
      perNode: true,
    });
    for (const conflict of conflicts)
      context.report(
        pathFinding(conflict, {
          does: 'works in the same directory',
          because: 'each comes upon the working files of the other’s jobs',
          key: 'scratch-path',
        }),
      );
  },
});
