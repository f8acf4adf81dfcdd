/**
 * The server's scanner, character for character: one character of look-ahead, whose faults count as soon as it
 * is loaded. Slow but exact; `read-rows.ts` calls it for the lines that its quick reading does not settle.
 */
import {
  BACKSLASH,
  CR,
  EQUALS,
  HASH,
  isLetter,
  isNamePart,
  isWhite,
  LEFT_BRACKET,
  LF,
  NUL,
  QUOTE,
  RIGHT_BRACKET,
  SEMICOLON,
} from './characters.ts';
import type { Fault, ParseErrorCode } from './parse-error.ts';
import { isInvalidAt, type Source } from './source.ts';

export type TokenType = 'end' | 'line-end' | 'name' | 'string' | 'value' | '[' | ']' | '=' | 'illegal';

const END = -1;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;

export class Scanner {
  /** Bounds of the last token. A value's end excludes the blanks that the server drops. */
  start = 0;
  end = 0;
  /** Faults since the last `restart()`. */
  faults: Fault[] = [];
  /** Offset of the character that is loaded and not yet taken. */
  offset = 0;

  readonly #source: Source;
  /** The loaded character; -1 at the end. */
  #code = END;
  #afterEquals = false;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Starts afresh at a line's beginning, whose first character is loaded (and may be at fault). */
  restart(offset: number): void {
    this.faults = [];
    this.#afterEquals = false;
    this.start = offset;
    this.end = offset;
    this.#load(offset);
  }

  scan(): TokenType {
    for (;;) {
      while (isWhite(this.#code)) this.#next();
      this.start = this.offset;
      if (this.#afterEquals) {
        this.#afterEquals = false;
        this.#scanValue();
        return 'value';
      }
      const code = this.#code;
      if (isLetter(code)) {
        while (isNamePart(this.#code)) this.#next();
        this.end = this.offset;
        return 'name';
      }
      this.#next();
      this.end = this.offset;
      switch (code) {
        case END:
          return 'end';
        case LF:
          return 'line-end';
        case QUOTE:
          this.#scanString();
          return 'string';
        case LEFT_BRACKET:
          return '[';
        case RIGHT_BRACKET:
          return ']';
        case EQUALS:
          this.#afterEquals = true;
          return '=';
        case SEMICOLON:
        case HASH:
          while (this.#code !== LF && this.#code !== END) this.#next();
          continue;
        default:
          this.#fault('illegal-character', this.start, this.start, this.end);
          return 'illegal';
      }
    }
  }

  #next(): void {
    this.#load(this.offset + (this.#code > 0xffff ? 2 : this.#code === END ? 0 : 1));
  }

  #load(offset: number): void {
    this.offset = offset;
    const code = this.#source.text.codePointAt(offset);
    this.#code = code ?? END;
    if (code === NUL) this.#fault('nul-character', offset, offset, offset + 1);
    else if (code === 0xfffd && isInvalidAt(this.#source, offset))
      this.#fault('invalid-utf8', offset, offset, offset + 1);
  }

  #fault(code: ParseErrorCode, offset: number, start: number, end: number): void {
    // Only the first is shown: a comment of a binary file may hold millions.
    const [first] = this.faults;
    if (first === undefined) this.faults.push({ code, offset, start, end, more: 0 });
    else first.more++;
  }

  #scanEscape(inValue: boolean): void {
    const { offset } = this;
    const code = this.#code;
    this.#next();
    if (code === BACKSLASH || code === QUOTE) return;
    if (inValue && (code === LETTER_N || code === LETTER_T)) return;
    this.#fault('unknown-escape', offset, offset - 1, code === LF ? offset : this.offset);
  }

  #scanString(): void {
    const opening = this.start;
    while (this.#code !== QUOTE) {
      const { offset } = this;
      const code = this.#code;
      this.#next();
      if (code === LF || code === END) {
        this.#fault('unterminated-string', opening, opening, offset);
        // The look-ahead is taken too; what it hides counts among "N more errors".
        this.end = offset;
        this.#next();
        return;
      }
      if (code === BACKSLASH) this.#scanEscape(false);
    }
    this.#next();
    this.end = this.offset;
  }

  #scanValue(): void {
    let quoted = -1;
    this.end = this.offset;
    while (
      quoted >= 0 ||
      (this.#code !== END && this.#code !== LF && this.#code !== SEMICOLON && this.#code !== HASH)
    ) {
      const { offset } = this;
      const code = this.#code;
      this.#next();
      if (code === BACKSLASH) {
        if (quoted >= 0) this.#scanEscape(true);
        else {
          if (this.#code === CR) this.#next();
          if (this.#code !== LF && this.#code !== QUOTE) {
            this.#fault('bare-backslash', this.start, offset, offset + 1);
            this.end = this.offset;
            return;
          }
          this.#next();
        }
      } else if (code === QUOTE) {
        quoted = quoted >= 0 ? -1 : offset;
      } else if (quoted >= 0 && (code === LF || code === END)) {
        this.#fault('unterminated-string', this.start, quoted, offset);
        // Back onto the line end: what follows it is another line's business.
        this.end = offset;
        return;
      }
      if (quoted >= 0 || !isWhite(code)) this.end = this.offset;
    }
  }
}
