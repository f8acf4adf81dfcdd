/** Writes settings of the migration file in the manner of the main file. */

import { styleOf } from '../../parser/edit-plan.ts';
import { type Document, type Entry, encodeValue, type Header } from '../../parser/index.ts';
import { readSource } from '../../parser/source.ts';
import { Tree } from '../../parser/tree.ts';
import { commentOf, type Layout } from './layout.ts';

/** Lines without their ends; a value that is continued makes one with line ends inside. */
export class LineWriter {
  readonly lineEnd: string;
  readonly #main: Tree;
  readonly #migration: Layout;

  constructor(main: Document, migration: Layout) {
    this.#main = new Tree(readSource(main.toString()), 'skip');
    this.#migration = migration;
    const text = this.#main.text.includes('\n') ? this.#main.text : migration.text;
    this.lineEnd = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  }

  /** A setting with its comments. @param like the setting of the main file whose manner to follow; default: its last. */
  setting(entry: Entry, like: Entry | undefined): string[] {
    return [...this.comments(entry, like), this.#line(entry, like)];
  }

  /** The blanks before the key of a setting of the main file. */
  indentOf(like: Entry | undefined): string {
    return styleOf(this.#main, like).indent;
  }

  /** The comments above a setting. */
  comments(entry: Entry, like: Entry | undefined): string[] {
    const indent = this.indentOf(like);
    const { text } = this.#migration;
    return this.#migration.unitOf(entry).block.map((comment) => indent + commentOf(text, comment)!);
  }

  /** A header with its comments. */
  header(header: Header): string[] {
    const { text } = this.#migration;
    const { block, trailing } = this.#migration.unitOf(header);
    const { subsectionRange } = header;
    const subsection =
      subsectionRange === null ? '' : ` ${text.slice(subsectionRange.start, subsectionRange.end)}`;
    return [
      ...block.map((comment) => commentOf(text, comment)!),
      `[${header.name}${subsection}]${trailing === undefined ? '' : ` ${trailing}`}`,
    ];
  }

  #line(entry: Entry, like: Entry | undefined): string {
    const { text } = this.#migration;
    const style = styleOf(this.#main, like);
    const { valueRange, commentRange } = entry;
    const end = (valueRange ?? entry.keyRange).end;
    const written = valueRange === null ? '' : this.#spelling(entry);
    const line =
      valueRange === null
        ? style.indent + entry.key
        : // The manner is that of the line, the spelling of the value the migration file’s.
          written === ''
          ? style.line(entry.key, '')
          : style.line(entry.key, 'x').slice(0, -1) + written;
    const { trailing } = this.#migration.unitOf(entry);
    if (commentRange === null || trailing === undefined) return line;
    const gap = text.slice(end, commentRange.start).replaceAll('\r', '');
    return line + (gap === '' && written === '' ? ' ' : gap) + trailing;
  }

  /** A value as written. The server drops every CR in it. */
  #spelling({ value, valueRange }: Entry): string {
    const written = this.#migration.text.slice(valueRange!.start, valueRange!.end).replaceAll('\r', '');
    // Continued with an empty line, which may not be one at its new place.
    if (written.endsWith('\\\n')) return encodeValue(value!);
    return written.replaceAll('\n', this.lineEnd);
  }
}
