import { type Run, Runs } from './align-scalar.ts';

interface Block {
  readonly value: string;
  readonly folded: boolean;
}

/**
 * Aligns a block scalar, literal or folded, line by line; undefined where that does not come out.
 *
 * @param start where the scalar’s header stands (`|-`), perhaps behind an anchor or a tag.
 */
export function alignBlock(text: string, start: number, { value, folded }: Block): Run[] | undefined {
  const headerEnd = text.indexOf('\n', start);
  if (headerEnd < 0) return undefined;
  if (!folded) return alignLiteral(text, headerEnd + 1, value);
  const first = /[^\n\r ]/g;
  first.lastIndex = headerEnd;
  const at = first.exec(text)?.index ?? text.length;
  const indent = at - text.lastIndexOf('\n', at - 1) - 1;
  // Where the header tells the indentation, some of the blanks belong to the text.
  for (let width = indent; width > 0; width--) {
    const runs = alignFolded(text, headerEnd + 1, value, width);
    if (runs !== undefined || !/[1-9]/.test(text.slice(start, headerEnd))) return runs;
  }
  return undefined;
}

/** A line of the value is a line of the file, without its indentation. */
function alignLiteral(text: string, from: number, value: string): Run[] | undefined {
  const runs = new Runs();
  let at = from;
  for (let start = 0; start < value.length; ) {
    const lineEnd = value.indexOf('\n', start);
    const end = lineEnd < 0 ? value.length : lineEnd;
    const { contentEnd, next } = lineAt(text, at);
    const begin = contentEnd - (end - start);
    if (begin < at || text.slice(begin, contentEnd) !== value.slice(start, end)) return undefined;
    if (!/^ *$/.test(text.slice(at, begin))) return undefined;
    runs.add({ start, end, at: begin, until: contentEnd, same: true });
    if (lineEnd >= 0)
      runs.add({ start: end, end: end + 1, at: contentEnd, until: next, same: next === contentEnd + 1 });
    start = end + 1;
    at = next;
  }
  return runs.list;
}

function alignFolded(text: string, from: number, value: string, indent: number): Run[] | undefined {
  const runs = new Runs();
  let at = from;
  let until = from;
  let start = 0;
  while (start < value.length) {
    if (at >= text.length) break;
    const { contentEnd, next } = lineAt(text, at);
    const content = text.slice(Math.min(at + indent, contentEnd), contentEnd);
    if (content !== '') {
      let begin = start;
      while (value[begin] === '\n') begin++;
      if (value[begin] === ' ' && !value.startsWith(content, begin)) begin++;
      // Behind the last line of the scalar anything may stand.
      if (!value.startsWith(content, begin)) break;
      runs.add({ start, end: begin, at: until, until: at + indent, same: false });
      start = begin + content.length;
      runs.add({ start: begin, end: start, at: at + indent, until: contentEnd, same: true });
      until = contentEnd;
    }
    at = next;
  }
  if (!/^\n*$/.test(value.slice(start))) return undefined;
  runs.add({ start, end: value.length, at: until, until, same: false });
  return runs.list;
}

/** Where a line’s content ends, without a CR, and where the next line begins. */
export function lineAt(text: string, start: number): { contentEnd: number; next: number } {
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd < 0) return { contentEnd: text.length, next: text.length };
  const contentEnd = lineEnd > start && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return { contentEnd, next: lineEnd + 1 };
}
