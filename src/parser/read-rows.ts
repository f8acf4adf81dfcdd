/**
 * Reads a text into rows of numbers: one row for each header, setting and faulty stretch, none for blank lines
 * and comments (they are what lies between). Lines of the usual form are read quickly here; every other line,
 * and every line of a text with NUL or invalid UTF-8 in it, goes through the exact scanner.
 */
import {
  BACKSLASH,
  BOM,
  CR,
  EQUALS,
  HASH,
  HYPHEN,
  isAsciiLetter,
  isWhite,
  LEFT_BRACKET,
  LF,
  QUOTE,
  RIGHT_BRACKET,
  SEMICOLON,
  SPACE,
  TAB,
} from './characters.ts';
import type { Fault, ParseErrorCode } from './parse-error.ts';
import { Flag, Kind, type Rows, WIDTH } from './rows.ts';
import { Scanner, type TokenType } from './scanner.ts';
import type { Source } from './source.ts';

/** More errors than anybody reads are counted, not kept: a binary file may have millions. */
const MOST_FAULTS = 10_000;

export function readRows(source: Source, bom: 'skip' | 'error'): Rows {
  return new RowReader(source, bom).read();
}

class RowReader {
  readonly #source: Source;
  readonly #text: string;
  readonly #bomLength: number;
  #scanner: Scanner | undefined;
  #data: Int32Array;
  #count = 0;
  #offset: number;
  #line = 1;
  /** The server wants a header first; after it has complained once, the rest is read as if there were one. */
  #sectionKnown = false;
  /** The row before was read, but the server, one character ahead, never delivers it. */
  #lastUndelivered = false;
  #delivered = -1;
  readonly #faults: Fault[] = [];
  #faultCount = 0;
  /** The last character that is a fault by itself: the server may see it from the line above already. */
  #ahead = -1;

  constructor(source: Source, bom: 'skip' | 'error') {
    this.#source = source;
    this.#text = source.text;
    this.#bomLength = bom === 'skip' && source.text.charCodeAt(0) === BOM ? 1 : 0;
    this.#offset = this.#bomLength;
    this.#data = new Int32Array(WIDTH * (16 + (source.text.length >> 6)));
  }

  read(): Rows {
    const text = this.#text;
    const clean = this.#source.invalidOffsets.length === 0 && !text.includes('\0');
    while (this.#offset < text.length) if (!clean || !this.#readLine()) this.#readExactly();
    return {
      data: this.#data,
      count: this.#count,
      delivered: this.#delivered < 0 ? this.#count : this.#delivered,
      faults: this.#faults,
      faultCount: this.#faultCount,
      bomLength: this.#bomLength,
    };
  }

  #add(
    kind: number,
    nameStart: number,
    nameEnd: number,
    partStart: number,
    partEnd: number,
    mark: number,
    end: number,
  ): void {
    let data = this.#data;
    const at = this.#count++ * WIDTH;
    if (at === data.length) {
      this.#data = new Int32Array(data.length * 2);
      this.#data.set(data);
      data = this.#data;
    }
    data[at] = kind;
    data[at + 1] = nameStart;
    data[at + 2] = nameEnd;
    data[at + 3] = partStart;
    data[at + 4] = partEnd;
    data[at + 5] = mark;
    data[at + 6] = end;
    data[at + 7] = this.#line;
  }

  /** Behind the next line end at or after an offset. */
  #behindLine(offset: number): number {
    const lineEnd = this.#text.indexOf('\n', offset);
    return lineEnd < 0 ? this.#text.length : lineEnd + 1;
  }

  /** Reads one line of a usual form; leaves everything as it was and says no when it has another. */
  #readLine(): boolean {
    const text = this.#text;
    let offset = this.#offset;
    let code = text.charCodeAt(offset);
    while (code === SPACE || code === TAB || code === CR) code = text.charCodeAt(++offset);
    if (code === LF || code === SEMICOLON || code === HASH) {
      this.#offset = code === LF ? offset + 1 : this.#behindLine(offset);
      this.#line++;
      return true;
    }
    if (code === LEFT_BRACKET) return this.#readHeader(offset);
    if (isAsciiLetter(code) && this.#sectionKnown) return this.#readSetting(offset);
    return false;
  }

  #readHeader(bracket: number): boolean {
    const text = this.#text;
    const nameStart = bracket + 1;
    let offset = nameStart;
    let code = text.charCodeAt(offset);
    if (!isAsciiLetter(code)) return false;
    while (isAsciiNamePart(code)) code = text.charCodeAt(++offset);
    const nameEnd = offset;
    let partStart = -1;
    let partEnd = -1;
    while (code === SPACE) code = text.charCodeAt(++offset);
    if (code === QUOTE) {
      partStart = offset;
      code = text.charCodeAt(++offset);
      while (code !== QUOTE) {
        if (code === LF || code === BACKSLASH || offset >= text.length) return false;
        code = text.charCodeAt(++offset);
      }
      partEnd = offset + 1;
      if (partEnd - partStart === 2) return false;
      code = text.charCodeAt(++offset);
      while (code === SPACE) code = text.charCodeAt(++offset);
    }
    if (code !== RIGHT_BRACKET) return false;
    const mark = offset + 1;
    code = text.charCodeAt(++offset);
    while (isWhite(code)) code = text.charCodeAt(++offset);
    if (offset < text.length && code !== LF && code !== SEMICOLON && code !== HASH) return false;
    const end = code === LF ? offset + 1 : this.#behindLine(offset);
    this.#add(Kind.header | Flag.wholeQuoted, nameStart, nameEnd, partStart, partEnd, mark, end);
    this.#sectionKnown = true;
    this.#offset = end;
    this.#line++;
    return true;
  }

  #readSetting(nameStart: number): boolean {
    const text = this.#text;
    let offset = nameStart;
    let code = text.charCodeAt(offset);
    while (isAsciiNamePart(code)) code = text.charCodeAt(++offset);
    const nameEnd = offset;
    while (isWhite(code)) code = text.charCodeAt(++offset);
    if (code !== EQUALS) return this.#readBlank(nameStart, nameEnd, offset);
    const mark = offset;
    code = text.charCodeAt(++offset);
    while (isWhite(code)) code = text.charCodeAt(++offset);
    const partStart = offset;
    let partEnd = offset;
    let quoteStart = -1;
    let quoteEnd = -1;
    let carriageReturn = -1;
    let decode = 0;
    const { length } = text;
    while (offset < length) {
      if (code > SEMICOLON && code !== BACKSLASH) {
        partEnd = ++offset;
      } else if (code === SPACE || code === TAB) {
        offset++;
      } else if (code === CR) {
        if (carriageReturn < 0) carriageReturn = offset;
        offset++;
      } else if (code === LF || code === SEMICOLON || code === HASH) {
        break;
      } else if (code === BACKSLASH) {
        return false;
      } else if (code === QUOTE) {
        if (quoteStart >= 0) decode = Flag.needsDecoding;
        quoteStart = offset;
        for (;;) {
          code = text.charCodeAt(++offset);
          if (code === QUOTE) break;
          if (code === BACKSLASH) {
            if (!isEscape(text.charCodeAt(++offset))) return false;
            decode = Flag.needsDecoding;
          } else if (code === CR) decode = Flag.needsDecoding;
          else if (code === LF || offset >= length) return false;
        }
        partEnd = ++offset;
        quoteEnd = offset;
      } else {
        partEnd = ++offset;
      }
      code = text.charCodeAt(offset);
    }
    if (quoteStart >= 0 && decode === 0)
      decode = quoteStart === partStart && quoteEnd === partEnd ? Flag.wholeQuoted : Flag.needsDecoding;
    const end = code === LF ? offset + 1 : this.#behindLine(offset);
    // A CR is dropped wherever it stands; behind the value it was never part of it.
    if (carriageReturn >= 0 && carriageReturn < partEnd) decode = Flag.needsDecoding;
    this.#add(Kind.setting | decode, nameStart, nameEnd, partStart, partEnd, mark, end);
    this.#offset = end;
    this.#line++;
    return true;
  }

  /** Reads a name without an equals sign: alone on its line, or with a comment behind it. */
  #readBlank(nameStart: number, nameEnd: number, offset: number): boolean {
    const code = this.#text.charCodeAt(offset);
    if (offset < this.#text.length && code !== LF && code !== SEMICOLON && code !== HASH) return false;
    const end = this.#behindLine(offset);
    this.#add(Kind.setting, nameStart, nameEnd, -1, -1, -1, end);
    this.#offset = end;
    this.#line++;
    return true;
  }

  /** Reads what begins on this line as the server does. */
  #readExactly(): void {
    const start = this.#offset;
    const first = this.#line === 1;
    this.#scanner ??= new Scanner(this.#source);
    const scanner = this.#scanner;
    scanner.restart(start);
    // The server scans a token before it first looks at its faults, and only then.
    if (!first && scanner.faults.length > 0) {
      this.#fail(Kind.broken, start, -1);
    } else {
      const token = scanner.scan();
      if (token === 'end' || token === 'line-end') {
        // A comment with bad characters in it is a comment all the same.
        if (this.#faulty(token)) this.#note(this.#count);
        this.#finish(token);
      } else if (this.#faulty(token)) this.#fail(Kind.broken, scanner.start, -1);
      else if (token === '[') this.#readHeaderExactly();
      else if (token === 'name') this.#readSettingExactly();
      else {
        const expected = this.#sectionKnown ? 'expected-header-or-setting' : 'expected-header';
        this.#fail(Kind.broken, scanner.start, -1, expected);
      }
    }
    this.#countLines(start);
  }

  #readHeaderExactly(): void {
    const scanner = this.#scanner!;
    const bracket = scanner.start;
    this.#sectionKnown = true;
    let token = scanner.scan();
    if (this.#faulty(token)) return this.#fail(Kind.brokenHeader, bracket, -1);
    this.#noteAhead();
    if (token !== 'name') return this.#fail(Kind.brokenHeader, bracket, -1, 'expected-section-name');
    const nameStart = scanner.start;
    const nameEnd = scanner.end;
    token = scanner.scan();
    const behind = this.#text.charCodeAt(nameEnd);
    // `[a_b]` is not a broken `[a]`: without a word's end there is no name to go by.
    const wordEnds =
      isWhite(behind) ||
      behind === RIGHT_BRACKET ||
      behind === QUOTE ||
      behind === LF ||
      Number.isNaN(behind);
    const known = wordEnds ? nameEnd : -1;
    // With half a subsection nobody can tell which section is meant.
    if (this.#faulty(token)) return this.#fail(Kind.brokenHeader, nameStart, token === 'string' ? -1 : known);
    this.#noteAhead();
    let partStart = -1;
    let partEnd = -1;
    if (token === 'string') {
      partStart = scanner.start;
      partEnd = scanner.end;
      if (partEnd - partStart === 2) return this.#fail(Kind.brokenHeader, nameStart, -1, 'empty-subsection');
      token = scanner.scan();
      if (this.#faulty(token))
        return this.#fail(Kind.brokenHeader, nameStart, known, undefined, partStart, partEnd);
      this.#noteAhead();
    }
    if (token !== ']') {
      const code = partStart < 0 ? 'expected-subsection-or-bracket' : 'expected-bracket';
      return this.#fail(Kind.brokenHeader, nameStart, known, code, partStart, partEnd);
    }
    const mark = scanner.end;
    token = scanner.scan();
    if (token !== 'end' && token !== 'line-end')
      return this.#fail(Kind.brokenHeader, nameStart, known, 'expected-line-end', partStart, partEnd);
    this.#add(
      Kind.header | Flag.needsDecoding,
      nameStart,
      nameEnd,
      partStart,
      partEnd,
      mark,
      this.#finish(token),
    );
    // Unlike a setting, a header is delivered before its line's faults are looked at.
    if (this.#faulty(token)) this.#note(this.#count);
  }

  #readSettingExactly(): void {
    const scanner = this.#scanner!;
    const nameStart = scanner.start;
    const nameEnd = scanner.end;
    if (!this.#sectionKnown) {
      this.#sectionKnown = true;
      this.#noteAt('expected-header', nameStart, nameStart, nameEnd);
    }
    let token = scanner.scan();
    let partStart = -1;
    let partEnd = -1;
    let mark = -1;
    if (token === 'end' || token === 'line-end') {
      if (this.#faulty(token)) this.#note(this.#count);
    } else {
      if (this.#faulty(token)) return this.#fail(Kind.brokenSetting, nameStart, nameEnd);
      if (token !== '=') return this.#fail(Kind.brokenSetting, nameStart, nameEnd, 'expected-equals');
      mark = scanner.start;
      token = scanner.scan();
      partStart = scanner.start;
      partEnd = scanner.end;
      if (scanner.faults.length > 0)
        return this.#fail(Kind.brokenSetting, nameStart, nameEnd, undefined, partStart, partEnd, mark);
      token = scanner.scan();
      if (this.#faulty(token)) this.#note(this.#count);
    }
    // A fault in the character behind the line end belongs to the next line, but the server has seen it already.
    this.#lastUndelivered = scanner.faults.length > 0;
    const kind = Kind.setting | Flag.needsDecoding;
    this.#add(kind, nameStart, nameEnd, partStart, partEnd, mark, this.#finish(token));
  }

  /** Whether the construct itself is at fault; a fault in the look-ahead behind a line end is the next line's. */
  #faulty(token: TokenType): boolean {
    const { faults, offset } = this.#scanner!;
    const ended = token === 'line-end';
    return faults.length > 0 && !(ended && faults[0]!.offset === offset);
  }

  /** Takes the line end (the last token) and goes on behind it. */
  #finish(token: TokenType): number {
    const scanner = this.#scanner!;
    this.#offset = token === 'line-end' ? scanner.end : this.#text.length;
    return this.#offset;
  }

  /** Records what is wrong, and resumes on the next line. */
  #fail(
    kind: number,
    nameStart: number,
    nameEnd: number,
    code?: ParseErrorCode,
    partStart = -1,
    partEnd = -1,
    mark = -1,
  ): void {
    const scanner = this.#scanner!;
    if (code === undefined) this.#note(this.#count);
    else this.#noteAt(code, scanner.start, scanner.start, scanner.end);
    const stop = this.#text[scanner.start] === '\n' ? scanner.start : scanner.end;
    this.#offset = this.#behindLine(Math.max(stop, this.#offset));
    this.#add(kind, nameStart, nameEnd, partStart, partEnd, mark, this.#offset);
  }

  #noteAt(code: ParseErrorCode, offset: number, start: number, end: number): void {
    this.#record({ code, offset, start, end, more: 0 }, this.#count);
  }

  /** Records the scanner's faults as the server shows them: the first, and how many more. */
  #note(delivered: number): void {
    const { faults } = this.#scanner!;
    const [fault] = faults;
    this.#record({ ...fault! }, delivered);
  }

  /** Inside a header the server looks at its faults before the token: one behind the line end hides the header's. */
  #noteAhead(): void {
    if (this.#scanner!.faults.length > 0) this.#note(this.#count);
  }

  #record(fault: Fault, delivered: number): void {
    if (this.#delivered < 0) this.#delivered = this.#lastUndelivered ? delivered - 1 : delivered;
    if (fault.offset === this.#ahead) return;
    if (fault.code === 'nul-character' || fault.code === 'invalid-utf8') this.#ahead = fault.offset;
    this.#faultCount++;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(fault);
  }

  #countLines(from: number): void {
    const text = this.#text;
    for (let at = text.indexOf('\n', from); at >= 0 && at < this.#offset; at = text.indexOf('\n', at + 1))
      this.#line++;
  }
}

function isAsciiNamePart(code: number): boolean {
  return isAsciiLetter(code) || (code >= 0x30 && code <= 0x39) || code === HYPHEN;
}

/** What may follow a backslash inside a value's quotes. */
function isEscape(code: number): boolean {
  return code === BACKSLASH || code === QUOTE || code === 0x6e || code === 0x74;
}
