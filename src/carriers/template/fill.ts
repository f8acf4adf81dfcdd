/** Makes a text that can be read as a configuration out of a template: of the same length, place for place. */
import { GAP } from '../../schema/values/placeholder.ts';
import { type LogicalLine, logicalLines, shapeOf } from './lines.ts';
import type { Tag } from './tags.ts';

/** Settings between these offsets stand there in some renderings only. */
export interface Branch {
  readonly start: number;
  readonly end: number;
  /** Equal for what stands or falls together. */
  readonly id: number;
}

export interface Filled {
  readonly text: string;
  readonly branches: readonly Branch[];
  /** A line of it may stand for any number of settings, of any section. */
  readonly isOpen: boolean;
}

interface Level {
  /** A header stands in the branch: whatever comes behind it may belong there. */
  hasHeader: boolean;
}

/**
 * Puts `GAP` in place of what is not known. Tags on lines of their own become blanks; what may print whole lines becomes
 * the header of an unknown section, since nobody knows in which section the settings below it are.
 */
export function fill(text: string, tags: readonly Tag[]): Filled {
  const pieces: string[] = [];
  const branches: Branch[] = [];
  const levels: Level[] = [];
  let id = 0;
  let nextId = 0;
  let from = 0;
  let isOpen = false;
  const enter = (offset: number, branch: number) => {
    if (id !== 0) branches.push({ start: from, end: offset, id });
    from = offset;
    id = branch;
  };
  const ids: number[] = [];
  for (const line of logicalLines(text, tags)) {
    const shape = shapeOf(text, line);
    let leaves = false;
    for (const { kind, start, end } of line.tags) {
      if (kind === 'open') {
        ids.push(id);
        levels.push({ hasHeader: false });
        enter(end, ++nextId);
      } else if (kind === 'middle' && levels.length > 0) {
        leaves ||= levels.at(-1)!.hasHeader;
        enter(start, ++nextId);
      } else if (kind === 'close' && levels.length > 0) {
        const { hasHeader } = levels.pop()!;
        leaves ||= hasHeader;
        enter(start, ids.pop()!);
        if (hasHeader && levels.length > 0) levels.at(-1)!.hasHeader = true;
      }
    }
    if ((shape === 'header' || shape === 'opaque') && levels.length > 0) levels.at(-1)!.hasHeader = true;
    isOpen ||= shape === 'opaque';
    pieces.push(fillLine(text, line, shape === 'control' && leaves ? 'opaque' : shape));
  }
  enter(text.length, 0);
  return { text: pieces.join(''), branches, isOpen };
}

function fillLine(text: string, line: LogicalLine, shape: ReturnType<typeof shapeOf>): string {
  const { start, end, tags } = line;
  if (tags.length === 0) return text.slice(start, end);
  if (shape === 'opaque') {
    const raw = text.slice(start, end);
    const comment = /^\s*$/.test(line.comment) ? '' : line.comment;
    const body = raw.slice(0, raw.length - comment.length);
    const [indent, lineEnd] = [/^[\uFEFF \t]*/.exec(body)![0], /\s*$/.exec(body)![0]];
    const length = body.length - indent.length - lineEnd.length;
    // Too short for a header: what opens a tag, at the end of the text.
    const filled = length < 3 ? ';'.repeat(length) : `[${GAP.repeat(length - 2)}]`;
    return `${indent}${filled}${lineEnd}${comment}`;
  }
  const pieces: string[] = [];
  let at = start;
  for (const tag of tags) {
    const isBlank = shape === 'control' || (tag.kind !== 'value' && line.isAtEdge(tag));
    pieces.push(text.slice(at, tag.start));
    pieces.push(
      isBlank ? text.slice(tag.start, tag.end).replaceAll(/[^\r\n]/g, ' ') : GAP.repeat(tag.end - tag.start),
    );
    at = tag.end;
  }
  pieces.push(text.slice(at, end));
  return pieces.join('');
}
