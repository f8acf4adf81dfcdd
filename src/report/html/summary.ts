/** What was looked at and what came of it: the head of the page. */
import type { Diagnostic } from '../../rules/diagnostic.ts';
import type { LintResult } from '../../rules/lint.ts';
import { printableLine } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Content, counted, type Markup, markup } from './markup.ts';
import { countOf, countsText, SEVERITIES } from './severity.ts';

/** A line of the head: `Checked against`, `Connect 2026.08.0`. */
export type Fact = readonly [name: string, value: Content];

/** How many findings there are of each kind, in colours. */
export function countsTitle(summary: LintResult['summary']): Content {
  const there = SEVERITIES.filter(([severity]) => countOf(summary, severity) > 0);
  if (there.length === 0) return countsText(summary);
  return there.map(([severity, word], index) => [
    index > 0 && ', ',
    // On one line with its number.
    markup`<span class="${severity}">${counted(countOf(summary, severity), word).replace(' ', '\u00a0')}</span>`,
  ]);
}

/** A part is never too short to be seen. */
const SHORTEST = 12;
const LENGTH = 1000;

/** The shares of the severities, as long parts of a stripe. */
export function stripe(summary: LintResult['summary']): Markup {
  const counts = SEVERITIES.map(([severity]) => ({ severity, count: countOf(summary, severity) }));
  const there = counts.filter(({ count }) => count > 0);
  const total = there.reduce((sum, { count }) => sum + count, 0);
  const room = LENGTH - there.length * SHORTEST;
  let from = 0;
  const parts = there.map(({ severity, count }) => {
    const width = SHORTEST + Math.round((room * count) / total);
    const rectangle = markup`<rect class="${severity}" x="${from}" width="${width}" height="8"/>`;
    from += width;
    return rectangle;
  });
  const whole = parts.length === 0 ? markup`<rect class="ok" width="${LENGTH}" height="8"/>` : parts;
  return markup`<svg class="stripe" width="100%" height="8" viewBox="0 0 ${LENGTH} 8" preserveAspectRatio="none" aria-hidden="true">${whole}</svg>`;
}

/** What was looked at, and what was found besides that which counts. */
export function facts(
  result: LintResult,
  { showBaselined = false }: Pick<ReportOptions, 'showBaselined'>,
): Fact[] {
  const { files, summary, clusters, connectVersion } = result;
  const nodes = clusters?.reduce((sum, { cluster }) => sum + cluster.nodes.length, 0);
  const versions = [...new Set(files.map((file) => file.connectVersion))];
  const overlays = [...new Set(files.flatMap(({ catalogue = [] }) => catalogue))];
  const listed = overlays.length === 0 ? '' : ` (${printableLine(overlays.join(', '))})`;
  return [
    [
      'Looked at',
      `${nodes === undefined ? '' : `${counted(nodes, 'node')}, `}${counted(files.length, 'file')}, ${counted(summary.settings, 'setting')}`,
    ],
    [
      'Checked against',
      `Connect ${versions.length === 0 ? connectVersion : versions.join(' and ')}${listed}`,
    ],
    ...fixFacts(result),
    [
      'Switched off by comments',
      summary.suppressed === 0
        ? 'nothing'
        : markup`<a href="#suppressed">${counted(summary.suppressed, 'finding')}</a>`,
    ],
    ...baselineFacts(result, showBaselined),
  ];
}

function baselineFacts({ summary: { baselined = 0 }, baselines }: LintResult, areListed: boolean): Fact[] {
  if (baselines === undefined) return [];
  const entries = baselines.flatMap(({ stale }) => stale).reduce((sum, { count }) => sum + count, 0);
  return [
    [
      'Known, in the baseline',
      [
        baselined === 0 && 'nothing',
        baselined > 0 &&
          (areListed
            ? counted(baselined, 'finding')
            : markup`<a href="#baselined">${counted(baselined, 'finding')}</a>`),
        entries > 0 && `; ${counted(entries, 'finding')} of it gone`,
      ],
    ],
  ];
}

export function factList(all: readonly Fact[]): Markup {
  return markup`<dl class="facts">
${all.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

/** Only `lint` can fix. */
function fixFacts({ files, clusters }: LintResult): Fact[] {
  if (clusters !== undefined) return [];
  const count = (wanted: 'safe' | 'unsafe') =>
    files.reduce((sum, { diagnostics }) => sum + diagnostics.filter(isFixed(wanted)).length, 0);
  const [safe, unsafe] = [count('safe'), count('unsafe')];
  if (safe + unsafe === 0) return [];
  const more = safe === 0 ? '' : ' more';
  return [
    [
      'Can be fixed',
      [
        safe > 0 && markup`${safe} with <code>--fix</code>`,
        safe > 0 && unsafe > 0 && ', ',
        unsafe > 0 && markup`${unsafe}${more} with <code>--unsafe-fixes</code>`,
      ],
    ],
  ];
}

function isFixed(wanted: 'safe' | 'unsafe') {
  return ({ fix }: Diagnostic) => fix !== undefined && fix.edits.length > 0 && fix.applicability === wanted;
}
