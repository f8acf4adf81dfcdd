/** Which known name an unknown one was meant to be. */
import { foldName } from '../../../parser/index.ts';
import {
  builtInCatalogue,
  type Catalogue,
  compareVersions,
  findSetting,
  type NamedSetting,
  nearest,
  type Section,
  type Setting,
} from '../../../schema/index.ts';
import { groupBy } from './group-by.ts';

/** A setting of the catalogue, with its section. */
export interface KnownSetting extends NamedSetting {
  readonly section: Section;
}

/** A name that a word was probably meant to be. */
export interface Meant<Found> {
  readonly found: Found;
  /**
   * - `certain`: beyond doubt, a wrong name that is known from files, other hyphens, or a single slip
   * - `likely`: surely a mistake, and this is the name that is near
   * - `possible`: perhaps a name of its own that the catalogue lacks
   */
  readonly confidence: 'certain' | 'likely' | 'possible';
}

/** `Section.Name`, as the catalogue spells it. */
export function fullName({ section, name }: KnownSetting): string {
  return `${section.name}.${name}`;
}

/** Whether the server of this version still takes the setting. */
function exists(setting: Setting, version: string): boolean {
  return setting.removed?.in === undefined || !(compareVersions(version, setting.removed.in) >= 0);
}

const mistakenIn = new WeakMap<Catalogue, Map<string, KnownSetting[]>>();

/** The settings for which files were seen to write this name. */
export function settingsSeenAs(section: string, key: string, catalogue: Catalogue): readonly KnownSetting[] {
  let mistaken = mistakenIn.get(catalogue);
  if (mistaken === undefined) {
    mistaken = new Map();
    mistakenIn.set(catalogue, mistaken);
    for (const known of allSettings(catalogue)) {
      for (const wrong of known.setting.seenAs ?? []) {
        const folded = foldName(wrong);
        mistaken.set(folded, [...(mistaken.get(folded) ?? []), known]);
      }
    }
  }
  return mistaken.get(foldName(`${section}.${key}`)) ?? [];
}

/** The section that a wrong name was meant to be: seen in files, or near. */
export function sectionMeant(name: string, { sections }: Catalogue): Meant<Section> | undefined {
  const plain = withoutHyphens(name);
  const same = sections.find((section) =>
    [section.name, ...(section.seenAs ?? [])].some((known) => foldName(known) === plain),
  );
  if (same !== undefined) return { found: same, confidence: 'certain' };
  const names = sections.map((section) => section.name);
  // Of three letters every third word is near some other.
  if (name.length < 4) return undefined;
  const word = withoutAccents(name);
  const near = nearest(word, names);
  if (near === undefined) return undefined;
  const within = (slips: number) => nearest(word, names, slips) === near;
  const likely = word.length >= 8 && within(2) ? 'likely' : 'possible';
  return {
    found: sections.find((section) => section.name === near)!,
    confidence: within(1) && word === name ? 'certain' : likely,
  };
}

/** The setting of the same section that a wrong name was meant to be. */
export function settingMeant(
  section: Section,
  key: string,
  version: string,
): Meant<KnownSetting> | undefined {
  const plain = findSetting(section, withoutHyphens(key));
  if (plain !== undefined) return { found: { ...plain, section }, confidence: 'certain' };
  const names = Object.keys(section.settings).filter((name) => exists(section.settings[name]!, version));
  const near = nearest(withoutAccents(key), names);
  if (near === undefined) return undefined;
  const found = { section, name: near, setting: section.settings[near]! };
  if (!isSlip(key, near)) return { found, confidence: 'possible' };
  return { found, confidence: nearest(key, names, 1) === near ? 'certain' : 'likely' };
}

/** The settings of this very name, in whatever section. */
export function settingsNamed(key: string, version: string, { sections }: Catalogue): KnownSetting[] {
  return sections.flatMap((section) => {
    const found = findSetting(section, key);
    return found === undefined || !exists(found.setting, version) ? [] : [{ ...found, section }];
  });
}

/** The setting of another section that a wrong name was probably meant to be. */
export function settingMeantElsewhere(
  key: string,
  version: string,
  catalogue: Catalogue,
): KnownSetting | undefined {
  if (!isTelling(key)) return undefined;
  const byName = settingsByName(version, catalogue);
  const near = nearest(key, byName.keys(), 2);
  if (near === undefined || !isSlip(key, near)) return undefined;
  const [only, ...others] = byName.get(near)!;
  return others.length === 0 ? only : undefined;
}

type ByName = ReadonlyMap<string, readonly KnownSetting[]>;

/** For the version that was asked for last. */
const byVersion = new WeakMap<Catalogue, { readonly version: string; readonly settings: ByName }>();

/** All settings that the server of a version takes, by name. */
function settingsByName(version: string, catalogue: Catalogue): ByName {
  const last = byVersion.get(catalogue);
  if (last?.version === version) return last.settings;
  const existing = [...allSettings(catalogue)].filter(({ setting }) => exists(setting, version));
  const settings = groupBy(existing, ({ name }) => name);
  byVersion.set(catalogue, { version, settings });
  return settings;
}

/** Whether a name says by itself to which section it belongs: `ScheduleConcurrency`, not `Host` or `Enabled`. */
export function isTelling(key: string): boolean {
  return wordsOf(key).length > 1 || (key === foldName(key) && key.length > 12);
}

/**
 * Whether a name can be a slip of the pen for another. Not when it is made of the server’s own words
 * (`GPULimit`, near `CPULimit`) or differs in a digit (`Pandoc3Dir`): that is rather a setting which the
 * catalogue lacks.
 */
export function isSlip(written: string, known: string): boolean {
  if (!sameDigits(written, known)) return false;
  const words = wordsOf(written).map((word) => stem(word));
  const knownWords = wordsOf(known).map((word) => stem(word));
  return words.join() === knownWords.join() || words.some((word) => !vocabulary().has(word));
}

function* allSettings({ sections }: Catalogue): Iterable<KnownSetting> {
  for (const section of sections) {
    for (const [name, setting] of Object.entries(section.settings)) yield { section, name, setting };
  }
}

function sameDigits(one: string, other: string): boolean {
  return one.replace(/\D/g, '') === other.replace(/\D/g, '');
}

/** `Autorización`, as it would be without accents. */
function withoutAccents(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** A name without the hyphens that names of Connect never have. */
function withoutHyphens(name: string): string {
  return foldName(name.replaceAll('-', ''));
}

/** `MaxNvidiaGPULimit`: max, nvidia, gpu, limit. */
function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z\d-]+/g) ?? []).map((word) => foldName(word));
}

/** A word without its ending: `Enabled` and `Enable`, `Processes` and `Process` are the same. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?<=ss)es$|(?<!s)s$/, '').replace(/(?:ed|e|ing)$/, '') : word;
}

let words: Set<string> | undefined;

/** The words of the server’s own names; an overlay adds few. */
function vocabulary(): ReadonlySet<string> {
  words ??= new Set(
    [...allSettings(builtInCatalogue)].flatMap(({ name }) => wordsOf(name).map((word) => stem(word))),
  );
  return words;
}
