/** The settings of a file, with all of their lines. */
import type { Document } from '../../parser/index.ts';
import { addressKey } from '../../parser/setting-path.ts';
import { type Binding, bindEntries, type Catalogue, type Section, type Setting } from '../../schema/index.ts';

/** A setting in a section, by its names. */
export interface SettingOf {
  /** Equal for two settings exactly when the server takes them for the same. */
  readonly key: string;
  /** `Section.Name` as the catalogue spells it. */
  readonly path: string;
  readonly section: Section;
  readonly setting: Setting;
  /** The setting’s own name, as the catalogue spells it. */
  readonly name: string;
  readonly subsection: string | null;
}

/** The lines of a setting that the catalogue knows, in order. */
export interface Group extends SettingOf {
  readonly lines: readonly Binding[];
}

/** The settings of a file by their keys, in the order in which they first appear. */
export function groupsOf(document: Document | undefined, catalogue?: Catalogue): Map<string, Group> {
  const groups = new Map<string, Group & { readonly lines: Binding[] }>();
  for (const binding of document === undefined ? [] : bindEntries(document, catalogue)) {
    const { entry, section, setting, key: name } = binding;
    if (section === undefined || setting === undefined) continue;
    const key = addressKey(entry);
    const group = groups.get(key);
    if (group !== undefined) {
      group.lines.push(binding);
      continue;
    }
    const path = `${section.name}.${name}`;
    groups.set(key, { key, path, section, setting, name, subsection: entry.subsection, lines: [binding] });
  }
  return groups;
}

/** As messages name it, with the subsection. */
export function nameOf({ lines, path }: Group): string {
  return lines[0]?.name ?? path;
}
