/** Where blank lines stand: one between sections, none below a header, elsewhere one where there are any. */
import type { Line } from './lines.ts';

/** What is decided of a line. */
export interface Placing {
  /** A blank line stands above. */
  apart: boolean;
  /** It is one of the comments that belong to the header below. */
  leads: boolean;
}

/** A suppression that means the line below; blank lines between the two would end its reach. */
const FOR_LINE_BELOW = /^[;#]+[ \t]*gcfg-lint-disable-next-line(?=[\s,]|$)/;

/** Commented-out settings and headers belong to what stands above, not to the header below. */
const COMMENTED_OUT = /^[;#]+[ \t]*(?:\[[^\]]*\]|\p{L}[\p{L}\p{Nd}-]*[ \t]*=)/u;

export function placeLines(lines: readonly Line[]): Placing[] {
  const placings = lines.map(({ apart }, index): Placing => ({ apart: index > 0 && apart, leads: false }));
  const reached = reachedLines(lines);
  for (const [index, { type }] of lines.entries())
    if (type === 'header') setApart(index, { lines, placings, reached });
  for (const [index, placing] of placings.entries())
    if (
      lines[index - 1]?.type === 'header' &&
      lines[index]!.type !== 'header' &&
      !placing.leads &&
      !reached[index]
    )
      placing.apart = false;
  return placings;
}

interface Page {
  readonly lines: readonly Line[];
  readonly placings: readonly Placing[];
  readonly reached: readonly boolean[];
}

/** Sets a header apart from the section above, with the comments directly above that belong to it. */
function setApart(header: number, { lines, placings, reached }: Page): void {
  let first = header;
  while (first > 0 && !placings[first]!.apart && lines[first - 1]!.type === 'comment') first--;
  if (first > 0 && !placings[first]!.apart) {
    // No blank line anywhere between what stands above and the header.
    let start = header;
    while (start > first && !belongsAbove(lines[start - 1]!)) start--;
    while (start > first && reached[start]) start--;
    if (!reached[start]) {
      placings[start]!.apart = true;
      first = start;
    }
  }
  for (let index = first; index < header; index++) placings[index]!.leads = true;
}

function belongsAbove({ comment, continues }: Line): boolean {
  return continues || COMMENTED_OUT.test(comment);
}

/** For each line, whether a suppression above means it, or would if there were no blank line between. */
function reachedLines(lines: readonly Line[]): boolean[] {
  const reached: boolean[] = [];
  let reaches = false;
  for (const { type, comment, apart } of lines) {
    reached.push(reaches);
    reaches = FOR_LINE_BELOW.test(comment) || (reaches && type === 'comment' && !apart);
  }
  return reached;
}
