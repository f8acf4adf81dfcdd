import { describe, expect, test } from 'vitest';
import type { NodeInput } from '../../../src/cluster/index.ts';
import { launcherOf } from '../../../src/cluster/launcher/node-launcher.ts';
import { node } from '../../rules/cluster-tester.ts';

const ON = '[Launcher]\nEnabled = true\nKubernetes = true\n';

function values(text: string, more: Partial<NodeInput> = {}) {
  const launcher = launcherOf(node('connect', text, more));
  if (launcher === undefined) return undefined;
  const { configDir, scratchPath, kubernetes } = launcher;
  return {
    configDir: configDir?.text,
    scratchPath: scratchPath?.text,
    plugin: kubernetes && {
      scratchPath: kubernetes.scratchPath?.text,
      namespace: kubernetes.namespace?.text,
      profilesConfig: kubernetes.profilesConfig?.text,
    },
  };
}

describe('a node runs no Launcher', () => {
  test.each([
    ['by default', ''],
    ['when it is off', '[Launcher]\nEnabled = false\nConfigDir = /etc/rstudio\n'],
    ['when the direct runner is on', `${ON}[Kubernetes]\nEnabled = yes\n`],
    ['when a template decides', '[Launcher]\nEnabled = {{ x }}\n'],
    [
      'as far as is known, when a template decides on the direct runner',
      `${ON}[Kubernetes]\nEnabled = {{ x }}\n`,
    ],
    [
      'as far as is known, when the direct runner may stand in a broken line',
      `${ON}[Kubernetes]\nEnabled true\n`,
    ],
  ])('%s', (_, text) => {
    expect(values(text)).toBeUndefined();
  });
});

describe('a node’s Launcher', () => {
  test('has defaults', () => {
    expect(values(ON)).toEqual({
      configDir: '/etc/rstudio-connect/launcher',
      scratchPath: '/var/lib/rstudio-connect-launcher',
      plugin: {
        scratchPath: '/var/lib/rstudio-connect-launcher/Kubernetes',
        namespace: 'rstudio-connect',
        profilesConfig: '/etc/rstudio-connect/launcher/launcher.kubernetes.profiles.conf',
      },
    });
  });

  test('has values that follow from others', () => {
    expect(values(`${ON}ConfigDir = /srv/etc\nScratchPath = /srv/scratch/\n`)).toMatchObject({
      plugin: {
        scratchPath: '/srv/scratch/Kubernetes',
        profilesConfig: '/srv/etc/launcher.kubernetes.profiles.conf',
      },
    });
  });

  test('has values of its own', () => {
    const text = `${ON}ScratchPath = /a\nKubernetesScratchPath = /b\nKubernetesNamespace = n\nKubernetesProfilesConfig = /p\n`;
    expect(values(text)).toMatchObject({
      scratchPath: '/a',
      plugin: { scratchPath: '/b/Kubernetes', namespace: 'n', profilesConfig: '/p' },
    });
  });

  test('has values of the environment', () => {
    const environment = { CONNECT_LAUNCHER_ENABLED: 'true', CONNECT_LAUNCHER_CONFIGDIR: '/etc/rstudio' };
    expect(values('', { environment })).toMatchObject({ configDir: '/etc/rstudio', plugin: undefined });
  });

  test('has no plugin when Kubernetes is not on', () => {
    expect(values('[Launcher]\nEnabled = true\n')).toMatchObject({ plugin: undefined });
  });

  test('has unknown values in a template', () => {
    expect(values(`${ON}ScratchPath = {{ x }}\nKubernetesNamespace = $NAMESPACE\n`)).toMatchObject({
      scratchPath: undefined,
      plugin: { scratchPath: undefined, namespace: undefined },
    });
  });

  test('has no defaults that a broken line may change', () => {
    const text = `${ON}ScratchPath = /a\nConfigDir /b\n[Kubernetes]\nEnabled = false\n`;
    expect(values(text)).toEqual({
      configDir: undefined,
      scratchPath: '/a',
      plugin: { scratchPath: undefined, namespace: undefined, profilesConfig: undefined },
    });
  });

  test.each([
    ['Launcher.ConfigDir', `${ON}ConfigDir = /x\n`],
    ['Launcher.KubernetesProfilesConfig', `${ON}ConfigDir = /x\nKubernetesProfilesConfig = /y\n`],
  ])('has its profiles by %s', (setting, text) => {
    const profiles = launcherOf(node('connect', text))?.kubernetes?.profilesConfig;
    expect(profiles).toMatchObject({ setting: 'Launcher.KubernetesProfilesConfig', decidedBy: setting });
  });
});
