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
  sectionsByName ??= new Map(sections.map((section) => [foldName(section.name), section]));
  return sectionsByName.get(foldName(name));
}

/** The section's setting of this name, compared as the server compares. */
export function findSetting(section: Section, key: string): NamedSetting | undefined {
  let byName = settingsBySection.get(section);
  if (byName === undefined) {
    byName = new Map(
      Object.entries(section.settings).map(([name, setting]) => [foldName(name), { name, setting }]),
    );
    settingsBySection.set(section, byName);
  }
  return byName.get(foldName(key));
}
