import { testValues } from './values-tester.ts';

const STORAGE = 'sharedStorage: {create: true}\n';
const RUNNER = `backends: {kubernetes: {enabled: true}}\n${STORAGE}`;
const REFUSES = 'the chart refuses it';

testValues('helm/refused-values', {
  bad: [
    {
      name: 'Launcher and direct runner',
      values: `launcher:\n  enabled: true\n${RUNNER}`,
      findings: [
        'error 2:3 “enabled” `launcher.enabled` and `backends.kubernetes.enabled` are both on: content is started by the Launcher or by Connect itself, and the chart refuses to have both.',
      ],
    },
    {
      name: 'the Launcher, where the direct runner may be on by default',
      values: `launcher:\n  enabled: true\n${STORAGE}`,
      findings: [
        'warning 2:3 “enabled” `launcher.enabled` and `backends.kubernetes.enabled` are both on (since chart 0.20.1 `backends.kubernetes.enabled` is true unless it is set): content is started by the Launcher or by Connect itself, and the chart refuses to have both.',
      ],
    },
    {
      name: 'the Launcher, where the direct runner is on by default',
      values: `launcher:\n  enabled: true\n${STORAGE}`,
      chartVersion: '0.20.1',
      findings: [
        'error 2:3 “enabled” `launcher.enabled` and `backends.kubernetes.enabled` are both on (since chart 0.20.1 `backends.kubernetes.enabled` is true unless it is set): content is started by the Launcher or by Connect itself, and the chart refuses to have both.',
      ],
    },
    {
      name: 'a direct runner that is switched off again',
      values: `${RUNNER}config:\n  Kubernetes:\n    Enabled: "False"\n`,
      findings: [
        'error 5:5 “Enabled” Kubernetes.Enabled is off while `backends.kubernetes.enabled` is on, which the chart refuses: it sets the one by the other.',
      ],
    },
    {
      name: 'two namespaces',
      values: `backends: {kubernetes: {enabled: true, namespace: jobs}}\n${STORAGE}config:\n  Kubernetes:\n    Namespace: other\n`,
      findings: [
        'error 5:5 “Namespace” Kubernetes.Namespace = `other` differs from `backends.kubernetes.namespace`, `jobs`: the chart refuses it, which gives its rights in the one and would start content in the other.',
      ],
    },
    {
      name: 'a namespace that may be another than the release’s',
      values: `${RUNNER}config:\n  Kubernetes:\n    Namespace: other\n`,
      findings: [
        `warning 5:5 “Namespace” Kubernetes.Namespace = \`other\`, but \`backends.kubernetes.namespace\` is not set: ${REFUSES} unless the release is installed in \`other\`.`,
      ],
    },
    {
      name: 'the direct runner without storage',
      values: 'backends:\n  kubernetes:\n    enabled: true\n',
      findings: [
        `warning 3:5 “enabled” \`backends.kubernetes.enabled\` is on, and neither \`sharedStorage.create\` nor \`sharedStorage.mount\`: ${REFUSES}, for pods with content would not find the server’s files.`,
      ],
    },
    {
      name: 'the same in all values of a release, by default',
      values: ['replicas: 1\n', 'config: {Server: {}}\n'],
      isWhole: true,
      findings: [
        `error a.yaml:1:1 “” \`backends.kubernetes.enabled\` is on, as it is by default since chart 0.20.1, and neither \`sharedStorage.create\` nor \`sharedStorage.mount\`: ${REFUSES}, for pods with content would not find the server’s files.`,
      ],
    },
    {
      name: 'the Launcher without storage',
      values: 'launcher:\n  enabled: true\nbackends: {kubernetes: {enabled: false}}\n',
      findings: [
        `warning 2:3 “enabled” \`launcher.enabled\` is on, and neither \`sharedStorage.create\` nor \`sharedStorage.mount\`: ${REFUSES}, for pods with content would not find the server’s files.`,
      ],
    },
    {
      name: 'an NFS server as Launcher.DataDir',
      values: `launcher: {enabled: true}\nbackends: {kubernetes: {enabled: false}}\nconfig:\n  Launcher:\n    DataDir: nfs:/x\n`,
      chartVersion: '0.8.0',
      findings: [
        'error 5:5 “DataDir” Launcher.DataDir holds a colon, as for an NFS server: Connect reads no such address any more, and the chart refuses it.',
      ],
    },
    {
      name: 'an absolute subPath',
      values: 'backends: {kubernetes: {enabled: true}}\nsharedStorage: {create: true, subPath: /a}\n',
      findings: [`error 2:31 “subPath” \`sharedStorage.subPath\` = \`/a\` is an absolute path: ${REFUSES}.`],
    },
    {
      name: 'a subPath that leads out',
      values: 'backends: {kubernetes: {enabled: true}}\nsharedStorage: {create: true, subPath: a/../..}\n',
      findings: [
        `error 2:31 “subPath” \`sharedStorage.subPath\` = \`a/../..\` leads out of the volume: ${REFUSES}.`,
      ],
    },
    {
      name: 'a subPath that content does not have',
      values:
        'backends: {kubernetes: {enabled: true}}\nsharedStorage: {create: true, subPath: a, mountContent: false}\nconfig: {Kubernetes: {DataDirPVCName: x}}\n',
      findings: [
        `error 2:31 “subPath” \`sharedStorage.subPath\` with \`mountContent: false\` leaves content without its part of the volume: ${REFUSES}.`,
      ],
    },
    {
      name: 'a subPath for an older Connect',
      values:
        'backends: {kubernetes: {enabled: true}}\nsharedStorage: {create: true, subPath: a}\nimage: {tag: 2026.07.0-ubuntu-24.04}\n',
      findings: [
        'error 2:31 “subPath” `sharedStorage.subPath` needs Connect 2026.08.0 with the direct runner, and the image is 2026.07.0: it does not know Kubernetes.DataDirPVCSubPath and would not start.',
      ],
    },
    {
      name: 'an execution environment without a name',
      values: `${RUNNER}executionEnvironments:\n  - name: a\n  - title: b\n    matching: any\n`,
      findings: [
        `error 5:5 “title: b” An execution environment has no \`name\`, which is the image that its content runs in: ${REFUSES}.`,
      ],
    },
    {
      name: 'a name service without single sign-on, and with two keys',
      values: `${RUNNER}nameservice:\n  enabled: true\n  apiKey: k\n  secretName: s\nconfig: {Authentication: {Provider: pam}}\n`,
      findings: [
        `error 4:3 “enabled” \`nameservice.enabled\` needs Authentication.Provider oauth2, saml or ldap, and it is \`pam\`: ${REFUSES}.`,
        `error 5:3 “apiKey” \`nameservice\` has both \`apiKey\` and \`secretName\`: ${REFUSES}.`,
      ],
    },
    {
      name: 'a name service without a key',
      values: `${RUNNER}nameservice:\n  enabled: true\nconfig: {Authentication: {Provider: SAML}}\n`,
      findings: [
        `warning 4:3 “enabled” \`nameservice\` has neither \`apiKey\` nor \`secretName\`: ${REFUSES}.`,
      ],
    },
    {
      name: 'bases of other kinds',
      values: `${STORAGE}backends:\n  kubernetes:\n    enabled: true\n    defaultResourceJobBase:\n      kind: Pod\n    defaultResourceServiceBase:\n      kind: Job\n`,
      findings: [
        'error 6:7 “kind” `backends.kubernetes.defaultResourceJobBase` is of kind `Pod`: the chart takes a Job only.',
        'error 8:7 “kind” `backends.kubernetes.defaultResourceServiceBase` is of kind `Job`: the chart takes a Service only.',
      ],
    },
    {
      name: 'volumes where the runtime belongs',
      values: `${STORAGE}backends:\n  kubernetes:\n    enabled: true\n    defaultResourceJobBase:\n      spec:\n        template:\n          spec:\n            containers:\n              - name: connect-content\n                volumeMounts: [{name: mine, mountPath: /opt/rstudio-connect}]\n            initContainers:\n              - name: connect-content-init\n                volumeMounts: [{name: mine, mountPath: /mnt/rstudio-connect-runtime/}]\n`,
      findings: [
        `error 11:56 “/opt/rstudio-connect” A volume of one’s own is mounted at \`/opt/rstudio-connect\` in \`connect-content\`, where Connect’s runtime belongs: ${REFUSES}.`,
        `error 14:56 “/mnt/rstudio-connect-runtime/” A volume of one’s own is mounted at \`/mnt/rstudio-connect-runtime/\` in \`connect-content-init\`, where Connect’s runtime belongs: ${REFUSES}.`,
      ],
    },
    {
      name: 'overrides beside templates',
      values: `${STORAGE}backends: {kubernetes: {enabled: false}}\nlauncher:\n  enabled: true\n  launcherKubernetesProfilesConf:\n    "*":\n      job-json-overrides: []\n`,
      findings: [
        'error 7:7 “job-json-overrides” `job-json-overrides` beside `launcher.useTemplates`, which is on unless it is switched off: the chart refuses to have both.',
      ],
    },
    {
      name: 'Chronicle’s own file without root',
      values: `${RUNNER}chronicle:\n  localConfig: {Logging: {Level: DEBUG}}\nsecurityContext: {runAsUser: 999}\n`,
      findings: [
        `warning 4:3 “localConfig” \`chronicle.localConfig\` in a pod that does not run as root (\`securityContext\`): ${REFUSES}.`,
      ],
    },
  ],
  good: [
    { name: 'the direct runner', values: RUNNER },
    {
      name: 'the Launcher',
      values: `launcher: {enabled: true}\nbackends: {kubernetes: {enabled: false}}\n${STORAGE}`,
    },
    {
      name: 'the Launcher in an older chart',
      values: `launcher: {enabled: true}\n${STORAGE}`,
      chartVersion: '0.20.0',
    },
    {
      name: 'a claim of one’s own',
      values: 'backends: {kubernetes: {enabled: true}}\nconfig: {Kubernetes: {DataDirPVCName: x}}\n',
    },
    {
      name: 'content in Connect’s own pod',
      values: 'backends: {kubernetes: {enabled: false}}\nlauncher: {enabled: false}\n',
    },
    {
      name: 'storage in another file',
      values: ['backends: {kubernetes: {enabled: true}}\n', STORAGE],
      isWhole: true,
    },
    {
      name: 'the namespace twice',
      values: `backends: {kubernetes: {enabled: true, namespace: a}}\nconfig: {Kubernetes: {Namespace: a, Enabled: true}}\n${STORAGE}`,
    },
    {
      name: 'a subPath',
      values: 'backends: {kubernetes: {enabled: true}}\nsharedStorage: {create: true, subPath: a/b}\n',
    },
    {
      name: 'an absolute subPath in the server’s own pod',
      values: 'backends: {kubernetes: {enabled: false}}\nsharedStorage: {create: true, subPath: /a}\n',
    },
    {
      name: 'a name service',
      values: `${RUNNER}nameservice: {enabled: true, secretName: s}\nconfig: {Authentication: {Provider: oauth2}}\n`,
    },
    {
      name: 'profiles without overrides',
      values: `${STORAGE}backends: {kubernetes: {enabled: false}}\nlauncher: {enabled: true, launcherKubernetesProfilesConf: {"*": {max-cpus: 2}}}\n`,
    },
    {
      name: 'a volume elsewhere',
      values: `${STORAGE}backends: {kubernetes: {enabled: true, defaultResourceJobBase: {spec: {template: {spec: {containers: [{name: connect-content, volumeMounts: [{name: a, mountPath: /data}]}]}}}}}}\n`,
    },
  ],
});

testValues('helm/removed-value', {
  bad: [
    {
      name: 'keys that recent releases refuse',
      values: `image:\n  repository: posit/connect\n  tagPrefix: jammy-\nlauncher:\n  customRuntimeYaml: base\n  additionalRuntimeImages: [{name: a}]\n  defaultInitContainer:\n    tagPrefix: jammy-\nbackends:\n  kubernetes:\n    defaultInitContainer:\n      tagPrefix: jammy-\n`,
      findings: [
        ['image.tagPrefix', '3:3'],
        ['launcher.customRuntimeYaml', '5:3'],
        ['launcher.additionalRuntimeImages', '6:3'],
        ['launcher.defaultInitContainer.tagPrefix', '8:5'],
        ['backends.kubernetes.defaultInitContainer.tagPrefix', '12:7'],
      ].map(
        ([path, place]) =>
          `warning ${place} “${path!.split('.').at(-1)}” \`${path}\` is refused by the chart since 0.20.0: it does not install or update anything while it is set.`,
      ),
    },
    {
      name: 'the same, where the release is known',
      values: 'image: {repository: posit/connect, tagPrefix: jammy-}\n',
      chartVersion: '0.21.0',
      findings: [
        'error 1:36 “tagPrefix” `image.tagPrefix` is refused by the chart since 0.20.0: it does not install or update anything while it is set.',
      ],
    },
    {
      name: 'keys that went long ago',
      values: `${STORAGE}pod:\n  serviceAccountName: a\n  nodeSelector: {a: b}\nlauncher:\n  contentInitContainer: {tag: x}\n`,
      findings: [
        'warning 3:3 “serviceAccountName” `pod.serviceAccountName` is refused by the chart since 0.4.0: it does not install or update anything while it is set.',
        'warning 4:3 “nodeSelector” `pod.nodeSelector` is refused by the chart since 0.4.0: it does not install or update anything while it is set.',
        'error 6:3 “contentInitContainer” `launcher.contentInitContainer` is refused by the chart: it does not install or update anything while it is set.',
      ],
    },
  ],
  good: [
    {
      name: 'empty ones',
      values:
        'image: {repository: posit/connect, tagPrefix: ""}\nlauncher: {customRuntimeYaml: "", additionalRuntimeImages: []}\n',
    },
    {
      name: 'those of an older release',
      values: 'image: {repository: posit/connect, tagPrefix: jammy-}\n',
      chartVersion: '0.8.0',
    },
  ],
});
