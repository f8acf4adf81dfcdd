import { digest } from '../report/digest.ts';
import { lineText } from '../report/findings.ts';
import type { BaselineEntry } from '../rules/baseline-entry.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { FileResult, LintResult } from '../rules/lint.ts';
import type { ClusterDiagnostic, JudgedCluster } from '../rules/lint-cluster.ts';
import { isNeverKnown } from './never-known.ts';

/** How what is reported stands to what is known. */
export interface BaselineOptions {
  /**
   * The name by which a baseline knows a file; undefined for what has none, of which it knows nothing. Default: the path
   * it is reported under.
   */
  pathOf?(path: string): string | undefined;
  /**
   * Whether a rule’s findings in a file may be known at all. Default: those of all rules but `syntax/error` and `lint/*`,
   * which never may.
   */
  isSuppressible?(rule: string, path: string): boolean;
  /** Whether a file of the baseline exists no more, so that what was known of it is stale. Default: nobody can tell. */
  isGone?(path: string): boolean;
}

/** A finding, and the entry by which a baseline would know it. */
export interface Found {
  readonly diagnostic: Diagnostic;
  /** The file it stands in, as it is reported on; undefined where it is about nodes. */
  readonly file: string | undefined;
  readonly entry: BaselineEntry;
}

/** What a baseline could know of a file. */
export function foundInFile(file: FileResult, options: BaselineOptions): Found[] {
  const path = pathOf(file.path, options);
  if (path === undefined) return [];
  return [...file.diagnostics, ...(file.baselined ?? [])]
    .filter((diagnostic) => !isAboutNodes(diagnostic) && mayBeKnown(diagnostic, file.path, options))
    .toSorted((one, other) => one.range.start.offset - other.range.start.offset)
    .map((diagnostic) => ({ diagnostic, file: file.path, entry: { path, ...aboutIn(file, diagnostic) } }));
}

/** What a baseline could know of the nodes of clusters. */
export function foundInClusters({ clusters = [], files }: LintResult, options: BaselineOptions): Found[] {
  const paths = new Map(
    files.flatMap(({ path, diagnostics, baselined = [] }) =>
      [...diagnostics, ...baselined].map((diagnostic) => [diagnostic, path] as const),
    ),
  );
  return clusters.flatMap((judged) =>
    [...judged.diagnostics, ...(judged.baselined ?? [])].flatMap((diagnostic): Found[] => {
      const nodes = nodesOf(diagnostic, judged, clusters, options);
      const isKnowable = nodes.length > 0 && mayBeKnown(diagnostic, paths.get(diagnostic) ?? '', options);
      return isKnowable ? [{ diagnostic, file: undefined, entry: { nodes, ...about(diagnostic) } }] : [];
    }),
  );
}

/** The configurations of a cluster’s nodes, as a baseline names them. */
export function nodePaths({ cluster }: JudgedCluster, options: BaselineOptions): string[] {
  return cluster.nodes.flatMap(({ config }) => pathOf(config.path, options) ?? []);
}

export function pathOf(path: string, options: BaselineOptions): string | undefined {
  return options.pathOf === undefined ? path : options.pathOf(path);
}

function isAboutNodes(diagnostic: Diagnostic): diagnostic is ClusterDiagnostic {
  return 'nodes' in diagnostic;
}

function mayBeKnown({ ruleId }: Diagnostic, path: string, options: BaselineOptions): boolean {
  return !isNeverKnown(ruleId) && options.isSuppressible?.(ruleId, path) !== false;
}

type About = Omit<BaselineEntry, 'path' | 'nodes'>;

function about({ ruleId, setting, severity }: Diagnostic): About {
  return { rule: ruleId, ...(setting === undefined ? {} : { setting }), severity, count: 1 };
}

/** Rules that speak of a file as a whole, and have to point somewhere. */
const ABOUT_FILES: readonly string[] = ['migrate/pending'];

function aboutIn(file: FileResult, diagnostic: Diagnostic): About {
  const { ruleId, setting, range } = diagnostic;
  // What stands nowhere points at the beginning.
  const isAboutFile = ABOUT_FILES.includes(ruleId) || range.start.offset === range.end.offset;
  if (setting !== undefined || isAboutFile) return about(diagnostic);
  return { ...about(diagnostic), text: digest(lineText(file, diagnostic)) };
}

/**
 * Sorted; those that deviate, where most agree; none where one of them has no name in a baseline. Names are the nodes’ own
 * within a cluster only.
 */
function nodesOf(
  { nodes, deviating = nodes }: ClusterDiagnostic,
  { cluster }: JudgedCluster,
  all: readonly JudgedCluster[],
  options: BaselineOptions,
): string[] {
  const known = [...cluster.nodes, ...all.flatMap((other) => other.cluster.nodes)];
  const paths = deviating.map((name) => {
    const node = known.find((candidate) => candidate.name === name);
    return node === undefined ? undefined : pathOf(node.config.path, options);
  });
  const named = paths.filter((path) => path !== undefined);
  return named.length < paths.length ? [] : [...new Set(named)].sort();
}
