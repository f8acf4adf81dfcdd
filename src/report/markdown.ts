import type { Severity } from '../rules/diagnostic.ts';
import type { LintResult } from '../rules/lint.ts';
import { printableLine } from './printable.ts';
import type { ReportOptions } from './reporter.ts';

/** A summary is there to be looked over; hosts drop one that is too long as a whole. */
const MOST_ROWS = 200;

const LEVELS: readonly Severity[] = ['error', 'warning', 'info'];
const NOUNS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Counts and a table of findings, the worst first, for the summary of a job or a comment. */
export function markdown(result: LintResult, { hostedPath = (path) => path }: ReportOptions): string {
  const { files, summary, connectVersion } = result;
  const rows = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map((diagnostic) => ({
      place: `${hostedPath(path)}:${diagnostic.range.start.line}`,
      diagnostic,
    })),
  );
  const sorted = LEVELS.flatMap((level) => rows.filter(({ diagnostic }) => diagnostic.severity === level));
  const { baselined } = summary;
  const known = baselined === undefined ? '' : `, ${count(baselined, 'known finding')} in the baseline`;
  const counts = LEVELS.map((level) => count(summary[`${level}s`], NOUNS[level])).filter(isSome);
  const versions = [...new Set(files.map((file) => file.connectVersion))].join(' and ');
  const looked = `${count(files.length, 'file')}, ${count(summary.settings, 'setting')}`;
  const head = [
    '### gcfg-lint',
    '',
    `${looked}, checked against Connect ${text(versions || connectVersion)}: **${counts.join(', ') || (known === '' ? 'no findings' : 'no new findings')}**${known}`,
  ];
  const table = sorted
    .slice(0, MOST_ROWS)
    .map(
      ({ place, diagnostic: { severity, ruleId, message, help } }) =>
        `| ${severity} | ${text(place)} | ${text(message)}${help === undefined ? '' : `<br>${text(help)}`} | ${text(ruleId)} |`,
    );
  const more = sorted.length - table.length;
  return `${[
    ...head,
    ...(table.length === 0
      ? []
      : ['', '| | place | finding | rule |', '| --- | --- | --- | --- |', ...table]),
    ...(more > 0 ? ['', `${count(more, 'more finding')}: see the log.`] : []),
  ].join('\n')}\n`;
}

/**
 * Means nothing but itself in Markdown, whatever is in it, also within a table; half surrogate pairs and control characters are
 * written out. What stands in backquotes is code.
 */
function text(value: string): string {
  return printableLine(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/\\`((?:[^\\]|\\[^`])*)\\`/g, '<code>$1</code>');
}

function isSome(counted: string): boolean {
  return !counted.startsWith('0 ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
