/** Settings as they are named on the command line. */
import { InputError } from '../../io/input-error.ts';
import { formatSettingPath, parseSettingPath, type SettingAddress } from '../../parser/index.ts';
import { maskCredentials } from '../../schema/index.ts';

export type Address = Required<SettingAddress> & { readonly subsection: string | null };

/**
 * Reads `Section.Key` or `Section."Subsection".Key`.
 *
 * @throws {InputError} for what is no address. Of a text that may hold a value no more is shown than the name.
 */
export function readAddress(text: string): Address {
  try {
    return parseSettingPath(text);
  } catch {
    const name = /^[^=:\s]*/.exec(text)![0];
    const shown = name.length < text.length ? `${name}…` : name;
    throw new InputError(
      `${maskCredentials(shown) || 'an empty text'} is no setting: write Section.Name, or Section."Subsection".Name`,
    );
  }
}

const ASSIGNMENT = /^([^."=\s]+\.(?:(?:"(?:[^"\\]|\\.)*"|[^."=]+)\.)?[^."=\s]+)=(.*)$/s;

/** Takes `Section.Key=VALUE` apart; undefined for what has no equals sign behind a name. */
export function readAssignment(text: string): { address: Address; value: string } | undefined {
  const [, path, value] = ASSIGNMENT.exec(text) ?? [];
  return path === undefined ? undefined : { address: readAddress(path), value: value! };
}

/** An address for a message. */
export function shownAddress({ section, subsection, key }: Address): string {
  const shown = subsection === null ? null : maskCredentials(subsection);
  return formatSettingPath({ section, subsection: shown, key });
}
