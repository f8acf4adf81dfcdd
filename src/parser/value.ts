/** Between the text of a value in the file and the value that the server keeps. */

/** The value that the server reads from a value's text (without the blanks around it). */
export function decodeValue(raw: string): string {
  return unquote(raw.replaceAll('\r', ''));
}

/** The subsection that the server reads from a quoted string; unlike in a value, a CR stays. */
export function decodeSubsection(raw: string): string {
  return unquote(raw);
}

function unquote(raw: string): string {
  let decoded = '';
  let from = 0;
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at];
    if (character === '"') {
      decoded += raw.slice(from, at);
      from = at + 1;
    } else if (character === '\\') {
      decoded += raw.slice(from, at);
      at++;
      const escaped = raw[at];
      // A backslash before a line end, possible outside quotes only, adds nothing.
      decoded += escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped === '\n' ? '' : (escaped ?? '');
      from = at + 1;
    }
  }
  return decoded + raw.slice(from);
}

/** Characters for which no spelling exists: the server drops a CR wherever it stands, and refuses NUL. */
const UNWRITABLE = /[\0\r]|\p{Surrogate}/u;

/** Why a value or a subsection can't be written, or undefined when it can. */
export function unwritable(value: string): string | undefined {
  switch (UNWRITABLE.exec(value)?.[0]) {
    case undefined:
      return undefined;
    case '\r':
      return 'a carriage return: the server drops it from every value';
    case '\0':
      return 'a NUL character: the server refuses the file';
    default:
      return 'half of a surrogate pair: it has no UTF-8 form';
  }
}

/**
 * The text of a value in the file: as it is where the grammar allows, in quotes where it must be.
 *
 * @throws {RangeError} for a value that the format can't express (see `unwritable`).
 */
export function encodeValue(value: string): string {
  const reason = unwritable(value);
  if (reason !== undefined) throw new RangeError(`The value holds ${reason}.`);
  if (!needsQuotes(value)) return value;
  return `"${value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/** Whether a value means something else, or nothing, without quotes. */
export function needsQuotes(value: string): boolean {
  return /^[ \t]|[ \t]$|[;#"\\\n]/.test(value);
}

/**
 * The text of a subsection in a header, with its quotes.
 *
 * @throws {RangeError} for an empty one, or one with a line feed, NUL or half a surrogate pair.
 */
export function encodeSubsection(name: string): string {
  if (name === '') throw new RangeError('The server refuses an empty subsection name.');
  if (name.includes('\n')) throw new RangeError('A subsection name can’t hold a line feed.');
  const reason = unwritable(name.replaceAll('\r', ' '));
  if (reason !== undefined) throw new RangeError(`The subsection name holds ${reason}.`);
  return `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
}
