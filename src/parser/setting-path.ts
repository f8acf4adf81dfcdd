/** The address of a setting: `Server.DataDir`, `RPackageRepository."CRAN".URL`. */
import { foldName, isLetter, isNamePart } from './characters.ts';

export interface SettingAddress {
  readonly section: string;
  /** Absent or null: a section without a name in quotes. */
  readonly subsection?: string | null | undefined;
  readonly key: string;
}

/** An address, or its text. */
export type SettingPath = string | SettingAddress;

/**
 * Reads an address. The subsection may stand without quotes where it holds neither a dot nor a quote.
 *
 * @throws {RangeError} when the text is no address, or a name none that the format allows.
 */
export function parseSettingPath(
  path: SettingPath,
): Required<SettingAddress> & { subsection: string | null } {
  const address = typeof path === 'string' ? readAddress(path) : { subsection: null, ...path };
  for (const name of [address.section, address.key])
    if (!isName(name))
      throw new RangeError(`${JSON.stringify(name)} can’t be the name of a section or setting.`);
  return { section: address.section, subsection: address.subsection ?? null, key: address.key };
}

export function formatSettingPath({ section, subsection, key }: SettingAddress): string {
  const name = subsection === null || subsection === undefined ? '' : `${quote(subsection)}.`;
  return `${section}.${name}${key}`;
}

/** Equal for two addresses exactly when the server takes them for the same setting. */
export function addressKey({ section, subsection, key }: SettingAddress): string {
  return `${foldName(section)}\0${subsection === null || subsection === undefined ? '' : `"${subsection}`}\0${foldName(key)}`;
}

export function isName(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0)!);
  return codes.length > 0 && isLetter(codes[0]!) && codes.every(isNamePart);
}

const ADDRESS =
  /^(?<section>[^."]+)\.(?:(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^."]+))\.)?(?<key>[^."]+)$/su;

function readAddress(text: string): SettingAddress {
  const groups = ADDRESS.exec(text)?.groups;
  if (groups === undefined)
    throw new RangeError(
      `${JSON.stringify(text)} is no setting: write Section.Name, or Section."Subsection".Name.`,
    );
  const { section, quoted, bare, key } = groups;
  const subsection = quoted === undefined ? (bare ?? null) : quoted.replaceAll(/\\(.)/gsu, '$1');
  return { section: section!, subsection, key: key! };
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
