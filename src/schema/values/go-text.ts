/**
 * White space and quoting as Go has them, for error messages that equal the server's.
 */

/** The inside of a character class: what Go's `unicode.IsSpace` and `fmt` take for white space, except LF. */
const SPACE_BUT_LF = '\\t\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const SPACE = new RegExp(`[\\n${SPACE_BUT_LF}]`);
const LEADING = new RegExp(`^[${SPACE_BUT_LF}]*`);
const WORD = new RegExp(`^[^\\n${SPACE_BUT_LF}]+`);

/** Go's `strings.TrimSpace`: unlike `String.trim`, it takes U+0085 away and leaves U+FEFF. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACE.test(text.charAt(start))) start++;
  while (end > start && SPACE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Without the white space at the beginning, up to a line feed: what Go's `Sscanf` skips before a verb. */
export function skipSpace(text: string): string {
  return text.replace(LEADING, '');
}

/** What Go's `Sscanf` says about the text behind a number; undefined where nothing is left. */
export function leftover(rest: string): string | undefined {
  const after = skipSpace(rest);
  if (after === '') return undefined;
  if (after.startsWith('\n')) return 'unexpected newline';
  return `extra characters ${quote(WORD.exec(after)?.[0] ?? '')}`;
}

const NAMED_ESCAPES = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
  ['"', '\\"'],
]);

/** Go's `unicode.IsPrint`, by the Unicode version of the running engine. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function escaped(character: string): string {
  const named = NAMED_ESCAPES.get(character);
  if (named !== undefined) return named;
  if (PRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x20 || code === 0x7f) return `\\x${hex.padStart(2, '0')}`;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** Go's `%q`: in double quotes, with what cannot be printed escaped. */
export function quote(text: string): string {
  return `"${Array.from(text, escaped).join('')}"`;
}

/** Go's `%#q`: in back quotes where the text allows it, else as `%q`. */
export function backQuote(text: string): string {
  return /[\0-\x08\x0a-\x1f`\x7f\ufeff\ud800-\udfff]/u.test(text) ? quote(text) : `\`${text}\``;
}

/** Go's `strings.ToLower`: one character at a time, so that `İ` is `i` and `Σ` always `σ`. */
export function toLower(text: string): string {
  return Array.from(text, (character) => (character === 'İ' ? 'i' : character.toLowerCase())).join('');
}

/** Go's rule for `_` in number literals: only between digits, or behind the prefix of the base. */
export function underscoresAreGood(literal: string): boolean {
  if (!literal.includes('_')) return true;
  const unsigned = literal.replace(/^[+-]/, '');
  const prefixed = /^0[box]/i.test(unsigned);
  const digits = prefixed ? `0${unsigned.slice(2)}` : unsigned;
  const digit = /^0x/i.test(unsigned) ? '[0-9a-f]' : '[0-9]';
  return !new RegExp(`(?<!${digit})_|_(?!${digit})`, 'i').test(digits);
}
