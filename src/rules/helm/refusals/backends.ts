/** Two ways to run content that do not go together, and settings that contradict them. */
import { SINCE } from '../../../helm/chart.ts';
import { isTruthy, textAt } from '../../../helm/tree.ts';
import { type FindRefusals, ofRelease, type Refusal } from './refusal.ts';

export const bothBackends: FindRefusals = (release) => {
  const isStated = release.isGiven('backends', 'kubernetes', 'enabled');
  const isOn = (...path: string[]) => isTruthy(release.value(...path));
  if (!isOn('launcher', 'enabled')) return [];
  if (isStated && !isOn('backends', 'kubernetes', 'enabled')) return [];
  const launcherStated = release.isGiven('launcher', 'enabled');
  const certainty = isStated && launcherStated ? 'sure' : ofRelease(release, SINCE.runnerByDefault);
  if (certainty === undefined) return [];
  const byDefault = `since chart ${SINCE.runnerByDefault} \`backends.kubernetes.enabled\` is true unless it is set`;
  return [
    {
      at: ['launcher', 'enabled'],
      message: `\`launcher.enabled\` and \`backends.kubernetes.enabled\` are both on${isStated ? '' : ` (${byDefault})`}: content is started by the Launcher or by Connect itself, and the chart refuses to have both.`,
      help: isStated
        ? 'Switch one of the two off; new installations need `launcher.enabled: false`.'
        : 'Add `backends.kubernetes.enabled: false` to keep the Launcher, or move to the direct runner.',
      certainty,
      ...(isStated && { related: { at: ['backends', 'kubernetes', 'enabled'], message: 'this is on, too' } }),
    },
  ];
};

/** Settings of `[Kubernetes]` that the chart writes by itself, given as something else. */
export const contradictions: FindRefusals = (release) => {
  if (!isTruthy(release.value('backends', 'kubernetes', 'enabled'))) return [];
  const refusals: Refusal[] = [];
  const enabled = textAt(release.given, ['config', 'Kubernetes', 'Enabled'])?.toLowerCase();
  if (enabled === 'false' || enabled === '0')
    refusals.push({
      at: ['config', 'Kubernetes', 'Enabled'],
      setting: 'Kubernetes.Enabled',
      message:
        'Kubernetes.Enabled is off while `backends.kubernetes.enabled` is on, which the chart refuses: it sets the one by the other.',
      help: 'Remove Kubernetes.Enabled, and set `backends.kubernetes.enabled: false` if the runner is not wanted.',
      certainty: release.isGiven('backends', 'kubernetes', 'enabled')
        ? 'sure'
        : (ofRelease(release, SINCE.runnerByDefault) ?? 'assumed'),
    });
  const namespace = textAt(release.given, ['config', 'Kubernetes', 'Namespace']) ?? '';
  const ofBackend = textAt(release.values, ['backends', 'kubernetes', 'namespace']) ?? '';
  if (namespace !== '' && namespace !== ofBackend)
    refusals.push({
      at: ['config', 'Kubernetes', 'Namespace'],
      setting: 'Kubernetes.Namespace',
      message:
        ofBackend === ''
          ? `Kubernetes.Namespace = \`${namespace}\`, but \`backends.kubernetes.namespace\` is not set: the chart refuses it unless the release is installed in \`${namespace}\`.`
          : `Kubernetes.Namespace = \`${namespace}\` differs from \`backends.kubernetes.namespace\`, \`${ofBackend}\`: the chart refuses it, which gives its rights in the one and would start content in the other.`,
      help: 'Remove Kubernetes.Namespace, and set `backends.kubernetes.namespace`: the chart writes the setting from it.',
      certainty: ofBackend === '' ? 'assumed' : 'sure',
    });
  return refusals;
};
