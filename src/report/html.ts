import type { LintResult } from '../rules/lint.ts';
import { findingsOf } from './findings.ts';
import { acceptedSections } from './html/accepted.ts';
import { findingsSection } from './html/findings.ts';
import { counted, markup } from './html/markup.ts';
import { matrixSections } from './html/matrix.ts';
import { page } from './html/page.ts';
import { rulesSection } from './html/rules.ts';
import { countsText } from './html/severity.ts';
import { countsTitle, factList, facts, stripe } from './html/summary.ts';
import type { ReportOptions } from './reporter.ts';

/**
 * A page for people, of one piece: it loads nothing, and names no time, so that the same files give the same page. All
 * that it says stands in the HTML; a script adds the filter.
 */
export function html(result: LintResult, options: ReportOptions): string {
  const findings = findingsOf(result);
  return page({
    title: countsText(result.summary),
    heading: countsTitle(result.summary),
    kicker: kicker(result),
    version: options.version,
    lead: markup`${stripe(result.summary)}\n${factList(facts(result, options))}`,
    sections: [
      ...matrixSections(result, findings),
      findingsSection(result, findings, options),
      ...acceptedSections(findings, options.showBaselined),
      rulesSection(options.rules ?? [], findings),
    ],
  });
}

function kicker({ clusters, files }: LintResult): string {
  if (clusters === undefined)
    return files.length === 1 ? 'Configuration of Posit Connect' : 'Configurations of Posit Connect';
  const [only, ...others] = clusters;
  if (only === undefined || others.length > 0) return counted(clusters.length, 'cluster');
  const { name, nodes } = only.cluster;
  return name === undefined ? `Cluster of ${counted(nodes.length, 'node')}` : `Cluster ${name}`;
}
