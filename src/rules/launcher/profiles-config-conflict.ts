import { defineClusterRule } from '../cluster-rule.ts';
import { pathConflicts } from './shared/path-conflicts.ts';
import { pathFinding } from './shared/path-finding.ts';

export const profilesConfigConflict = defineClusterRule({
  id: 'launcher/profiles-config-conflict',
  severity: 'error',
  summary: 'Reports a file of Kubernetes profiles that two Launchers would read.',
  why: `The profiles file sets limits on processors and memory, the images that may run, and overrides of the jobs that
the Launcher creates in Kubernetes: volumes above all. Connect’s content needs others than Workbench’s sessions. With one
file for both, a change for one product changes the jobs of the other. \`Launcher.KubernetesProfilesConfig\` lies in
\`Launcher.ConfigDir\` by default, \`profile-config\` of Workbench’s \`launcher.kubernetes.conf\` in \`/etc/rstudio\`.`,
  bad: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
KubernetesProfilesConfig = /etc/rstudio/launcher.kubernetes.profiles.conf
`,
      'workbench/launcher.conf': `[cluster]
name=Kubernetes
type=Kubernetes
`,
      'workbench/launcher.kubernetes.conf': `api-url=https://k8s.example.com:6443
kubernetes-namespace=workbench
`,
    },
    workbench: 'workbench',
  },
  good: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
KubernetesProfilesConfig = /etc/rstudio-connect/launcher/launcher.kubernetes.profiles.conf
`,
      'workbench/launcher.conf': `[cluster]
name=Kubernetes
type=Kubernetes
`,
      'workbench/launcher.kubernetes.conf': `api-url=https://k8s.example.com:6443
kubernetes-namespace=workbench
`,
    },
    workbench: 'workbench',
  },
  check(context) {
    const conflicts = pathConflicts(context, {
      own: ({ kubernetes }) => [kubernetes?.profilesConfig],
      other: ({ kubernetes }) => kubernetes.map(({ profilesConfig }) => profilesConfig),
    });
    for (const conflict of conflicts)
      context.report(
        pathFinding(conflict, {
          does: 'reads the same file',
          because: 'limits and overrides that are meant for one change the jobs of the other',
          key: 'profile-config',
        }),
      );
  },
});
