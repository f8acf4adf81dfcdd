import type { Document, Position, TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';
import { bindEntries } from './binding.ts';
import type { Catalogue } from './catalogue.ts';
import { MASK, mergeRanges, secretRanges } from './secrecy.ts';

/** A file's text as it may be shown: what must stay secret is masked, and places are found again. */
export class MaskedText {
  readonly lines: readonly string[];
  readonly #index: LineIndex;
  readonly #secrets: readonly TextRange[];

  /** @param secrets sorted, without overlap. */
  constructor(text: string, secrets: readonly TextRange[]) {
    const lines: string[] = [];
    const from = text.startsWith('\uFEFF') ? 1 : 0;
    let next = 0;
    for (let start = from; start <= text.length; ) {
      const lineEnd = text.indexOf('\n', start);
      const end = lineEnd < 0 ? text.length : lineEnd;
      while (next < secrets.length && secrets[next]!.end <= start) next++;
      lines.push(maskLine(text, start, end, secrets, next));
      if (lineEnd < 0) break;
      start = end + 1;
    }
    this.lines = lines;
    this.#index = new LineIndex(text, from);
    this.#secrets = secrets;
  }

  /**
   * The column, from 1, at which a place of the original text stands in the masked line. A place inside a secret is
   * where the mask begins; or where it ends, for the end of a range.
   */
  column({ line, offset }: Position, side: 'start' | 'end' = 'start'): number {
    const start = this.#index.lineStart(line) ?? 0;
    let column = Math.max(0, offset - start);
    for (const secret of this.#secrets) {
      if (secret.end <= start) continue;
      if (secret.start >= offset) break;
      const from = Math.max(secret.start, start);
      column -= Math.min(secret.end, offset) - from;
      if (secret.end <= offset || side === 'end') column += MASK.length;
    }
    return column + 1;
  }

  /** The place of an offset of the original text, by its own lines and columns. */
  position(offset: number): Position {
    return this.#index.position(offset);
  }
}

function maskLine(
  text: string,
  start: number,
  end: number,
  secrets: readonly TextRange[],
  first: number,
): string {
  let line = '';
  let from = start;
  for (let index = first; index < secrets.length && secrets[index]!.start < end; index++) {
    const secret = secrets[index]!;
    line += text.slice(from, Math.max(from, secret.start)) + MASK;
    from = Math.min(end, secret.end);
  }
  return (line + text.slice(from, end)).replace(/\r$/, '');
}

/** A document’s text as it may be shown. */
export function maskDocument(document: Document, catalogue?: Catalogue): MaskedText {
  return new MaskedText(document.toString(), secretRanges(document, bindEntries(document, catalogue)));
}

/** The texts of two states of a file as they may be shown side by side. */
export function maskBoth(
  one: Document,
  other: Document,
  catalogue?: Catalogue,
): { one: MaskedText; other: MaskedText } {
  const secrets = secretsOfBoth(one, other, catalogue);
  return {
    one: new MaskedText(one.toString(), secrets.one),
    other: new MaskedText(other.toString(), secrets.other),
  };
}

/**
 * What must not be shown of two states of a file. A comment that is the rest of a secret on one side (`Password = a#b`)
 * may stand on the other where nothing tells what it is.
 */
export function secretsOfBoth(
  one: Document,
  other: Document,
  catalogue?: Catalogue,
): { one: TextRange[]; other: TextRange[] } {
  const sides = [readSide(one, catalogue), readSide(other, catalogue)];
  const secret = new Set(sides.flatMap(({ text, rests }) => rests.map((rest) => commentIn(text, rest))));
  const secrets = ({ text, ranges, comments }: Side) =>
    mergeRanges([...ranges, ...comments.filter((comment) => secret.has(commentIn(text, comment)))]);
  return { one: secrets(sides[0]!), other: secrets(sides[1]!) };
}

interface Side {
  readonly text: string;
  readonly ranges: readonly TextRange[];
  readonly comments: readonly TextRange[];
  /** The comments that begin inside of a secret. */
  readonly rests: readonly TextRange[];
}

function readSide(document: Document, catalogue: Catalogue | undefined): Side {
  const ranges = secretRanges(document, bindEntries(document, catalogue));
  const comments = document.comments().map(({ range }) => range);
  let next = 0;
  const rests = comments.filter(({ start }) => {
    while (next < ranges.length && ranges[next]!.end <= start) next++;
    return next < ranges.length && ranges[next]!.start < start;
  });
  return { text: document.toString(), ranges, comments, rests };
}

/** A CR before the line end is no part of it, and on the other side perhaps not there. */
function commentIn(text: string, { start, end }: TextRange): string {
  return text.slice(start, end).trimEnd();
}
