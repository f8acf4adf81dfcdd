import type { Statement } from './statements.ts';

/** Words for “no default”. */
const NONE =
  /^(?:[<([{]?\s*(?:(?:an? )?empty(?: string| list| value)?|none|nothing|unset|not set|undefined|null|nil|blank|no default(?: value)?|n\/a|unspecified|disabled by default)\s*[>)\]}]?|-|–|—)\.?$/i;
const EMPTY_QUOTES = /^(?:""|''|“”|``)\.?$/;
/** `<empty string>`: so nobody writes a value. */
const IN_BRACKETS = /^[<([{].*[>)\]}]$/;
const REFERENCE = /(?:\$\{|\{\{?|\[|<)\s*([A-Z][A-Za-z0-9]*\.[A-Z][A-Za-z0-9]*)\s*(?:\}\}?|\]|>)/g;

/**
 * A default as one would write it in a file; empty for none; undefined where it is told in words.
 *
 * @param words the words that the setting takes, if it takes one of a few.
 */
export function readDefault(
  { value, isLiteral, literals }: Statement,
  words: readonly string[] = [],
): string | undefined {
  const text = value.trim();
  if (text === '' || EMPTY_QUOTES.test(text)) return '';
  const isWord = words.some((word) => word.toLowerCase() === text.toLowerCase());
  // Marked as code, `none` may be a value; in words it is none.
  if (!isWord && NONE.test(text) && (!isLiteral || IN_BRACKETS.test(text))) return '';
  const plain = unquoted(text).replaceAll(REFERENCE, '{$1}');
  if (isLiteral || isWord) return plain;
  // In prose with one value marked, who knows what the rest says.
  if (literals.length > 0) return undefined;
  if (!/\s/.test(plain)) return plain.replace(/(?<=[^.])\.$/, '');
  return /^\d+ ?[A-Za-z]{1,3}$/.test(plain) || text !== unquoted(text) ? plain : undefined;
}

function unquoted(text: string): string {
  return (
    /^(?:"([^"]*)"|“([^”]*)”|'([^']*)')$/
      .exec(text)
      ?.slice(1)
      .find((part) => part !== undefined) ?? text
  );
}

const YES = /^(?:true|yes|on|1|✓|✔|✅|x)\b|^[✓✔✅]/i;
const NO = /^(?:false|no|off|0|✗|✘|❌|-|–|—|not\b)/i;

/** A word for yes or no; undefined for anything else. */
export function readSwitch({ value }: Statement): boolean | undefined {
  const text = value.trim().replace(/^["“`]|["”`]$/g, '');
  if (YES.test(text)) return true;
  return NO.test(text) ? false : undefined;
}
