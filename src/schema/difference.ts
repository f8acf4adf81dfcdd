/**
 * What two configurations mean differently: values compared as the server reads them, not as they are written. `diff`
 * reports it, and a reload is planned on it. Nothing here is masked: show texts through `shownText`.
 */
import { formatSettingPath } from '../parser/index.ts';
import { addressKey } from '../parser/setting-path.ts';
import type { Catalogue } from './catalogue.ts';
import { meaningsOf, unknownMeanings } from './meaning.ts';
import { maskCredentials } from './secrecy.ts';
import type { Section, Setting } from './setting.ts';
import { Settings, type SettingsInput, type SettingText } from './settings.ts';

/** A setting in one of two configurations. */
export interface SettingState {
  /** Whether it stands somewhere: in a file or in the environment. */
  readonly isSet: boolean;
  /**
   * What is in force: as written, one text or those of a list in order; else the default, where one is known. Null is
   * a key without an equals sign.
   */
  readonly texts: readonly SettingText[];
}

/** A setting and how it stands in each of two configurations. */
export interface SettingChange {
  /** As it may be shown: `Server.DataDir`, `RPackageRepository."CRAN".URL`. */
  readonly name: string;
  /** Undefined where the catalogue has no such section. */
  readonly section: Section | undefined;
  readonly subsection: string | null;
  /** As the catalogue spells it, else as it is written. */
  readonly key: string;
  /** Undefined where the catalogue has no such setting. */
  readonly setting: Setting | undefined;
  /** Whether only the second configuration sets it, only the first, or both or neither do. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: SettingState;
  readonly after: SettingState;
  /**
   * Of a list: the values that only one side has. Where there are none of them, the same values stand in another order.
   * Undefined for a setting that takes one value.
   */
  readonly list: ListChange | undefined;
}

export interface ListChange {
  readonly removed: readonly SettingText[];
  readonly added: readonly SettingText[];
}

export interface SettingsDifference {
  /** Settings that mean something else, in the order of the catalogue; those that it lacks come last. */
  readonly changes: readonly SettingChange[];
  /** Settings that neither side sets, and whose default follows one that changed. */
  readonly implied: readonly SettingChange[];
  /** Settings that are written otherwise, or on one side only, and mean the same. */
  readonly rewritten: readonly SettingChange[];
  /** How many settings stand on either side. */
  readonly compared: number;
}

/**
 * Compares two configurations, bound to one catalogue. Where the server might see a difference there is one: the order of a list counts, and a
 * text that can’t be read is like no other. A section with a name is a thing of its own: what stands in one that only
 * one side has is a difference, even where it says what is the default.
 */
export function compareSettings(before: SettingsInput, after: SettingsInput): SettingsDifference {
  const sides = [new Side(before), new Side(after)] as const;
  const all = [...comparisons(...sides)];
  const isSet = ({ before: old, after: now }: SettingChange) => old.isSet || now.isSet;
  const changesOf = (wanted: (comparison: Comparison) => boolean) =>
    all.filter(wanted).map(({ change }) => change);
  return {
    changes: changesOf(({ change, relation }) => relation === 'different' && isSet(change)),
    implied: changesOf(({ change, relation }) => relation === 'different' && !isSet(change)),
    rewritten: changesOf(({ relation }) => relation === 'rewritten'),
    compared: all.filter(({ change }) => isSet(change)).length,
  };
}

interface Comparison {
  readonly change: SettingChange;
  readonly relation: 'identical' | 'rewritten' | 'different';
}

type Named = Pick<SettingChange, 'name' | 'section' | 'subsection' | 'key' | 'setting'>;

/** A setting of the catalogue, in a section of this name. */
interface Known extends Named {
  readonly section: Section;
  readonly setting: Setting;
}

interface Stand {
  readonly state: SettingState;
  /** Equal for two sides where the server reads the same. */
  readonly meanings: readonly string[];
}

class Side {
  readonly #settings: Settings;
  readonly #instances = new Map<Section, Set<string | null>>();
  /** Settings that the catalogue lacks, by address. */
  readonly unknown = new Map<string, { readonly named: Named; readonly texts: SettingText[] }>();

  constructor(input: SettingsInput) {
    this.#settings = new Settings(input);
    for (const { section, subsection } of this.#settings.present()) {
      const names = this.#instances.get(section);
      if (names === undefined) this.#instances.set(section, new Set([subsection]));
      else names.add(subsection);
    }
    for (const kind of ['main', 'migration'] as const)
      for (const binding of input[kind] ?? []) {
        const { entry, name, section, key, setting } = binding;
        if (setting !== undefined) continue;
        const address = addressKey(entry);
        const text = {
          text: entry.value,
          origin: { kind: kind === 'main' ? 'file' : kind, binding },
        } as const;
        const same = this.unknown.get(address);
        if (same !== undefined) same.texts.push(text);
        else {
          const named = { name, section, subsection: entry.subsection, key, setting };
          this.unknown.set(address, { named, texts: [text] });
        }
      }
  }

  get catalogue(): Catalogue {
    return this.#settings.catalogue;
  }

  instancesOf(section: Section): ReadonlySet<string | null> {
    return this.#instances.get(section) ?? NO_NAMES;
  }

  /** Whether a default of the setting counts: of sections with names, only in those that are there. */
  #exists({ section, subsection }: Known): boolean {
    return section.subsection === 'none' || this.instancesOf(section).has(subsection);
  }

  standOf(known: Known): Stand {
    const path = { section: known.section.name, subsection: known.subsection, key: known.key };
    const texts = this.#settings.find(path)?.texts;
    const fallback = this.#exists(known) ? this.#settings.defaultText(path) : undefined;
    const byDefault: SettingText[] =
      fallback === undefined ? [] : [{ text: fallback, origin: { kind: 'default' } }];
    const written = texts?.map(({ text }) => text);
    return {
      state: { isSet: texts !== undefined, texts: texts ?? byDefault },
      meanings: meaningsOf(known.setting, written, fallback),
    };
  }

  standOfUnknown(address: string): Stand {
    const texts = this.unknown.get(address)?.texts ?? [];
    return {
      state: { isSet: texts.length > 0, texts },
      meanings: unknownMeanings(texts.map(({ text }) => text)),
    };
  }
}

const NO_NAMES: ReadonlySet<string | null> = new Set();

/** Every setting that stands on either side or has a default that follows another. */
function* comparisons(before: Side, after: Side): Iterable<Comparison> {
  for (const section of after.catalogue.sections) {
    const names = new Set([...before.instancesOf(section), ...after.instancesOf(section)]);
    if (section.subsection === 'none') names.add(null);
    for (const subsection of names)
      for (const [key, setting] of Object.entries(section.settings)) {
        const known = { name: nameOf(section, subsection, key), section, subsection, key, setting };
        const comparison = compare(known, before.standOf(known), after.standOf(known));
        const { before: old, after: now } = comparison.change;
        const follows = comparison.relation === 'different' && old.texts.length > 0 && now.texts.length > 0;
        if (old.isSet || now.isSet || follows) yield comparison;
      }
  }
  for (const [address, { named }] of new Map([...before.unknown, ...after.unknown]))
    yield compare(named, before.standOfUnknown(address), after.standOfUnknown(address));
}

function nameOf(section: Section, subsection: string | null, key: string): string {
  const shown = subsection === null ? null : maskCredentials(subsection);
  return formatSettingPath({ section: section.name, subsection: shown, key });
}

function compare(named: Named, old: Stand, now: Stand): Comparison {
  const { name, section, subsection, key, setting } = named;
  const [before, after] = [old.state, now.state];
  const textsOf = ({ texts }: SettingState) => texts.map(({ text }) => text);
  const isRewritten = before.isSet !== after.isSet || !isEqual(textsOf(before), textsOf(after));
  const kind = before.isSet === after.isSet ? 'changed' : before.isSet ? 'removed' : 'added';
  const list = isList(setting, before, after) ? listChange(setting, before, after) : undefined;
  return {
    change: { name, section, subsection, key, setting, kind, before, after, list },
    relation: !isEqual(old.meanings, now.meanings) ? 'different' : isRewritten ? 'rewritten' : 'identical',
  };
}

/** A setting that the catalogue lacks may be a list when it is given several times. */
function isList(setting: Setting | undefined, before: SettingState, after: SettingState): boolean {
  if (setting !== undefined) return setting.multi === true;
  return before.texts.length > 1 || after.texts.length > 1;
}

function listChange(setting: Setting | undefined, before: SettingState, after: SettingState): ListChange {
  const meaning = ({ text }: SettingText) =>
    (setting === undefined ? unknownMeanings([text]) : meaningsOf(setting, [text], undefined)).join();
  const without = (state: SettingState, other: SettingState) => {
    const there = new Set(other.texts.map(meaning));
    return state.texts.filter((text) => !there.has(meaning(text)));
  };
  return { removed: without(before, after), added: without(after, before) };
}

function isEqual<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
