/** Section headers that stand in a comment: `; [Authorization]`. */
import { type Document, type Entry, foldName, type TextRange } from '../../../parser/index.ts';

/** A header that was commented out, above a setting and below the header under which the setting fell. */
export interface CommentedHeader {
  readonly section: string;
  readonly range: TextRange;
  /** `;` or `#`, as often as it is written. */
  readonly mark: string;
  /** What makes it a comment: the mark and the blanks behind it. */
  readonly markRange: TextRange;
}

const HEADER = /^([;#]+\s*)\[\s*([^\]"\s]+)\s*(?:"[^"]*"\s*)?\]\s*$/;

/** The last header of this section that was commented out above an entry. */
export function commentedHeaderAbove(
  document: Document,
  entry: Entry,
  section: string,
): CommentedHeader | undefined {
  const from = entry.header?.range.end ?? 0;
  for (const { text, range, alone } of document.comments().toReversed()) {
    if (range.end > entry.range.start || !alone) continue;
    if (range.start < from) return undefined;
    const [, mark, name] = HEADER.exec(text) ?? [];
    if (mark === undefined || name === undefined || foldName(name) !== foldName(section)) continue;
    return {
      section: name,
      range,
      mark: mark.trimEnd(),
      markRange: { start: range.start, end: range.start + mark.length },
    };
  }
  return undefined;
}
