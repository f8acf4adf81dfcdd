/** In a block scalar anything may stand; but what looks like one may be none. */
const MOST_IN_BLOCK = 500;

/**
 * Whether a text may hold more levels than this, each of which the parser of YAML takes some of the stack for; what
 * exhausts it can’t be caught. Counted roughly, and rather too many.
 */
export function nestsDeeper(text: string, most: number): boolean {
  let open = 0;
  let openInBlock = 0;
  const indents: number[] = [];
  for (const { line, inBlock } of linesOf(text)) {
    if (inBlock) {
      openInBlock += line.length - line.replaceAll(/[[{]/g, '').length;
      if (openInBlock > MOST_IN_BLOCK) return true;
      continue;
    }
    openInBlock = 0;
    if (line === '---') {
      open = 0;
      indents.length = 0;
      continue;
    }
    const lead = /^[ \t]*(?:[-?:][ \t]+)*/.exec(line)![0];
    const levels = lead.length - lead.replaceAll(/[-?:]/g, '').length;
    if (levels > most) return true;
    const indent = line.search(/[^ ]/);
    while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop();
    if (indents.push(indent) > most) return true;
    for (const [mark] of line.matchAll(/[[{\]}]/g)) {
      if (mark === '[' || mark === '{') open++;
      else open = Math.max(0, open - 1);
      if (open > most) return true;
    }
  }
  return false;
}

/** A key or item whose value is a block scalar. */
const BLOCK = /(?:^|[:-][ \t]|[ \t])[|>][-+\d]{0,2}[ \t\r]*(?:#.*)?$/;

/** The lines that are not empty, `---` for each document’s start. */
function* linesOf(text: string): Generator<{ line: string; inBlock: boolean }> {
  /** Indentation of the line that a block scalar belongs to. */
  let block: number | undefined;
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(start, end);
    start = end + 1;
    const indent = line.search(/[^ \r]/);
    if (indent < 0) continue;
    const isStart = /^---(?:[ \t\r]|$)/.test(line);
    const inBlock = !isStart && block !== undefined && indent > block;
    if (!inBlock) block = !isStart && BLOCK.test(line) ? indent : undefined;
    yield { line: isStart ? '---' : line, inBlock };
  }
}
