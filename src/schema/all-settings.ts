import { sections } from './sections/index.ts';
import type { Section, Setting } from './setting.ts';

/** A setting of the catalogue with its names. */
export interface CatalogueEntry extends Setting {
  /** As the documentation spells it: `Server`. */
  readonly section: string;
  /** As the documentation spells it: `DataDir`. */
  readonly name: string;
  /** Whether the section's header carries a name in quotes. */
  readonly subsection: Section['subsection'];
}

/** The catalogue as data: every setting, in the order of sections and names. */
export const settings: readonly CatalogueEntry[] = (sections as readonly Section[]).flatMap((section) =>
  Object.entries(section.settings).map(([name, setting]) => ({
    section: section.name,
    name,
    subsection: section.subsection,
    ...setting,
  })),
);
