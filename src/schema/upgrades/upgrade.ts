/**
 * The vocabulary in which upgrades are declared: what becomes of a setting that is on its way out, as something that
 * can be done. When it goes, and what takes its place, stands in its declaration.
 *
 * Only what is documented, or certain for another reason, is done. Whatever a `convert` is not sure of, a person
 * decides.
 */
import type { Settings } from '../settings.ts';
import { hasPlaceholder } from '../values/index.ts';

type Name = `${string}.${string}`;

/** What the configuration says besides: values in force, or their defaults. */
export type Beside = Pick<Settings, 'text' | 'isSet'>;

/** A line that takes the place of an old one. */
export interface NewSetting {
  /** `Section.Name`. In a section with names it stands in the same one as the old line. */
  readonly setting: Name;
  readonly value: string;
}

/** What a person decides. */
export interface Question {
  /** Why nobody else can: a sentence. */
  readonly why: string;
  /** Between what: a sentence each. */
  readonly choices: readonly string[];
}

/** What becomes of one value. */
export type Outcome =
  /** Lines that mean the same, none where the line just goes. `because` is a clause that follows a colon. */
  { readonly becomes: readonly NewSetting[]; readonly because?: string } | Question;

/** A way of writing a value that goes, of a setting that stays. */
export interface OldForm {
  /** What it is: `the placeholder for the password`. */
  readonly name: string;
  readonly deprecated?: string;
  readonly removed: string;
  has(value: string): boolean;
}

export interface Upgrade {
  readonly setting: Name;
  /** Not the setting goes, but a form of its values. */
  readonly form?: OldForm;
  /** The last version that is known to have the old setting, where no source says when it went. */
  readonly until?: string;
  /** The first version that is known to have the new one, where no source says when it came. */
  readonly from?: string;
  /** While the old one still works there is nothing to do. */
  readonly onlyRemoved?: boolean;
  /** Settings that mean something together with this one: all of them are rewritten, or none. */
  readonly together?: readonly Name[];
  /** @param value as the server reads it; `true` for a boolean without an equals sign. */
  convert(value: string, beside: Beside): Outcome;
}

/** Why a line with nothing behind the equals sign just goes. */
export const EMPTY = 'it is empty';

/** The setting has another name or section, and takes the same values. */
export function moved(setting: Name, to: Name, more: Pick<Upgrade, 'until' | 'from'> = {}): Upgrade {
  return { setting, ...more, convert: (value) => ({ becomes: [{ setting: to, value }] }) };
}

/** The setting has no successor, and the server is the same without it. */
export function dropped(
  setting: Name,
  because: string,
  more: Pick<Upgrade, 'onlyRemoved'> = { onlyRemoved: true },
): Upgrade {
  return { setting, ...more, convert: () => ({ becomes: [], because }) };
}

interface ListOptions extends Pick<Upgrade, 'until' | 'from'> {
  /** What lies between two values. */
  readonly separator: RegExp;
  /** What a single value looks like: nothing else is taken for one. */
  readonly one: RegExp;
  readonly why: string;
}

/** The setting had all values in one line; its successor has a line for each. */
export function split(setting: Name, to: Name, { separator, one, why, ...more }: ListOptions): Upgrade {
  return {
    setting,
    ...more,
    convert(value) {
      const parts = value.trim().split(separator).filter(Boolean);
      if (parts.every((part) => one.test(part) && !hasPlaceholder(part)))
        return {
          becomes: parts.map((part) => ({ setting: to, value: part })),
          ...(parts.length === 1 ? {} : { because: parts.length === 0 ? EMPTY : 'a line for each value' }),
        };
      return { why, choices: [`Write a line ${to.split('.')[1]!} for each value, and delete the old line.`] };
    },
  };
}
