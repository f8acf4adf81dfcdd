import type { LintResult } from '../rules/lint.ts';
import { type Finding, findingsOf, sentences } from './findings.ts';
import { printableLine } from './printable.ts';
import { element, textElement, XML_DECLARATION } from './xml.ts';

/**
 * JUnit’s XML: a suite for each file, a case for each finding, one that passes for a file without any.
 *
 * Keeps to the elements and attributes of Jenkins’ schema, which its stricter plug-ins insist on.
 */
export function junit(result: LintResult): string {
  const byPath = new Map<string, Finding[]>(result.files.map(({ path }) => [path, []]));
  for (const finding of findingsOf(result)) byPath.get(finding.path)?.push(finding);
  const found = [...byPath].map(([path, findings]) => suiteOf(path, findings));
  const suites = found.length === 0 ? [noFiles()] : found;
  const sum = (count: (suite: Suite) => number) => suites.reduce((total, one) => total + count(one), 0);
  const counts = { tests: sum(({ tests }) => tests), failures: sum(({ failures }) => failures), errors: 0 };
  const lines = element(
    'testsuites',
    { name: 'gcfg-lint', ...counts, time: 0 },
    suites.flatMap((one) => one.lines),
  );
  return `${[XML_DECLARATION, ...lines].join('\n')}\n`;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly lines: readonly string[];
}

function suiteOf(path: string, findings: readonly Finding[]): Suite {
  const failures = findings.filter(isFailure).length;
  const skipped = findings.filter(isAccepted).length;
  if (findings.length === 0)
    return suite(path, { tests: 1, failures, skipped }, testCase(path, 'no findings'));
  const names = namesOf(findings);
  const cases = findings.flatMap((finding, index) => testCase(path, names[index]!, outcome(finding)));
  return suite(path, { tests: findings.length, failures, skipped }, cases);
}

/** Jenkins takes a report without any case for a mistake. */
function noFiles(): Suite {
  const reason = element('skipped', { message: 'no file was given or found' });
  const only = testCase('gcfg-lint', 'no files', reason);
  return suite('gcfg-lint', { tests: 1, failures: 0, skipped: 1 }, only);
}

function suite(
  name: string,
  { tests, failures, skipped }: Pick<Suite, 'tests' | 'failures'> & { readonly skipped: number },
  cases: readonly string[],
): Suite {
  const lines = element('testsuite', { name, tests, failures, errors: 0, skipped, time: 0 }, cases);
  return { tests, failures, lines };
}

function testCase(path: string, name: string, outcome: readonly string[] = []): string[] {
  return element('testcase', { name, classname: path, time: 0 }, outcome);
}

/** Names without lines: a case keeps its history when they move. All differ: of equal ones some viewers show one. */
function namesOf(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ diagnostic: { ruleId, setting } }) => {
    const name = setting === undefined ? ruleId : `${ruleId} ${setting}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** To know of something is no failure, nor is what somebody accepted. */
function isFailure(finding: Finding): boolean {
  return finding.diagnostic.severity !== 'info' && !isAccepted(finding);
}

function isAccepted({ suppressed, isBaselined }: Finding): boolean {
  return suppressed !== undefined || isBaselined;
}

function outcome(finding: Finding): string[] {
  const { suppressed, diagnostic } = finding;
  if (suppressed !== undefined)
    return element('skipped', { message: suppressed.reason ?? 'switched off by a comment in the file' });
  if (finding.isBaselined) return element('skipped', { message: 'known: it stands in the baseline' });
  if (!isFailure(finding)) return textElement('system-out', {}, details(finding));
  return textElement('failure', { message: diagnostic.message, type: diagnostic.severity }, details(finding));
}

function details({ path, diagnostic }: Finding): string {
  const { range, related = [] } = diagnostic;
  return [
    `${place(path, range)}: ${sentences(diagnostic)}`,
    ...related.map((other) => `see ${place(other.path, other.range)}: ${other.message}`),
  ].join('\n');
}

function place(path: string, { start }: Finding['diagnostic']['range']): string {
  return `${printableLine(path)}:${start.line}:${start.column}`;
}
