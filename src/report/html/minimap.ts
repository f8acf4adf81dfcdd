import type { Severity } from '../../rules/diagnostic.ts';
import type { FileResult } from '../../rules/lint.ts';
import type { Finding } from '../findings.ts';
import { type Markup, markup } from './markup.ts';

const WIDTH = 600;
const TICK = 3;
/** What is graver stands out by its height, too. */
const HEIGHTS: Readonly<Record<Severity, number>> = { error: 12, warning: 8, info: 4 };

/** Where in the file the findings are: the file from its first line to its last, a tick for each. */
export function minimap({ text }: FileResult, findings: readonly Finding[]): Markup {
  const lines = Math.max(2, text.lines.length);
  const ticks = new Map<number, Severity>();
  for (const { diagnostic } of findings) {
    const { severity, range } = diagnostic;
    const place = Math.min(1, (range.start.line - 1) / (lines - 1));
    const x = Math.round((place * (WIDTH - TICK)) / TICK) * TICK;
    const there = ticks.get(x);
    // No more ticks than there is room for, however many findings.
    if (there === undefined || HEIGHTS[severity] > HEIGHTS[there]) ticks.set(x, severity);
  }
  return markup`<svg class="minimap" width="100%" height="13" viewBox="0 0 ${WIDTH} 13" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" y="12" width="${WIDTH}" height="1"/>${[
    ...ticks,
  ].map(
    ([x, severity]) =>
      markup`<rect class="${severity}" x="${x}" y="${12 - HEIGHTS[severity]}" width="${TICK}" height="${HEIGHTS[severity]}"/>`,
  )}</svg>`;
}
