import * as z from 'zod';
import { encodeSubsection, encodeValue, parse } from '../parser/index.ts';
import { bindConfig } from './bind-config.ts';
import type { ConnectConfig, ConnectConfigInput } from './connect-config.ts';
import { sections } from './sections/index.ts';
import type { Section, Setting } from './setting.ts';
import type { Settings } from './settings.ts';
import { readValue, writeValue } from './values/index.ts';
import { sectionSchema } from './zod.ts';

export interface StringifyOptions {
  /** Write also those of the given settings that have their default value. Default: false. */
  readonly defaults?: boolean;
}

/**
 * Writes a configuration as text that the server reads back as the same values. Settings come in the order of
 * the catalogue; those that have their default value are left out.
 *
 * @throws {TypeError} for a section or setting that does not exist, or a value of the wrong type; the message
 *   names the setting and never shows the value.
 * @throws {RangeError} for a text that the format can’t express.
 */
export function stringify(
  config: ConnectConfig | ConnectConfigInput,
  options: StringifyOptions = {},
): string {
  const given = config as Readonly<Record<string, object | undefined>>;
  const unknown = Object.keys(given).find((name) => !sections.some((section) => section.name === name));
  if (unknown !== undefined) throw new TypeError(`There is no section ${unknown}.`);
  const written: Written[] = [];
  for (const section of sections as readonly Section[]) {
    const value = given[section.name];
    if (value === undefined) continue;
    if (section.subsection === 'none') written.push(...encodeSection(section, null, value));
    else
      for (const [name, part] of Object.entries(value))
        written.push(...encodeSection(section, name === '' ? null : name, part));
  }
  const all = write(written);
  if (options.defaults) return all;
  // A default may follow another setting: those of this very configuration count.
  const { settings } = bindConfig(parse(all));
  return write(written.filter((setting) => !hasDefault(settings, setting)));
}

function hasDefault(settings: Settings, { section, subsection, key, setting, texts }: Written): boolean {
  if (setting === undefined || setting.multi) return false;
  const text = settings.defaultText({ section: section.name, subsection, key });
  const reading = text === undefined ? undefined : readValue(setting, text);
  return reading?.ok === true && writeValue(setting, reading.value) === texts[0];
}

/** A header (without a key) or a setting to be written. */
interface Written {
  readonly section: Section;
  readonly subsection: string | null;
  readonly key: string;
  readonly setting?: Setting | undefined;
  readonly texts: readonly string[];
}

function encodeSection(section: Section, subsection: string | null, value: object): Written[] {
  const encoded = z.safeEncode(sectionSchema(section), value as never);
  if (!encoded.success) {
    const issue = encoded.error.issues[0]!;
    const name = [section.name, ...issue.path].join('.');
    if (issue.code === 'unrecognized_keys')
      throw new TypeError(`There is no setting ${section.name}.${issue.keys[0]}.`);
    throw new TypeError(`${name} is no value of its type: ${issue.message}.`);
  }
  const header = section.subsection === 'none' ? [] : [{ section, subsection, key: '', texts: [] }];
  return [
    ...header,
    ...Object.entries(encoded.data as Record<string, string | string[] | undefined>)
      .filter(([, text]) => text !== undefined)
      .map(([key, text]) => ({
        section,
        subsection,
        key,
        setting: section.settings[key],
        texts: typeof text === 'string' ? [text] : text!,
      })),
  ];
}

function write(written: readonly Written[]): string {
  const lines: string[] = [];
  let header = '';
  for (const { section, subsection, key, texts } of written) {
    const name = subsection === null ? '' : ` ${encodeSubsection(subsection)}`;
    if (key !== '' && texts.length === 0) continue;
    if (header !== `[${section.name}${name}]`) {
      header = `[${section.name}${name}]`;
      lines.push(...(lines.length === 0 ? [] : ['']), header);
    }
    if (key !== '')
      lines.push(...texts.map((text) => (text === '' ? `${key} =` : `${key} = ${encodeValue(text)}`)));
  }
  return lines.map((line) => `${line}\n`).join('');
}
