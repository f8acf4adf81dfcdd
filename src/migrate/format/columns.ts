/** What stands in columns: equals signs where that is asked for, comments where they already do. */
import type { Placing } from './blank-lines.ts';
import { type Line, widthOf } from './lines.ts';

/**
 * The width to which each name is filled up, so that the equals signs of settings stand below each other as far as no
 * blank line or header comes between.
 */
export function nameWidths(lines: readonly Line[], placings: readonly Placing[]): number[] {
  const widths = lines.map(() => 0);
  let block: number[] = [];
  const end = () => {
    const width = greatest(block.map((index) => widthOf(lines[index]!.name)));
    for (const index of block) widths[index] = width;
    block = [];
  };
  for (const [index, { type, value }] of lines.entries()) {
    if (placings[index]!.apart || type === 'header') end();
    if (value !== null) block.push(index);
  }
  end();
  return widths;
}

/**
 * The blanks before each comment behind a setting or header: one, except where several stand in one column and some of
 * them further away than that. These are in a column again afterwards, as near as the nearest was.
 *
 * @param contents what stands before the comment on each line
 */
export function commentGaps(lines: readonly Line[], contents: readonly string[]): number[] {
  const gaps = lines.map(({ glued }): number => (glued ? 0 : 1));
  for (const row of columnsOf(lines)) {
    const trailing = row.filter((index) => !lines[index]!.continues);
    const isMeant = row.length > trailing.length || trailing.some((index) => lines[index]!.gap > 1);
    if (row.length === 1 || !isMeant) continue;
    const nearest = trailing.reduce((least, index) => Math.min(least, lines[index]!.gap), Infinity);
    const column = greatest(trailing.map((index) => widthOf(contents[index]!))) + nearest;
    for (const index of row) gaps[index] = column - (lines[index]!.continues ? 0 : widthOf(contents[index]!));
  }
  return gaps;
}

/** The comments, by the column in which they stand. One that is a single blank away may do so by chance. */
function columnsOf(lines: readonly Line[]): Iterable<readonly number[]> {
  const behind = [...lines.keys()].filter((index) => {
    const { type, comment, glued, continues } = lines[index]!;
    return comment !== '' && !glued && (type !== 'comment' || continues);
  });
  const columns = new Map<number, number[]>();
  for (const [at, index] of behind.entries()) {
    const { column, gap } = lines[index]!;
    const neighbours = [behind[at - 1], behind[at + 1]];
    const isBeside = neighbours.some((other) => other !== undefined && lines[other]!.column === column);
    if (gap === 1 && !isBeside) continue;
    const row = columns.get(column);
    if (row === undefined) columns.set(column, [index]);
    else row.push(index);
  }
  return columns.values();
}

/** Of any number of numbers: as arguments of `Math.max` they would exhaust the stack. */
function greatest(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.max(one, other), -Infinity);
}
