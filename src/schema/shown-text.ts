import type { Document } from '../parser/index.ts';
import type { Binding } from './binding.ts';
import { isSecret, MASK, maskCredentials } from './secrecy.ts';
import type { Setting } from './setting.ts';
import type { SettingText } from './settings.ts';
import { isConnectionString } from './values/index.ts';

/** A setting as far as it says whether its texts are secret. */
interface Named {
  readonly key: string;
  /** Undefined where the catalogue has no such setting. */
  readonly setting: Setting | undefined;
}

/**
 * One text of a setting as it may be shown; null for a key without an equals sign.
 *
 * @param document the file that the text comes from, where it comes from one.
 */
export function shownText(
  { text, origin }: SettingText,
  { key, setting }: Named,
  document?: Document,
): string | null {
  if (text === null || text === '') return text;
  if (isSecret({ entry: { key, value: text }, setting })) return MASK;
  const masked = maskCredentials(text);
  if (document === undefined || (origin.kind !== 'file' && origin.kind !== 'migration')) return masked;
  return hidesMore(document, origin.binding.entry) ? MASK : masked;
}

/** Whether what looks like a comment behind a URL or connection string is the rest of its password. */
function hidesMore(document: Document, { value, valueRange, commentRange }: Binding['entry']): boolean {
  if (commentRange === null || value === null) return false;
  if (!value.includes('://') && !isConnectionString(value)) return false;
  const whole = document.toString().slice(valueRange!.start, commentRange.end);
  return maskCredentials(whole) !== whole;
}
