/** Findings, file by file. */
import type { Severity } from '../../rules/diagnostic.ts';
import type { FileResult, LintResult } from '../../rules/lint.ts';
import { digest } from '../digest.ts';
import type { Finding } from '../findings.ts';
import { printableLine } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { filter, type Tally } from './filter.ts';
import { findingItem } from './finding.ts';
import { breakable, counted, type Markup, markup } from './markup.ts';
import { minimap } from './minimap.ts';
import type { Section } from './page.ts';
import { SEVERITIES } from './severity.ts';

/** Of more findings only the line that tells all is shown at first. */
const MOST_OPEN = 60;
/** Files named at once. */
const FEW = 8;

export function findingsSection(
  { files, baselines }: LintResult,
  findings: readonly Finding[],
  { showBaselined = false }: Pick<ReportOptions, 'showBaselined'>,
): Section {
  const shown = findings.filter(
    ({ suppressed, isBaselined }) => suppressed === undefined && (showBaselined || !isBaselined),
  );
  const byPath = new Map<string, Finding[]>();
  for (const finding of shown) {
    const group = byPath.get(finding.path);
    if (group === undefined) byPath.set(finding.path, [finding]);
    else group.push(finding);
  }
  const texts = new Map(files.map((file) => [file.path, file]));
  const several = new Set(files.map(({ connectVersion }) => connectVersion)).size > 1;
  const isOpen = shown.length <= MOST_OPEN;
  const groups = [...byPath].map(([path, group]) => {
    const file = texts.get(path);
    return markup`<section class="file" id="${fileId(path)}">
<header><h3>${breakable(printableLine(path))}</h3><p>${tallyText(group)}${several && file !== undefined && markup` · checked against Connect ${file.connectVersion}`}</p>${file !== undefined && minimap(file, group)}</header>
<ol class="findings" role="list">
${group.map((finding) => findingItem(finding, file, isOpen))}</ol>
</section>
`;
  });
  if (files.length === 0)
    return { id: 'findings', title: 'Findings', content: markup`<p>No file was given or found.</p>` };
  return {
    id: 'findings',
    title: 'Findings',
    content: markup`${byPath.size > 1 && index(byPath)}${shown.length > 0 && filter(tally(shown), isOpen)}
${groups}${clean(
  files.filter(({ path }) => !byPath.has(path)),
  baselines === undefined ? 'findings' : 'new findings',
)}`,
  };
}

function fileId(path: string): string {
  return `file-${digest(path)}`;
}

/** The files with findings, to jump to. */
function index(byPath: ReadonlyMap<string, readonly Finding[]>): Markup {
  const items = [...byPath].map(
    ([path, group]) =>
      markup`<li><a href="#${fileId(path)}">${breakable(printableLine(path))}</a> <span>${tallyText(group)}</span></li>\n`,
  );
  const title = `${byPath.size} files with findings`;
  return markup`<details class="index"${byPath.size <= FEW && markup` open`}><summary>${title}</summary><ul>
${items}</ul></details>
`;
}

/** How many findings there are, by those severities that there are. */
function tally(findings: readonly Finding[]): Tally {
  const count = (wanted: Severity) =>
    findings.filter(({ diagnostic }) => diagnostic.severity === wanted).length;
  return SEVERITIES.map(([severity, word]) => ({ severity, word, count: count(severity) })).filter(
    ({ count }) => count > 0,
  );
}

function tallyText(findings: readonly Finding[]): string {
  return tally(findings)
    .map(({ count, word }) => counted(count, word))
    .join(', ');
}

function clean(files: readonly FileResult[], lacking: string): Markup | undefined {
  if (files.length === 0) return undefined;
  const list = markup`<ul class="places">${files.map(({ path }) => markup`<li><code>${printableLine(path)}</code></li>`)}</ul>`;
  const title = `${counted(files.length, 'file')} without ${lacking}`;
  return markup`<details class="clean"${files.length <= FEW && markup` open`}><summary>${title}</summary>${list}</details>`;
}
