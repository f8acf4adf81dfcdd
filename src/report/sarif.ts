import type { FileResult, LintResult } from '../rules/lint.ts';
import type { ClusterDiagnostic } from '../rules/lint-cluster.ts';
import { digest } from './digest.ts';
import { type Finding, findingsOf, sentences } from './findings.ts';
import { type ReportOptions, STANDARD_INPUT } from './reporter.ts';
import { describedRules } from './sarif/descriptors.ts';
import { fixOf } from './sarif/fix.ts';
import { location, SOURCE_ROOT } from './sarif/location.ts';
import { messageText } from './sarif/message-text.ts';

/** GitHub refuses a report with more results as a whole. */
const MOST_RESULTS = 25_000;
/** Further places that GitHub shows of a result; a report with ten times as many it refuses. */
const MOST_PLACES = 100;

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * SARIF 2.1.0, with what GitHub’s code scanning asks for beyond the standard. It names no machine and no time: the same
 * files give the same report.
 */
export function sarif(result: LintResult, options: ReportOptions): string {
  const { version } = options;
  const findings = findingsOf(result);
  const reported = worst(findings);
  const rules = describedRules(options.rules ?? [], reported);
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  const files = new Map(result.files.map((file) => [file.path, file]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gcfg-lint', version, semanticVersion: version, rules } },
        invocations: [{ executionSuccessful: true, ...leftOut(findings.length - reported.length) }],
        originalUriBaseIds: {
          [SOURCE_ROOT]: { description: { text: 'The root of the checkout, or the directory of the run.' } },
        },
        columnKind: 'utf16CodeUnits',
        results: reported.map((finding) => ({
          ruleId: finding.diagnostic.ruleId,
          ruleIndex: ruleIndex.get(finding.diagnostic.ruleId),
          ...resultOf(finding, files.get(finding.path), options),
          ...(result.baselines === undefined
            ? {}
            : { baselineState: finding.isBaselined ? 'unchanged' : 'new' }),
          ...propertiesOf(finding.diagnostic),
        })),
        properties: {
          connectVersion: result.connectVersion,
          summary: result.summary,
          // Not as results that are absent: whoever does not know the word takes them for present.
          ...(result.baselines === undefined ? {} : { baselines: result.baselines }),
        },
      },
    ],
  };
  return `${JSON.stringify(log, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`;
}

function resultOf(
  { path, diagnostic, suppressed, about, ordinal }: Finding,
  file: FileResult | undefined,
  options: ReportOptions,
) {
  const { severity, ruleId, setting, range, related = [], fix } = diagnostic;
  const { hostedPath = (path) => path } = options;
  const places = related.slice(0, MOST_PLACES).map((place, id) => ({
    id,
    ...location(hostedPath(place.path), place.range),
    message: { text: messageText(place.message) },
  }));
  const fixable = fix !== undefined && file !== undefined && path !== STANDARD_INPUT;
  return {
    level: LEVELS[severity],
    message: { text: messageText(sentences(diagnostic)) },
    locations: [location(hostedPath(path), range, setting)],
    ...(places.length === 0 ? {} : { relatedLocations: places }),
    // GitHub compares another one, of lines of the text, which its action for uploads computes: beside ours.
    partialFingerprints: { 'gcfgLintFinding/v1': digest([ruleId, about, ordinal].join('\n')) },
    ...(fixable ? { fixes: [fixOf(fix, file.text, hostedPath(path))] } : {}),
    // Empty where nothing is suppressed: absent would mean that nobody looked.
    suppressions: suppressed === undefined ? [] : [suppressionOf(suppressed.reason)],
  };
}

function suppressionOf(reason: string | undefined) {
  return { kind: 'inSource', status: 'accepted', ...(reason === undefined ? {} : { justification: reason }) };
}

/** Of a cluster’s finding: its nodes, and whether it only lacks a fact. */
function propertiesOf(
  diagnostic: Finding['diagnostic'] & Partial<Pick<ClusterDiagnostic, 'nodes' | 'unknown'>>,
) {
  const { nodes, unknown } = diagnostic;
  return nodes === undefined ? {} : { properties: { nodes, ...(unknown ? { unknown } : {}) } };
}

/** As many as may be reported: rather errors than warnings, and rather these than what is known or suppressed. */
function worst(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_RESULTS) return findings;
  const levels = Object.keys(LEVELS);
  const rank = ({ diagnostic: { severity }, suppressed, isBaselined }: Finding) => {
    if (suppressed !== undefined) return 2 * levels.length;
    return levels.indexOf(severity) + (isBaselined ? levels.length : 0);
  };
  return findings.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_RESULTS);
}

function leftOut(count: number) {
  if (count === 0) return {};
  const text = `${count} more findings are left out: GitHub refuses a report with more than ${MOST_RESULTS}.`;
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}
