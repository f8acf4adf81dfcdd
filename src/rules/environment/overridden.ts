import { hasGap, isSecret, MASK, maskCredentials, type PresentSetting } from '../../schema/index.ts';
import { meaningsOf } from '../../schema/meaning.ts';
import type { SettingText } from '../../schema/settings.ts';
import { defineRule, type FindingPlace, type HostFindingPlace } from '../rule.ts';
import { placeOfValue } from '../value/shared/entry-value.ts';

export const overridden = defineRule({
  id: 'environment/overridden',
  severity: 'warning',
  summary: 'Reports a setting to which the file and the environment give different values.',
  why: `One of the two values does nothing, and whoever changes it wonders why nothing happens. Which one counts is
documented for \`[Logging]\` alone: there the environment wins, and, so the documentation says, unlike elsewhere. If you
know it of your server, say so in \`gcfg-lint.yaml\`: \`environment: { wins: false }\`. Values of lists add up and are
not reported; neither is a variable whose value is not known, for it may be the same.`,
  bad: `[Logging]
ServiceLogLevel = INFO
`,
  good: `[Logging]
AuditLogFormat = JSON
`,
  exampleOptions: { environment: { CONNECT_LOGGING_SERVICELOGLEVEL: 'DEBUG' } },
  check({ settings, environmentWins, variablePlace, show, report }) {
    for (const present of settings.present()) {
      const sides = sidesOf(present);
      if (sides === undefined) continue;
      const { file, variable, name } = sides;
      const { entry, name: setting } = file.origin.binding;
      const isMasked = isSecret({ entry, setting: present.setting });
      const given = isMasked ? `\`${MASK}\`` : `\`${maskCredentials(variable.text ?? '')}\``;
      const at = variablePlace(name);
      const where =
        at === undefined ? name : `${name} (${at.file.path}:${at.file.range(at.range).start.line})`;
      const wins = environmentWins ?? (present.section.environment === 'wins' ? true : undefined);
      const related: (FindingPlace | HostFindingPlace)[] =
        at === undefined ? [] : [{ at, message: `${name} is given here` }];
      report({
        range: placeOfValue(entry),
        setting,
        message: `${setting} is ${show(entry)} here and ${isMasked ? 'another value' : given} in ${where}: ${CONSEQUENCES[String(wins)]}`,
        help:
          wins === undefined
            ? 'Give it in one place only; or, if you know which one wins on your server, say so in gcfg-lint.yaml: `environment: { wins: … }`.'
            : `Remove the one that does nothing: ${wins ? 'this line' : name}.`,
        related: related.length === 0 ? undefined : related,
      });
    }
  },
});

const CONSEQUENCES: Readonly<Record<string, string>> = {
  true: 'the environment wins, and this line does nothing.',
  false: 'the file wins, and the variable does nothing.',
  undefined: 'which of them counts is not documented for this section.',
};

interface Sides {
  readonly file: SettingText & { readonly origin: { readonly kind: 'file' } };
  readonly variable: SettingText;
  readonly name: string;
}

/** The last word of the file and that of the environment, where they differ for sure. */
function sidesOf({ setting, texts, overridden: lost, uncertain }: PresentSetting): Sides | undefined {
  if (setting.multi || uncertain) return undefined;
  const all = [...lost, ...texts];
  const variable = all.findLast(({ origin }) => origin.kind === 'environment');
  const file = all.findLast(({ origin }) => origin.kind === 'file');
  if (variable?.origin.kind !== 'environment' || file?.origin.kind !== 'file') return undefined;
  if ([file, variable].some(({ text }) => text !== null && hasGap(text))) return undefined;
  const [one, other] = [file, variable].map(({ text }) => meaningsOf(setting, [text], setting.default));
  if (one!.join('\n') === other!.join('\n')) return undefined;
  return { file: file as Sides['file'], variable, name: variable.origin.variable };
}
