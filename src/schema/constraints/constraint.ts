/**
 * The vocabulary in which constraints between settings are declared: what must hold, and when.
 *
 * A constraint is data. Whether it is kept is the business of `facts.ts`, its words that of the rules. To add
 * one, add a declaration to the file of its topic; `test/schema/constraints.test.ts` asks for an example.
 */
import type { Certainty } from '../setting.ts';

/** `Section.Name`, spelled as in the catalogue. */
export type Name = `${string}.${string}`;

/** What can be said of settings. A setting that stands nowhere has its default, if it has one. */
export type Condition =
  | { readonly is: 'set'; readonly setting: Name }
  | { readonly is: 'blank'; readonly setting: Name }
  | { readonly is: 'on' | 'off'; readonly setting: Name }
  | { readonly is: 'equal'; readonly setting: Name; readonly values: readonly string[] }
  | {
      readonly is: 'matching';
      readonly setting: Name;
      readonly words: string;
      readonly test: (text: string) => boolean;
    }
  | { readonly is: 'inside'; readonly setting: Name; readonly directory: `/${string}` | Name }
  | { readonly is: 'same' | 'greater'; readonly setting: Name; readonly other: Name }
  | { readonly is: 'section'; readonly section: string }
  | { readonly is: 'mixed'; readonly section: string; readonly condition: Condition }
  | { readonly is: 'not' | 'given'; readonly condition: Condition }
  | { readonly is: 'all' | 'any'; readonly conditions: readonly Condition[] };

interface Declaration {
  /** The name of a section with subsections: each of them is judged by itself. */
  readonly each?: string;
  /** Why: a clause that follows a colon, without its full stop. */
  readonly because: string;
  /** What to do: a sentence. Of what is missing, and of what has no effect, the rule knows a general one. */
  readonly help?: string;
  /** Where a violation weighs less than its rule’s severity and the certainty say. */
  readonly severity?: 'warning' | 'info';
  /**
   * What is missing is often given in the environment: a warning as long as nobody says what stands there.
   */
  readonly oftenInEnvironment?: boolean;
  /**
   * How sure it is that this holds: `documented` where the documentation says so, or it follows from what that
   * says. What is only `seen` is a warning at most, what is `uncertain` an info.
   */
  readonly certainty: Certainty;
  /** Where the fact was read. */
  readonly source: string;
  /** The first version of Connect for which it holds. */
  readonly since?: string;
  /** The first version for which it no longer holds. */
  readonly until?: string;
}

interface Identified {
  readonly id: string;
}

/** Where `when` holds, `needs` must hold as well. */
export interface Requirement extends Declaration, Identified {
  readonly kind: 'requires';
  readonly when: Condition;
  readonly needs: Condition;
}

/** While `when` holds, the settings do nothing. */
export interface Ineffectiveness extends Declaration, Identified {
  readonly kind: 'ignores';
  readonly when: Condition;
  /** Settings, each reported by itself, or a section, reported as a whole. */
  readonly settings: readonly Name[] | string;
}

/** `when` must not hold. */
interface Conflict extends Declaration, Identified {
  readonly kind: 'conflicts';
  readonly when: Condition;
}

export type Constraint = Requirement | Ineffectiveness | Conflict;

/** Constraints that belong together. */
export interface Topic {
  /** Every one of its constraints asks for a setting in one of these sections: without, nothing is violated. */
  readonly sections: readonly string[];
  readonly constraints: readonly Constraint[];
}

/** @param declare called once, when a file has one of the sections */
export function topic(sections: readonly string[], declare: () => readonly Constraint[]): Topic {
  let constraints: readonly Constraint[] | undefined;
  return {
    sections,
    get constraints() {
      constraints ??= declare();
      return constraints;
    },
  };
}

/** The first setting of `when` that stands in the file is the one that asks for the others. */
export function requires(id: string, declaration: Omit<Requirement, 'id' | 'kind'>): Requirement {
  return { id, kind: 'requires', ...declaration };
}

export function ignores(id: string, declaration: Omit<Ineffectiveness, 'id' | 'kind'>): Ineffectiveness {
  return { id, kind: 'ignores', ...declaration };
}

export function conflicts(id: string, declaration: Omit<Conflict, 'id' | 'kind'>): Conflict {
  return { id, kind: 'conflicts', ...declaration };
}

/** The setting stands somewhere with a text that is not empty. */
export function isSet(setting: Name): Condition {
  return { is: 'set', setting };
}

/** The setting stands in the file with an empty text. */
export function isBlank(setting: Name): Condition {
  return { is: 'blank', setting };
}

/** The setting stands somewhere, and says true. */
export function isOn(setting: Name): Condition {
  return { is: 'on', setting };
}

/** The setting stands somewhere, and says false. */
export function isOff(setting: Name): Condition {
  return { is: 'off', setting };
}

/** The value in force, or the default, is one of these; compared without regard to case. */
export function equals(setting: Name, ...values: readonly string[]): Condition {
  return { is: 'equal', setting, values };
}

/** The setting stands somewhere, and its text passes a test; `words` say which: “ends in …”. */
export function matches(setting: Name, words: string, test: (text: string) => boolean): Condition {
  return { is: 'matching', setting, words, test };
}

/** The setting stands somewhere, and names a path in this directory or in the one that another setting names. */
export function isInside(setting: Name, directory: `/${string}` | Name): Condition {
  return { is: 'inside', setting, directory };
}

/** Both settings have the same text; compared without regard to case. */
export function isSame(setting: Name, other: Name): Condition {
  return { is: 'same', setting, other };
}

/** Both settings stand somewhere, and the first is the greater number or size. */
export function isGreater(setting: Name, other: Name): Condition {
  return { is: 'greater', setting, other };
}

/** The section has a setting. */
export function hasSection(section: string): Condition {
  return { is: 'section', section };
}

/** Of several sections of this name, some meet the condition and some do not. */
export function isMixed(section: string, condition: Condition): Condition {
  return { is: 'mixed', section, condition };
}

export function not(condition: Condition): Condition {
  return { is: 'not', condition };
}

export function all(...conditions: readonly Condition[]): Condition {
  return { is: 'all', conditions };
}

export function any(...conditions: readonly Condition[]): Condition {
  return { is: 'any', conditions };
}

/** A condition that goes without saying: no message speaks of it. */
export function given(condition: Condition): Condition {
  return { is: 'given', condition };
}

/** Content runs elsewhere than on the server. */
export const offHost: Condition = any(isOn('Launcher.Enabled'), isOn('Kubernetes.Enabled'));

/** A condition on settings of a provider: they count only while `Authentication.Provider` selects it. */
export function withProvider(provider: string, ...conditions: readonly Condition[]): Condition {
  return all(...conditions, given(equals('Authentication.Provider', provider)));
}
