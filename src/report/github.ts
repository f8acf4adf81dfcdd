import type { Diagnostic, RelatedPlace, Severity } from '../rules/diagnostic.ts';
import type { LintResult } from '../rules/lint.ts';
import { printable, printableLine } from './printable.ts';
import { type ReportOptions, STANDARD_INPUT } from './reporter.ts';

/** What GitHub shows of each level for a step; the rest it drops without a word. */
const MOST = 10;
/** Other places that an annotation names: of a cluster’s fifty nodes a few tell enough. */
const MOST_PLACES = 6;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that GitHub Actions turns into annotations; below them, as plain lines, those that get none. */
export function github(result: LintResult, options: ReportOptions): string {
  const { annotated, rest } = chosen(result);
  return lines([
    ...annotated.map((finding) => command(finding, options)),
    ...rest.map(plainLine),
    ...remark(rest),
  ]);
}

/** The annotations only, to go with a report that has everything. */
export function annotations(result: LintResult, options: ReportOptions): string {
  const { annotated, rest } = chosen(result);
  return lines([...annotated.map((finding) => command(finding, options)), ...remark(rest)]);
}

interface Finding {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** Findings by level, the worst first, and which of them GitHub will show. */
function chosen({ files }: LintResult): { annotated: Finding[]; rest: Finding[] } {
  const findings = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map((diagnostic): Finding => ({ path, diagnostic })),
  );
  const levels = (['error', 'warning', 'info'] as const).map((severity) =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity),
  );
  return {
    annotated: levels.flatMap((level) => level.slice(0, MOST)),
    rest: levels.flatMap((level) => level.slice(MOST)),
  };
}

function command({ path, diagnostic }: Finding, { hostedPath = (path) => path }: ReportOptions): string {
  const { severity, ruleId, message, help, range, related = [] } = diagnostic;
  const { start, end } = range;
  const named = path !== STANDARD_INPUT;
  // Without a file there are no lines; columns belong to one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const place = named ? { file: hostedPath(path), line: start.line, endLine: end.line, ...columns } : {};
  const properties = Object.entries({ ...place, title: `gcfg-lint ${ruleId}` })
    .map(([name, value]) => `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
    .join(',');
  const text = [
    named ? message : `${path}:${start.line}:${start.column}: ${message}`,
    ...seeText(related),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  return `::${COMMANDS[severity]} ${properties}::${escaped(text.join('\n'))}`;
}

function seeText(related: readonly RelatedPlace[]): string[] {
  const shown = related.length > MOST_PLACES ? related.slice(0, MOST_PLACES - 1) : related;
  const more = related.length - shown.length;
  return [
    ...shown.map(({ path, range, message }) => `see ${printableLine(path)}:${range.start.line}: ${message}`),
    ...(more > 0 ? [`see ${more} more places`] : []),
  ];
}

function plainLine({ path, diagnostic: { severity, ruleId, message, range } }: Finding): string {
  const place = `${path}:${range.start.line}:${range.start.column}`;
  const line = printableLine(`${severity}[${ruleId}] ${place}: ${message}`);
  // The runner still takes `##[…]`, wherever it stands in a line, for a command.
  return line.replaceAll('##[', '# #[');
}

function remark(rest: readonly Finding[]): string[] {
  if (rest.length === 0) return [];
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = rest.filter(({ diagnostic }) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return [`Without an annotation: ${counts.join(', ')}. GitHub shows ${MOST} of each level for a step.`];
}

/** The runner knows no more escapes; another control character would reach the log, and is written out. */
function escaped(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
