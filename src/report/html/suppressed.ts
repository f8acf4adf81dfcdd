import type { Finding } from '../findings.ts';
import { printableLine } from '../printable.ts';
import { findingId, ruleId } from './finding.ts';
import { markup, prose } from './markup.ts';
import type { Section } from './page.ts';

/** What comments in the files switched off, and why. */
export function suppressedSections(findings: readonly Finding[]): Section[] {
  const items = findings.flatMap((finding) => {
    const { path, diagnostic, suppressed } = finding;
    if (suppressed === undefined) return [];
    const { reason, until } = suppressed;
    // A reason may name the day itself.
    const day = until !== undefined && !reason?.includes(until) && `, until ${until}`;
    return [
      markup`<li id="${findingId(finding)}"><p><code>${printableLine(path)}:${diagnostic.range.start.line}</code> ${prose(diagnostic.message)} <a class="rule" href="#${ruleId(diagnostic.ruleId)}">${diagnostic.ruleId}</a></p>
<p class="reason">${reason === undefined ? 'No reason is given' : ['Reason: ', reason]}${day}</p></li>
`,
    ];
  });
  if (items.length === 0) return [];
  const content = markup`<ol class="suppressed">\n${items}</ol>`;
  return [{ id: 'suppressed', title: 'Switched off by comments', content }];
}
