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
    const width = Math.max(...block.map((index) => widthOf(lines[index]!.name)));
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
 * The blanks before each comment behind a setting or header: one, except where several in a row stand in one column
 * and some of them further away than that. These are in a column again afterwards, as near as the nearest was.
 *
 * @param contents what stands before the comment on each line
 */
export function commentGaps(lines: readonly Line[], contents: readonly string[]): number[] {
  const gaps = lines.map(({ glued }): number => (glued ? 0 : 1));
  let row: number[] = [];
  const end = () => {
    const trailing = row.filter((index) => !lines[index]!.continues);
    const nearest = Math.min(...trailing.map((index) => lines[index]!.gap));
    const isColumn = row.length > trailing.length || trailing.some((index) => lines[index]!.gap > 1);
    if (row.length > 1 && isColumn) {
      const column = Math.max(...trailing.map((index) => widthOf(contents[index]!))) + nearest;
      for (const index of row)
        gaps[index] = column - (lines[index]!.continues ? 0 : widthOf(contents[index]!));
    }
    row = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.comment === '' || line.glued || (line.type === 'comment' && !line.continues)) continue;
    if (row.length > 0 && lines[row[0]!]!.column !== line.column) end();
    row.push(index);
  }
  end();
  return gaps;
}
