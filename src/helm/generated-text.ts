/** The text of a configuration as it is put together, with the place that each piece comes from. */
import type { HostPlace } from '../carriers/placement.ts';
import type { TextRange } from '../parser/index.ts';
import type { Directive } from './directives.ts';
import type { ScalarValue } from './tree.ts';

/** A piece of the text. Pieces are in order and do not overlap. */
export interface Segment extends TextRange {
  /** Where it stands, or for what the chart writes, where one would change that. */
  readonly place: HostPlace;
  /** Whether somebody gave it, or the chart brings it along. */
  readonly by: 'given' | 'chart';
  /** Where in the file this very text begins, if it stands there word for word. */
  readonly exactFrom: number | undefined;
  /** What an edit of it changes; absent where the file can’t be edited for it. */
  readonly edits?: EditedPiece | undefined;
}

export type EditedPiece =
  | { readonly kind: 'value'; readonly scalar: ScalarValue }
  | { readonly kind: 'key' }
  | { readonly kind: 'comment'; readonly directive: Directive };

export interface PieceOrigin {
  readonly place: HostPlace;
  readonly by: Segment['by'];
  readonly edits?: EditedPiece | undefined;
}

export class GeneratedText {
  readonly segments: Segment[] = [];
  #text = '';

  get text(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Adds text that stands for nothing in a file. */
  add(text: string): void {
    this.#text += text;
  }

  /** Adds a piece that comes from somewhere. */
  addPiece(text: string, { place, by, edits }: PieceOrigin): TextRange {
    const start = this.#text.length;
    this.#text += text;
    const range = { start, end: this.#text.length };
    this.segments.push({
      ...range,
      place,
      by,
      exactFrom: by === 'chart' ? undefined : exactFrom(text, place),
      edits,
    });
    return range;
  }
}

/** Where a text begins in its place, within quotes if there are any. */
function exactFrom(text: string, { file, range }: HostPlace): number | undefined {
  const written = file.text.slice(range.start, range.end);
  if (written === text) return range.start;
  const isQuoted = /^(["']).*\1$/s.test(written) && written.slice(1, -1) === text;
  return isQuoted ? range.start + 1 : undefined;
}
