/** Findings that somebody has accepted: they count nowhere, and are told of. */
import type { Finding } from '../findings.ts';
import { printableLine } from '../printable.ts';
import { findingId, ruleId } from './finding.ts';
import { type Markup, markup, prose } from './markup.ts';
import type { Section } from './page.ts';

/** What comments in the files switched off, and why; what stands in a baseline. */
export function acceptedSections(findings: readonly Finding[], showBaselined = false): Section[] {
  const suppressed = findings.filter((finding) => finding.suppressed !== undefined);
  // Among the others they have their place already.
  const baselined = showBaselined ? [] : findings.filter(({ isBaselined }) => isBaselined);
  return [
    ...section('suppressed', 'Switched off by comments', suppressed),
    ...section('baselined', 'Known, in the baseline', baselined),
  ];
}

function section(id: string, title: string, findings: readonly Finding[]): Section[] {
  if (findings.length === 0) return [];
  return [{ id, title, content: markup`<ol class="accepted">\n${findings.map(item)}</ol>` }];
}

function item(finding: Finding): Markup {
  const { path, diagnostic, suppressed } = finding;
  return markup`<li id="${findingId(finding)}"><p><code>${printableLine(path)}:${diagnostic.range.start.line}</code> ${prose(diagnostic.message)} <a class="rule" href="#${ruleId(diagnostic.ruleId)}">${diagnostic.ruleId}</a></p>${suppressed !== undefined && reasonText(suppressed)}</li>
`;
}

function reasonText({ reason, until }: NonNullable<Finding['suppressed']>): Markup {
  // A reason may name the day itself.
  const day = until !== undefined && !reason?.includes(until) && `, until ${until}`;
  return markup`
<p class="reason">${reason === undefined ? 'No reason is given' : ['Reason: ', reason]}${day}</p>`;
}
