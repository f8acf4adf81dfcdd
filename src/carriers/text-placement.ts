import type { TextEdit, TextRange } from '../parser/index.ts';
import type { Run } from './align-scalar.ts';
import type { HostEdit, HostFile, HostPlace, Placement } from './placement.ts';

export interface PlacedText {
  readonly file: HostFile;
  /** The whole of it, in the file: for an empty text, and where nothing more is known. */
  readonly whole: TextRange;
  readonly runs: readonly Run[];
  /** What can’t be seen at a place. */
  note?(range: TextRange): string | undefined;
  /** An edit of the text as an edit of the file; absent where there is none. */
  edit?(edit: TextEdit): TextEdit | undefined;
}

/** The places of a text that lies in one piece in one file. */
export class TextPlacement implements Placement {
  readonly files: readonly HostFile[];
  readonly #text: PlacedText;

  constructor(text: PlacedText) {
    this.files = [text.file];
    this.#text = text;
  }

  place(range: TextRange): HostPlace {
    const { file } = this.#text;
    const note = this.#text.note?.(range);
    return { file, range: this.#rangeOf(range), ...(note === undefined ? {} : { note }) };
  }

  exact(range: TextRange): HostPlace | undefined {
    const { runs, file } = this.#text;
    const first = runs[indexAt(runs, range.start)];
    if (first === undefined || !first.same || range.end > first.end) return undefined;
    const at = first.at - first.start;
    return { file, range: { start: range.start + at, end: range.end + at } };
  }

  edit(edit: TextEdit): HostEdit | undefined {
    const placed = this.#text.edit?.(edit);
    return placed && { file: this.#text.file, edit: placed };
  }

  #rangeOf({ start, end }: TextRange): TextRange {
    const { runs, whole } = this.#text;
    const first = runs[indexAt(runs, start)];
    if (first === undefined) return whole;
    const from = offsetIn(first, start);
    if (end <= start) return { start: from, end: from };
    // The last character, for behind it may stand the indentation of the next line.
    const last = runs[indexAt(runs, end - 1)]!;
    return { start: from, end: Math.max(from, last.same ? offsetIn(last, end) : last.until) };
  }
}

/** Where an offset of the text stands in the file; within what is written otherwise, where that begins. */
function offsetIn({ start, end, at, until, same }: Run, offset: number): number {
  if (same) return at + Math.min(offset, end) - start;
  return offset >= end ? until : at;
}

/** Index of the stretch that holds an offset, of sorted ones without gaps; of the last one for what lies behind it. */
export function indexAt(stretches: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.start <= offset) low = middle;
    else high = middle;
  }
  return low;
}
