import type { Diagnostic, RelatedPlace } from '../../rules/diagnostic.ts';
import type { FileResult } from '../../rules/lint.ts';
import type { ClusterDiagnostic } from '../../rules/lint-cluster.ts';
import { digest } from '../digest.ts';
import type { Finding } from '../findings.ts';
import { printableLine } from '../printable.ts';
import { frame } from './frame.ts';
import { type Content, counted, type Markup, markup, prose } from './markup.ts';
import { SEVERITIES } from './severity.ts';

/** Other places that are listed at once: of a cluster’s fifty nodes a few tell enough. */
const MOST_PLACES = 6;

/** Stays the same while lines move: a link to a finding holds in the report of the next run, too. */
export function findingId({ path, diagnostic, about, ordinal }: Finding): string {
  return `f-${digest([path, diagnostic.ruleId, about, ordinal].join('\n'))}`;
}

/** Where a rule is told of. */
export function ruleId(id: string): string {
  return `rule-${id}`;
}

const WORDS = new Map<string, string>(SEVERITIES);

/**
 * A finding: a line that tells all, below it the code and what to do.
 *
 * @param isOpen whether what is below is to be seen at once.
 */
export function findingItem(finding: Finding, file: FileResult | undefined, isOpen: boolean): Markup {
  const { diagnostic, isBaselined } = finding;
  const { severity, message, range, ruleId: rule } = diagnostic;
  const { line, column } = range.start;
  return markup`<li class="finding ${severity}" id="${findingId(finding)}">
<details${isOpen && markup` open`}>
<summary><span class="severity">${WORDS.get(severity)}</span> <span class="place">${line}:${column}</span> <span class="message">${prose(message)}</span> <span class="rule">${rule}${isBaselined && markup` <span class="known">in the baseline</span>`}</span></summary>
${file !== undefined && frame(file, diagnostic)}
${notes(finding)}
</details>
</li>
`;
}

function notes({ diagnostic }: Finding): Markup {
  const { help, fix, related = [], ruleId: rule } = diagnostic;
  const entries: (readonly [name: string, content: Content])[] = [];
  if (help !== undefined) entries.push(['Help', prose(help)]);
  if (fix !== undefined) {
    const option = fix.applicability === 'safe' ? '--fix' : '--fix --unsafe-fixes';
    entries.push([
      fix.applicability === 'safe' ? 'Fix' : 'Possible fix',
      markup`${prose(fix.title)} <span class="option">${option}</span>`,
    ]);
  }
  entries.push(...nodeNotes(diagnostic));
  if (related.length > 0) entries.push(['See', places(related)]);
  entries.push(['Rule', markup`<a href="#${ruleId(rule)}">${rule}</a>`]);
  return markup`<dl class="notes">${entries.map(([name, content]) => markup`<dt>${name}</dt><dd>${content}</dd>`)}</dl>`;
}

/** Of a cluster’s finding: whom it concerns, and whether it only lacks a fact. */
function nodeNotes({
  nodes,
  deviating,
  unknown,
}: Diagnostic & Partial<Pick<ClusterDiagnostic, 'nodes' | 'deviating' | 'unknown'>>): (readonly [
  string,
  Content,
])[] {
  if (nodes === undefined) return [];
  const names = nodes.map((name, index) => {
    const differs = deviating?.includes(name) === true && deviating.length < nodes.length;
    const shown = differs ? markup`<strong>${name}</strong> (differs from most)` : name;
    return [index > 0 && ', ', shown];
  });
  return [
    ['Nodes', names],
    ...(unknown ? [['Certainty', 'nothing is known to be wrong: a fact is missing'] as const] : []),
  ];
}

function places(related: readonly RelatedPlace[]): Markup {
  const shown = related.slice(0, related.length > MOST_PLACES ? MOST_PLACES - 1 : MOST_PLACES);
  const rest = related.slice(shown.length);
  return markup`${list(shown)}${
    rest.length > 0 &&
    markup`<details class="more"><summary>${counted(rest.length, 'more place')}</summary>${list(rest)}</details>`
  }`;
}

function list(related: readonly RelatedPlace[]): Markup {
  return markup`<ul class="places">${related.map(
    ({ path, range, message }) =>
      markup`<li><code>${printableLine(path)}:${range.start.line}</code> ${prose(message)}</li>`,
  )}</ul>`;
}
