/** The settings as the server sees them: file, migration file, environment and defaults laid over each other. */
import type { SettingPath } from '../parser/index.ts';
import type { Binding } from './binding.ts';
import { builtInCatalogue, type Catalogue } from './catalogue.ts';
import { type Environment, readEnvironment } from './environment.ts';
import type { Section, Setting } from './setting.ts';
import { GAP, hasGap, readValue, type SettingValue } from './values/index.ts';

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'file' | 'migration'; readonly binding: Binding }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'default' };

/** One text of a setting and where it comes from; null for a key without an equals sign. */
export interface SettingText {
  readonly text: string | null;
  readonly origin: Origin;
}

/** A setting that stands somewhere: in a file or in the environment. */
export interface PresentSetting {
  readonly section: Section;
  readonly subsection: string | null;
  /** As the catalogue spells it. */
  readonly key: string;
  readonly setting: Setting;
  /** What is in force: one text, or those of a list, in order. */
  readonly texts: readonly SettingText[];
  /** What was written and is not in force: an earlier line, or the side that loses. */
  readonly overridden: readonly SettingText[];
  /** Whether it stands there at all, or which of its values does, nobody knows: branches of a template. */
  readonly uncertain?: true;
}

export interface SettingsInput {
  readonly main: readonly Binding[];
  /** The migration file's entries. */
  readonly migration?: readonly Binding[] | undefined;
  /** Which file wins where both set a setting: no source tells. Default: the main file. */
  readonly migrationWins?: boolean | undefined;
  readonly environment?: Environment | undefined;
  /**
   * Which side wins where a setting stands in a file and in the environment. Default: what the catalogue says of
   * the section.
   */
  readonly environmentWins?: boolean | undefined;
  /** Any setting may stand there besides: a template includes others. */
  readonly open?: boolean | undefined;
  /** By which the entries were bound. Default: the built-in one. */
  readonly catalogue?: Catalogue | undefined;
}

/** Effective settings, by name. Names are compared as the server compares them. */
export class Settings {
  /** What stands somewhere, in the order in which it first appears. */
  readonly #layers: Layers[] = [];
  readonly #bySetting = new Map<Setting, Map<string | null, Layers>>();
  readonly #winners: Winners;
  readonly #open: boolean;
  /** By which these settings are judged. */
  readonly catalogue: Catalogue;

  constructor(input: SettingsInput) {
    const { main, migration = [], environment, environmentWins, migrationWins = false } = input;
    const { open = false, catalogue = builtInCatalogue } = input;
    this.#open = open;
    this.catalogue = catalogue;
    this.#winners = { environmentWins, migrationWins };
    this.#addFile('file', main);
    this.#addFile('migration', migration);
    for (const override of environment === undefined ? [] : readEnvironment(environment, catalogue)) {
      const { section, subsection, key, setting, variable, values } = override;
      const layers = this.#layersOf(section, subsection, key, setting);
      for (const text of values) layers.environment.push({ text, origin: { kind: 'environment', variable } });
    }
  }

  #addFile(kind: 'file' | 'migration', bindings: readonly Binding[]): void {
    for (const binding of bindings) {
      const { entry, section, setting, key } = binding;
      if (section === undefined || setting === undefined) continue;
      const layers = this.#layersOf(section, entry.subsection, key, setting);
      layers[kind].push({ text: entry.value, origin: { kind, binding } });
    }
  }

  #layersOf(section: Section, subsection: string | null, key: string, setting: Setting): Layers {
    let same = this.#bySetting.get(setting);
    if (same === undefined) {
      same = new Map();
      this.#bySetting.set(setting, same);
    }
    let layers = same.get(subsection);
    if (layers === undefined) {
      layers = new Layers(section, subsection, key, setting);
      same.set(subsection, layers);
      this.#layers.push(layers);
    }
    return layers;
  }

  /** All settings that stand somewhere, in the order in which they first appear. */
  present(): PresentSetting[] {
    return this.#layers.map((layers) => layers.resolve(this.#winners));
  }

  /** The setting of this address, if it stands somewhere. */
  find(path: SettingPath): PresentSetting | undefined {
    const address = this.catalogue.find(path);
    const same = address === undefined ? undefined : this.#bySetting.get(address.setting);
    return same?.get(address!.subsection)?.resolve(this.#winners);
  }

  /** The settings of this section and name, one for each subsection (and for none). */
  all(path: `${string}.${string}`): PresentSetting[] {
    const address = this.catalogue.find(path);
    const same = address === undefined ? undefined : this.#bySetting.get(address.setting);
    return Array.from(same?.values() ?? [], (layers) => layers.resolve(this.#winners));
  }

  /** Whether a section is mentioned at all, by a setting in it. */
  hasSection(name: string): boolean {
    const section = this.catalogue.findSection(name);
    return this.#layers.some((layers) => layers.section === section);
  }

  /** Whether a setting stands somewhere with a text that is not empty, in any subsection: for sure. */
  isSet(path: `${string}.${string}`): boolean {
    return this.all(path).some(
      ({ texts, uncertain }) => !uncertain && texts.some(({ text }) => text !== '' && !hasGap(text ?? '')),
    );
  }

  /** Whether a setting may stand somewhere with a text that is not empty: `isSet`, or nobody knows. */
  mayBeSet(path: `${string}.${string}`): boolean {
    return this.#open || this.all(path).some(({ texts }) => texts.some(({ text }) => text !== ''));
  }

  /** Whether nobody knows what a setting says, or a part of it. */
  isUnknown(path: SettingPath): boolean {
    return hasGap(this.text(path) ?? '');
  }

  /**
   * The text in force of a setting that takes one value: as written, or its default. Undefined when there is
   * neither, and for an empty text, which means the same. `GAP` where nobody knows.
   */
  text(path: SettingPath): string | undefined {
    const present = this.find(path);
    if (present?.uncertain || (present === undefined && this.#open)) return GAP;
    const text = present?.texts.at(-1)?.text;
    // A key without an equals sign: true, for the only type that takes it.
    if (text === null) return 'true';
    return text === undefined || text === '' ? this.defaultText(path) : text;
  }

  /** The default of a setting, with the settings that it mentions filled in. */
  defaultText(path: SettingPath): string | undefined {
    const text = this.catalogue.find(path)?.setting.default;
    if (!text?.includes('{')) return text;
    return text.replaceAll(/\{(\w+\.\w+)\}/g, (_, name: string) => this.text(name) ?? '');
  }

  /** The value in force, typed; undefined when there is none or it can’t be read. */
  value(path: SettingPath): SettingValue | undefined {
    const setting = this.catalogue.find(path)?.setting;
    const text = this.text(path);
    if (setting === undefined || text === undefined) return undefined;
    const reading = readValue(setting, text);
    return reading.ok === true ? reading.value : undefined;
  }
}

/** Which sides win. */
interface Winners {
  readonly environmentWins: boolean | undefined;
  readonly migrationWins: boolean;
}

/** All that is said of a setting, side by side; laid over each other when somebody asks. */
class Layers {
  readonly file: SettingText[] = [];
  readonly migration: SettingText[] = [];
  readonly environment: SettingText[] = [];
  readonly section: Section;
  readonly subsection: string | null;
  readonly key: string;
  readonly setting: Setting;
  #resolved: PresentSetting | undefined;

  constructor(section: Section, subsection: string | null, key: string, setting: Setting) {
    this.section = section;
    this.subsection = subsection;
    this.key = key;
    this.setting = setting;
  }

  resolve({ environmentWins, migrationWins }: Winners): PresentSetting {
    if (this.#resolved === undefined) {
      const { section, subsection, key, setting } = this;
      const order = this.#inOrder(environmentWins ?? section.environment === 'wins', migrationWins);
      // The values of a list add up; a key without an equals sign empties what stood before.
      const from = setting.multi ? order.findLastIndex(({ text }) => text === null) + 1 : order.length - 1;
      const [texts, overridden] = from === 0 ? [order, NOTHING] : [order.slice(from), order.slice(0, from)];
      const uncertain =
        hasGap(subsection ?? '') ||
        order.some(({ origin }) => 'binding' in origin && origin.binding.branch !== undefined);
      this.#resolved = {
        ...{ section, subsection, key, setting, texts, overridden },
        ...(uncertain && { uncertain }),
      };
    }
    return this.#resolved;
  }

  /** What counts more comes later. */
  #inOrder(environmentWins: boolean, migrationWins: boolean): readonly SettingText[] {
    const { file, migration, environment } = this;
    if (migration.length === 0 && environment.length === 0) return file;
    if (this.setting.multi) {
      // Values that add up have no winner, until one side empties what stood before.
      const isEmptied = [...file, ...migration].some(({ text }) => text === null);
      return isEmptied && !migrationWins
        ? [...migration, ...file, ...environment]
        : [...file, ...migration, ...environment];
    }
    const files = migrationWins ? [...file, ...migration] : [...migration, ...file];
    return environmentWins ? [...files, ...environment] : [...environment, ...files];
  }
}

const NOTHING: readonly SettingText[] = [];
