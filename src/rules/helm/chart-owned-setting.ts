import { ENVIRONMENTS_FILE, LAUNCHER_PROFILES } from '../../helm/chart-settings.ts';
import type { Release } from '../../helm/release.ts';
import { isTruthy, textAt } from '../../helm/tree.ts';
import type { Severity } from '../diagnostic.ts';
import { defineRule } from '../rule.ts';
import { releaseIn } from './shared/release.ts';

interface Owned {
  readonly section: string;
  readonly key: string;
  /** What is wrong with a value that is given; undefined where nothing is. */
  judge(text: string, release: Release): { message: string; help: string; severity?: Severity } | undefined;
}

const isOn = (release: Release, ...path: string[]) => isTruthy(release.value(...path));
const isTrue = (text: string) => /^(?:true|yes|on|1|t|y)$/i.test(text);

/** A switch that has to be turned in the chart’s values. */
function switchOf(section: string, path: readonly [string, ...string[]], missing: string): Owned {
  const name = path.join('.');
  return {
    section,
    key: 'Enabled',
    judge: (text, release) =>
      isTrue(text) && !isOn(release, ...path)
        ? {
            message: `${section}.Enabled is on while \`${name}\` is off: the server would start content on Kubernetes, but the chart makes neither ${missing} for it.`,
            help: `Set \`${name}: true\`, and remove ${section}.Enabled: the chart writes it.`,
          }
        : undefined,
  };
}

/** A file that the chart puts in one place. */
function fileAt(section: string, key: string, place: string, path: readonly string[]): Owned {
  return {
    section,
    key,
    judge: (text, release) =>
      text !== place && isOn(release, ...path)
        ? {
            message: `${section}.${key} = \`${text}\`, but the chart puts the file at \`${place}\`: what stands under \`${path[0]}\` is not read.`,
            help: `Remove the setting: the chart writes it by itself.`,
          }
        : undefined,
  };
}

const OWNED: readonly Owned[] = [
  switchOf('Launcher', ['launcher', 'enabled'], 'the rights nor the templates'),
  switchOf('Kubernetes', ['backends', 'kubernetes', 'enabled'], 'the rights nor the job’s description'),
  fileAt('Launcher', 'KubernetesProfilesConfig', LAUNCHER_PROFILES, ['launcher', 'enabled']),
  fileAt('ExecutionEnvironments', 'ConfigFilePath', ENVIRONMENTS_FILE, ['executionEnvironments']),
  {
    section: 'Metrics',
    key: 'PrometheusListen',
    judge(text, release) {
      const port = textAt(release.values, ['prometheus', 'port']);
      if (!isOn(release, 'prometheus', 'enabled') || /:(\d+)$/.exec(text)?.[1] === port) return undefined;
      return {
        message: `Metrics.PrometheusListen = \`${text}\`, but the chart tells Prometheus to ask port ${port}: it gets no metrics.`,
        help: 'Set `prometheus.port`, and remove the setting: the chart writes it.',
      };
    },
  },
  {
    section: 'Licensing',
    key: 'LicenseType',
    judge(text, release) {
      const isRemote = /^remote$/i.test(text);
      if (isRemote === isOn(release, 'license', 'server')) return undefined;
      return isRemote
        ? undefined
        : {
            message: `Licensing.LicenseType = \`${text}\`, but \`license.server\` names a licence server: the server does not ask it.`,
            help: 'Remove the setting: the chart writes it from `license.server`.',
          };
    },
  },
];

export const chartOwnedSetting = defineRule({
  id: 'helm/chart-owned-setting',
  severity: 'warning',
  summary: 'Reports settings below `config` that belong to the Helm chart, and contradict its other values.',
  why: `Some settings are one half of something of which the chart makes the other: the rights to start pods, a file that
it mounts, a port that it has scraped. Given below \`config\` they win over the chart’s own, and the other half stays as it
was. The values of the chart that stand for them set both.`,
  exampleFile: 'values.yaml',
  bad: `launcher:
  enabled: false
backends:
  kubernetes:
    enabled: false
config:
  Launcher:
    Enabled: true
`,
  good: `launcher:
  enabled: true
backends:
  kubernetes:
    enabled: false
sharedStorage:
  create: true
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    for (const { section, key, judge } of OWNED) {
      const line = release.lines.find(
        (each) => each.by === 'given' && each.section === section && each.key === key,
      );
      const text = textAt(release.given, ['config', section, key]);
      if (line === undefined || text === undefined || text === '') continue;
      const found = judge(text, release);
      if (found === undefined) continue;
      context.report({ ...found, range: line.keyRange, setting: `${section}.${key}` });
    }
  },
});
