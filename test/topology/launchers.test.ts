import { describe, expect, test } from 'vitest';
import type { LauncherValue, OtherLauncher } from '../../src/cluster/index.ts';
import { clustersOf, type Files } from './topology-tester.ts';

const NODE = 'nodes: { a: { config: a.gcfg } }\n';

function launcherOf(description: string, files: Files = {}): OtherLauncher {
  const topology = `${NODE}launchers:\n  batch: ${description}\n`;
  const [cluster] = clustersOf(topology, { 'a.gcfg': '', ...files });
  return cluster!.launchers![0]!;
}

/** `/x topology.yaml:3:20`, `/x by default topology.yaml:3:3`. */
function shown(value: LauncherValue | undefined): string {
  if (value === undefined) return 'unknown';
  const { text, isDefault, place } = value;
  const start = place?.source.range(place.range).start;
  const at = start === undefined ? '' : ` ${place!.source.path}:${start.line}:${start.column}`;
  return `${text}${isDefault ? ' by default' : ''}${at}`;
}

function valuesOf({ configDirs, scratchPath, kubernetes }: OtherLauncher) {
  return {
    configDirs: configDirs.map(shown),
    scratchPath: shown(scratchPath),
    kubernetes: kubernetes.map((plugin) =>
      [plugin.scratchPath, plugin.namespace, plugin.profilesConfig].map(shown),
    ),
  };
}

const HERE = 'topology.yaml:3:3';

describe('a Launcher', () => {
  test.each<[string, Partial<OtherLauncher>]>([
    ['{ product: workbench, host: x }', { product: 'Workbench', host: 'x', onNodes: false }],
    ['{ product: launcher, on-nodes: true }', { product: 'batch', host: undefined, onNodes: true }],
    [
      '{ product: connect, kubernetes-cluster: eks, on-nodes: false }',
      { product: 'another Connect', onNodes: false, kubernetesCluster: 'eks' },
    ],
  ])('%s is known', (description, expected) => {
    expect(launcherOf(description)).toMatchObject(expected);
  });

  test('stands where its name does', () => {
    const { place } = launcherOf('{ product: launcher }');
    expect(place!.source.range(place!.range)).toMatchObject({
      start: { line: 3, column: 3 },
      end: { line: 3, column: 8 },
    });
  });
});

describe('a Launcher by its values', () => {
  test('has the product’s defaults', () => {
    expect(valuesOf(launcherOf('{ product: workbench, kubernetes: {} }'))).toEqual({
      configDirs: [`/etc/rstudio by default ${HERE}`],
      scratchPath: `/var/lib/rstudio-launcher by default ${HERE}`,
      kubernetes: [
        [
          `/var/lib/rstudio-launcher/Kubernetes by default ${HERE}`,
          `rstudio by default ${HERE}`,
          `/etc/rstudio/launcher.kubernetes.profiles.conf by default ${HERE}`,
        ],
      ],
    });
    expect(valuesOf(launcherOf('{ product: connect, kubernetes: {} }'))).toEqual({
      configDirs: [`/etc/rstudio-connect/launcher by default ${HERE}`],
      scratchPath: `/var/lib/rstudio-connect-launcher by default ${HERE}`,
      kubernetes: [
        [
          `/var/lib/rstudio-connect-launcher/Kubernetes by default ${HERE}`,
          `rstudio-connect by default ${HERE}`,
          `/etc/rstudio-connect/launcher/launcher.kubernetes.profiles.conf by default ${HERE}`,
        ],
      ],
    });
  });

  test('has those that are given, at their places', () => {
    const description = `
    product: workbench
    config-dir: /etc/w
    scratch-path: /var/w
    kubernetes: { scratch-path: /var/k, namespace: w, profiles-config: /etc/p }`;
    expect(valuesOf(launcherOf(description))).toEqual({
      configDirs: ['/etc/w topology.yaml:5:17'],
      scratchPath: '/var/w topology.yaml:6:19',
      kubernetes: [['/var/k topology.yaml:7:33', 'w topology.yaml:7:52', '/etc/p topology.yaml:7:72']],
    });
  });

  test('moves what lies below, or nobody knows where that went', () => {
    const given = 'config-dir: /etc/w/, scratch-path: /var/w/, kubernetes: {}';
    expect(valuesOf(launcherOf(`{ product: workbench, ${given} }`)).kubernetes).toEqual([
      ['unknown', `rstudio by default ${HERE}`, 'unknown'],
    ]);
    expect(valuesOf(launcherOf(`{ product: connect, ${given} }`)).kubernetes).toEqual([
      [
        `/var/w/Kubernetes by default ${HERE}`,
        `rstudio-connect by default ${HERE}`,
        `/etc/w/launcher.kubernetes.profiles.conf by default ${HERE}`,
      ],
    ]);
  });

  test('uses no Kubernetes unless it is said to', () => {
    expect(launcherOf('{ product: workbench }').kubernetes).toEqual([]);
  });
});

describe('a Launcher by its folder', () => {
  const conf = '[server]\nscratch-path=/var/w\n\n[cluster]\nname=K\ntype=Kubernetes\n';
  const files = {
    'w/launcher.conf': conf,
    'w/launcher.kubernetes.conf': 'kubernetes-namespace=w\n',
    '/etc/w/launcher.conf': conf,
  };

  test('has what its files say', () => {
    const launcher = launcherOf('{ product: workbench, folder: w/ }', files);
    expect(valuesOf(launcher)).toMatchObject({
      configDirs: [`/etc/rstudio by default ${HERE}`],
      scratchPath: '/var/w w/launcher.conf:2:14',
      kubernetes: [['unknown', 'w w/launcher.kubernetes.conf:1:22', expect.any(String)]],
    });
  });

  test.each([
    ['folder: w, config-dir: /etc/w', ['/etc/w topology.yaml:3:55']],
    ['folder: /etc/w', ['/etc/w topology.yaml:3:40', `/etc/rstudio by default ${HERE}`]],
  ])('with %s lies there', (given, expected) => {
    expect(valuesOf(launcherOf(`{ product: workbench, ${given} }`, files)).configDirs).toEqual(expected);
  });

  test('lacks a file that its main file names', () => {
    const [plugin] = launcherOf('{ product: workbench, folder: /etc/w }', files).kubernetes;
    expect(plugin?.missing?.file).toBe('launcher.kubernetes.conf');
  });
});
