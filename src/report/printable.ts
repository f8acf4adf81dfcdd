/** Control characters are shown, never sent: a file must not move the cursor of who reads about it. */

/** Of control and format characters, line ends stay. */
const UNPRINTABLE = /[\0-\x09\x0b-\x1f\x7f-\x9f\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A text whose control characters, invisible marks and half surrogate pairs are written out. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** The same on one line: a file’s name may hold a line end, and a report must not look as if it said something else. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
