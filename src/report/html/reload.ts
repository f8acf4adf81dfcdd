import type { ReloadAction } from '../../reload/index.ts';
import type { LintResult } from '../../rules/lint.ts';
import { findingsOf } from '../findings.ts';
import { comparisonOf, countsText, groupsOf, type ReloadReport } from '../reload-report.ts';
import type { ReportOptions } from '../reporter.ts';
import { acceptedSections } from './accepted.ts';
import { findingsSection } from './findings.ts';
import { sprite } from './icons.ts';
import { counted, type Markup, markup } from './markup.ts';
import { page, type Section } from './page.ts';
import { changeLists } from './reload-changes.ts';
import { flow } from './reload-flow.ts';
import { cacheSections, consequenceSections, settleSections, stepSections } from './reload-parts.ts';
import { rulesSection } from './rules.ts';
import { factList, facts } from './summary.ts';

export interface ReloadPage extends Pick<ReloadReport, 'nodes' | 'cluster'> {
  /** All that the rules say of the candidates. */
  readonly result: LintResult;
}

/** A reload plan as a page: where the changes go, what it takes, what to run, and what the rules say. */
export function reloadHtml(report: ReloadPage, options: ReportOptions): string {
  const { nodes, cluster, result } = report;
  const findings = findingsOf(result);
  const plans = nodes.map(({ plan }) => plan);
  const action = cluster?.action ?? plans[0]!.action;
  const { subject, running } = comparisonOf(nodes, nodes);
  const judged = [
    findingsSection(result, findings, options),
    ...acceptedSections(findings, options.showBaselined),
  ];
  const rest = [
    ...stepSections(cluster),
    ...consequenceSections(plans),
    ...cacheSections(plans),
    ...settleSections(plans),
  ];
  return page({
    title: TITLES[action],
    heading: markup`<span class="${TONES[action]}">${TITLES[action]}</span>`,
    kicker: `Reload plan for ${subject}, compared with ${running}`,
    version: options.version,
    lead: markup`${sprite()}<p class="lead">${leadText(report)}</p>
${factList(facts(result, options).filter(([name]) => name !== 'Can be fixed'))}`,
    sections: [
      ...planSections(report),
      // First what keeps all the rest from happening.
      ...(action === 'blocked' ? [...judged, ...rest] : [...rest, ...judged]),
      rulesSection(options.rules ?? [], findings),
    ],
  });
}

const TITLES: Readonly<Record<ReloadAction, string>> = {
  none: 'Nothing changes',
  reload: 'A reload is enough',
  restart: 'A restart is needed',
  blocked: 'Do not reload or restart',
};

const TONES: Readonly<Record<ReloadAction, string>> = {
  none: 'ok',
  reload: 'ok',
  restart: 'warning',
  blocked: 'error',
};

function leadText({ nodes, result }: ReloadPage): string {
  if (nodes.some(({ plan }) => plan.action === 'blocked'))
    return `${counted(result.summary.errors, 'error')}; ${countsText(nodes)}`;
  const none = nodes.every(({ plan }) => plan.changes.length === 0);
  return none ? 'The server reads the same: there is nothing to run.' : countsText(nodes);
}

/** Nodes of which the same is to be said share a section. */
function planSections({ nodes, cluster }: ReloadPage): Section[] {
  const groups = groupsOf(nodes);
  return groups.map((group, index) => {
    const { subject } = comparisonOf(group, nodes);
    const only = groups.length === 1;
    const [{ plan, notes, candidate } = nodes[0]!] = group;
    return {
      id: only ? 'plan' : `plan-${index + 1}`,
      title: only ? 'Where the changes go' : `${subject[0]!.toUpperCase()}${subject.slice(1)}`,
      content: markup`${notes.map(note)}${flow(plan, cluster === undefined)}
${changeLists(plan.changes, candidate)}`,
    };
  });
}

function note(text: string): Markup {
  return markup`<p class="remark"><strong>Note:</strong> ${text}</p>\n`;
}
