import { defineClusterRule } from '../cluster-rule.ts';
import { pathConflicts } from './shared/path-conflicts.ts';
import { pathFinding } from './shared/path-finding.ts';

export const configDirConflict = defineClusterRule({
  id: 'launcher/config-dir-conflict',
  severity: 'error',
  summary: 'Reports a configuration directory that two Launchers on one host would use.',
  why: `Connect brings its own Job Launcher and writes that Launcher’s configuration itself, while it runs, into
\`Launcher.ConfigDir\`. Workbench’s Launcher reads the files that its administrator wrote, by default in
\`/etc/rstudio\`. In one directory the files have the same names: one of the two Launchers gets the other’s
clusters, ports and accounts. The same holds for two installations of Connect on one host.`,
  bad: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
ConfigDir = /etc/rstudio
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
      own: ({ configDir }) => [configDir],
      other: ({ configDirs }) => configDirs,
    });
    for (const conflict of conflicts)
      context.report(
        pathFinding(conflict, {
          does: 'has its configuration there',
          because:
            'Connect writes its Launcher’s configuration into this directory, and the files of both have the same names',
        }),
      );
  },
});
