import type { Cluster, ClusterNode, Source } from '../cluster/index.ts';
import { compareVersions, NEWEST_VERSION } from '../schema/index.ts';
import { AddedSecrets } from './added-secrets.ts';
import { ClusterReadings } from './cluster-readings.ts';
import { clusterRules } from './cluster-registry.ts';
import type { ClusterFinding, ClusterPlace, ClusterRule } from './cluster-rule.ts';
import type { Diagnostic, RelatedPlace, Severity, SuppressedDiagnostic } from './diagnostic.ts';
import { type FileResult, type LintOptions, type LintResult, lint, summarize, suppress } from './lint.ts';
import { clusterMatrix, type Matrix } from './matrix/matrix.ts';
import { oneLine } from './one-line.ts';
import { rules } from './registry.ts';
import { docsPath } from './rule.ts';
import { Suppressions } from './suppressions.ts';

/** See `LintOptions`. */
export type ClusterLintOptions = Pick<LintOptions, 'notSuppressible' | 'today' | 'connectVersion'> & {
  readonly rules?: LintOptions['rules'] | undefined;
};

/** A finding, and which nodes it is about. */
export interface ClusterDiagnostic extends Diagnostic {
  /** Names of the nodes concerned. */
  readonly nodes: readonly string[];
  /** Names of those that deviate from most of them; absent where nobody can say who deviates from whom. */
  readonly deviating?: readonly string[];
  /** Nothing is known to be wrong: a fact is missing. */
  readonly unknown?: true;
}

export interface JudgedCluster {
  readonly cluster: Cluster;
  /** Those that nothing switched off, in the order of the rules. */
  readonly diagnostics: readonly ClusterDiagnostic[];
  /** What a baseline covers. Only of a run with one. */
  readonly baselined?: readonly ClusterDiagnostic[];
  /**
   * The rules that had all of the cluster before them: what they don’t report is not there. None where a file can’t be
   * read to its end.
   */
  readonly judgedBy?: readonly string[];
  /** What matters, node by node. */
  readonly matrix: Matrix;
}

export interface ClusterLintResult extends LintResult {
  readonly clusters: readonly JudgedCluster[];
}

/**
 * Judges clusters: each as a whole, and their Launchers against each other. Of a single file only what keeps it from
 * being read is reported; for the rest, `lint` it.
 *
 * @throws {RangeError} when the options name a rule or version that is none, and for two nodes of one name in a cluster.
 */
export function lintCluster(
  given: Cluster | readonly Cluster[],
  options: ClusterLintOptions = {},
): ClusterLintResult {
  const clusters: readonly Cluster[] = 'nodes' in given ? [given] : given;
  // One for all nodes of a run, as a rule.
  const overlay = clusters[0]?.nodes[0]?.catalogue.overlay;
  const connectVersion = options.connectVersion ?? overlay?.connectVersion ?? NEWEST_VERSION;
  if (Number.isNaN(compareVersions(connectVersion, connectVersion)))
    throw new RangeError(`${JSON.stringify(connectVersion)} is no version of Connect, such as 2025.06.0.`);
  const ids = [...rules, ...clusterRules].map(({ id }) => id);
  const named = [...Object.keys(options.rules ?? {}), ...(options.notSuppressible ?? [])];
  const unknown = named.find((id) => !ids.includes(id as never));
  if (unknown !== undefined) throw new RangeError(`There is no rule ${JSON.stringify(unknown)}.`);

  for (const cluster of clusters) checkNames(cluster);

  const files = new Map<string, FileUnderJudgement>();
  for (const node of clusters.flatMap(({ nodes }) => nodes))
    for (const source of [node.config, ...(node.migration === undefined ? [] : [node.migration])])
      if (!files.has(source.path)) files.set(source.path, new FileUnderJudgement(source, options));
  const fileOf = (source: Source) => {
    let file = files.get(source.path);
    if (file === undefined) {
      file = new FileUnderJudgement(source, options);
      files.set(source.path, file);
    }
    return file;
  };

  // A finding is told with the first cluster that it is about; the nodes of the others are marked with it as well.
  const alsoAbout = clusters.map((): ClusterDiagnostic[] => []);
  const secrets = new Map<ClusterNode, AddedSecrets>();
  const secretsOf = (nodes: readonly ClusterNode[]) =>
    nodes.map((node) => {
      const known = secrets.get(node) ?? new AddedSecrets(node.settings);
      secrets.set(node, known);
      return known;
    });
  const readings = new ClusterReadings(clusters);
  const judged = clusters.map((cluster, index): JudgedCluster => {
    const diagnostics: ClusterDiagnostic[] = [];
    for (const rule of clusterRules) {
      const level = options.rules?.[rule.id] ?? rule.severity;
      if (level === 'off') continue;
      const check = (reading: Cluster, laterClusters: readonly Cluster[]): ClusterFinding[] => {
        const findings: ClusterFinding[] = [];
        const report = (finding: ClusterFinding) => void findings.push(finding);
        rule.check({ cluster: reading, laterClusters, connectVersion, report });
        return findings;
      };
      for (const finding of readings.find(rule, index, check)) {
        // A severity that the user chose holds for all of a rule's findings.
        const severity = options.rules?.[rule.id] === undefined ? (finding.severity ?? level) : level;
        const diagnostic = complete(
          rule,
          severity,
          secretsOf(finding.nodes).reduce((told, secrets) => secrets.mask(told), finding),
        );
        const places = [finding.place, ...(finding.related ?? [])].map(({ source }) => fileOf(source));
        if (!places[0]!.add(diagnostic, places.slice(1))) continue;
        diagnostics.push(diagnostic);
        for (const [other, { nodes }] of clusters.entries()) {
          const concerned = other === index ? [] : finding.nodes.filter((node) => nodes.includes(node));
          if (concerned.length > 0)
            alsoAbout[other]!.push({ ...diagnostic, nodes: concerned.map(({ name }) => name) });
        }
      }
    }
    const marked = [...diagnostics, ...alsoAbout[index]!];
    const judgedBy = rulesFor(cluster, clusters.length > 1, options);
    return { cluster, diagnostics, judgedBy, matrix: clusterMatrix(cluster, marked) };
  });
  const results = [...files.values()].map((file) => file.result(connectVersion, overlay?.name));
  return { ...summarize(results, connectVersion), clusters: judged };
}

function rulesFor(
  { nodes, launchers = [] }: Cluster,
  hasOthers: boolean,
  { rules: severities = {} }: ClusterLintOptions,
): string[] {
  const errors = ({ config, migration }: ClusterNode) =>
    config.document.errorCount + (migration?.document.errorCount ?? 0);
  if (nodes.some((node) => errors(node) > 0)) return [];
  // Two Launchers have to be known to get into each other’s way.
  const launcherRulesLook = hasOthers || launchers.length > 0;
  return clusterRules
    .map(({ id }) => id)
    .filter((id) => severities[id] !== 'off' && (launcherRulesLook || !id.startsWith('launcher/')));
}

/** Findings say by name which nodes they are about. */
function checkNames({ nodes }: Cluster): void {
  const names = new Set<string>();
  for (const { name } of nodes) {
    if (names.has(name))
      throw new RangeError(`There are two nodes of the name ${JSON.stringify(name)} in one cluster.`);
    names.add(name);
  }
}

/** A file, and what is found in it. */
class FileUnderJudgement {
  readonly #source: Source;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #suppressed: SuppressedDiagnostic[] = [];
  readonly #settings: number;
  readonly #suppressions: Suppressions | undefined;

  constructor(source: Source, options: ClusterLintOptions) {
    this.#source = source;
    const { document, path } = source;
    this.#settings = document?.entries().length ?? 0;
    if (document === undefined) return;
    const { rules: severities = {}, notSuppressible = [], today } = options;
    this.#suppressions = new Suppressions(document, {
      rules: clusterRules,
      runs: (id) => severities[id] !== 'off',
      isSwitchedOff: (id) => severities[id] === 'off',
      isSuppressible: (id) => !notSuppressible.includes(id),
      today,
    });
    if (document.errorCount > 0) this.#diagnostics.push(...syntaxErrors(path, source, options));
  }

  /**
   * Takes a finding, or learns that a comment switched it off: false. A comment beside any of its places will do: which
   * node deviates from which is the eye’s choice.
   */
  add(diagnostic: Diagnostic, others: readonly FileUnderJudgement[]): boolean {
    const { ruleId, range, related = [] } = diagnostic;
    const lines = [range, ...related.map((place) => place.range)].map(({ start }) => start.line);
    for (const [index, file] of [this, ...others].entries()) {
      const suppression = file.#suppressions?.take(ruleId, lines[index]!);
      if (suppression === undefined) continue;
      const suppressed = suppress(diagnostic, suppression, file.#source.document!);
      file.#suppressed.push(file === this ? suppressed : { ...suppressed, path: this.#source.path });
      return false;
    }
    this.#diagnostics.push(diagnostic);
    return true;
  }

  result(connectVersion: string, catalogue: string | undefined): FileResult {
    const source = this.#source;
    return {
      path: source.path,
      diagnostics: this.#diagnostics.toSorted(
        (one, other) => one.range.start.offset - other.range.start.offset,
      ),
      suppressed: this.#suppressed,
      connectVersion,
      ...(catalogue === undefined ? {} : { catalogue }),
      settings: this.#settings,
      get text() {
        return source.text;
      },
    };
  }
}

/** What keeps a node's file from being read. */
function syntaxErrors(
  path: string,
  { document }: Source,
  options: ClusterLintOptions,
): readonly Diagnostic[] {
  const severities = Object.fromEntries(rules.map(({ id }) => [id, 'off' as const]));
  const level = options.rules?.['syntax/error'] ?? 'error';
  const result = lint([{ path, document: document! }], {
    rules: { ...severities, 'syntax/error': level },
  });
  return result.files[0]!.diagnostics;
}

function complete(rule: ClusterRule, severity: Severity, finding: ClusterFinding): ClusterDiagnostic {
  const { place, about, message, help, setting, nodes, deviating, related = [], unknown } = finding;
  const places = [...related.map(relatedPlace), ...unnamed(nodes, [{ ...place, about }, ...related])];
  return {
    ruleId: rule.id,
    severity,
    message: oneLine(message),
    ...(help === undefined ? {} : { help: oneLine(help) }),
    ...(setting === undefined ? {} : { setting }),
    range: place.source.range(place.range),
    ...(places.length === 0 ? {} : { related: places }),
    docs: docsPath(rule.id),
    nodes: nodes.map(({ name }) => name),
    ...(deviating === undefined ? {} : { deviating: deviating.map(({ name }) => name) }),
    ...(unknown ? { unknown } : {}),
  };
}

function relatedPlace({ source, range, message }: ClusterPlace): RelatedPlace {
  return { path: source.path, range: source.range(range), message: oneLine(message) };
}

/** Nodes concerned that no place speaks for. */
function unnamed(
  nodes: readonly ClusterNode[],
  places: readonly Pick<ClusterPlace, 'source' | 'about'>[],
): RelatedPlace[] {
  const sources = new Set(places.map(({ source }) => source.path));
  const spoken = new Set(places.map(({ about }) => about));
  return nodes
    .filter((node) => !spoken.has(node))
    .filter(({ config, migration }) => !sources.has(config.path) && !sources.has(migration?.path ?? ''))
    .map(({ name, config }) => ({
      path: config.path,
      range: config.range({ start: 0, end: 0 }),
      message: `node ${name}`,
    }));
}
