/** The settings as the server sees them: file, migration file, environment and defaults laid over each other. */
import { addressKey, foldName, parseSettingPath, type SettingPath } from '../parser/index.ts';
import type { Binding } from './binding.ts';
import { findSection, findSetting } from './catalogue.ts';
import { type Environment, readEnvironment } from './environment.ts';
import type { Section, Setting } from './setting.ts';
import { readValue, type SettingValue } from './values/index.ts';

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
}

export interface SettingsInput {
  readonly main: readonly Binding[];
  /** The migration file's entries. Where both files set a setting, the main file's counts. */
  readonly migration?: readonly Binding[] | undefined;
  readonly environment?: Environment | undefined;
  /**
   * Which side wins where a setting stands in a file and in the environment. Default: what the catalogue says of
   * the section.
   */
  readonly environmentWins?: boolean | undefined;
}

/** Effective settings, by name. Names are compared as the server compares them. */
export class Settings {
  readonly #present = new Map<string, PresentSetting>();

  constructor({ main, migration = [], environment = {}, environmentWins }: SettingsInput) {
    const layers = new Map<string, Layers>();
    const layersOf = (section: Section, subsection: string | null, key: string, setting: Setting) => {
      const address = addressKey({ section: section.name, subsection, key });
      let found = layers.get(address);
      if (found === undefined) {
        found = { section, subsection, key, setting, main: [], migration: [], environment: [] };
        layers.set(address, found);
      }
      return found;
    };
    const addFile = (kind: 'main' | 'migration', bindings: readonly Binding[]) => {
      for (const binding of bindings) {
        const { entry, section, setting, key } = binding;
        if (section === undefined || setting === undefined) continue;
        layersOf(section, entry.subsection, key, setting)[kind].push({
          text: entry.value,
          origin: { kind: kind === 'main' ? 'file' : 'migration', binding },
        });
      }
    };
    addFile('main', main);
    addFile('migration', migration);
    for (const override of readEnvironment(environment)) {
      const { section, subsection, key, setting, variable, values } = override;
      const layer = layersOf(section, subsection, key, setting);
      for (const text of values) layer.environment.push({ text, origin: { kind: 'environment', variable } });
    }
    for (const [address, layer] of layers) this.#present.set(address, resolve(layer, environmentWins));
  }

  /** All settings that stand somewhere, in the order in which they first appear. */
  present(): PresentSetting[] {
    return [...this.#present.values()];
  }

  /** The setting of this address, if it stands somewhere. */
  find(path: SettingPath): PresentSetting | undefined {
    return this.#present.get(addressKey(parseSettingPath(path)));
  }

  /** The settings of this section and name, one for each subsection (and for none). */
  all(path: `${string}.${string}`): PresentSetting[] {
    const { section, key } = parseSettingPath(path);
    return this.present().filter(
      (present) =>
        foldName(present.section.name) === foldName(section) && foldName(present.key) === foldName(key),
    );
  }

  /** Whether a section is mentioned at all, by a setting in it. */
  hasSection(name: string): boolean {
    return this.present().some((present) => foldName(present.section.name) === foldName(name));
  }

  /** Whether a setting stands somewhere with a text that is not empty, in any subsection. */
  isSet(path: `${string}.${string}`): boolean {
    return this.all(path).some((present) => present.texts.some(({ text }) => text !== ''));
  }

  /**
   * The text in force of a setting that takes one value: as written, or its default. Undefined when there is
   * neither, and for an empty text, which means the same.
   */
  text(path: SettingPath): string | undefined {
    const text = this.find(path)?.texts.at(-1)?.text;
    // A key without an equals sign: true, for the only type that takes it.
    if (text === null) return 'true';
    return text === undefined || text === '' ? this.defaultText(path) : text;
  }

  /** The default of a setting, with the settings that it mentions filled in. */
  defaultText(path: SettingPath): string | undefined {
    const { section, key } = parseSettingPath(path);
    const found = findSection(section);
    const text = found === undefined ? undefined : findSetting(found, key)?.setting.default;
    return text?.replaceAll(/\{(\w+\.\w+)\}/g, (_, name: string) => this.text(name) ?? '');
  }

  /** The value in force, typed; undefined when there is none or it can’t be read. */
  value(path: SettingPath): SettingValue | undefined {
    const { section, key } = parseSettingPath(path);
    const found = findSection(section);
    const setting = found === undefined ? undefined : findSetting(found, key)?.setting;
    const text = this.text(path);
    if (setting === undefined || text === undefined) return undefined;
    const reading = readValue(setting, text);
    return reading.ok === true ? reading.value : undefined;
  }
}

interface Layers {
  readonly section: Section;
  readonly subsection: string | null;
  readonly key: string;
  readonly setting: Setting;
  readonly main: SettingText[];
  readonly migration: SettingText[];
  readonly environment: SettingText[];
}

function resolve(layers: Layers, environmentWins: boolean | undefined): PresentSetting {
  const { section, subsection, key, setting, main, migration, environment } = layers;
  const named = { section, subsection, key, setting };
  if (setting.multi) return { ...named, ...resolveList([...main, ...migration, ...environment]) };
  const wins = environmentWins ?? section.environment === 'wins';
  const order = wins ? [...migration, ...main, ...environment] : [...environment, ...migration, ...main];
  return { ...named, texts: order.slice(-1), overridden: order.slice(0, -1) };
}

/** The values of a list add up; a key without an equals sign empties what stood before. */
function resolveList(texts: readonly SettingText[]): Pick<PresentSetting, 'texts' | 'overridden'> {
  const reset = texts.findLastIndex(({ text }) => text === null);
  return { texts: texts.slice(reset + 1), overridden: texts.slice(0, reset + 1) };
}
