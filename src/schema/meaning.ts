/** What texts of a setting mean to the server: the ground on which configurations are compared. */
import type { Setting } from './setting.ts';
import { blankMeans, readValue, writeValue } from './values/index.ts';

/** Equal for two texts exactly when the server reads them as the same: `true` and `on`, `60s` and `1m`. */
function meaningOf(setting: Setting, text: string | null): string {
  if (text === null) return blankMeans(setting) === 'true' ? 'value true' : 'blank';
  const reading = readValue(setting, text);
  return reading.ok === true ? `value ${writeValue(setting, reading.value)}` : `text ${text}`;
}

/** Whether a text stands there and means “not set”. */
function isEmpty(setting: Setting, text: string | null): boolean {
  return text === '' && readValue(setting, text).ok === true;
}

/**
 * The meanings of the texts in force: of one, or of a list in order, without repetition. Nothing written, and a text
 * that means “not set”, are the default.
 */
export function meaningsOf(
  setting: Setting,
  texts: readonly (string | null)[] | undefined,
  fallback: string | undefined,
): readonly string[] {
  const byDefault = fallback === undefined || fallback === '' ? [] : [meaningOf(setting, fallback)];
  if (texts === undefined) return byDefault;
  if (!setting.multi) {
    const text = texts.at(-1);
    return text === undefined || isEmpty(setting, text) ? byDefault : [meaningOf(setting, text)];
  }
  const filled = texts.filter((text) => !isEmpty(setting, text));
  // A list that was emptied is empty; one of nothing but empty texts is not set.
  if (filled.length === 0 && texts.length > 0) return byDefault;
  return [...new Set(filled.map((text) => meaningOf(setting, text)))];
}

/** The meaning of a text where the catalogue has no such setting: the text itself. */
export function unknownMeanings(texts: readonly (string | null)[]): readonly string[] {
  return texts.map((text) => (text === null ? 'blank' : `text ${text}`));
}
