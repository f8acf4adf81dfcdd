import { describe, expect, test } from 'vitest';
import { releaseOf, written } from './values.ts';

describe('the chart writes', () => {
  test.each([
    [
      'sections and settings in the order of their bytes',
      'config: {Zz: {b: 1, B: 2, a: 3}, aa: {x: 1}, É: {z: 2}}',
      '[Zz]\nB = 2\na = 3\nb = 1\n\n[aa]\nx = 1\n\n[É]\nz = 2\n\n',
    ],
    [
      'a list as a repeated setting',
      'config: {R: {Executable: [/a, /b]}}',
      '[R]\nExecutable = /a\nExecutable = /b\n\n',
    ],
    ['nothing for an empty list', 'config: {R: {Executable: []}}', '[R]\n\n'],
    [
      'an empty value for null',
      'config: {R: {Executable: , Enabled: ~}}',
      '[R]\nEnabled = \nExecutable = \n\n',
    ],
    [
      'texts without the quotes of YAML',
      `config: {R: {A: "x;y", B: 'it''s', C: "a\\tb"}}`,
      "[R]\nA = x;y\nB = it's\nC = a\tb\n\n",
    ],
    ['maps as Go prints them', 'config: {R: {A: {b: 1, a: [1, null]}}}', '[R]\nA = map[a:[1 <nil>] b:1]\n\n'],
    [
      'large numbers with an exponent',
      'config: {R: {A: 1000000, B: [1e6, 5]}}',
      '[R]\nA = 1e+06\nB = 1e+06\nB = 5\n\n',
    ],
    ['lines as they are', 'config:\n  R:\n    A: |\n      one\n      two\n', '[R]\nA = one\ntwo\n\n\n'],
    [
      'what anchors and merge keys lead to',
      'x: &x {A: 1, B: 2}\nconfig: {R: {<<: *x, B: 3}, S: *x}',
      '[R]\nA = 1\nB = 3\n\n[S]\nA = 1\nB = 2\n\n',
    ],
    [
      'of a merge key behind a key, the merged value',
      'x: &x {A: 1}\nconfig: {R: {A: 3, <<: *x}}',
      '[R]\nA = 1\n\n',
    ],
    [
      'the first of several merged maps',
      'x: &x {A: 1}\nz: &z {A: 2, B: 2}\nconfig: {R: {<<: [*x, *z]}}',
      '[R]\nA = 1\nB = 2\n\n',
    ],
    [
      'keys that are words of YAML as these',
      'config: {R: {on: 1, 0644: 2, 1.10: 3}}',
      '[R]\n1.1 = 3\n420 = 2\ntrue = 1\n\n',
    ],
    ['an empty section for null', 'config: {Licensing: }', '[Licensing]\n\n'],
  ])('%s', (_, values, expected) => {
    expect(written(values)).toBe(expected);
  });

  test.each([
    [
      'the Launcher’s settings',
      'launcher: {enabled: true, namespace: jobs}\nsharedStorage: {create: true, name: pvc}',
      'DataDirPVCName = pvc\nEnabled = true\nKubernetes = true\nKubernetesNamespace = jobs\nKubernetesProfilesConfig = /etc/rstudio-connect/launcher/launcher.kubernetes.profiles.conf\nKubernetesUseTemplates = true\nScratchPath = /var/lib/rstudio-connect-launcher\n',
    ],
    [
      'those of the Launcher without templates',
      'launcher: {enabled: true, useTemplates: false}',
      'KubernetesUseTemplates = false\n\n',
    ],
    [
      'a scratch path that is given',
      'launcher: {enabled: true}\nconfig: {Launcher: {KubernetesScratchPath: /x}}',
      'ScratchPath = /x\n',
    ],
    [
      'the direct runner’s settings',
      'backends: {kubernetes: {enabled: true, defaultResourceServiceBase: {a: b}}}\nsharedStorage: {mount: true, subPath: x}\nfullnameOverride: c',
      '[Kubernetes]\nConnectRuntimeDir = /opt/rstudio-connect-runtime\nDataDirPVCName = c-shared-storage\nDataDirPVCSubPath = x\nDefaultResourceJobBase = /etc/rstudio-connect/job.yaml\nDefaultResourceServiceBase = /etc/rstudio-connect/service.yaml\nEnabled = true\nNamespace = <RELEASE-NAMESPACE>\n',
    ],
    [
      'its own path for one that is given empty',
      'backends: {kubernetes: {enabled: true}}\nconfig: {Kubernetes: {DefaultResourceJobBase: ""}}',
      'DefaultResourceJobBase = /etc/rstudio-connect/job.yaml\n',
    ],
    [
      'what is given over its own',
      'backends: {kubernetes: {enabled: true}}\nconfig: {Kubernetes: {Enabled: false, Namespace: }}',
      'Enabled = false\nNamespace = \n',
    ],
    ['the licence’s kind', 'license: {server: "lic:8989"}', '[Licensing]\nLicenseType = Remote\n'],
    [
      'a port for Prometheus',
      'prometheus: {enabled: true, port: 9000}',
      '[Metrics]\nPrometheusListen = :9000\n',
    ],
    [
      'where execution environments are',
      'executionEnvironments: [{name: x}]',
      '[ExecutionEnvironments]\nConfigFilePath = /etc/rstudio-connect/execution-environments/environments.yaml\n',
    ],
  ])('%s', (_, values, expected) => {
    expect(written(values)).toContain(expected);
  });

  test('its own values where nothing is given', () => {
    expect(releaseOf('sharedStorage: {create: true}').document.toString()).toMatchInlineSnapshot(`
      "[Authentication]
      Provider = password

      [Chronicle]
      Enabled = false

      [HTTP]
      Listen = :3939

      [Kubernetes]
      ConnectRuntimeDir = /opt/rstudio-connect-runtime
      DataDirPVCName = <RELEASE-NAME>-rstudio-connect-shared-storage
      DefaultResourceJobBase = /etc/rstudio-connect/job.yaml
      Enabled = true
      Namespace = <RELEASE-NAMESPACE>

      [Launcher]

      [Logging]
      AccessLog = STDOUT
      AccessLogFormat = COMMON
      ServiceLog = STDOUT
      ServiceLogFormat = TEXT
      ServiceLogLevel = INFO

      [Metrics]
      PrometheusListen = :3232

      [Python]
      Enabled = true
      Executable = /opt/python/3.14.7/bin/python

      [Quarto]
      Enabled = true
      Executable = /usr/local/bin/quarto

      [RPackageRepository "CRAN"]
      URL = https://packagemanager.rstudio.com/cran/__linux__/jammy/latest

      [RPackageRepository "RSPM"]
      URL = https://packagemanager.rstudio.com/cran/__linux__/jammy/latest

      [Scheduler]
      InitTimeout = 5m

      [Server]
      Address = http://localhost:3939
      DataDir = /var/lib/rstudio-connect

      [TensorFlow]
      Enabled = true

      "
    `);
  });
});

describe('several files', () => {
  test.each([
    [
      'are merged, maps in depth',
      ['config: {R: {A: 1, B: 1}}', 'config: {R: {B: 2}}'],
      '[R]\nA = 1\nB = 2\n\n',
    ],
    [
      'have lists and values replaced',
      ['config: {R: {A: [1, 2], B: 1}}', 'config: {R: {A: [3], B: [4]}}'],
      '[R]\nA = 3\nB = 4\n\n',
    ],
    ['have a map replaced by a value', ['config: {R: {A: {x: 1}}}', 'config: {R: {A: 1}}'], '[R]\nA = 1\n\n'],
    [
      'lose nothing to a null of a key that the chart lacks',
      ['config: {R: {A: 1}}', 'config: {R: {A: }}'],
      '[R]\nA = \n\n',
    ],
  ])('%s', (_, values, expected) => {
    expect(written(values)).toBe(expected);
  });

  test('a null takes away what the chart brings along', () => {
    const text = releaseOf('config: {Scheduler: , Server: {Address: }}').document.toString();
    expect(text).not.toContain('Scheduler');
    expect(text).toContain('[Server]\nDataDir = /var/lib/rstudio-connect\n\n');
  });
});

describe('releases of the chart', () => {
  test.each([
    ['0.7.0', false, false],
    ['0.8.0', true, false],
    ['0.20.0', true, false],
    ['0.20.1', false, true],
    ['0.21.0', false, true],
    [undefined, false, true],
  ])('%s: Launcher %s, direct runner %s by default', (chartVersion, launcher, runner) => {
    const text = releaseOf('sharedStorage: {create: true}', { chartVersion }).document.toString();
    expect(text.includes('ScratchPath')).toBe(launcher);
    expect(text.includes('DefaultResourceJobBase')).toBe(runner);
  });

  test('one that is not known is taken for one without the direct runner where the Launcher is on', () => {
    const values = 'launcher: {enabled: true}\nsharedStorage: {create: true}';
    expect(releaseOf(values).document.toString()).not.toContain('DefaultResourceJobBase');
    expect(releaseOf(values, { chartVersion: '0.21.0' }).document.toString()).toContain(
      'DefaultResourceJobBase',
    );
  });
});
