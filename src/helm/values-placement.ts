import type { HostEdit, HostFile, HostPlace, Placement } from '../carriers/placement.ts';
import type { TextEdit, TextRange } from '../parser/index.ts';
import { encodeScalar } from './encode-scalar.ts';
import { firstIndex } from './first-index.ts';
import type { Segment } from './generated-text.ts';

/** Where the configuration that a chart writes stands in the values that it is written from. */
export class ValuesPlacement implements Placement {
  readonly files: readonly HostFile[];
  readonly #text: string;
  readonly #segments: readonly Segment[];
  readonly #home: HostPlace;

  constructor(text: string, segments: readonly Segment[], files: readonly HostFile[], home: HostPlace) {
    this.#text = text;
    this.#segments = segments;
    this.files = files;
    this.#home = home;
  }

  place(range: TextRange): HostPlace {
    const [first, ...others] = this.#touching(range);
    if (first === undefined) return this.#nearest(range);
    if (others.length === 0) return partOf(first, range);
    // A stretch over several pieces: what of it stands in the file of the first.
    const parts = [first, ...others].map((segment) => partOf(segment, range));
    const own = parts.filter(
      ({ file }, index) => file === parts[0]!.file && (index === 0 || isGiven([first, ...others][index]!)),
    );
    const start = Math.min(...own.map((part) => part.range.start));
    const end = Math.max(...own.map((part) => part.range.end));
    // Keys and values that stand apart, as with aliases, are not one stretch of the file.
    const { file, note } = parts[0]!;
    const isApart = file.text.slice(start, end).split('\n').length > own.length + 1;
    return isApart ? parts[0]! : { file, range: { start, end }, ...(note !== undefined && { note }) };
  }

  exact(range: TextRange): HostPlace | undefined {
    const segment = this.#holding(range);
    if (segment?.exactFrom === undefined) return undefined;
    const start = segment.exactFrom + range.start - segment.start;
    return { file: segment.place.file, range: { start, end: start + range.end - range.start } };
  }

  edit({ start, end, text }: TextEdit): HostEdit | undefined {
    const comment = text === '' ? this.#wholeLine({ start, end }) : undefined;
    if (comment?.edits?.kind === 'comment') return withoutComment(comment);
    const segment = this.#holding({ start, end });
    if (segment?.edits === undefined || segment.by === 'chart' || /[\r\n]/.test(text)) return undefined;
    const { place, edits } = segment;
    if (edits.kind === 'comment') {
      const exact = this.exact({ start, end });
      return exact && { file: exact.file, edit: { ...exact.range, text } };
    }
    const before = this.#text.slice(segment.start, start);
    const after = this.#text.slice(end, segment.end);
    const style = edits.kind === 'value' ? edits.scalar.style : 'plain';
    const encoded = encodeScalar(before + text + after, style, edits.kind);
    return encoded === undefined ? undefined : { file: place.file, edit: { ...place.range, text: encoded } };
  }

  /** Whether the chart writes this by itself. */
  isByChart(range: TextRange): boolean {
    const touching = this.#touching(range);
    return touching.length > 0 && touching.every(({ by }) => by === 'chart');
  }

  /** Those that a stretch reaches; of an empty one also those that end or begin there. */
  #touching({ start, end }: TextRange): Segment[] {
    const isEmpty = start === end;
    const found: Segment[] = [];
    const from = firstIndex(this.#segments, (segment) =>
      isEmpty ? segment.end >= start : segment.end > start,
    );
    for (let index = from; index < this.#segments.length; index++) {
      const segment = this.#segments[index]!;
      if (isEmpty ? segment.start > start : segment.start >= end) break;
      found.push(segment);
    }
    return found;
  }

  #holding({ start, end }: TextRange): Segment | undefined {
    const near = this.#touching({ start, end });
    // Of an empty value, the value rather than the key before it.
    return near.findLast((segment) => segment.start <= start && end <= segment.end);
  }

  #wholeLine({ start, end }: TextRange): Segment | undefined {
    return this.#touching({ start, end }).find(
      (segment) => segment.start === start && segment.end <= end && end <= segment.end + 1,
    );
  }

  /** The piece before a place that stands for nothing. */
  #nearest({ start }: TextRange): HostPlace {
    const after = firstIndex(this.#segments, (segment) => segment.end > start);
    const before = this.#segments[after - 1] ?? this.#segments[0];
    return before === undefined || start === 0 ? this.#home : before.place;
  }
}

function isGiven({ by }: Segment): boolean {
  return by === 'given';
}

function partOf({ start, end, place, exactFrom }: Segment, range: TextRange): HostPlace {
  if (exactFrom === undefined) return place;
  const from = Math.max(range.start, start) - start;
  const until = Math.min(range.end, end) - start;
  return { file: place.file, range: { start: exactFrom + from, end: exactFrom + Math.max(from, until) } };
}

/** A comment goes with its line, or with the blanks before it. */
function withoutComment({ place: { file, range }, edits }: Segment): HostEdit | undefined {
  if (edits?.kind !== 'comment') return undefined;
  let { start, end } = range;
  if (!edits.directive.alone) {
    while (/[ \t]/.test(file.text.charAt(start - 1))) start--;
  } else {
    start = file.text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = file.text.indexOf('\n', end);
    end = lineEnd < 0 ? file.text.length : lineEnd + 1;
  }
  return { file, edit: { start, end, text: '' } };
}
