/** Compares what a page says of the settings of one version with the built-in catalogue. */
import { foldName, formatSettingPath } from '../parser/index.ts';
import {
  builtInCatalogue,
  findSetting,
  NEWEST_VERSION,
  type Section,
  type Setting,
} from '../schema/index.ts';
import { stageOf } from '../schema/lifetime.ts';
import { type Overlay, type OverlaySetting, refines } from '../schema/overlay.ts';
import { readValue, writeValue } from '../schema/values/index.ts';

export const COMPARED = ['type', 'default', 'multi', 'reloadable', 'deprecated'] as const;
export type ComparedFact = (typeof COMPARED)[number];

/** A fact on which the page and the catalogue differ; null where one of them says nothing. */
export interface FactDifference {
  readonly setting: string;
  readonly fact: ComparedFact;
  readonly page: string;
  readonly catalogue: string | null;
}

export interface CatalogueDifference {
  /** The version of Connect by which the catalogue was asked. */
  readonly connectVersion: string;
  /** Settings that only the page has. */
  readonly onlyPage: readonly string[];
  /** Settings that only the catalogue has, of those that the version has by what the catalogue knows. */
  readonly onlyCatalogue: readonly string[];
  readonly differences: readonly FactDifference[];
  /** How many settings both have. */
  readonly compared: number;
}

export function compareWithCatalogue(overlay: Overlay): CatalogueDifference {
  const version = overlay.connectVersion ?? NEWEST_VERSION;
  const marksReloads = Object.values(overlay.sections).some(({ settings }) =>
    Object.values(settings).some(({ reloadable }) => reloadable === true),
  );
  const onlyPage: string[] = [];
  const differences: FactDifference[] = [];
  const seen = new Set<string>();
  for (const [sectionName, { settings }] of Object.entries(overlay.sections)) {
    const section = builtInCatalogue.findSection(sectionName);
    for (const [key, said] of Object.entries(settings)) {
      const found = section && findSetting(section, key);
      const name = formatSettingPath({ section: section?.name ?? sectionName, key: found?.name ?? key });
      seen.add(foldName(name));
      if (found === undefined) onlyPage.push(name);
      else
        differences.push(
          ...factsOf(name, { said, known: found.setting, section: section!, version, marksReloads }),
        );
    }
  }
  const onlyCatalogue = builtInCatalogue.sections.flatMap((section) =>
    Object.entries(section.settings).flatMap(([key, setting]) => {
      const name = `${section.name}.${key}`;
      const stage = stageOf(setting, section, version);
      return seen.has(foldName(name)) || stage === 'future' || stage === 'removed' ? [] : [name];
    }),
  );
  return {
    connectVersion: version,
    onlyPage,
    onlyCatalogue,
    differences,
    compared: seen.size - onlyPage.length,
  };
}

interface Sides {
  readonly said: OverlaySetting;
  readonly known: Setting;
  readonly section: Section;
  readonly version: string;
  readonly marksReloads: boolean;
}

function factsOf(setting: string, sides: Sides): FactDifference[] {
  const { said, known, marksReloads } = sides;
  const reloadable = said.reloadable ?? (marksReloads ? false : undefined);
  const differences = [
    isSameType(said, known) ? [] : [{ fact: 'type', page: typeText(said), catalogue: typeText(known) }],
    said.default === undefined || isSameDefault(said.default, known)
      ? []
      : [{ fact: 'default', page: said.default, catalogue: known.default ?? null }],
    // A page says of lists that they are some, and of others nothing.
    said.multi === undefined || said.multi === (known.multi === true)
      ? []
      : [{ fact: 'multi', page: String(said.multi), catalogue: String(known.multi === true) }],
    reloadable === undefined || reloadable === known.reloadable
      ? []
      : [
          {
            fact: 'reloadable',
            page: String(reloadable),
            catalogue: known.reloadable === undefined ? null : String(known.reloadable),
          },
        ],
    deprecations(sides),
  ] as Omit<FactDifference, 'setting'>[][];
  return differences.flat().map((difference) => ({ setting, ...difference }));
}

function deprecations({ said, known, section, version }: Sides): Omit<FactDifference, 'setting'>[] {
  if (said.deprecated === undefined) return [];
  const isDeprecated = stageOf(known, section, version) === 'deprecated';
  if ((said.deprecated !== false) === isDeprecated) return [];
  return [{ fact: 'deprecated', page: String(said.deprecated !== false), catalogue: String(isDeprecated) }];
}

function isSameType({ type, values }: OverlaySetting, known: Setting): boolean {
  if (values !== undefined)
    return (
      known.type === 'enum' &&
      [...values].map(foldName).toSorted().join() === (known.values ?? []).map(foldName).toSorted().join()
    );
  return type === undefined || refines(known.type, type) || known.type === 'secret';
}

function typeText({ type, values }: Pick<OverlaySetting, 'type' | 'values'>): string {
  return values === undefined ? (type ?? 'enum') : `one of ${values.join(', ')}`;
}

function isSameDefault(said: string, known: Setting): boolean {
  const text = known.default ?? '';
  return said === text || meaning(known, said) === meaning(known, text);
}

function meaning(setting: Setting, text: string): string {
  if (text === '') return '';
  const reading = readValue(setting, text);
  return reading.ok === true ? writeValue(setting, reading.value) : text;
}
