/** Finds sections and settings by the names that a file uses. */
import { foldName, parseSettingPath, type SettingPath } from '../parser/index.ts';
import { sections } from './sections/index.ts';
import type { Section, Setting } from './setting.ts';

const settingsBySection = new WeakMap<Section, Map<string, NamedSetting>>();

/** A setting with its name as the catalogue spells it. */
export interface NamedSetting {
  readonly name: string;
  readonly setting: Setting;
}

/** What a catalogue has at an address. */
export interface AddressedSetting {
  readonly section: Section;
  readonly setting: Setting;
  readonly subsection: string | null;
}

/** What was laid over the built-in catalogue. */
export interface OverlayHead {
  /** As messages name it: its file. */
  readonly name: string;
  /** The version of Connect that it describes. */
  readonly connectVersion: string | undefined;
  /** It lists every setting of that version: what it lacks, the server does not know, as far as is documented. */
  readonly complete: boolean;
}

/** Rules ask for the same few hundred addresses in every file. */
const MOST_KNOWN = 2000;

/**
 * All settings by which configurations are judged: those that are built in, or those with what an overlay says of one
 * version of Connect. Names are compared as the server compares them.
 */
export class Catalogue {
  /** In the order in which the documentation and `show` present them. */
  readonly sections: readonly Section[];
  /** Undefined for the built-in catalogue. */
  readonly overlay: OverlayHead | undefined;
  readonly #known = new Map<string, AddressedSetting | undefined>();
  #byName: Map<string, Section> | undefined;

  constructor(all: readonly Section[], overlay?: OverlayHead) {
    this.sections = all;
    this.overlay = overlay;
  }

  /** The section of this name. */
  findSection(name: string): Section | undefined {
    this.#byName ??= byName(this.sections.map((section) => [section.name, section]));
    return this.#byName.get(name) ?? this.#byName.get(foldName(name));
  }

  /** The setting at an address. */
  find(path: SettingPath): AddressedSetting | undefined {
    if (typeof path !== 'string') return this.#find(path);
    if (!this.#known.has(path)) {
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(path, this.#find(path));
    }
    return this.#known.get(path);
  }

  #find(path: SettingPath): AddressedSetting | undefined {
    const { section: name, subsection, key } = parseSettingPath(path);
    const section = this.findSection(name);
    const setting = section === undefined ? undefined : findSetting(section, key)?.setting;
    return setting === undefined ? undefined : { section: section!, setting, subsection };
  }

  /** Whether an overlay that lists every setting lacks one, or a whole section, that is built in. */
  omits(section: string, key?: string): boolean {
    if (this.overlay?.complete !== true) return false;
    const [here, there] = [this.findSection(section), findSection(section)];
    if (there === undefined || key === undefined) return there !== undefined && here === undefined;
    return (
      findSetting(there, key) !== undefined && (here === undefined || findSetting(here, key) === undefined)
    );
  }
}

/** What is known without an overlay. */
export const builtInCatalogue = new Catalogue(sections);

/** The built-in section of this name, compared as the server compares. */
export function findSection(name: string): Section | undefined {
  return builtInCatalogue.findSection(name);
}

/** The section's setting of this name, compared as the server compares. */
export function findSetting(section: Section, key: string): NamedSetting | undefined {
  let settings = settingsBySection.get(section);
  if (settings === undefined) {
    settings = byName(Object.entries(section.settings).map(([name, setting]) => [name, { name, setting }]));
    settingsBySection.set(section, settings);
  }
  return settings.get(key) ?? settings.get(foldName(key));
}

/** By the name as the catalogue spells it, which most files do, and by its folded form. */
function byName<T>(named: readonly (readonly [name: string, value: T])[]): Map<string, T> {
  return new Map(
    named.flatMap(([name, value]) => [[name, value] as const, [foldName(name), value] as const]),
  );
}
