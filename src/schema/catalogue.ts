/** Finds sections and settings by the names that a file uses. */
import { foldName } from '../parser/index.ts';
import { sections } from './sections/index.ts';
import type { Section, Setting } from './setting.ts';

let sectionsByName: Map<string, Section> | undefined;
const settingsBySection = new WeakMap<Section, Map<string, NamedSetting>>();

/** A setting with its name as the catalogue spells it. */
export interface NamedSetting {
  readonly name: string;
  readonly setting: Setting;
}

/** The section of this name, compared as the server compares. */
export function findSection(name: string): Section | undefined {
  sectionsByName ??= byName(sections.map((section) => [section.name, section]));
  return sectionsByName.get(name) ?? sectionsByName.get(foldName(name));
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
