import { wrap } from '../wrap.ts';

/** Narrower, a text does not stand beside what it is about but below it. */
const LEAST_TEXT = 24;
/** A label that is longer has its text below it. */
const WIDEST_LABEL = 26;
const INDENT = 2;

type Row = readonly [label: string, text: string];

/** How wide the labels of these rows are, those aside that are too long. */
export function labelWidth(rows: readonly Row[], widest = WIDEST_LABEL): number {
  return Math.max(0, ...rows.map(([label]) => label.length).filter((length) => length <= widest));
}

/**
 * Labels and, beside them, what they mean; each wrapped to the width.
 *
 * @param labels how much room labels have; by default what these need
 * @param paint what labels look like; what it adds takes no room
 */
export function twoColumns(
  rows: readonly Row[],
  width: number,
  { labels = labelWidth(rows), paint = (label: string) => label } = {},
): string[] {
  const column = INDENT + labels + 2;
  const margin = ' '.repeat(INDENT);
  const isNarrow = width - column < LEAST_TEXT;
  return rows.flatMap(([label, text]) => {
    if (isNarrow) return [margin + paint(label), ...wrap(text, width, INDENT + 4)];
    const lines = wrap(text, width, column);
    if (label.length > labels) return [margin + paint(label), ...lines];
    return [margin + paint(label) + lines[0]!.slice(INDENT + label.length), ...lines.slice(1)];
  });
}
