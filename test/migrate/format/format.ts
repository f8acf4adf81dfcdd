import { type FormatOptions, formatEdits } from '../../../src/migrate/format/format.ts';
import { applyEdits, foldName, parse } from '../../../src/parser/index.ts';

/** A text in the canonical layout. */
export function format(text: string, options: FormatOptions = {}): string {
  return applyEdits(text, formatEdits(parse(text), options));
}

/** What the server reads, without what it does not see: lines, and the letter case of names. */
export function meaning(text: string): unknown[] {
  return parse(text)
    .events()
    .map(({ section, subsection, key, blank, value }) => ({
      section: foldName(section),
      subsection,
      key: foldName(key),
      blank,
      value,
    }));
}

/** Every comment, without blanks at its end. */
export function comments(text: string): unknown[] {
  return parse(text)
    .comments()
    .map((comment) => ({ text: comment.text.replace(/[ \t\r]+$/, ''), alone: comment.alone }));
}
