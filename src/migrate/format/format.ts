/** The canonical layout of a file. Whatever the server reads, and every comment, stays as it is. */
import type { Document, TextEdit } from '../../parser/index.ts';
import { type Placing, placeLines } from './blank-lines.ts';
import { commentGaps, nameWidths } from './columns.ts';
import { type Line, readLines, widthOf } from './lines.ts';
import type { Quotes } from './spelling.ts';

export type { Quotes };

export interface FormatOptions {
  /** Blanks before settings and the comments among them. Default: none. */
  readonly indent?: number | undefined;
  /** Put the equals signs of a block of settings below each other. */
  readonly align?: boolean | undefined;
  /** Default: `needed`. */
  readonly quotes?: Quotes | undefined;
}

/**
 * What to change in a document so that it has the canonical layout; nothing when it has. The server reads the same
 * afterwards, but for the letter case of names, to which it is blind.
 *
 * @throws {RangeError} for a document with syntax errors: nobody knows what is meant there.
 */
export function formatEdits(document: Document, options: FormatOptions = {}): TextEdit[] {
  if (document.errorCount > 0) throw new RangeError('A document with syntax errors can’t be formatted.');
  const text = document.toString();
  const lines = readLines(document, options.quotes ?? 'needed');
  const placings = placeLines(lines);
  const lineEnd = usualLineEnd(text);
  const edits: TextEdit[] = [];
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  for (const [index, written] of writeLines(lines, placings, options).entries()) {
    const { start, end } = lines[index]!.node;
    const blank = placings[index]!.apart ? lineEnd : '';
    add(edits, text, { start: from, end: start, text: blank });
    add(edits, text, { start, end, text: written.replaceAll(/\\\r?\n/g, `\\${lineEnd}`) + lineEnd });
    from = end;
  }
  add(edits, text, { start: from, end: text.length, text: '' });
  return edits;
}

function add(edits: TextEdit[], text: string, edit: TextEdit): void {
  if (text.slice(edit.start, edit.end) !== edit.text) edits.push(edit);
}

/** The lines without their ends; a value may be continued, with a line end of any kind. */
function writeLines(
  lines: readonly Line[],
  placings: readonly Placing[],
  { indent = 0, align = false }: FormatOptions,
): string[] {
  const widths = align ? nameWidths(lines, placings) : [];
  const section = lines.findIndex(({ type }) => type === 'header');
  const margins = lines.map(({ type }, index) =>
    type === 'header' || placings[index]!.leads || index < section || section < 0 ? '' : ' '.repeat(indent),
  );
  const contents = lines.map(({ name, value }, index) => {
    const equals = value === null ? '' : `${' '.repeat((widths[index] ?? widthOf(name)) - widthOf(name))} =`;
    return `${margins[index]}${name}${equals}${value === null || value === '' ? '' : ` ${value}`}`;
  });
  const gaps = commentGaps(lines, contents);
  return lines.map(({ type, comment, continues }, index) => {
    if (type === 'comment') return (continues ? ' '.repeat(gaps[index]!) : margins[index]) + comment;
    return contents[index] + (comment === '' ? '' : ' '.repeat(gaps[index]!) + comment);
  });
}

/** That of most lines. */
function usualLineEnd(text: string): string {
  let lines = 0;
  let withCr = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines++;
    if (text[at - 1] === '\r') withCr++;
  }
  return withCr * 2 > lines ? '\r\n' : '\n';
}
