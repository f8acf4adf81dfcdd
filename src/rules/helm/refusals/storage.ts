/** Storage that content needs to find the files of the server. */
import { SINCE } from '../../../helm/chart.ts';
import { connectVersionIn } from '../../../helm/connect-version.ts';
import { isTruthy, textAt, valueAt } from '../../../helm/tree.ts';
import { compareVersions } from '../../../schema/index.ts';
import { type FindRefusals, ofAbsence, ofRelease, type Refusal } from './refusal.ts';

export const missingStorage: FindRefusals = (release) => {
  const isOn = (...path: string[]) => isTruthy(release.value(...path));
  if (isOn('sharedStorage', 'create') || isOn('sharedStorage', 'mount')) return [];
  const has = (section: string, key: string) =>
    valueAt(release.values, ['config', section, key]) !== undefined;
  const help = (section: string) =>
    `Set \`sharedStorage.create: true\`, or \`mount: true\` with the name of a claim that exists; a claim that is mounted in another way goes into config.${section}.DataDirPVCName.`;
  if (isOn('launcher', 'enabled') && !has('Launcher', 'DataDir') && !has('Launcher', 'DataDirPVCName'))
    return [
      missing('`launcher.enabled` is on', ['launcher', 'enabled'], help('Launcher'), ofAbsence(release)),
    ];
  const claim = textAt(release.values, ['config', 'Kubernetes', 'DataDirPVCName']) ?? '';
  if (isOn('backends', 'kubernetes', 'enabled') && claim === '' && !isOn('launcher', 'enabled'))
    return [
      missing(
        release.isGiven('backends', 'kubernetes', 'enabled')
          ? '`backends.kubernetes.enabled` is on'
          : `\`backends.kubernetes.enabled\` is on, as it is by default since chart ${SINCE.runnerByDefault}`,
        ['backends', 'kubernetes', 'enabled'],
        `${help('Kubernetes')} To run content in Connect’s own pod: \`backends.kubernetes.enabled: false\`.`,
        ofAbsence(release),
      ),
    ];
  return [];
};

function missing(
  cause: string,
  at: readonly string[],
  help: string,
  certainty: Refusal['certainty'],
): Refusal {
  return {
    at,
    message: `${cause}, and neither \`sharedStorage.create\` nor \`sharedStorage.mount\`: the chart refuses it, for pods with content would not find the server’s files.`,
    help,
    certainty,
  };
}

export const dataDirOfOldLauncher: FindRefusals = (release) => {
  const path = ['config', 'Launcher', 'DataDir'];
  const certainty = ofRelease(release, SINCE.accounts);
  if (certainty === undefined || !textAt(release.given, path)?.includes(':')) return [];
  return [
    {
      at: path,
      setting: 'Launcher.DataDir',
      message:
        'Launcher.DataDir holds a colon, as for an NFS server: Connect reads no such address any more, and the chart refuses it.',
      help: 'Remove it, and mount a persistent volume claim by `sharedStorage`.',
      certainty,
    },
  ];
};

const RUNNER_SUBPATH = '2026.08.0';

export const subPath: FindRefusals = (release) => {
  const path = textAt(release.given, ['sharedStorage', 'subPath']) ?? '';
  if (path === '' || !isTruthy(release.value('backends', 'kubernetes', 'enabled'))) return [];
  const at = ['sharedStorage', 'subPath'];
  const refuse = (message: string, help: string): Refusal[] => [{ at, message, help, certainty: 'sure' }];
  if (path.startsWith('/') || path.split('/').includes('..'))
    return refuse(
      `\`sharedStorage.subPath\` = \`${path}\` ${path.startsWith('/') ? 'is an absolute path' : 'leads out of the volume'}: the chart refuses it.`,
      'Write a path within the volume, such as `connect/data`.',
    );
  const content = valueAt(release.given, ['sharedStorage', 'mountContent']);
  if (content !== undefined && !isTruthy(content))
    return refuse(
      '`sharedStorage.subPath` with `mountContent: false` leaves content without its part of the volume: the chart refuses it.',
      'Remove `mountContent: false`.',
    );
  const version = connectVersionIn(release.given);
  if (version !== undefined && compareVersions(version, RUNNER_SUBPATH) < 0)
    return refuse(
      `\`sharedStorage.subPath\` needs Connect ${RUNNER_SUBPATH} with the direct runner, and the image is ${version}: it does not know Kubernetes.DataDirPVCSubPath and would not start.`,
      'Use a newer image, or a volume of its own.',
    );
  return [];
};
