import type { Cluster, OtherLauncher } from '../../cluster/index.ts';
import { type ClusterContext, type ClusterFinding, defineClusterRule } from '../cluster-rule.ts';
import { isForeign } from './shared/meetings.ts';
import {
  byNamespace,
  conflictBetween,
  conflictOf,
  isSameKubernetes,
  type NamespaceConflict,
  namespaceOf,
  namespaceUses,
} from './shared/namespaces.ts';
import { theirPlaces } from './shared/path-finding.ts';
import { quoted, statement, told, type Use, who } from './shared/wording.ts';

const SETTING = 'Launcher.KubernetesNamespace';
const TELL = 'Say in the topology, with `kubernetes-cluster`, which one each uses';

export const kubernetesNamespaceConflict = defineClusterRule({
  id: 'launcher/kubernetes-namespace-conflict',
  severity: 'error',
  summary: 'Reports a Kubernetes namespace in which two Launchers would run their jobs.',
  why: `Posit asks for a namespace for each: in one, either Launcher sees the other’s jobs among its own, and quotas,
permissions, service accounts and network policies hold for both. Connect’s Launcher runs content in \`rstudio-connect\`
unless \`Launcher.KubernetesNamespace\` says otherwise, Workbench’s runs sessions in \`rstudio\` unless
\`kubernetes-namespace\` in \`launcher.kubernetes.conf\` does. Two installations of Connect, such as one for production
and one for tests, have the same default.`,
  otherSeverities: `Warning where nobody says whether the two use the same Kubernetes cluster, which is taken for granted
only for a Workbench on the nodes’ own hosts; and where the file that would tell the namespace is not at hand.`,
  bad: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
KubernetesNamespace = rstudio
`,
      'workbench/launcher.conf': `[cluster]
name=Kubernetes
type=Kubernetes
`,
      'workbench/launcher.kubernetes.conf': `api-url=https://k8s.example.com:6443
`,
    },
    workbench: 'workbench',
  },
  good: {
    files: {
      'connect.gcfg': `[Launcher]
Enabled = true
Kubernetes = true
KubernetesNamespace = rstudio-connect
`,
      'workbench/launcher.conf': `[cluster]
name=Kubernetes
type=Kubernetes
`,
      'workbench/launcher.kubernetes.conf': `api-url=https://k8s.example.com:6443
`,
    },
    workbench: 'workbench',
  },
  check(context) {
    const { cluster, laterClusters, report } = context;
    const uses = namespaceUses(cluster);
    for (const launcher of cluster.launchers ?? []) {
      againstLauncher(uses, launcher, report);
      missingFile(uses, launcher, report);
    }
    const ours = byNamespace(uses);
    for (const later of laterClusters) {
      const theirUses = namespaceUses(later);
      for (const [name, theirs] of byNamespace(theirUses)) againstCluster(ours.get(name), theirs, report);
      againstForeign(uses, later, cluster, report);
      againstForeign(theirUses, cluster, later, report);
    }
  },
});

type Report = ClusterContext['report'];

function againstLauncher(uses: readonly Use[], launcher: OtherLauncher, report: Report): void {
  for (const [name, group] of byNamespace(uses)) {
    const values = namespaceOf(launcher, name);
    if (values.length === 0) continue;
    const conflict = conflictOf(group, ({ node }) => isSameKubernetes(node, launcher));
    if (conflict === undefined) continue;
    const file = values.find(({ isDefault }) => !isDefault)?.place?.source.path;
    const byDefault = values.every(({ isDefault }) => isDefault) ? ' by default' : '';
    report({
      ...findingOf(conflict),
      message: `${subject(conflict)}, and ${launcher.product}’s Launcher uses the same namespace${byDefault}: ${consequence(conflict, 'the two')}`,
      help: advice(conflict, ownNamespace(conflict.uses[0]!, file)),
      related: [...conflict.uses.slice(1).map((use) => told(use, false)), ...theirPlaces(launcher, values)],
    });
  }
}

/** Another cluster’s Launchers: only those known to be on the same machine or in the same Kubernetes cluster. */
function againstForeign(
  uses: readonly Use[],
  { launchers = [] }: Cluster,
  home: Cluster,
  report: Report,
): void {
  for (const launcher of launchers) {
    if (!isForeign(launcher, home)) continue;
    const met = uses.filter(({ node }) => isSameKubernetes(node, launcher, 'foreign') === true);
    againstLauncher(met, launcher, report);
  }
}

/** Another installation of Connect. */
function againstCluster(ours: readonly Use[] | undefined, theirs: readonly Use[], report: Report): void {
  const conflict = ours === undefined ? undefined : conflictBetween(ours, theirs);
  if (conflict === undefined) return;
  const others = conflict.theirs.uses;
  report({
    ...findingOf(conflict.ours),
    message: `${subject(conflict.ours)} and on ${who(others)}: ${consequence(conflict.ours, 'the two installations')}`,
    help: advice(conflict.ours, `give each installation a namespace of its own in ${SETTING}`),
    nodes: [...conflict.ours.uses, ...others].map(({ node }) => node),
    related: [...conflict.ours.uses.slice(1), ...others].map((use) => told(use, true)),
  });
}

/** A Kubernetes cluster of a Launcher whose configuration was not given. */
function missingFile(uses: readonly Use[], launcher: OtherLauncher, report: Report): void {
  const met = conflictOf(uses, ({ node }) => isSameKubernetes(node, launcher));
  const missing = launcher.kubernetes.find((plugin) => plugin.missing !== undefined)?.missing;
  if (met === undefined || missing === undefined) return;
  const conflict = { ...met, certain: false };
  const file = quoted(missing.file);
  report({
    ...findingOf(conflict),
    message: `${subject(conflict)}, and ${launcher.product}’s Launcher has a Kubernetes cluster as well, but ${file} is not at hand: whether it names the same namespace or profiles can’t be told.`,
    help: `Put ${file} beside ${missing.place.source.path}.`,
    related: [
      ...conflict.uses.slice(1).map((use) => told(use, false)),
      { ...missing.place, message: `${launcher.product}’s Kubernetes cluster` },
    ],
  });
}

function findingOf({ uses, certain }: NamespaceConflict): Omit<ClusterFinding, 'message'> {
  return {
    place: uses[0]!.node.place(SETTING),
    setting: SETTING,
    nodes: uses.map(({ node }) => node),
    ...(certain ? {} : { severity: 'warning', unknown: true }),
  };
}

function subject({ uses }: NamespaceConflict): string {
  return `${statement(uses[0]!)} on ${who(uses)}`;
}

function consequence({ certain }: NamespaceConflict, both: string): string {
  const what = 'each sees the other’s jobs, and quotas and permissions of the namespace hold for both';
  return certain
    ? `in one Kubernetes cluster, ${what}.`
    : `whether ${both} use the same Kubernetes cluster is not known; if they do, ${what}.`;
}

/** @param file the Launcher’s file that names the namespace, if one does */
function ownNamespace({ node, value }: Use, file: string | undefined): string {
  const standard = node.settings.defaultText(SETTING);
  if (value.text !== standard)
    return `set ${SETTING} to \`${standard}\`, which is the default, or to another namespace of Connect’s own`;
  const change = file === undefined ? '' : `, or \`kubernetes-namespace\` in ${file} to another`;
  return `set ${SETTING} to a namespace of Connect’s own${change}`;
}

function advice({ certain }: NamespaceConflict, deed: string): string {
  return certain ? `${deed[0]!.toUpperCase()}${deed.slice(1)}.` : `${TELL}, or ${deed}.`;
}
