/** Edits of a scalar’s value as edits of its text. What can’t be done for sure is not done. */
import type { TextEdit } from '../parser/index.ts';
import { lineAt } from './align-block.ts';
import type { Run } from './align-scalar.ts';
import { indexAt } from './text-placement.ts';

/** Edits of a literal block: its lines keep their indentation, and what is new gets it. */
export class LiteralEdits {
  readonly #text: string;
  readonly #value: string;
  readonly #lines: readonly BlockLine[];
  readonly #indent: string;
  readonly #lineEnd: string;

  constructor(text: string, value: string, runs: readonly Run[]) {
    this.#text = text;
    this.#value = value;
    this.#lines = linesOf(text, value, runs);
    const first = this.#lines.find(({ start, end }) => end > start);
    this.#indent = first === undefined ? '' : text.slice(first.at, first.content);
    this.#lineEnd = text[this.#lines[0]!.until] === '\r' ? '\r\n' : '\n';
  }

  edit(edit: TextEdit): TextEdit | undefined {
    if (this.#indent === '' || /[\r\0]/.test(edit.text)) return undefined;
    return this.#within(edit) ?? this.#wholeLines(edit) ?? this.#rewritten(edit);
  }

  /** An edit of one line that leaves some of it. */
  #within({ start, end, text }: TextEdit): TextEdit | undefined {
    const line = this.#lineAt(start);
    if (text.includes('\n') || end > line.end || line.content - line.at !== this.#indent.length)
      return undefined;
    if (start === line.start && end === line.end && text === '') return undefined;
    const shift = line.content - line.start;
    return { start: start + shift, end: end + shift, text };
  }

  /** Lines that are put in, taken out or replaced. */
  #wholeLines({ start, end, text }: TextEdit): TextEdit | undefined {
    const first = this.#lineAt(start);
    const last = this.#lineAt(end);
    if (first.start !== start || last.start !== end || (text !== '' && !text.endsWith('\n')))
      return undefined;
    // The last line of a file may lack its end.
    const open = last.at > 0 && this.#text[last.at - 1] !== '\n';
    const lines = text === '' ? '' : this.#render(text.slice(0, -1)) + (open ? '' : this.#lineEnd);
    return { start: first.at, end: last.at, text: open && lines !== '' ? this.#lineEnd + lines : lines };
  }

  /** The lines that an edit touches, written anew. */
  #rewritten({ start, end, text }: TextEdit): TextEdit {
    const first = this.#lineAt(start);
    const last = this.#lineAt(end);
    const content = this.#value.slice(first.start, start) + text + this.#value.slice(end, last.end);
    return { start: first.at, end: last.until, text: this.#render(content) };
  }

  #render(content: string): string {
    return content
      .split('\n')
      .map((line) => (line === '' ? '' : this.#indent + line))
      .join(this.#lineEnd);
  }

  #lineAt(offset: number): BlockLine {
    return this.#lines[indexAt(this.#lines, offset)]!;
  }
}

/** A line of a literal block. */
interface BlockLine {
  /** In the value, without its end. */
  readonly start: number;
  readonly end: number;
  /** In the file: where its indentation begins, its text, and its end. */
  readonly at: number;
  readonly content: number;
  readonly until: number;
}

function linesOf(text: string, value: string, runs: readonly Run[]): BlockLine[] {
  const lines: BlockLine[] = [];
  let at = text.lastIndexOf('\n', (runs[0]?.at ?? 1) - 1) + 1;
  for (let start = 0; start <= value.length; ) {
    const lineEnd = value.indexOf('\n', start);
    const end = lineEnd < 0 ? value.length : lineEnd;
    const isVirtual = start === value.length;
    const { contentEnd, next } = isVirtual ? { contentEnd: at, next: at } : lineAt(text, at);
    lines.push({ start, end, at, content: contentEnd - (end - start), until: contentEnd });
    start = end + 1;
    at = next;
  }
  return lines;
}

/** An edit of a scalar in double quotes: what is new is escaped. */
export function editDoubleQuoted(runs: readonly Run[], { start, end, text }: TextEdit): TextEdit | undefined {
  const from = borderIn(runs, start);
  const until = borderIn(runs, end);
  if (from === undefined || until === undefined) return undefined;
  return { start: from, end: until, text: JSON.stringify(text).slice(1, -1) };
}

/** An edit of a scalar in single quotes, within a line. */
export function editSingleQuoted(runs: readonly Run[], { start, end, text }: TextEdit): TextEdit | undefined {
  const from = borderIn(runs, start);
  const until = borderIn(runs, end);
  if (from === undefined || until === undefined || /[\n\r\0]/.test(text)) return undefined;
  return { start: from, end: until, text: text.replaceAll("'", "''") };
}

/** Where an offset stands exactly: between characters, not within an escape. */
function borderIn(runs: readonly Run[], offset: number): number | undefined {
  const run = runs[indexAt(runs, offset)];
  if (run === undefined) return undefined;
  if (run.same) return run.at + offset - run.start;
  if (offset === run.start) return run.at;
  return offset === run.end ? run.until : undefined;
}
