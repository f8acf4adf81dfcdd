import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../../src/cluster/index.ts';
import type { AboutLauncher } from '../../../src/cluster/launcher/read-launcher.ts';
import { lintCluster } from '../../../src/rules/lint-cluster.ts';
import { cluster, node } from '../cluster-tester.ts';
import { KUBERNETES, launcherOn, report, workbench, workbenchOnKubernetes } from './launchers.ts';

const ID = 'launcher/kubernetes-namespace-conflict';

/** Severity and nodes of each finding. */
function short(given: Cluster | readonly Cluster[]): string[] {
  return report(ID, given).map((finding) => finding.split('\n')[0]!.replace(/ Launcher\S+ \S+/, ''));
}

describe('with Workbench on the nodes’ hosts', () => {
  test('a namespace that is Workbench’s default', () => {
    const nodes = ['a', 'b'].map((name) => node(name, launcherOn('KubernetesNamespace = rstudio\n')));
    expect(report(ID, cluster(nodes, { launchers: [workbenchOnKubernetes('\uFEFF# x\r\n')] }))).toEqual([
      `error Launcher.KubernetesNamespace 4:23 [a b]
Launcher.KubernetesNamespace is \`rstudio\` on a and b, and Workbench’s Launcher uses the same namespace by default: in one Kubernetes cluster, each sees the other’s jobs, and quotas and permissions of the namespace hold for both.
help: Set Launcher.KubernetesNamespace to \`rstudio-connect\`, which is the default, or to another namespace of Connect’s own.
b.gcfg:4 node b: \`rstudio\`
wb/launcher.kubernetes.conf:1 Workbench’s Launcher: \`rstudio\`, by default`,
    ]);
  });

  test('Connect’s default, which Workbench was given', () => {
    const other = workbenchOnKubernetes("api-url=x\nkubernetes-namespace = 'rstudio-connect' ; shared\n");
    expect(report(ID, cluster([node('a', launcherOn())], { launchers: [other] }))).toEqual([
      `error Launcher.KubernetesNamespace 1:2 [a]
Launcher.KubernetesNamespace is \`rstudio-connect\` by default on a, and Workbench’s Launcher uses the same namespace: in one Kubernetes cluster, each sees the other’s jobs, and quotas and permissions of the namespace hold for both.
help: Set Launcher.KubernetesNamespace to a namespace of Connect’s own, or \`kubernetes-namespace\` in wb/launcher.kubernetes.conf to another.
wb/launcher.kubernetes.conf:2 Workbench’s Launcher: \`rstudio-connect\``,
    ]);
  });

  test('the namespace of one of its Kubernetes clusters: it may be the other one', () => {
    const other = workbench({
      'launcher.conf': `${KUBERNETES}config-file=a.conf\n${KUBERNETES}config-file=b.conf\n`,
      'a.conf': 'kubernetes-namespace=a\n',
      'b.conf': 'kubernetes-namespace=b\n',
    });
    const nodes = [node('n', launcherOn('KubernetesNamespace = b\n'))];
    expect(short(cluster(nodes, { launchers: [other] }))).toEqual(['warning (unknown) [n]']);
  });

  test('a file that is missing', () => {
    const other = workbench({ 'launcher.conf': KUBERNETES });
    expect(report(ID, cluster([node('a', launcherOn())], { launchers: [other] }))).toEqual([
      `warning (unknown) Launcher.KubernetesNamespace 1:2 [a]
Launcher.KubernetesNamespace is \`rstudio-connect\` by default on a, and Workbench’s Launcher has a Kubernetes cluster as well, but \`launcher.kubernetes.conf\` is not at hand: whether it names the same namespace or profiles can’t be told.
help: Put \`launcher.kubernetes.conf\` beside wb/launcher.conf.
wb/launcher.conf:1 Workbench’s Kubernetes cluster`,
    ]);
  });

  test.each<[string, string, string]>([
    ['a namespace of its own', launcherOn(), ''],
    ['another spelling, which is another name', launcherOn('KubernetesNamespace = Rstudio\n'), ''],
    ['a template', launcherOn('KubernetesNamespace = {{ ns }}\n'), 'kubernetes-namespace={{ ns }}\n'],
    ['no name', launcherOn('KubernetesNamespace = ???\n'), 'kubernetes-namespace=???\n'],
    ['an empty name', launcherOn('KubernetesNamespace = rstudio\n'), 'kubernetes-namespace=\n'],
    [
      'the direct runner',
      `${launcherOn('KubernetesNamespace = rstudio\n')}[Kubernetes]\nEnabled = true\n`,
      '',
    ],
    ['the Launcher off', '[Launcher]\nKubernetes = true\nKubernetesNamespace = rstudio\n', ''],
    ['no Kubernetes', '[Launcher]\nEnabled = true\nKubernetesNamespace = rstudio\n', ''],
    [
      'a broken line',
      '[Launcher]\nEnabled = true\nKubernetes = true\nKubernetesNamespace rstudio-connect\n[Kubernetes]\nEnabled = false\n',
      'kubernetes-namespace=rstudio-connect\n',
    ],
  ])('nothing of %s', (_, text, other) => {
    expect(report(ID, cluster([node('a', text)], { launchers: [workbenchOnKubernetes(other)] }))).toEqual([]);
  });

  test('nothing of a Workbench without Kubernetes', () => {
    const other = workbench({ 'launcher.conf': '[cluster]\ntype=Local\n', 'launcher.kubernetes.conf': '' });
    const one = node('a', launcherOn('KubernetesNamespace = rstudio\n'));
    expect(report(ID, cluster([one], { launchers: [other] }))).toEqual([]);
  });
});

describe('with Workbench elsewhere, in the same namespace', () => {
  const beside = (about: Partial<AboutLauncher>) => workbenchOnKubernetes('', { onNodes: false, ...about });
  const one = (name: string, kubernetesCluster: string | undefined, host?: string) =>
    node(name, launcherOn('KubernetesNamespace = rstudio\n'), { facts: { kubernetesCluster, host } });

  test.each<[string, string | undefined, Partial<AboutLauncher>, string[]]>([
    ['one Kubernetes cluster', 'k1', { kubernetesCluster: 'k1' }, ['error [a]']],
    ['two Kubernetes clusters', 'k1', { kubernetesCluster: 'k2' }, []],
    ['two Kubernetes clusters, on the node’s own host', 'k1', { kubernetesCluster: 'k2', onNodes: true }, []],
    [
      'a Kubernetes cluster that the node does not name',
      undefined,
      { kubernetesCluster: 'k1' },
      ['warning (unknown) [a]'],
    ],
    ['a Kubernetes cluster that only the node names', 'k1', { host: 'h2' }, ['warning (unknown) [a]']],
    ['Kubernetes clusters without a name', undefined, {}, ['warning (unknown) [a]']],
    ['Kubernetes clusters without a name, on one host', undefined, { host: 'H1' }, ['error [a]']],
  ])('%s', (_, kubernetesCluster, about, expected) => {
    expect(short(cluster([one('a', kubernetesCluster, 'h1')], { launchers: [beside(about)] }))).toEqual(
      expected,
    );
  });

  test('says which fact is missing', () => {
    const [finding] = report(ID, cluster([one('a', undefined)], { launchers: [beside({ host: 'w' })] }));
    expect(finding).toContain(
      ': whether the two use the same Kubernetes cluster is not known; if they do, each sees the other’s jobs',
    );
    expect(finding).toContain(
      'help: Say in the topology, with `kubernetes-cluster`, which one each uses, or set Launcher.KubernetesNamespace to `rstudio-connect`',
    );
  });

  test('some nodes surely, others perhaps', () => {
    const nodes = [one('a', undefined), one('b', 'k1'), one('c', 'k2')];
    expect(short(cluster(nodes, { launchers: [beside({ kubernetesCluster: 'k1' })] }))).toEqual([
      'error [b]',
    ]);
  });

  test.each<[string, Partial<AboutLauncher>, string[]]>([
    ['the Kubernetes cluster', { kubernetesCluster: 'k1' }, ['error [a]']],
    ['the host', { host: 'h1' }, ['error [a]']],
    ['nothing that is known', {}, []],
  ])('beside another cluster, in %s of a node', (_, about, expected) => {
    const a = cluster([one('a', 'k1', 'h1')]);
    const b = cluster([node('b', launcherOn())], { launchers: [beside(about)] });
    expect(short([a, b])).toEqual([...expected]);
    expect(short([b, a])).toEqual([...expected]);
  });
});

describe('two installations of Connect', () => {
  const of = (name: string, ...kubernetes: (string | undefined)[]) =>
    cluster(
      kubernetes.map((kubernetesCluster, index) =>
        node(`${name}${index + 1}`, launcherOn(), { facts: { kubernetesCluster } }),
      ),
      { name },
    );

  test('in one Kubernetes cluster', () => {
    expect(report(ID, [of('production', 'k'), of('test', 'k')])).toEqual([
      `error Launcher.KubernetesNamespace 1:2 [production1 test1]
Launcher.KubernetesNamespace is \`rstudio-connect\` by default on production1 of production and on test1 of test: in one Kubernetes cluster, each sees the other’s jobs, and quotas and permissions of the namespace hold for both.
help: Give each installation a namespace of its own in Launcher.KubernetesNamespace.
test1.gcfg:1 node test1 of test: \`rstudio-connect\`, by default`,
    ]);
  });

  test('in Kubernetes clusters that nobody names', () => {
    expect(report(ID, [of('production', undefined), of('test', undefined)])).toEqual([
      `warning (unknown) Launcher.KubernetesNamespace 1:2 [production1 test1]
Launcher.KubernetesNamespace is \`rstudio-connect\` by default on production1 of production and on test1 of test: whether the two installations use the same Kubernetes cluster is not known; if they do, each sees the other’s jobs, and quotas and permissions of the namespace hold for both.
help: Say in the topology, with \`kubernetes-cluster\`, which one each uses, or give each installation a namespace of its own in Launcher.KubernetesNamespace.
test1.gcfg:1 node test1 of test: \`rstudio-connect\`, by default`,
    ]);
  });

  test.each<[string, (string | undefined)[], (string | undefined)[], string[]]>([
    ['in different ones', ['k1', 'k1'], ['k2'], []],
    ['in one, as far as they name it', ['k1', undefined], ['k1', 'k2', undefined], ['error [a1 b1]']],
    ['in one or another', ['k1', undefined], ['k2', 'k2'], ['warning (unknown) [a2 b1 b2]']],
    ['all in one', ['k', 'k'], ['k', 'k'], ['error [a1 a2 b1 b2]']],
  ])('%s', (_, here, there, expected) => {
    expect(short([of('a', ...here), of('b', ...there)])).toEqual(expected);
  });

  test('is marked with the nodes of both', () => {
    const { clusters } = lintCluster([of('a', 'k'), of('b', 'k', 'other')]);
    const marks = clusters.map(({ matrix }) =>
      matrix.rows
        .find(({ setting }) => setting === 'Launcher.KubernetesNamespace')!
        .cells.map(({ node: name, state }) => `${name} ${state}`),
    );
    expect(marks).toEqual([['a1 wrong'], ['b1 wrong', 'b2 ok']]);
    expect(clusters.map(({ diagnostics }) => diagnostics.some(({ ruleId }) => ruleId === ID))).toEqual([
      true,
      false,
    ]);
  });

  test('with namespaces of their own', () => {
    const a = cluster([node('a', launcherOn('KubernetesNamespace = connect-a\n'))]);
    expect(report(ID, [a, of('b', undefined)])).toEqual([]);
  });

  test('are no matter of the nodes of one', () => {
    expect(report(ID, of('a', 'k', 'k', undefined))).toEqual([]);
  });
});
