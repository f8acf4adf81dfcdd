import { type Document, type Entry, formatSettingPath } from '../parser/index.ts';
import { builtInCatalogue, type Catalogue, findSetting } from './catalogue.ts';
import type { Section, Setting } from './setting.ts';
import { maskCredentials } from './values/credentials.ts';

/** An entry of a file and what the catalogue says of it. */
export interface Binding {
  readonly entry: Entry;
  readonly section: Section | undefined;
  readonly setting: Setting | undefined;
  /** The setting's name as the catalogue spells it; as the file spells it where there is no such setting. */
  readonly key: string;
  /**
   * `Section.Name` as the catalogue spells it, with the subsection where there is one; as the file spells it
   * where the catalogue has no such name.
   */
  readonly name: string;
  /**
   * The entry stands in some renderings of a template only; equal numbers stand or fall together. Absent where it always
   * stands.
   */
  readonly branch?: number;
}

/** Binds every entry of a document, in order. */
export function bindEntries(document: Document, catalogue: Catalogue = builtInCatalogue): Binding[] {
  return document.entries().map((entry) => {
    const section = catalogue.findSection(entry.section);
    const found = section === undefined ? undefined : findSetting(section, entry.key);
    // A name is shown everywhere; somebody may have put a URL with a password into the quotes.
    const subsection = entry.subsection === null ? null : maskCredentials(entry.subsection);
    const key = found?.name ?? entry.key;
    const name = formatSettingPath({ section: section?.name ?? entry.section, subsection, key });
    return { entry, section, setting: found?.setting, key, name };
  });
}
