import { isInside } from '../posix-path.ts';
import type { PresentSetting, Settings } from '../settings.ts';
import { GAP, hasGap, hasPlaceholder, readValue, type SettingValue } from '../values/index.ts';
import type { Condition, Name } from './constraint.ts';

const NONE: readonly never[] = [];

/** Undefined where nobody can say: a template’s gap, a value that can’t be read. */
export type Truth = boolean | undefined;

/** The section whose settings are judged, where a file has several of its name. */
export interface Scope {
  readonly section: string;
  readonly subsection: string | null;
}

/**
 * What is known of a file’s settings, for conditions to be judged by.
 *
 * Three values: a condition on something unknown is unknown, and a constraint on it stays quiet.
 */
export class Facts {
  readonly #settings: Settings;
  readonly #complete: boolean;
  readonly #byName = new Map<string, PresentSetting[]>();
  readonly #bySection = new Map<string, PresentSetting[]>();
  readonly #defaults = new Map<Name, string | undefined>();

  /** @param complete false where a part of the file can’t be read: then nothing is known to be missing */
  constructor(settings: Settings, complete: boolean) {
    this.#settings = settings;
    this.#complete = complete;
    for (const present of settings.present()) {
      add(this.#byName, `${present.section.name}.${present.key}`, present);
      add(this.#bySection, present.section.name, present);
    }
  }

  /** The settings of this name that stand somewhere. */
  present(name: Name, scope?: Scope): readonly PresentSetting[] {
    const found = this.#byName.get(name) ?? NONE;
    if (scope === undefined || found[0]?.section.name !== scope.section) return found;
    return found.filter(({ subsection }) => subsection === scope.subsection);
  }

  /** The settings that stand somewhere in sections of this name. */
  inSection(section: string, scope?: Scope): readonly PresentSetting[] {
    const found = this.#bySection.get(section) ?? NONE;
    if (scope?.section !== section) return found;
    return found.filter(({ subsection }) => subsection === scope.subsection);
  }

  /** One scope for each section of this name. */
  scopes(section: string): readonly Scope[] {
    if (this.inSection(section).length === 0) return NONE;
    const subsections = new Set(this.inSection(section).map(({ subsection }) => subsection));
    return [...subsections].map((subsection) => ({ section, subsection }));
  }

  /** The text in force, or the default’s: an empty text stands for the default. */
  text(name: Name, scope?: Scope): string | undefined {
    const [present] = this.present(name, scope);
    const text = present === undefined ? '' : textOf(present);
    return text === '' ? this.#defaultText(name) : text;
  }

  /** Whether the condition holds. */
  judge(condition: Condition, scope?: Scope): Truth {
    switch (condition.is) {
      case 'set':
        return this.#some(condition.setting, scope, ({ texts, uncertain }) =>
          uncertain
            ? undefined
            : either(
                texts.map(({ text }) => (text === null || hasPlaceholder(text) ? undefined : text !== '')),
              ),
        );
      case 'blank':
        return this.#some(condition.setting, scope, (present) => {
          const text = textOf(present);
          return text !== undefined && hasGap(text) ? undefined : text === '';
        });
      case 'on':
      case 'off':
        return this.#some(condition.setting, scope, (present) => {
          const value = typedValue(present);
          return value === undefined ? undefined : value === (condition.is === 'on');
        });
      case 'equal':
        return this.#isOneOf(condition.setting, condition.values, scope);
      case 'matching':
        return this.#some(condition.setting, scope, (present) => {
          const text = textOf(present);
          return text === undefined || hasPlaceholder(text) ? undefined : condition.test(text);
        });
      case 'inside':
        return this.#some(condition.setting, scope, (present) => {
          const { directory } = condition;
          const other = directory.startsWith('/') ? directory : this.text(directory as Name, scope);
          return isPathInside(textOf(present), other);
        });
      case 'same': {
        const texts = [condition.setting, condition.other].map((name) => this.text(name, scope));
        if (texts.some((text) => text === undefined || text === ''))
          return this.#complete ? false : undefined;
        if (texts.some((text) => hasPlaceholder(text!))) return undefined;
        return texts[0]!.toLowerCase() === texts[1]!.toLowerCase();
      }
      case 'greater':
        return isGreater(this.present(condition.setting, scope)[0], this.present(condition.other, scope)[0]);
      case 'section':
        return this.#hasSection(condition.section, scope);
      case 'mixed': {
        const truths = this.scopes(condition.section).map((each) => this.judge(condition.condition, each));
        return truths.includes(true) && truths.includes(false);
      }
      case 'not': {
        const truth = this.judge(condition.condition, scope);
        return truth === undefined ? undefined : !truth;
      }
      case 'given':
        return this.judge(condition.condition, scope);
      case 'all':
        return this.#all(condition.conditions, scope);
      case 'any': {
        const truths: Truth[] = [];
        for (const each of condition.conditions) {
          const truth = this.judge(each, scope);
          if (truth === true) return true;
          truths.push(truth);
        }
        return either(truths);
      }
    }
  }

  #hasSection(section: string, scope: Scope | undefined): Truth {
    const found = this.inSection(section, scope);
    if (found.length === 0) return this.#absent();
    return found.every(({ uncertain }) => uncertain) ? undefined : true;
  }

  #all(conditions: readonly Condition[], scope: Scope | undefined): Truth {
    let unknown = false;
    for (const condition of conditions) {
      const truth = this.judge(condition, scope);
      if (truth === false) return false;
      unknown ||= truth === undefined;
    }
    return unknown ? undefined : true;
  }

  #some(name: Name, scope: Scope | undefined, test: (present: PresentSetting) => Truth): Truth {
    const found = this.present(name, scope);
    if (found.length === 0) return this.#absent(name);
    return found.length === 1 ? test(found[0]!) : either(found.map(test));
  }

  #isOneOf(name: Name, values: readonly string[], scope: Scope | undefined): Truth {
    const [present] = this.present(name, scope);
    if (present === undefined && !this.#complete) return undefined;
    const byDefault = present === undefined || textOf(present) === '';
    const value = byDefault ? this.#defaultText(name) : typedValue(present);
    if (value === undefined) return byDefault ? false : undefined;
    const text = String(value).toLowerCase();
    return values.some((each) => each.length === text.length && each.toLowerCase() === text);
  }

  #defaultText(name: Name): string | undefined {
    if (!this.#defaults.has(name)) this.#defaults.set(name, this.#settings.defaultText(name));
    return this.#defaults.get(name);
  }

  /** What an overlay lacks, nobody can be asked to set. */
  #absent(name?: Name): Truth {
    const { catalogue } = this.#settings;
    if (name !== undefined && catalogue.overlay !== undefined && catalogue.find(name) === undefined)
      return undefined;
    return this.#complete ? false : undefined;
  }
}

/**
 * Whether it makes no difference that a setting is ignored: it is empty, off, or says what holds without it; or it may,
 * for nobody knows what it says.
 */
export function isIdle(present: PresentSetting): boolean {
  const { setting, texts, uncertain } = present;
  if (uncertain || texts.some(({ text }) => text !== null && hasGap(text))) return true;
  if (setting.type === 'boolean') return typedValue(present) !== (setting.default !== 'true');
  const usual = setting.default?.toLowerCase();
  return texts.every(({ text }) => text === '' || text?.toLowerCase() === usual);
}

/** The text in force of a setting that stands somewhere; `GAP` where nobody knows it. */
export function textOf(present: PresentSetting): string | undefined {
  if (present.uncertain) return GAP;
  const text = present.texts.at(-1)?.text;
  return text === null ? 'true' : text;
}

/** Many constraints ask for the same few settings. */
const typedValues = new WeakMap<PresentSetting, { readonly value: SettingValue | undefined }>();

function typedValue(present: PresentSetting): SettingValue | undefined {
  let known = typedValues.get(present);
  if (known === undefined) {
    known = { value: readTyped(present) };
    typedValues.set(present, known);
  }
  return known.value;
}

function readTyped(present: PresentSetting): SettingValue | undefined {
  const text = textOf(present);
  if (text === undefined || text === '' || hasPlaceholder(text)) return undefined;
  const reading = readValue(present.setting, text);
  return reading.ok === true ? reading.value : undefined;
}

function either(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

function isPathInside(path: string | undefined, directory: string | undefined): Truth {
  if (path === undefined || directory === undefined) return undefined;
  if (hasPlaceholder(path) || hasPlaceholder(directory)) return undefined;
  return isInside(path, directory);
}

function isGreater(one: PresentSetting | undefined, other: PresentSetting | undefined): Truth {
  if (one === undefined || other === undefined) return false;
  if ([one, other].some((present) => hasGap(textOf(present) ?? ''))) return undefined;
  const [first, second] = [typedValue(one), typedValue(other)];
  if (first === undefined || second === undefined) return false;
  const [left, right] = [magnitude(first), magnitude(second)];
  return left === undefined || right === undefined ? undefined : left > right;
}

function magnitude(value: SettingValue): number | bigint | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object') return undefined;
  return 'bytes' in value ? value.bytes : value.nanoseconds;
}

function add(map: Map<string, PresentSetting[]>, key: string, present: PresentSetting): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [present]);
  else same.push(present);
}
