import { SINCE } from '../../helm/chart.ts';
import { isTruthy, type ValuePath, valueAt } from '../../helm/tree.ts';
import { defineRule } from '../rule.ts';
import { releaseIn, reportValue } from './shared/release.ts';

interface Removed {
  readonly path: ValuePath;
  /** The release of the chart from which on it is refused; absent where all that matter refuse it. */
  readonly since?: string;
  readonly help: string;
}

const ENVIRONMENTS = 'Describe the images under `executionEnvironments`, which needs Connect 2026.03.0.';
const INIT_TAG = 'Remove it; `tag` beside it sets another tag than that of the chart’s release.';

const REMOVED: readonly Removed[] = [
  {
    path: ['launcher', 'contentInitContainer'],
    help: 'Move what is below it to `launcher.defaultInitContainer`.',
  },
  { path: ['launcher', 'customRuntimeYaml'], since: SINCE.imageNames, help: ENVIRONMENTS },
  { path: ['launcher', 'additionalRuntimeImages'], since: SINCE.imageNames, help: ENVIRONMENTS },
  {
    path: ['image', 'tagPrefix'],
    since: SINCE.imageNames,
    help: 'Name the system in `image.os`, such as `ubuntu-24.04`, or the whole tag in `image.tag`.',
  },
  { path: ['launcher', 'defaultInitContainer', 'tagPrefix'], since: SINCE.imageNames, help: INIT_TAG },
  {
    path: ['backends', 'kubernetes', 'defaultInitContainer', 'tagPrefix'],
    since: SINCE.imageNames,
    help: INIT_TAG,
  },
  {
    path: ['pod', 'serviceAccountName'],
    since: SINCE.accounts,
    help: 'Move it to `rbac.serviceAccount.name`.',
  },
  {
    path: ['pod', 'nodeSelector'],
    since: SINCE.nodeSelector,
    help: 'Move it to `nodeSelector`, at the top.',
  },
];

export const removedValue = defineRule({
  id: 'helm/removed-value',
  severity: 'error',
  summary: 'Reports values that the Helm chart no longer takes.',
  why: `When a key of its values moves or goes, the chart stops at the old one rather than pass over it: an update of the
chart fails until the values are changed.`,
  otherSeverities: `Warning for keys that older releases of the chart still take, unless \`--chart-version\` says which it is.`,
  exampleFile: 'values.yaml',
  bad: `image:
  repository: posit/connect
  tagPrefix: jammy-
pod:
  nodeSelector:
    disk: fast
`,
  good: `image:
  repository: posit/connect
  os: ubuntu-22.04
pod:
  haste: true
nodeSelector:
  disk: fast
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    const { chart } = release;
    for (const { path, since, help } of REMOVED) {
      if (!isTruthy(valueAt(release.given, path)) || (since !== undefined && !chart.isSince(since))) continue;
      reportValue(context, release, path, {
        severity: since !== undefined && !chart.isKnown ? 'warning' : undefined,
        message: `\`${path.join('.')}\` is refused by the chart${since === undefined ? '' : ` since ${since}`}: it does not install or update anything while it is set.`,
        help,
      });
    }
  },
});
