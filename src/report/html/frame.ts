import type { Diagnostic } from '../../rules/diagnostic.ts';
import type { FileResult } from '../../rules/lint.ts';
import { codeFrame, type FrameLine } from '../code-frame.ts';
import { type Markup, markup } from './markup.ts';

/** Lines are broken to fit, but one of kilobytes would hide what is below it. */
const WIDTH = 240;

/** The lines of a finding, with numbers and what is meant marked. */
export function frame({ text }: FileResult, { range }: Diagnostic): Markup {
  return markup`<pre class="frame">${codeFrame(text, range, WIDTH).map(
    (line) =>
      markup`<span class="line"><span class="number">${line.number}</span><code>${code(line)}</code></span>`,
  )}</pre>`;
}

function code({ text, marked }: FrameLine): Markup {
  if (marked === undefined) return markup`${text}`;
  const { start, end } = marked;
  const inside = text.slice(start, end);
  const mark = inside === '' ? markup`<mark class="point"> </mark>` : markup`<mark>${inside}</mark>`;
  return markup`${text.slice(0, start)}${mark}${text.slice(end)}`;
}
