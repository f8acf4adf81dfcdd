import { eastAsianWidth } from 'get-east-asian-width';
import type { Range, TextRange } from '../parser/index.ts';
import type { MaskedText } from '../schema/masked-text.ts';
import { printable } from './printable.ts';

/** A line of a frame: its number, its text fit to be printed, and marks to go below. */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  /** Blanks and carets; empty where nothing is marked. */
  readonly marks: string;
  /** What is marked of the text, in UTF-16 units; empty at a place between two characters. */
  readonly marked?: TextRange;
}

/** Lines of a long range that are shown. */
const MOST_LINES = 3;
const TAB_WIDTH = 4;

/** The lines of a range, with the one before for orientation, cut to a width around what is marked. */
export function codeFrame(text: MaskedText, { start, end }: Range, width: number): FrameLine[] {
  const frame: FrameLine[] = [];
  const before = text.lines[start.line - 2];
  if (before !== undefined && before.trim() !== '')
    frame.push({ number: start.line - 1, text: cut(cellsOf(before), 0, width), marks: '' });
  const lastLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  for (let line = start.line; line <= Math.min(lastLine, start.line + MOST_LINES - 1); line++) {
    const code = text.lines[line - 1] ?? '';
    const cells = cellsOf(code);
    const from = cellIndex(cells, line === start.line ? text.column(start) - 1 : code.search(/\S|$/));
    const to = cellIndex(cells, line === end.line ? text.column(end, 'end') - 1 : code.length);
    // What is marked stays in sight, with some of what stands before it.
    const first = widthOf(cells, 0, from) < width - 10 ? 0 : firstWithin(cells, from, width / 3);
    const lead = first > 0 ? 1 : 0;
    const markStart = lead + widthOf(cells, first, from);
    const markWidth = Math.max(1, Math.min(widthOf(cells, from, Math.max(from, to)), width - markStart));
    const shown = cut(cells, first, width);
    const offsetOf = (index: number) => Math.min(shown.length, lead + unitsOf(cells, first, index));
    frame.push({
      number: line,
      text: shown,
      marks: `${' '.repeat(markStart)}${'^'.repeat(markWidth)}`,
      marked: { start: offsetOf(from), end: offsetOf(Math.max(from, to)) },
    });
  }
  return frame;
}

/** A character as it is printed. */
interface Cell {
  readonly shown: string;
  readonly width: number;
  /** Where the character begins in the line, in UTF-16 units. */
  readonly offset: number;
}

/** A frame never looks further into a line than this: a line of megabytes costs nothing. */
const FURTHEST = 20_000;

function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  for (const character of line.slice(0, FURTHEST)) {
    if (character >= ' ' && character <= '~') {
      cells.push({ shown: character, width: 1, offset: offset++ });
      continue;
    }
    const shown = character === '\t' ? ' '.repeat(TAB_WIDTH) : printable(character);
    const width = shown === character ? widthOfCharacter(character) : shown.length;
    cells.push({ shown, width, offset });
    offset += character.length;
  }
  return cells;
}

/** Columns of a terminal; a mark that combines with the character before it takes none. */
function widthOfCharacter(character: string): number {
  return /[\p{Mn}\p{Me}]/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0)!);
}

function cellIndex(cells: readonly Cell[], offset: number): number {
  const index = cells.findIndex((cell) => cell.offset >= offset);
  return index < 0 ? cells.length : index;
}

function widthOf(cells: readonly Cell[], from: number, to: number): number {
  let width = 0;
  for (let index = from; index < to; index++) width += cells[index]!.width;
  return width;
}

function unitsOf(cells: readonly Cell[], from: number, to: number): number {
  let units = 0;
  for (let index = from; index < to; index++) units += cells[index]!.shown.length;
  return units;
}

/** The first of the cells before an index that fit into a width. */
function firstWithin(cells: readonly Cell[], until: number, width: number): number {
  let first = until;
  let used = 0;
  while (first > 0 && used + cells[first - 1]!.width <= width) used += cells[--first]!.width;
  return first;
}

function cut(cells: readonly Cell[], first: number, width: number): string {
  let shown = first > 0 ? '…' : '';
  let used = shown.length;
  for (let index = first; index < cells.length; index++) {
    const cell = cells[index]!;
    const more = index < cells.length - 1 ? 1 : 0;
    if (used + cell.width + more > width) return `${shown}…`;
    shown += cell.shown;
    used += cell.width;
  }
  return shown;
}
