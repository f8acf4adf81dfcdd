import { foldName, isWhite } from './characters.ts';
import { checkEdits, type Piece, Pieces, type TextEdit } from './edit.ts';
import { blockAbove, insertion, newSection, removal, replacement, styleOf } from './edit-plan.ts';
import { listNodes } from './list-nodes.ts';
import type { Comment, Entry, Event, Header, Node } from './nodes.ts';
import type { ParseError } from './parse-error.ts';
import type { Position, Range, TextRange } from './position.ts';
import { addressKey, parseSettingPath, type SettingAddress, type SettingPath } from './setting-path.ts';
import { readSource, type Source, writeSource } from './source.ts';
import { Tree } from './tree.ts';
import { unwritable } from './value.ts';

export interface ParseOptions {
  /**
   * What to do with a byte-order mark at the very beginning: pass over it, as Posit's own layer and the
   * library's `ReadFileInto` do, or refuse it like `ReadInto`. Default: `skip`.
   */
  readonly bom?: 'skip' | 'error' | undefined;
}

/**
 * Reads a configuration. Never throws: what the server would refuse stands in `errors`, and the rest can be read
 * and edited all the same.
 */
export function parse(source: string | Uint8Array, options: ParseOptions = {}): Document {
  return new Document(readSource(source), options.bom ?? 'skip');
}

/**
 * A configuration file, byte for byte, with what the server makes of it.
 *
 * Names of sections and settings are compared as the server compares them, without regard to case; subsections
 * exactly. Edits change the text around a setting as little as possible.
 */
export class Document {
  readonly #original: Source;
  readonly #bom: 'skip' | 'error';
  #pieces: Pieces | undefined;
  #tree: Tree | undefined;
  #byAddress: Map<string, Entry[]> | undefined;

  /** @internal Use `parse`. */
  constructor(source: Source, bom: 'skip' | 'error') {
    this.#original = source;
    this.#bom = bom;
  }

  get #current(): Tree {
    this.#tree ??= new Tree(this.#source(), this.#bom);
    return this.#tree;
  }

  /** The present text. A byte that is not UTF-8 shows as U+FFFD; `toBytes` gives it back. */
  toString(): string {
    return this.#current.text;
  }

  /** Every byte, also of what is not UTF-8. */
  toBytes(): Uint8Array {
    return writeSource(this.#current.source);
  }

  /** What the server's parser delivers, in order, up to the first error. */
  events(): Event[] {
    return this.#current.events();
  }

  /**
   * What the server refuses: the first is the server’s own, word for word; the others are what it would say once
   * those before are mended. At most 10,000; `errorCount` has the number.
   */
  get errors(): readonly ParseError[] {
    return this.#current.errors();
  }

  get errorCount(): number {
    return this.#current.rows.faultCount;
  }

  /** All headers in order, also behind the first error; a section may have several. */
  sections(): readonly Header[] {
    return this.#current.headers();
  }

  /** All settings in order, also behind the first error. */
  entries(): readonly Entry[] {
    return this.#current.entries();
  }

  comments(): readonly Comment[] {
    return this.#current.comments();
  }

  /** The whole text as nodes and tokens without gap or overlap. */
  nodes(): readonly Node[] {
    return listNodes(this.#current);
  }

  position(offset: number): Position {
    return this.#current.lines.position(offset);
  }

  range(range: TextRange): Range {
    return this.#current.lines.range(range);
  }

  /** The entries of one setting, in order. */
  find(path: SettingPath): readonly Entry[] {
    this.#byAddress ??= groupByAddress(this.entries());
    return this.#byAddress.get(addressKey(parseSettingPath(path))) ?? [];
  }

  /**
   * The value of a setting; of several, the last. Null for a blank one (no equals sign), undefined when not set.
   */
  get(path: SettingPath): string | null | undefined {
    const last = this.find(path).at(-1);
    return last === undefined ? undefined : last.value;
  }

  /** All values of a setting, in order; null for a blank one. */
  getAll(path: SettingPath): (string | null)[] {
    return this.find(path).map((entry) => entry.value);
  }

  /**
   * Gives a setting exactly this value, or these. An existing line is changed in place (of several lines the
   * last ones stay); a new one goes to the end of its section, which is made when there is none.
   *
   * @throws {RangeError} for an impossible name, or a value that the format can’t express.
   */
  set(path: SettingPath, value: string | readonly string[]): this {
    const address = parseSettingPath(path);
    const values = typeof value === 'string' ? [value] : value;
    const entries = this.find(address);
    const kept = entries.slice(Math.max(0, entries.length - values.length));
    const text = this.toString();
    const edits = [
      ...entries.slice(0, entries.length - kept.length).map((entry) => removal(entry)),
      ...kept.flatMap((entry, index) => replacement(text, entry, values[index]!)),
    ];
    const rest = values.slice(kept.length);
    return this.#apply(rest.length === 0 ? edits : [...edits, ...this.#additions(address, rest)]);
  }

  /**
   * Adds a value behind those a setting has.
   *
   * @throws {RangeError} as `set`.
   */
  append(path: SettingPath, value: string): this {
    return this.#apply(this.#additions(parseSettingPath(path), [value]));
  }

  /** Removes a setting, every line of it, with the comments behind it on those lines. Says whether there was one. */
  unset(path: SettingPath): boolean {
    const entries = this.find(path);
    this.#apply(entries.map((entry) => removal(entry)));
    return entries.length > 0;
  }

  /**
   * Makes a section at the end of the file, unless it is there.
   *
   * @throws {RangeError} for an impossible name.
   */
  addSection(section: string, subsection: string | null = null): this {
    // The key is never written: only the header's names are checked.
    const address = parseSettingPath({ section, subsection, key: section });
    if (this.#lastHeader(address) !== undefined) return this;
    return this.#apply([newSection(this.#current, address, [])]);
  }

  /** The comment lines directly above a setting, without their marks; undefined when there are none. */
  comment(path: SettingPath): string | undefined {
    const entry = this.find(path).at(-1);
    if (entry === undefined) return undefined;
    const block = blockAbove(this.#current, entry);
    if (block.start === block.end) return undefined;
    const lines = this.toString().slice(block.start, block.end).split('\n').slice(0, -1);
    return lines.map((line) => stripMark(line)).join('\n');
  }

  /** Puts comment lines directly above a setting, in place of those that are there; null removes them. */
  setComment(path: SettingPath, comment: string | null): this {
    const entry = this.find(path).at(-1);
    if (entry === undefined) throw new RangeError('There is no such setting to comment on.');
    if (comment !== null && unwritable(comment) !== undefined)
      throw new RangeError(`The comment holds ${unwritable(comment)}.`);
    const block = blockAbove(this.#current, entry);
    const { indent, lineEnd } = styleOf(this.#current, entry);
    const lines = comment === null ? [] : comment.split('\n');
    const text = lines.map((line) => `${indent};${line === '' ? '' : ` ${line}`}${lineEnd}`).join('');
    return this.#apply([{ ...block, text }]);
  }

  /**
   * Applies edits of the present text; bytes that are not UTF-8 stay as they are around them.
   *
   * @throws {RangeError} when edits overlap, are out of order, or reach beyond the text.
   */
  edit(edits: readonly TextEdit[]): this {
    checkEdits(this.toString(), edits);
    return this.#apply(edits);
  }

  /** All that was edited since `parse`, as edits of the text that was parsed. */
  edits(): TextEdit[] {
    return this.#pieces?.edits() ?? [];
  }

  #additions(address: Required<SettingAddress>, values: readonly string[]): TextEdit[] {
    const last = this.find(address).at(-1);
    const header = last === undefined ? this.#lastHeader(address) : last.header;
    if (header === undefined) return [newSection(this.#current, address, values)];
    return [insertion(this.#current, header, last, address.key, values)];
  }

  #lastHeader(address: SettingAddress): Header | undefined {
    const section = foldName(address.section);
    return this.sections().findLast(
      (header) =>
        !header.broken &&
        header.subsection === (address.subsection ?? null) &&
        foldName(header.name) === section,
    );
  }

  /** Applies edits of the present text. */
  #apply(edits: readonly TextEdit[]): this {
    if (edits.length === 0) return this;
    const source = this.#current.source;
    this.#pieces ??= new Pieces(source.text.length);
    // In order; what is inserted in one place stays in the order in which it was asked for.
    this.#pieces.replace(edits.toSorted((one, other) => one.start - other.start || one.end - other.end));
    this.#tree = undefined;
    this.#byAddress = undefined;
    return this;
  }

  #source(): Source {
    return this.#pieces === undefined ? this.#original : assemble(this.#original, [...this.#pieces]);
  }
}

function groupByAddress(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = addressKey(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Puts pieces together, and keeps track of the bytes that are not UTF-8. */
function assemble(original: Source, pieces: readonly Piece[]): Source {
  const offsets: number[] = [];
  const bytes: number[] = [];
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    for (let index = 0; index < original.invalidOffsets.length; index++) {
      const offset = original.invalidOffsets[index]!;
      if (offset < piece.start || offset >= piece.end) continue;
      offsets.push(offset - piece.start + text.length);
      bytes.push(original.invalidBytes[index]!);
    }
    text += original.text.slice(piece.start, piece.end);
  }
  return { text, invalidOffsets: Int32Array.from(offsets), invalidBytes: Uint8Array.from(bytes) };
}

/** A comment line without indentation, mark, the blank behind it, and a CR at its end. */
function stripMark(line: string): string {
  let start = 0;
  while (isWhite(line.charCodeAt(start))) start++;
  const text = line.slice(start + 1).replace(/\r$/, '');
  return text.startsWith(' ') ? text.slice(1) : text;
}
