/** The edits that bring settings of the migration file into the main file. */

import { replacement } from '../../parser/edit-plan.ts';
import { type Document, type Entry, encodeValue, type TextEdit } from '../../parser/index.ts';
import { withoutLineEnd } from '../../parser/tree.ts';
import { commentOf, type Layout } from './layout.ts';
import { Places, sectionKey } from './places.ts';
import { LineWriter } from './write-lines.ts';

export class MainEdits {
  readonly #layout: Layout;
  readonly #migration: Layout;
  readonly #places: Places;
  readonly #writer: LineWriter;
  readonly #edits: TextEdit[] = [];
  /** Lines to put in, by offset: behind the line above it and above the one below. */
  readonly #behind = new Map<number, string[]>();
  readonly #above = new Map<number, string[]>();
  /** The lines of sections that are new, by the section. */
  readonly #sections = new Map<string, string[]>();

  constructor(main: Document, layout: Layout, migration: Layout) {
    this.#layout = layout;
    this.#migration = migration;
    this.#places = new Places(main, layout);
    this.#writer = new LineWriter(main, migration);
  }

  /** Puts a setting in. @param own the main file’s last line of the same setting, where it has any. */
  add(entry: Entry, own?: Entry): void {
    const header = entry.header!;
    const place = this.#places.find(header, entry.key, own);
    const { apart } = this.#migration.unitOf(entry);
    if (place !== undefined) {
      const lines = this.#writer.setting(entry, place.like);
      this.#put(this.#behind, place.offset, place.airy ? ['', ...lines] : lines);
      return;
    }
    let section = this.#sections.get(sectionKey(header));
    if (section === undefined) {
      section = this.#writer.header(header);
      this.#sections.set(sectionKey(header), section);
    }
    section.push(...(apart ? [''] : []), ...this.#writer.setting(entry, undefined));
  }

  /** Gives lines of one setting the values of other lines, with the comments of both; there may be more or fewer. */
  replace(own: readonly Entry[], entries: readonly Entry[]): void {
    const kept = own.slice(Math.max(0, own.length - entries.length));
    for (const entry of own.slice(0, own.length - kept.length)) this.remove(entry);
    for (const [index, entry] of kept.entries()) this.#replaceLine(entry, entries[index]!);
    for (const entry of entries.slice(kept.length)) this.add(entry, own.at(-1));
  }

  /** Takes a setting out. Its comments stay, and don’t become those of the setting below. */
  remove(entry: Entry): void {
    const { range, keyRange, commentRange } = entry;
    const { block, below, isCut } = this.#layout.unitOf(entry);
    this.#edits.push(
      commentRange === null || isCut
        ? { ...range, text: '' }
        : { start: keyRange.start, end: commentRange.start, text: '' },
    );
    const hasComments = block.length > 0 || (commentRange !== null && !isCut);
    if (hasComments && (below?.type === 'setting' || below?.type === 'comment'))
      this.#behind.set(range.end, ['', ...(this.#behind.get(range.end) ?? [])]);
  }

  #replaceLine(own: Entry, entry: Entry): void {
    const { text } = this.#layout;
    const { node, block } = this.#layout.unitOf(own);
    this.#edits.push(...this.#replaceValue(own, entry));
    const there = new Set([...block, node].map((line) => commentOf(text, line)));
    const above = this.#writer.comments(entry, own);
    const { trailing: behind, isCut } = this.#migration.unitOf(entry);
    if (behind !== undefined && !isCut) {
      const end = withoutLineEnd(text, own.range.end);
      if (own.commentRange === null && end >= (own.valueRange ?? own.keyRange).end)
        this.#edits.push({ start: end, end, text: ` ${behind}` });
      else above.push(this.#writer.indentOf(own) + behind);
    }
    this.#put(
      this.#above,
      own.range.start,
      above.filter((comment) => !there.has(comment.trimStart())),
    );
  }

  /** The rest of a secret goes with the value that it belongs to, and comes with it. */
  #replaceValue(own: Entry, entry: Entry): TextEdit[] {
    const { text } = this.#layout;
    const { isCut, trailing = '' } = this.#migration.unitOf(entry);
    const rest = isCut ? trailing : '';
    const { valueRange } = own;
    if (this.#layout.unitOf(own).isCut)
      return [...valueEdits(text, own, entry), { ...own.commentRange!, text: rest }];
    if (rest === '' || valueRange === null || valueRange.start === valueRange.end)
      return valueEdits(text, own, entry);
    return [{ ...valueRange, text: encodeValue(entry.value!) + rest }];
  }

  #put(lines: Map<number, string[]>, offset: number, added: readonly string[]): void {
    const there = lines.get(offset);
    if (there === undefined) lines.set(offset, [...added]);
    else there.push(...added);
  }

  /** Sorted, without overlap. */
  list(): TextEdit[] {
    const { text } = this.#layout;
    const { lineEnd } = this.#writer;
    const edits = [...this.#edits];
    for (const offset of new Set([...this.#behind.keys(), ...this.#above.keys()])) {
      if (offset === text.length) continue;
      const lines = [...(this.#behind.get(offset) ?? []), ...(this.#above.get(offset) ?? [])];
      edits.push({ start: offset, end: offset, text: lines.map((line) => line + lineEnd).join('') });
    }
    const last = this.#atEnd(edits);
    return [...edits, ...last].toSorted((one, other) => one.start - other.start || one.end - other.end);
  }

  /** What goes to the end of the file. A file without a final line end keeps going without one. */
  #atEnd(edits: readonly TextEdit[]): TextEdit[] {
    const { text, nodes } = this.#layout;
    const { lineEnd } = this.#writer;
    const lines = [...(this.#behind.get(text.length) ?? [])];
    for (const section of this.#sections.values()) {
      const apart = lines.length === 0 && (/\n[ \t\r]*\n[ \t\r]*$/.test(text) || /^\s*$/.test(text));
      lines.push(...(apart ? [] : ['']), ...section);
    }
    if (lines.length === 0) return [];
    const end = { start: text.length, end: text.length };
    const joined = lines.join(lineEnd);
    const last = nodes.at(-1);
    const value = last?.tokens.findLast(({ type }) => type === 'value');
    const open =
      last !== undefined &&
      last.type !== 'byte-order-mark' &&
      // A value may be continued with a line that is not there.
      (!text.endsWith('\n') || value?.end === text.length);
    if (!open) return [{ ...end, text: joined + lineEnd }];
    const removed = edits.some((edit) => edit.start === last.start && edit.end === text.length);
    return [{ ...end, text: removed ? joined : lineEnd + joined }];
  }
}

function valueEdits(text: string, own: Entry, { value }: Entry): TextEdit[] {
  return value === null ? blanking(text, own) : replacement(text, own, value);
}

/** Makes a line a key without an equals sign. */
function blanking(text: string, { keyRange, valueRange }: Entry): TextEdit[] {
  if (valueRange === null) return [];
  const { start, end } = { start: keyRange.end, end: valueRange.end };
  const beforeCr = text.startsWith('\r\n', end - 1) ? end - 1 : end;
  return [{ start, end: beforeCr, text: '' }];
}
