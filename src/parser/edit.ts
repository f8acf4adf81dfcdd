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

  /** Replaces a stretch of the present text. */
  replace(start: number, end: number, text: string): void {
    const before: Piece[] = [];
    const after: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = pieceLength(piece);
      if (at < start) before.push(cut(piece, 0, Math.min(length, start - at)));
      if (at + length > end) after.push(cut(piece, Math.max(0, end - at), length));
      at += length;
    }
    this.#pieces = [...before, text, ...after].filter((piece) => pieceLength(piece) > 0);
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
