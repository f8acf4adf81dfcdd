import type { Diagnostic, Severity } from '../rules/diagnostic.ts';
import type { FileResult, LintResult } from '../rules/lint.ts';
import type { JudgedCluster } from '../rules/lint-cluster.ts';
import type { Baseline } from './baseline.ts';
import { compare } from './compare.ts';
import { inOrder } from './entries.ts';
import type { BaselineOptions } from './found.ts';

/**
 * Sets apart what a baseline knows: the findings that it covers go from `diagnostics` to `baselined` and are counted
 * there, and entries that nothing was found for are told in `baselines`. What has become graver, or concerns more nodes,
 * is not known.
 */
export function applyBaseline<Result extends LintResult>(
  result: Result,
  baseline: Baseline,
  options: BaselineOptions = {},
): Result {
  const { known, stale } = compare(result, baseline, options);
  const covered = new Set(known.map(({ diagnostic }) => diagnostic));
  const files = result.files.map((file) => splitFile(file, covered));
  const { clusters } = result;
  return {
    ...result,
    files,
    ...(clusters === undefined
      ? {}
      : { clusters: clusters.map((cluster) => splitCluster(cluster, covered)) }),
    baselines: [{ stale: stale.toSorted(inOrder) }],
    summary: { ...result.summary, ...countsOf(files) },
  };
}

function splitFile(file: FileResult, covered: ReadonlySet<Diagnostic>): FileResult {
  const { path, suppressed, connectVersion, catalogue, settings, judgedBy } = file;
  const all = [...file.diagnostics, ...(file.baselined ?? [])].toSorted(
    (one, other) => one.range.start.offset - other.range.start.offset,
  );
  return {
    path,
    diagnostics: all.filter((diagnostic) => !covered.has(diagnostic)),
    suppressed,
    baselined: all.filter((diagnostic) => covered.has(diagnostic)),
    ...(judgedBy === undefined ? {} : { judgedBy }),
    connectVersion,
    ...(catalogue === undefined ? {} : { catalogue }),
    settings,
    // Made when first asked for.
    get text() {
      return file.text;
    },
  };
}

function splitCluster(judged: JudgedCluster, covered: ReadonlySet<Diagnostic>): JudgedCluster {
  const all = [...judged.diagnostics, ...(judged.baselined ?? [])];
  return {
    ...judged,
    diagnostics: all.filter((diagnostic) => !covered.has(diagnostic)),
    baselined: all.filter((diagnostic) => covered.has(diagnostic)),
  };
}

function countsOf(files: readonly FileResult[]) {
  const count = (list: (file: FileResult) => readonly unknown[]) =>
    files.reduce((sum, file) => sum + list(file).length, 0);
  const ofSeverity = (severity: Severity) =>
    count(({ diagnostics }) => diagnostics.filter((diagnostic) => diagnostic.severity === severity));
  return {
    errors: ofSeverity('error'),
    warnings: ofSeverity('warning'),
    infos: ofSeverity('info'),
    baselined: count(({ baselined = [] }) => baselined),
  };
}
