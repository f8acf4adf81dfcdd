/**
 * Values of settings: reading them as the server does, and writing them so that it reads them back.
 */
import type { Setting } from '../setting.ts';
import { readBoolean, writeBoolean } from './boolean.ts';
import { isByteSize, readBytes, writeBytes } from './bytes.ts';
import { readDecimal, writeDecimal } from './decimal.ts';
import { isDuration, readDuration, writeDuration } from './duration.ts';
import { readEmail } from './email.ts';
import { readEnum } from './enum.ts';
import { readInteger, writeInteger } from './integer.ts';
import { readListen } from './listen.ts';
import { readPath } from './path.ts';
import { hasGap, hasPlaceholder } from './placeholder.ts';
import { type Reading, refuse, undecided } from './result.ts';
import { readSecret } from './secret.ts';
import { readString } from './string.ts';
import { readUrl } from './url.ts';
import { readVersion } from './version.ts';

export { ByteSize } from './bytes.ts';
export { hasCredentials, isConnectionString } from './credentials.ts';
export { Duration } from './duration.ts';
export { splitListen } from './listen.ts';
export { GAP, hasGap, hasPlaceholder } from './placeholder.ts';
export { inRange } from './range.ts';
export type { Reading, SettingValue } from './result.ts';
export { isExampleSecret, looksEncrypted } from './secret.ts';
export { splitUrl } from './url.ts';
export { compareVersions } from './version.ts';

/** What the library says of a key without `=` where the type takes none; without its ` at section …`. */
export const BLANK_ERROR = 'blank value not supported for type';

/**
 * What a key without `=` means to the server: it empties a list (of booleans, too), sets a boolean to true,
 * and is an error for everything else.
 */
export function blankMeans(setting: Setting): 'true' | 'error' | 'empties-list' {
  if (setting.multi === true) return 'empties-list';
  return setting.type === 'boolean' ? 'true' : 'error';
}

function read(setting: Setting, text: string): Reading {
  switch (setting.type) {
    case 'boolean':
      return readBoolean(text);
    case 'integer':
      return readInteger(text, setting.unit);
    case 'decimal':
      return readDecimal(text);
    case 'string':
      return readString(text);
    case 'secret':
      return readSecret(text);
    case 'enum':
      return readEnum(text, setting);
    case 'duration':
      return readDuration(text);
    case 'bytes':
      return readBytes(text);
    case 'url':
      return readUrl(text);
    case 'listen':
      return readListen(text);
    case 'email':
      return readEmail(text);
    case 'version':
      return readVersion(text);
    case 'path':
      return readPath(text);
  }
}

/** The text without what was put around it by mistake, and what that was. */
function unwrap(text: string): [inner: string, reason: string] | undefined {
  const quoted = /^\s*(?:'(.*)'|‘(.*)’|“(.*)”|"(.*)"|`(.*)`)\s*$/s.exec(text);
  const inner = quoted?.slice(1).find((part) => part !== undefined);
  if (inner !== undefined) return [inner, 'has quotes around it that belong to the value here'];
  return text.trim() === text ? undefined : [text.trim(), 'has white space around it'];
}

/**
 * Reads one value of a setting (one element, where the setting is a list) as the server does.
 *
 * Texts with a template's gap are undecided (`ok: 'unknown'`), except for strings and secrets, which are what
 * they are unless a part of them is not known (`GAP`). Bounds are the business of `inRange`, a key without `=` that of `blankMeans`.
 *
 * @param text the value as the parser delivers it: without its outer quotes, escapes resolved
 */
export function readValue(setting: Setting, text: string): Reading {
  const last = lastReadings.get(setting);
  if (last?.text === text) return last.reading;
  const reading = readAfresh(setting, text);
  lastReadings.set(setting, { text, reading });
  return reading;
}

/** Several rules look at the same value, one after the other. */
const lastReadings = new WeakMap<Setting, { readonly text: string; readonly reading: Reading }>();

function readAfresh(setting: Setting, text: string): Reading {
  const free = setting.type === 'string' || setting.type === 'secret';
  if (hasGap(text) || (!free && hasPlaceholder(text))) return undecided('placeholder');
  const reading = read(setting, text);
  if (reading.ok !== false) return reading;

  const [inner, reason] = unwrap(text) ?? [];
  if (inner === undefined || reason === undefined || inner === '') return reading;
  const better = read(setting, inner);
  if (better.ok !== true) return reading;
  const showable = setting.type !== 'url';
  return refuse(reason, {
    advice: showable ? `write ${inner}` : 'write the value without it',
    suggestion: showable ? inner : undefined,
    server: reading.server,
  });
}

function wrongType(setting: Setting): TypeError {
  return new TypeError(`not a value of type ${setting.type}`);
}

/**
 * Writes one value of a setting (one element, where the setting is a list): `readValue` gives it back. Quoting
 * for the file is the business of the document.
 *
 * @throws TypeError where the value is not of the setting's type; the message does not show it
 */
export function writeValue(setting: Setting, value: unknown): string {
  switch (setting.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(setting);
      return writeBoolean(value);
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrongType(setting);
      return writeInteger(value);
    case 'decimal':
      if (typeof value !== 'number') throw wrongType(setting);
      return writeDecimal(value);
    case 'duration':
      if (!isDuration(value)) throw wrongType(setting);
      return writeDuration(value);
    case 'bytes':
      if (!isByteSize(value)) throw wrongType(setting);
      return writeBytes(value);
    default:
      if (typeof value !== 'string') throw wrongType(setting);
      return value;
  }
}
