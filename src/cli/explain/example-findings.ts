/** What rules say of their own bad examples. */
import type { ClusterRule } from '../../rules/cluster-rule.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import { lint } from '../../rules/lint.ts';
import type { Rule } from '../../rules/rule.ts';
import { exampleInputs } from './example-inputs.ts';

export { MAIN_FILE, MIGRATION_FILE } from './example-inputs.ts';

/** A finding in words: what it says with its place, and what else there is to see, a line each. */
export interface ToldFinding {
  /** `5:1`, with the file where there are several. */
  readonly place: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly notes: readonly string[];
}

/** Runs a rule over its bad example; a rule that is off is switched on for that. */
export async function exampleFindings(rule: Rule): Promise<ToldFinding[]> {
  const options = {
    ...rule.exampleOptions,
    rules: rule.severity === 'off' ? { [rule.id]: 'warning' as const } : {},
  };
  const { files } = lint(await exampleInputs(rule, 'bad'), options);
  return files.flatMap(({ path, diagnostics }) =>
    diagnostics.filter(({ ruleId }) => ruleId === rule.id).map((found) => told(found, path)),
  );
}

/** The same of a rule that looks at several nodes. */
export async function exampleClusterFindings(rule: ClusterRule): Promise<ToldFinding[]> {
  // With all that reading a topology takes.
  const { exampleClusters } = await import('./example-clusters.ts');
  const { lintCluster } = await import('../../rules/lint-cluster.ts');
  const { files } = lintCluster(exampleClusters(rule.bad));
  return files.flatMap(({ path, diagnostics }) =>
    diagnostics
      .filter(({ ruleId }) => ruleId === rule.id)
      .map((found) => {
        const finding = told(found, undefined);
        return { ...finding, place: `${path}:${finding.place}` };
      }),
  );
}

/** @param own of places in this file nothing is said beside the message */
function told(
  { range: { start }, severity, message, help, related = [] }: Diagnostic,
  own: string | undefined,
): ToldFinding {
  const elsewhere = related
    .filter(({ path }) => path !== own)
    .map((other) => `see ${other.path}:${other.range.start.line}: ${other.message}`);
  const notes = [...elsewhere, ...(help === undefined ? [] : [`help: ${help}`])];
  return { place: `${start.line}:${start.column}`, severity, message, notes };
}
