/** Findings, file by file. */
import type { Severity } from '../../rules/diagnostic.ts';
import type { FileResult, LintResult } from '../../rules/lint.ts';
import type { Finding } from '../findings.ts';
import { printableLine } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { filter } from './filter.ts';
import { findingItem } from './finding.ts';
import { breakable, counted, type Markup, markup } from './markup.ts';
import { minimap } from './minimap.ts';
import type { Section } from './page.ts';
import { SEVERITIES } from './severity.ts';

/** Of more findings only the line that tells all is shown at first. */
const MOST_OPEN = 60;

export function findingsSection(
  { files, summary }: LintResult,
  findings: readonly Finding[],
  { baselineState }: ReportOptions,
): Section {
  const shown = findings.filter(({ suppressed }) => suppressed === undefined);
  const byPath = new Map<string, Finding[]>();
  for (const finding of shown) {
    const group = byPath.get(finding.path);
    if (group === undefined) byPath.set(finding.path, [finding]);
    else group.push(finding);
  }
  const texts = new Map(files.map((file) => [file.path, file]));
  const several = new Set(files.map(({ connectVersion }) => connectVersion)).size > 1;
  const options = { isOpen: shown.length <= MOST_OPEN };
  const groups = [...byPath].map(([path, group]) => {
    const file = texts.get(path);
    return markup`<section class="file">
<header><h3>${breakable(printableLine(path))}</h3><p>${tally(group)}${several && file !== undefined && markup` · checked against Connect ${file.connectVersion}`}</p>${file !== undefined && minimap(file, group)}</header>
<ol class="findings" role="list">
${group.map((finding) => {
  const isKnown = baselineState?.(finding.diagnostic) === 'unchanged';
  return findingItem(finding, file, { ...options, isKnown });
})}</ol>
</section>
`;
  });
  return {
    id: 'findings',
    title: 'Findings',
    content: markup`${shown.length > 0 && filter(summary, options.isOpen)}
${groups}${clean(
  files.filter(({ path }) => !byPath.has(path)),
  shown.length,
)}`,
  };
}

function tally(findings: readonly Finding[]): string {
  const count = (wanted: Severity) =>
    findings.filter(({ diagnostic }) => diagnostic.severity === wanted).length;
  return SEVERITIES.map(([severity, word]) => [count(severity), word] as const)
    .filter(([number]) => number > 0)
    .map(([number, word]) => counted(number, word))
    .join(', ');
}

/** Files named at once. */
const FEW = 5;

function clean(files: readonly FileResult[], findings: number): Markup {
  if (files.length === 0)
    return findings > 0 ? markup`` : markup`<p class="clean">No file was given or found.</p>`;
  const list = markup`<ul class="places">${files.map(({ path }) => markup`<li><code>${printableLine(path)}</code></li>`)}</ul>`;
  const title = `${counted(files.length, 'file')} without findings`;
  return markup`<details class="clean"${files.length <= FEW && markup` open`}><summary>${title}</summary>${list}</details>`;
}
