import { nearest } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { releaseIn, reportValue } from './shared/release.ts';
import { isSectionName } from './shared/sections.ts';

/** The keys of the chart’s values, as far as the server hangs on them. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'affinity',
    'args',
    'backends',
    'chronicle',
    'chronicleAgent',
    'command',
    'config',
    'deployment',
    'executionEnvironments',
    'extraObjects',
    'fullnameOverride',
    'gatewayApi',
    'global',
    'image',
    'ingress',
    'initContainers',
    'launcher',
    'license',
    'livenessProbe',
    'nameOverride',
    'nameservice',
    'nodeSelector',
    'pod',
    'podDisruptionBudget',
    'priorityClassName',
    'prometheus',
    'prometheusExporter',
    'rbac',
    'readinessProbe',
    'replicas',
    'resources',
    'revisionHistoryLimit',
    'securityContext',
    'service',
    'serviceMonitor',
    'sharedStorage',
    'startupProbe',
    'strategy',
    'tolerations',
    'topologySpreadConstraints',
    'versionOverride',
  ],
  sharedStorage: [
    'accessModes',
    'annotations',
    'create',
    'mount',
    'mountContent',
    'name',
    'path',
    'requests',
    'selector',
    'storageClassName',
    'subPath',
    'volumeName',
  ],
  license: ['file', 'key', 'server'],
  backends: ['kubernetes'],
};

export const unknownValue = defineRule({
  id: 'helm/unknown-value',
  severity: 'warning',
  summary:
    'Reports keys of values that are a slip of one that the Helm chart knows, or a section outside of `config`.',
  why: `Helm says nothing of keys that a chart does not know: \`replica: 3\` leaves one pod, \`sharedstorage\` none at all, and
a section of the configuration beside \`config\` has no effect. Only what looks like such a slip is reported, for newer
releases of the chart may have more keys than are known here.`,
  exampleFile: 'values.yaml',
  bad: `replica: 3
sharedStorage:
  create: true
config:
  Database:
    Provider: postgres
`,
  good: `replicas: 3
sharedStorage:
  create: true
config:
  Database:
    Provider: postgres
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    for (const [parent, known] of Object.entries(KEYS)) {
      const map = parent === '' ? release.given : release.given.entries.get(parent)?.value;
      if (map?.kind !== 'map') continue;
      for (const [key, { keyPlace }] of map.entries) {
        if (known.includes(key) || keyPlace === undefined) continue;
        const path = parent === '' ? key : `${parent}.${key}`;
        const close = nearest(
          key,
          known.filter((name) => !map.entries.has(name)),
        );
        if (close !== undefined)
          reportValue(context, release, keyPlace, {
            message: `The chart has no value \`${path}\`, and Helm passes over it without a word.`,
            help: `Did you mean \`${parent === '' ? '' : `${parent}.`}${close}\`?`,
          });
        else if (parent === '' && isSectionName(key))
          reportValue(context, release, keyPlace, {
            message: `\`${key}\` stands beside \`config\`, not below it: the chart does not write it into the configuration.`,
            help: `Move it below \`config\`.`,
          });
      }
    }
  },
});
