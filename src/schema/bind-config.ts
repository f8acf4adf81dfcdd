/** Binds a file to the catalogue: typed values, defaults applied, the origin of each kept. */
import * as z from 'zod';
import type { Document, SettingPath } from '../parser/index.ts';
import { bindEntries } from './binding.ts';
import { builtInCatalogue, type Catalogue } from './catalogue.ts';
import type { ConnectConfig } from './connect-config.ts';
import type { Environment } from './environment.ts';
import type { Section, Setting } from './setting.ts';
import { type Origin, Settings } from './settings.ts';
import { sectionSchema } from './zod.ts';

export interface BindOptions {
  /** The environment in which the server runs. Default: none. */
  readonly environment?: Environment | undefined;
  /** The migration file beside the main file. */
  readonly migration?: Document | undefined;
  /** Which side wins where a setting stands in a file and in the environment. */
  readonly environmentWins?: boolean | undefined;
  /**
   * What is known of settings. Default: what is built in. The types are those of the built-in catalogue: what the
   * overlay of another one lacks is undefined, and what it adds is there all the same.
   */
  readonly catalogue?: Catalogue | undefined;
}

export interface TypedSettings {
  /** Every setting; a section is decoded when it is first looked at. */
  readonly config: ConnectConfig;
  readonly settings: Settings;
  /** Where the value in force comes from; undefined when there is neither a value nor a default. */
  origin(path: SettingPath): Origin | undefined;
}

/** A text that can’t be read counts as absent: the rules report it. */
export function bindConfig(document: Document, options: BindOptions = {}): TypedSettings {
  const { environment, migration, environmentWins, catalogue = builtInCatalogue } = options;
  const settings = new Settings({
    main: bindEntries(document, catalogue),
    migration: migration && bindEntries(migration, catalogue),
    environment,
    environmentWins,
    catalogue,
  });
  const headers = [...document.sections(), ...(migration?.sections() ?? [])];
  const config = {};
  for (const section of sectionsFor(catalogue)) {
    const decode = () => {
      if (section.subsection === 'none') return decodeSection(settings, section, null);
      const names = new Set<string>();
      for (const header of headers)
        if (catalogue.findSection(header.name) === section) names.add(header.subsection ?? '');
      for (const present of settings.present())
        if (present.section === section) names.add(present.subsection ?? '');
      return Object.fromEntries(
        [...names].map((name) => [name, decodeSection(settings, section, name === '' ? null : name)]),
      );
    };
    defineLazily(config, section.name, decode);
  }
  return {
    config: config as ConnectConfig,
    settings,
    origin(path) {
      const text = settings.find(path)?.texts.at(-1);
      if (text !== undefined) return text.origin;
      return settings.defaultText(path) === undefined ? undefined : { kind: 'default' };
    },
  };
}

/** Also those that the overlay lacks: empty, so that typed programs find them. */
function sectionsFor(catalogue: Catalogue): readonly Section[] {
  if (catalogue.overlay?.complete !== true) return catalogue.sections;
  const lacking = builtInCatalogue.sections.filter(({ name }) => catalogue.findSection(name) === undefined);
  return [...catalogue.sections, ...lacking.map((section) => ({ ...section, settings: {} }))];
}

function decodeSection(settings: Settings, section: Section, subsection: string | null): object {
  const schema = sectionSchema(section);
  const texts = (given: boolean, except: ReadonlySet<string>) =>
    Object.fromEntries(
      Object.entries(section.settings).map(([key, setting]) => {
        const path = { section: section.name, subsection, key };
        const usable = given && !except.has(key);
        return [key, textsOf(settings, path, setting, usable)];
      }),
    );
  const decoded = z.safeDecode(schema, texts(true, new Set()));
  if (decoded.success) return decoded.data;
  // What can't be read falls back to its default; the rest stays.
  const bad = new Set(decoded.error.issues.map((issue) => String(issue.path[0])));
  return z.decode(schema, texts(true, bad));
}

function textsOf(
  settings: Settings,
  path: { section: string; subsection: string | null; key: string },
  setting: Setting,
  given: boolean,
): string | string[] | undefined {
  const present = given ? settings.find(path) : undefined;
  const written = present?.texts.map(({ text }) => text ?? 'true');
  if (setting.multi) return written ?? listOf(settings.defaultText(path));
  return written?.at(-1) ?? settings.defaultText(path);
}

function listOf(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}

function defineLazily(target: object, name: string, make: () => unknown): void {
  let made: unknown;
  Object.defineProperty(target, name, {
    enumerable: true,
    get() {
      made ??= make();
      return made;
    },
  });
}
