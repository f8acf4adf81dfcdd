/**
 * What the server's scanner calls white space, a letter, a digit, and which names it takes for the same.
 *
 * Nothing here may be replaced by `\s`, `trim()`, `\p{L}` or `toLowerCase()`: each of them differs from Go
 * for some character.
 */
import { DIGITS, FOLDS, LETTERS, PRINTABLE } from './unicode-tables.ts';

export const NUL = 0x00;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const HYPHEN = 0x2d;
export const SEMICOLON = 0x3b;
export const EQUALS = 0x3d;
export const LEFT_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const RIGHT_BRACKET = 0x5d;
export const BOM = 0xfeff;

const FIRST_NON_ASCII = 0x80;

/** Space, TAB and CR: a CR never ends a line. */
export function isWhite(code: number): boolean {
  return code === SPACE || code === TAB || code === CR;
}

export function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** A letter, with which a name begins. */
export function isLetter(code: number): boolean {
  return code < FIRST_NON_ASCII ? isAsciiLetter(code) : letters().has(code);
}

export function isDigit(code: number): boolean {
  return code < FIRST_NON_ASCII ? code >= 0x30 && code <= 0x39 : digits().has(code);
}

/** A character with which a name goes on. */
export function isNamePart(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === HYPHEN;
}

/** Whether Go shows the character itself beside its number. */
export function isPrintable(code: number): boolean {
  return code < FIRST_NON_ASCII ? code >= SPACE && code < 0x7f : printable().has(code);
}

/**
 * The form under which names are compared: equal for two names exactly when Go's `strings.EqualFold` holds.
 */
export function foldName(name: string): string {
  if (/^[\x00-\x7f]*$/.test(name)) return name.toLowerCase();
  let folded = '';
  for (const character of name) {
    const code = character.codePointAt(0)!;
    folded +=
      code < FIRST_NON_ASCII ? character.toLowerCase() : String.fromCodePoint(folds().get(code) ?? code);
  }
  return folded;
}

/** Whether the server takes both for the same section or setting. */
export function sameName(one: string, other: string): boolean {
  return one === other || foldName(one) === foldName(other);
}

/** A set of code points, kept as the sorted bounds at which membership changes. */
class CodePoints {
  readonly #bounds: number[] = [];

  constructor(lengths: string) {
    let bound = FIRST_NON_ASCII;
    for (const length of lengths.split(' ')) {
      bound += Number.parseInt(length, 36);
      this.#bounds.push(bound);
    }
  }

  has(code: number): boolean {
    let low = 0;
    let high = this.#bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#bounds[middle]! <= code) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }
}

// The tables are unpacked when the first character beyond ASCII asks for them: few files hold one.
const letters = once(() => new CodePoints(LETTERS));
const digits = once(() => new CodePoints(DIGITS));
const printable = once(() => new CodePoints(PRINTABLE));

const folds = once(() => {
  const map = new Map<number, number>();
  const numbers = FOLDS.split(' ').map((number) => Number.parseInt(number, 36));
  let from = 0;
  for (let index = 0; index < numbers.length; index += 4) {
    from += numbers[index]!;
    for (let run = 0; run < numbers[index + 1]!; run++) {
      const upper = from + run * numbers[index + 2]!;
      map.set(upper, upper + numbers[index + 3]!);
    }
  }
  return map;
});

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
