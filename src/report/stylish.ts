import type { Diagnostic } from '../rules/diagnostic.ts';
import type { FileResult, LintResult } from '../rules/lint.ts';
import { codeFrame } from './code-frame.ts';
import { matrixText } from './matrix.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import type { ReportOptions } from './reporter.ts';

/** The format for people: what is wrong, the line it stands on, and what to do. */
export function stylish(result: LintResult, { paint, width, showBaselined }: ReportOptions): string {
  const clusters = result.clusters ?? [];
  return [
    ...clusters.map((judged) => matrixText(judged, { paint, width, isOnly: clusters.length === 1 })),
    ...result.files.flatMap((file) =>
      listed(file, showBaselined).map((listing) => finding(file, listing, paint, width)),
    ),
  ].join('\n');
}

interface Listing {
  readonly diagnostic: Diagnostic;
  readonly isKnown: boolean;
}

/** In the order of the text. */
function listed({ diagnostics, baselined = [] }: FileResult, showBaselined = false): Listing[] {
  const start = ({ diagnostic }: Listing) => diagnostic.range.start.offset;
  const others = diagnostics.map((diagnostic) => ({ diagnostic, isKnown: false }));
  if (!showBaselined) return others;
  const known = baselined.map((diagnostic) => ({ diagnostic, isKnown: true }));
  return [...others, ...known].toSorted((one, other) => start(one) - start(other));
}

/** Other places that are listed: of a cluster’s fifty nodes a few tell enough. */
const MOST_PLACES = 6;

function finding(file: FileResult, { diagnostic, isKnown }: Listing, paint: Paint, width: number): string {
  const { severity, ruleId, message, help, range, related = [], fix } = diagnostic;
  const { line, column } = range.start;
  const gutter = String(Math.max(range.end.line, ...related.map((place) => place.range.start.line))).length;
  const bar = (number: number | '', text: string) =>
    `${paint.frame(`${String(number).padStart(gutter + 1)} |`)}${text === '' ? '' : ` ${text}`}`;
  const note = (label: string, text: string) =>
    `${' '.repeat(gutter + 1)} ${paint.frame('=')} ${paint.help(`${label}:`)} ${text}`;
  const lines = [
    `${isKnown ? 'known ' : ''}${paint[severity](`${severity}[${ruleId}]`)}${paint.strong(`: ${message}`)}`,
    `${' '.repeat(gutter)}${paint.frame('-->')} ${onOneLine(file.path)}:${line}:${column}`,
    bar('', ''),
    ...codeFrame(file.text, range, Math.max(40, width - gutter - 4)).flatMap(({ number, text, marks }) => [
      bar(number, text),
      ...(marks === '' ? [] : [bar('', paint[severity](marks))]),
    ]),
    ...related
      .slice(0, related.length > MOST_PLACES ? MOST_PLACES - 1 : MOST_PLACES)
      .map((place) => note('see', `${onOneLine(place.path)}:${place.range.start.line}: ${place.message}`)),
    ...(related.length > MOST_PLACES
      ? [note('see', `${related.length - MOST_PLACES + 1} more places (--format json has them all)`)]
      : []),
    ...(help === undefined ? [] : [note('help', help)]),
    ...(fix === undefined ? [] : [note(fix.applicability === 'safe' ? 'fix' : 'possible fix', fix.title)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A file name may hold a line end; a report must not look as if it said something else. */
function onOneLine(path: string): string {
  return printable(path).replaceAll('\n', '\\n');
}
