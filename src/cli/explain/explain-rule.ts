import type { ClusterExample, ClusterRule } from '../../rules/cluster-rule.ts';
import { docsPath, type Rule } from '../../rules/rule.ts';
import { wrap } from '../wrap.ts';
import {
  exampleClusterFindings,
  exampleFindings,
  MAIN_FILE,
  MIGRATION_FILE,
  type ToldFinding,
} from './example-findings.ts';
import type { PageLayout } from './page-layout.ts';

/** A rule’s page: what it finds, why, an example, what it says of that, and how to switch it off. */
export async function explainRule(rule: Rule | ClusterRule, layout: PageLayout): Promise<string[]> {
  const { paint, width } = layout;
  const isClusterRule = typeof rule.bad !== 'string';
  const findings = isClusterRule
    ? await exampleClusterFindings(rule as ClusterRule)
    : await exampleFindings(rule as Rule);
  const text = (words: string) => wrap(words, width, 2);
  const { severity, otherSeverities } = rule;
  return [
    `${paint.strong(rule.id)} (${severity === 'off' ? 'off by default' : severity})`,
    '',
    ...text(rule.summary),
    '',
    ...text(rule.why),
    '',
    ...(otherSeverities === undefined ? [] : text(`Severity: ${severity}; ${otherSeverities}`)),
    ...text(isClusterRule ? 'Looked at by gcfg-lint ha.' : `Fix: ${fixText(rule as Rule)}`),
    ...('profile' in rule ? text(`Only with --profile ${rule.profile}.`) : []),
    '',
    paint.help('  Wrong'),
    ...example(withMigration(rule, 'bad'), layout),
    '',
    paint.help('  What it says'),
    ...findings.flatMap((finding) => findingLines(finding, layout)),
    '',
    paint.help('  Right'),
    ...example(withMigration(rule, 'good'), layout),
    '',
    ...switching(rule).flatMap((line) => wrap(line, width, 2)),
    `  Page: ${docsPath(rule.id)}`,
  ];
}

function fixText({ fixes = [] }: Rule): string {
  if (fixes.includes('safe') && fixes.includes('unsafe'))
    return 'some findings with --fix, more of them with --unsafe-fixes.';
  if (fixes.includes('safe')) return 'with --fix.';
  return fixes.includes('unsafe') ? 'with --fix --unsafe-fixes.' : 'by hand.';
}

function switching(rule: Rule | ClusterRule): string[] {
  if (rule.severity === 'off') return [`Switch it on with --rule ${rule.id}=warning.`];
  const off = `Switch it off with --rule ${rule.id}=off`;
  if ('suppressible' in rule && rule.suppressible === false) return [`${off}.`];
  return [
    `${off}, or for one line with a comment above it:`,
    `; gcfg-lint-disable-next-line ${rule.id} -- reason`,
  ];
}

function findingLines(
  { place, severity, message, notes }: ToldFinding,
  { paint, width }: PageLayout,
): string[] {
  const [first = '', ...more] = wrap(`${place} ${severity} ${message}`, width, 4);
  const start = `    ${place} ${severity}`;
  const painted = first.startsWith(start)
    ? `    ${paint.frame(place)} ${paint[severity](severity)}${first.slice(start.length)}`
    : first;
  return [painted, ...more, ...notes.flatMap((note) => wrap(note, width, 6))];
}

/** An example of a rule, with the migration file where the rule looks at it. */
function withMigration(rule: Rule | ClusterRule, which: 'bad' | 'good'): string | ClusterExample {
  const given = rule[which];
  if (typeof given !== 'string' || !('migrations' in rule) || rule.migrations === undefined) return given;
  return { files: { [MAIN_FILE]: given, [MIGRATION_FILE]: rule.migrations[which] || '(empty)' } };
}

/** A file, or files with their names. Their lines are not broken: they are to be copied. */
function example(given: string | ClusterExample, { paint }: PageLayout): string[] {
  const indented = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`.trimEnd());
  if (typeof given === 'string') return indented(given);
  return Object.entries(given.files).flatMap(([name, text]) => [
    `    ${paint.frame(name)}`,
    ...indented(text),
  ]);
}
