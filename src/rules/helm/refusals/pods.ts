/** What the chart refuses of pods, their jobs and volumes. */
import type { HostPlace } from '../../../carriers/placement.ts';
import { isTruthy, type ListValue, textAt, type Value, valueAt } from '../../../helm/tree.ts';
import { type FindRefusals, ofAbsence, type Refusal } from './refusal.ts';

export const namelessEnvironments: FindRefusals = (release) =>
  items(release.value('executionEnvironments')).flatMap((item) => {
    if (isTruthy(valueAt(item, ['name'])) || item.place === undefined) return [];
    return [
      {
        at: startOf(item.place),
        message:
          'An execution environment has no `name`, which is the image that its content runs in: the chart refuses it.',
        help: 'Add `name:` with the image and its tag.',
        certainty: 'sure' as const,
      },
    ];
  });

const PROVIDERS = ['oauth2', 'saml', 'ldap'];

export const nameservice: FindRefusals = (release) => {
  if (!isTruthy(release.value('nameservice', 'enabled'))) return [];
  const refusals: Refusal[] = [];
  const at = ['nameservice', 'enabled'];
  const provider = textAt(release.values, ['config', 'Authentication', 'Provider']) ?? 'password';
  if (!PROVIDERS.includes(provider.toLowerCase()))
    refusals.push({
      at,
      message: `\`nameservice.enabled\` needs Authentication.Provider oauth2, saml or ldap, and it is \`${provider}\`: the chart refuses it.`,
      help: 'Set config.Authentication.Provider, or switch the name service off.',
      certainty: release.isGiven('config', 'Authentication', 'Provider') ? 'sure' : ofAbsence(release),
    });
  const key = isTruthy(release.value('nameservice', 'apiKey'));
  const secret = isTruthy(release.value('nameservice', 'secretName'));
  if (key === secret)
    refusals.push({
      at: key ? ['nameservice', 'apiKey'] : at,
      message: `\`nameservice\` has ${key ? 'both' : 'neither'} \`apiKey\` ${key ? 'and' : 'nor'} \`secretName\`: the chart refuses it.`,
      help: 'Keep `secretName`, the name of a Secret with the key.',
      certainty: key ? 'sure' : ofAbsence(release),
    });
  return refusals;
};

export const otherKinds: FindRefusals = (release) =>
  (
    [
      ['defaultResourceJobBase', 'Job'],
      ['defaultResourceServiceBase', 'Service'],
    ] as const
  ).flatMap(([base, wanted]) => {
    const path = ['backends', 'kubernetes', base, 'kind'];
    const kind = textAt(release.given, path);
    if (
      kind === undefined ||
      kind === wanted ||
      !isTruthy(release.value('backends', 'kubernetes', 'enabled'))
    )
      return [];
    return [
      {
        at: path,
        message: `\`backends.kubernetes.${base}\` is of kind \`${kind}\`: the chart takes a ${wanted} only.`,
        help: `Write \`kind: ${wanted}\`, or leave the kind out.`,
        certainty: 'sure' as const,
      },
    ];
  });

/** Of Connect’s runtime in the pods with content, which an init container copies there. */
const RESERVED: Readonly<Record<string, string>> = {
  'connect-content': '/opt/rstudio-connect',
  'connect-content-init': '/mnt/rstudio-connect-runtime/',
};

export const reservedPaths: FindRefusals = (release) => {
  const on = (...path: string[]) => isTruthy(release.value('backends', 'kubernetes', ...path));
  if (!on('enabled') || !on('defaultInitContainer', 'enabled')) return [];
  const spec = release.value('backends', 'kubernetes', 'defaultResourceJobBase', 'spec', 'template', 'spec');
  if (spec === undefined) return [];
  return ['containers', 'initContainers'].flatMap((list) =>
    items(valueAt(spec, [list])).flatMap((container) => {
      const name = textAt(container, ['name']) ?? '';
      const reserved = RESERVED[name];
      return items(valueAt(container, ['volumeMounts'])).flatMap((mount) => {
        const path = textAt(mount, ['mountPath']);
        if (reserved === undefined || path !== reserved || textAt(mount, ['name']) === 'rsc-volume')
          return [];
        return [
          {
            at: valueAt(mount, ['mountPath'])!.place ?? ['backends', 'kubernetes', 'defaultResourceJobBase'],
            message: `A volume of one’s own is mounted at \`${path}\` in \`${name}\`, where Connect’s runtime belongs: the chart refuses it.`,
            help: 'Mount it elsewhere.',
            certainty: 'sure' as const,
          },
        ];
      });
    }),
  );
};

export const overridesBesideTemplates: FindRefusals = (release) => {
  const on = (key: string) => isTruthy(release.value('launcher', key));
  const profiles = release.value('launcher', 'launcherKubernetesProfilesConf');
  if (!on('enabled') || !on('useTemplates') || profiles?.kind !== 'map') return [];
  return [...profiles.entries].flatMap(([name, { value }]) => {
    if (valueAt(value, ['job-json-overrides']) === undefined) return [];
    return [
      {
        at: ['launcher', 'launcherKubernetesProfilesConf', name, 'job-json-overrides'],
        message:
          '`job-json-overrides` beside `launcher.useTemplates`, which is on unless it is switched off: the chart refuses to have both.',
        help: 'Move what they change to `launcher.templateValues`, or set `launcher.useTemplates: false`.',
        certainty: 'sure' as const,
      },
    ];
  });
};

export const chronicleWithoutRoot: FindRefusals = (release) => {
  if (!isTruthy(release.value('chronicle', 'localConfig'))) return [];
  const context = ['pod', 'securityContext'];
  const own = ['securityContext'];
  const found = [own, context].find((path) => {
    const user = textAt(release.values, [...path, 'runAsUser']);
    return (
      textAt(release.values, [...path, 'runAsNonRoot']) === 'true' || (user !== undefined && user !== '0')
    );
  });
  if (found === undefined) return [];
  return [
    {
      at: ['chronicle', 'localConfig'],
      message: `\`chronicle.localConfig\` in a pod that does not run as root (\`${found.join('.')}\`): the chart refuses it.`,
      help: 'Use config.Chronicle for what it has settings for, or let the pod run as root.',
      certainty: 'assumed',
    },
  ];
};

function items(value: Value | undefined): ListValue['items'] {
  return value?.kind === 'list' ? value.items : [];
}

/** The first line of something that goes over several. */
function startOf({ file, range }: HostPlace): HostPlace {
  const lineEnd = file.text.indexOf('\n', range.start);
  const end = lineEnd < 0 ? range.end : Math.min(range.end, lineEnd);
  return { file, range: { start: range.start, end } };
}
