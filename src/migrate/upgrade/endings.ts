/** Which settings of a file are on their way out, as of a version of Connect. */
import { compareVersions } from '../../schema/index.ts';
import { firstVersion, hasCome, stageOf } from '../../schema/lifetime.ts';
import { type Upgrade, upgrades } from '../../schema/upgrades/index.ts';
import { type Group, nameOf } from './groups.ts';
import {
  deprecatedMessage,
  formMessage,
  futureMessage,
  removedMessage,
  unconfirmedMessage,
} from './words.ts';

/** What is the matter with a setting, and what can be done. */
export interface Ending {
  readonly message: string;
  /** Undefined where nobody has written down what becomes of it. */
  readonly upgrade: Upgrade | undefined;
  /** Nothing has to be done: it is unconfirmed, or there is time. */
  readonly isNote: boolean;
  /** No source says whether the version has the old setting or the new one. */
  readonly isUnclear: boolean;
  /** The version does not have it yet. */
  readonly isFuture: boolean;
}

const PLAIN = { upgrade: undefined, isNote: false, isUnclear: false, isFuture: false };

const bySetting = new Map<string, Upgrade[]>();
for (const upgrade of upgrades)
  bySetting.set(upgrade.setting, [...(bySetting.get(upgrade.setting) ?? []), upgrade]);

/** What is the matter with a setting in a version; undefined when nothing is. */
export function endingOf(group: Group, to: string): Ending | undefined {
  const { setting, section } = group;
  const name = nameOf(group);
  const known = bySetting.get(group.path) ?? [];
  const inForm = known.find((candidate) => isInForm(candidate, group, to));
  if (inForm !== undefined) return { ...PLAIN, upgrade: inForm, message: formMessage(name, inForm.form!) };
  const upgrade = known.find(({ form }) => form === undefined);
  const { deprecated, removed, certainty } = setting;
  switch (stageOf(setting, section, to)) {
    case 'current':
      return undefined;
    case 'future': {
      const message = futureMessage(name, firstVersion(setting, section), to);
      return { ...PLAIN, message, isFuture: true, isNote: certainty !== 'documented' };
    }
    case 'removed':
      return certainty === 'uncertain'
        ? { ...PLAIN, message: unconfirmedMessage(name, removed!.in, removed!), isNote: true }
        : { ...PLAIN, upgrade, message: removedMessage(name, removed!.in) };
    case 'deprecated': {
      const { since, certainty: sure = certainty } = deprecated!;
      if (sure === 'uncertain')
        return { ...PLAIN, message: unconfirmedMessage(name, since, deprecated!), isNote: true };
      // Whatever came later, the old one was there still.
      if (upgrade?.until !== undefined && hasCome(to, upgrade.until)) return undefined;
      const isUnclear = upgrade?.from !== undefined && compareVersions(to, upgrade.from) < 0;
      const isNote = upgrade?.onlyRemoved === true;
      return { ...PLAIN, upgrade, message: deprecatedMessage(name, since), isNote, isUnclear };
    }
  }
}

function isInForm({ form }: Upgrade, { lines }: Group, to: string): boolean {
  if (form === undefined || !hasCome(form.deprecated ?? form.removed, to)) return false;
  const value = lines.at(-1)?.entry.value ?? null;
  return value !== null && form.has(value);
}
