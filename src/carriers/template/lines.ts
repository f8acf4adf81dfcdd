/** The lines of a template as what comes out of it has them. */
import type { Tag } from './tags.ts';

/** A line with its line end; a tag in it may hold further line ends. */
export interface LogicalLine {
  readonly start: number;
  readonly end: number;
  readonly tags: readonly Tag[];
  /** The comment at its end, with its line end, if all before it are tags; otherwise empty. */
  readonly comment: string;
  /** Whether nothing but other tags that print nothing stands between a tag and one end of the line. */
  isAtEdge(tag: Tag): boolean;
}

/** What a line is: tags alone (that print nothing), something nobody can tell, or what a line of the format is. */
export type LineShape = 'plain' | 'control' | 'opaque' | 'header';

export function logicalLines(text: string, tags: readonly Tag[]): LogicalLine[] {
  const lines: LogicalLine[] = [];
  const all = joinBranchesInValues(text, tags);
  let next = 0;
  for (let start = 0; start < text.length; ) {
    const own: Tag[] = [];
    let end = endOfLine(text, start);
    while (next < all.length && all[next]!.start < end) {
      own.push(all[next]!);
      if (all[next]!.end > end) end = endOfLine(text, all[next]!.end);
      next++;
    }
    lines.push(lineOf(text, start, end, own));
    start = end;
  }
  return lines;
}

function endOfLine(text: string, start: number): number {
  const lineEnd = text.indexOf('\n', start);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

function lineOf(text: string, start: number, end: number, tags: readonly Tag[]): LogicalLine {
  const last = tags.at(-1);
  const rest = last === undefined ? '' : text.slice(last.end, end);
  const isBare = (from: number, until: number, inner: readonly Tag[]) => {
    let at = from;
    for (const tag of inner) {
      if (tag.kind === 'value' || tag.kind === 'include' || !isBlank(text.slice(at, tag.start))) return false;
      at = tag.end;
    }
    return isBlank(text.slice(at, until));
  };
  return {
    start,
    end,
    tags,
    comment: /^\s*[;#]/.test(rest) ? rest : '',
    isAtEdge(tag) {
      const index = tags.indexOf(tag);
      return isBare(start, tag.start, tags.slice(0, index)) || isBare(tag.end, end, tags.slice(index + 1));
    },
  };
}

function isBlank(text: string): boolean {
  return /^[\uFEFF\s]*$/.test(text);
}

/**
 * A branch that begins inside of a value: what Ansible renders goes on with the same line, since it takes the line end
 * behind such a tag away. All of it is one value that nobody knows.
 */
function joinBranchesInValues(text: string, tags: readonly Tag[]): Tag[] {
  const joined: Tag[] = [];
  for (let index = 0; index < tags.length; index++) {
    const tag = tags[index]!;
    const close = tag.kind === 'open' && isInValue(text, tag, joined) ? closeOf(tags, index) : undefined;
    if (close === undefined) joined.push(tag);
    else {
      joined.push({ start: tag.start, end: tags[close]!.end, kind: 'value' });
      index = close;
    }
  }
  return joined;
}

function isInValue(text: string, { start }: Tag, before: readonly Tag[]): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  let line = '';
  let at = lineStart;
  for (const tag of before.slice(-50)) {
    if (tag.end <= lineStart) continue;
    line += tag.start > at ? text.slice(at, tag.start) : '';
    if (tag.kind === 'value') line += 'x';
    at = tag.end;
  }
  line += text.slice(at, start);
  return /^\s*[^\s;#[=][^=]*=/.test(line);
}

function closeOf(tags: readonly Tag[], open: number): number | undefined {
  let depth = 0;
  for (let index = open; index < tags.length; index++) {
    if (tags[index]!.kind === 'open') depth++;
    else if (tags[index]!.kind === 'close' && --depth === 0) return index;
  }
  return undefined;
}

/** What stands in place of a tag that prints something, to look at a line as a whole. */
const SOMETHING = 'X';

export function shapeOf(text: string, line: LogicalLine): LineShape {
  const { start, end, tags } = line;
  let skeleton = '';
  let at = start;
  for (const tag of tags) {
    skeleton += text.slice(at, tag.start);
    skeleton += tag.kind === 'value' || tag.kind === 'include' || !line.isAtEdge(tag) ? SOMETHING : ' ';
    at = tag.end;
  }
  skeleton = (skeleton + text.slice(at, end)).replace(/^\uFEFF/, '').trim();
  if (skeleton === '') return tags.length === 0 ? 'plain' : 'control';
  if (/^[;#]/.test(skeleton)) return 'plain';
  if (tags.length === 0) return skeleton.startsWith('[') ? 'header' : 'plain';
  if (skeleton.startsWith('['))
    return /^\[\s*\p{L}[\p{L}\p{Nd}.-]*(?:\s+"(?:[^"\\]|\\.)*")?\s*\]/u.test(skeleton) ? 'header' : 'opaque';
  const isSetting = /^\p{L}[\p{L}\p{Nd}-]*\s*=/u.test(skeleton);
  const isInclude = tags.some(({ kind }) => kind === 'include');
  return isSetting && !isInclude ? 'plain' : printsFirst(text, line) ? 'opaque' : 'plain';
}

/** Whether what comes out of a tag decides what the line is. */
function printsFirst(text: string, { start, tags }: LogicalLine): boolean {
  const first = tags.find(({ kind }) => kind === 'value' || kind === 'include');
  return first !== undefined && !text.slice(start, first.start).includes('=');
}
