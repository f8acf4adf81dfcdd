/** Edits as data: what replaces which stretch of the original text. */
import type { TextRange } from './position.ts';

/**
 * Replaces a stretch of a text.
 *
 * In a list of edits all offsets refer to the original text, no two stretches overlap, and the list is sorted.
 */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** @throws {RangeError} when edits overlap or reach beyond the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  checkEdits(text, edits);
  let edited = '';
  let from = 0;
  for (const edit of edits) {
    edited += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return edited + text.slice(from);
}

/** @throws {RangeError} when edits overlap or reach beyond the text. */
export function checkEdits(text: string, edits: readonly TextEdit[]): void {
  let from = 0;
  for (const edit of edits) {
    if (edit.start < from || edit.end < edit.start || edit.end > text.length)
      throw new RangeError('Edits overlap, are out of order, or reach beyond the text.');
    from = edit.end;
  }
}

/** A stretch of the original text, or text that came in since. */
export type Piece = TextRange | string;

/** The present text as pieces of the original: what lies between kept pieces was edited. */
export class Pieces {
  readonly #originalLength: number;
  #pieces: Piece[];

  constructor(originalLength: number) {
    this.#originalLength = originalLength;
    this.#pieces = [{ start: 0, end: originalLength }];
  }

  [Symbol.iterator](): Iterator<Piece> {
    return this.#pieces[Symbol.iterator]();
  }

  /** Replaces stretches of the present text: in order, without overlap. */
  replace(edits: readonly TextEdit[]): void {
    const old = this.#pieces;
    const pieces: Piece[] = [];
    let at = 0;
    let index = 0;
    let within = 0;
    const passTo = (offset: number, keep: boolean) => {
      while (at < offset && index < old.length) {
        const piece = old[index]!;
        const end = Math.min(pieceLength(piece), within + offset - at);
        if (keep) pieces.push(cut(piece, within, end));
        at += end - within;
        within = end;
        if (within === pieceLength(piece)) {
          index++;
          within = 0;
        }
      }
    };
    for (const edit of edits) {
      passTo(edit.start, true);
      passTo(edit.end, false);
      if (edit.text !== '') pieces.push(edit.text);
    }
    passTo(Number.POSITIVE_INFINITY, true);
    this.#pieces = pieces;
  }

  /** The edits that lead from the original to the present text. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let start = 0;
    let text = '';
    for (const piece of [...this.#pieces, { start: this.#originalLength, end: this.#originalLength }]) {
      if (typeof piece === 'string') {
        text += piece;
        continue;
      }
      if (piece.start > start || text !== '') edits.push({ start, end: piece.start, text });
      start = piece.end;
      text = '';
    }
    return edits;
  }
}

function pieceLength(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if (typeof piece === 'string') return piece.slice(from, to);
  return { start: piece.start + from, end: piece.start + to };
}
