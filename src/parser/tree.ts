import { CR, HASH, isPrintable, isWhite, LF, SEMICOLON } from './characters.ts';
import type { Comment, Entry, Event, Header } from './nodes.ts';
import { type Fault, MESSAGES, type ParseError } from './parse-error.ts';
import { LineIndex } from './position.ts';
import { readRows } from './read-rows.ts';
import { Column, Flag, KIND_MASK, Kind, type Rows, WIDTH } from './rows.ts';
import { isInvalidAt, type Source } from './source.ts';
import { decodeSubsection, decodeValue } from './value.ts';

/** One reading of one text: never changes. Everything but the rows is made when somebody asks for it. */
export class Tree {
  readonly source: Source;
  readonly rows: Rows;
  readonly #wellFormed: boolean;
  #lines: LineIndex | undefined;
  #headers: Header[] | undefined;
  #entries: Entry[] | undefined;
  #errors: ParseError[] | undefined;

  constructor(source: Source, bom: 'skip' | 'error') {
    this.source = source;
    this.rows = readRows(source, bom);
    this.#wellFormed = source.text.isWellFormed();
  }

  get text(): string {
    return this.source.text;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text, this.rows.bomLength);
    return this.#lines;
  }

  /** What the server's parser delivers, in order, up to the first error. */
  events(): Event[] {
    const { data, delivered } = this.rows;
    const { text } = this;
    const events = new Array<Event>(delivered);
    let section = '';
    let subsection: string | null = null;
    for (let row = 0, at = 0; row < delivered; row++, at += WIDTH) {
      const name = text.slice(data[at + Column.nameStart]!, data[at + Column.nameEnd]!);
      const line = data[at + Column.line]!;
      if ((data[at]! & KIND_MASK) === Kind.header) {
        section = name;
        subsection = this.#subsection(at);
        events[row] = { section, subsection, key: '', blank: true, value: '', line };
      } else if (data[at + Column.mark]! < 0) {
        events[row] = { section, subsection, key: name, blank: true, value: '', line };
      } else {
        events[row] = { section, subsection, key: name, blank: false, value: this.#value(at), line };
      }
    }
    return events;
  }

  /** All headers, also behind the first error. */
  headers(): readonly Header[] {
    if (this.#headers === undefined) this.#readRows();
    return this.#headers!;
  }

  /** All settings that can be read, also behind the first error. */
  entries(): readonly Entry[] {
    if (this.#entries === undefined) this.#readRows();
    return this.#entries!;
  }

  errors(): readonly ParseError[] {
    this.#errors ??= this.rows.faults.map((fault) => this.#error(fault));
    return this.#errors;
  }

  comments(): Comment[] {
    const comments: Comment[] = [];
    const { text } = this;
    const { data, count, bomLength } = this.rows;
    const add = (start: number, end: number, alone: boolean) => {
      comments.push({
        text: text.slice(start, end),
        range: { start, end },
        line: this.lines.position(start).line,
        alone,
      });
    };
    let from = bomLength;
    for (let row = 0, at = 0; row <= count; row++, at += WIDTH) {
      const until = row < count ? this.rowStart(at) : text.length;
      for (const line of linesOf(text, from, until)) {
        const start = skipWhite(text, line.start);
        if (start < withoutLineEnd(text, line.end)) add(start, withoutLineEnd(text, line.end), true);
      }
      if (row === count) break;
      const trailing = this.commentRange(at);
      if (trailing !== null) add(trailing.start, trailing.end, false);
      from = data[at + Column.end]!;
    }
    return comments;
  }

  /** Where the line of a row begins. */
  rowStart(at: number): number {
    const nameStart = this.rows.data[at + Column.nameStart]!;
    const lineEnd = nameStart === 0 ? -1 : this.text.lastIndexOf('\n', nameStart - 1);
    return lineEnd < 0 ? this.rows.bomLength : lineEnd + 1;
  }

  /** Where a row's text ends: before the line end, or at the end of the text. */
  contentEnd(at: number): number {
    return withoutLineEnd(this.text, this.rows.data[at + Column.end]!);
  }

  commentRange(at: number): { start: number; end: number } | null {
    const { data } = this.rows;
    const kind = data[at]! & KIND_MASK;
    if (kind !== Kind.header && kind !== Kind.setting) return null;
    const mark = data[at + Column.mark]!;
    const behind =
      kind === Kind.header ? mark : mark < 0 ? data[at + Column.nameEnd]! : data[at + Column.partEnd]!;
    const end = this.contentEnd(at);
    const start = skipWhite(this.text, behind);
    const code = this.text.charCodeAt(start);
    return start < end && (code === SEMICOLON || code === HASH) ? { start, end } : null;
  }

  #readRows(): void {
    const { data, count } = this.rows;
    const { text } = this;
    const headers: Header[] = [];
    const entries: Entry[] = [];
    let header: Header | null = null;
    for (let row = 0, at = 0; row < count; row++, at += WIDTH) {
      const kind = data[at]! & KIND_MASK;
      const nameStart = data[at + Column.nameStart]!;
      const nameEnd = data[at + Column.nameEnd]!;
      const partStart = data[at + Column.partStart]!;
      const part = { start: partStart, end: data[at + Column.partEnd]! };
      const line = data[at + Column.line]!;
      const start = this.rowStart(at);
      const range = { start, end: data[at + Column.end]! };
      if (kind === Kind.header || kind === Kind.brokenHeader) {
        const named = nameEnd >= 0;
        header = {
          name: named ? text.slice(nameStart, nameEnd) : '',
          subsection: this.#subsection(at),
          broken: kind === Kind.brokenHeader,
          line,
          range,
          nameRange: { start: nameStart, end: named ? nameEnd : nameStart },
          subsectionRange: partStart < 0 ? null : part,
        };
        headers.push(header);
      } else if (kind === Kind.setting) {
        const blank = data[at + Column.mark]! < 0;
        entries.push({
          header,
          section: header?.name ?? '',
          subsection: header?.subsection ?? null,
          key: text.slice(nameStart, nameEnd),
          value: blank ? null : this.#value(at),
          line,
          range,
          keyRange: { start: nameStart, end: nameEnd },
          valueRange: blank ? null : part,
          commentRange: this.commentRange(at),
        });
      }
    }
    this.#headers = headers;
    this.#entries = entries;
  }

  #subsection(at: number): string | null {
    const { data } = this.rows;
    const start = data[at + Column.partStart]!;
    if (start < 0) return null;
    const end = data[at + Column.partEnd]!;
    const wholeQuoted = (data[at]! & Flag.wholeQuoted) !== 0;
    const name = wholeQuoted
      ? this.text.slice(start + 1, end - 1)
      : decodeSubsection(this.text.slice(start, end));
    return this.#wellFormed ? name : name.toWellFormed();
  }

  #value(at: number): string {
    const { data } = this.rows;
    const kind = data[at]!;
    const start = data[at + Column.partStart]!;
    const end = data[at + Column.partEnd]!;
    const value =
      (kind & Flag.needsDecoding) !== 0
        ? decodeValue(this.text.slice(start, end))
        : (kind & Flag.wholeQuoted) !== 0
          ? this.text.slice(start + 1, end - 1)
          : this.text.slice(start, end);
    return this.#wellFormed ? value : value.toWellFormed();
  }

  #error(fault: Fault): ParseError {
    const { line, column } = this.lines.position(fault.offset);
    const lineStart = this.lines.lineStart(line)!;
    const byteColumn = this.#byteLength(lineStart, fault.offset) + 1;
    const message = this.#message(fault);
    const more = fault.more > 0 ? ` (and ${fault.more} more errors)` : '';
    return {
      code: fault.code,
      message,
      text: `${line}:${byteColumn}: ${message}${more}`,
      line,
      column,
      byteColumn,
      offset: fault.offset,
      culprit: { start: fault.start, end: fault.end },
    };
  }

  #message(fault: Fault): string {
    const message = MESSAGES[fault.code];
    if (fault.code !== 'illegal-character') return message;
    const code = wellFormedCode(this.text.codePointAt(fault.offset)!);
    const number = code.toString(16).toUpperCase().padStart(4, '0');
    return `${message} U+${number}${isPrintable(code) ? ` '${String.fromCodePoint(code)}'` : ''}`;
  }

  /** Bytes of the UTF-8 form; a byte that is not UTF-8 counts as the one it is. */
  #byteLength(start: number, end: number): number {
    let length = 0;
    for (let offset = start; offset < end; offset++) {
      const code = this.text.codePointAt(offset)!;
      if (code > 0xffff) offset++;
      if (code === 0xfffd && isInvalidAt(this.source, offset)) length += 1;
      else length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return length;
  }
}

/** Half a surrogate pair reaches the server as U+FFFD. */
function wellFormedCode(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

function skipWhite(text: string, offset: number): number {
  let at = offset;
  while (isWhite(text.charCodeAt(at))) at++;
  return at;
}

/** Where the text of a line ends whose end, with LF and a CR before it, is given. */
export function withoutLineEnd(text: string, end: number): number {
  if (end === 0 || text.charCodeAt(end - 1) !== LF) return end;
  return end > 1 && text.charCodeAt(end - 2) === CR ? end - 2 : end - 1;
}

/** The lines of a stretch, with their ends. */
function* linesOf(text: string, from: number, until: number): Generator<{ start: number; end: number }> {
  for (let start = from; start < until; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 || lineEnd >= until ? until : lineEnd + 1;
    yield { start, end };
    start = end;
  }
}
