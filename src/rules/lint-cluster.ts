import type { Cluster, ClusterNode, Place, Source } from '../cluster/index.ts';
import type { Range } from '../parser/index.ts';
import { bindEntries, type Catalogue, compareVersions, NEWEST_VERSION } from '../schema/index.ts';
import { AddedSecrets } from './added-secrets.ts';
import { ClusterReadings } from './cluster-readings.ts';
import { clusterRules } from './cluster-registry.ts';
import type { ClusterFinding, ClusterPlace, ClusterRule } from './cluster-rule.ts';
import type { Diagnostic, RelatedPlace, Severity, SuppressedDiagnostic } from './diagnostic.ts';
import { type GatheredResult, joinResults, resultsOf } from './gather-results.ts';
import { type LintOptions, type LintResult, lint, summarize, suppress } from './lint.ts';
import { clusterMatrix, type Matrix } from './matrix/matrix.ts';
import { oneLine } from './one-line.ts';
import { rules } from './registry.ts';
import { docsPath } from './rule.ts';
import { siteOf } from './sites.ts';
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

  const files = new Map<unknown, FileUnderJudgement>();
  const fileOf = (source: Source) => {
    // A file may carry several configurations.
    const key = source.placement === undefined ? source.path : source.document;
    let file = files.get(key);
    if (file === undefined) {
      file = new FileUnderJudgement(source, options);
      files.set(key, file);
    }
    return file;
  };
  for (const { config, migration } of clusters.flatMap(({ nodes }) => nodes)) {
    fileOf(config);
    if (migration !== undefined) fileOf(migration);
  }

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
        const places = [finding.place, ...(finding.related ?? [])];
        if (!fileOf(finding.place.source).add({ ...tell(finding.place), diagnostic }, places, fileOf))
          continue;
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
  const results = [...files.values()].flatMap((file) =>
    file.results(connectVersion, clusters[0]?.nodes[0]?.catalogue),
  );
  return { ...summarize(joinResults(results), connectVersion), clusters: judged };
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
  readonly #diagnostics: { readonly path: string; readonly diagnostic: Diagnostic }[] = [];
  readonly #suppressed: { readonly path: string; readonly entry: SuppressedDiagnostic }[] = [];
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
  add(
    { path: told, diagnostic }: { readonly path: string; readonly diagnostic: Diagnostic },
    places: readonly Place[],
    fileOf: (source: Source) => FileUnderJudgement,
  ): boolean {
    // All of them were looked at, also those behind the one with the comment.
    const files = places.map(({ source }) => fileOf(source));
    for (const [index, { source, range }] of places.entries()) {
      const { path, document, placement } = source;
      if (document === undefined) continue;
      const file = files[index]!;
      const suppression = file.#suppressions?.take(diagnostic.ruleId, document.position(range.start).line);
      if (suppression === undefined) continue;
      const site = siteOf(path, document, placement);
      file.#suppressed.push(suppress(diagnostic, told, suppression, site));
      return false;
    }
    this.#diagnostics.push({ path: told, diagnostic });
    return true;
  }

  /** One, or one for each of the files that it comes from. */
  results(connectVersion: string, catalogue: Catalogue | undefined): GatheredResult[] {
    const source = this.#source;
    const { path, document, placement } = source;
    const findings = { diagnostics: this.#diagnostics, suppressed: this.#suppressed };
    if (document !== undefined && placement !== undefined) {
      const bindings = bindEntries(document, catalogue);
      return resultsOf({ path, document, bindings, placement, connectVersion, catalogue }, findings);
    }
    const diagnostics = this.#diagnostics.map(({ diagnostic }) => diagnostic);
    return [
      {
        path,
        diagnostics: diagnostics.sort((one, other) => one.range.start.offset - other.range.start.offset),
        suppressed: this.#suppressed.map(({ entry }) => entry),
        connectVersion,
        ...(catalogue?.overlay === undefined ? {} : { catalogue: catalogue.overlay.name }),
        settings: this.#settings,
        get text() {
          return source.text;
        },
      },
    ];
  }
}

/** What keeps a node's file from being read. */
function syntaxErrors(
  path: string,
  { document, placement }: Source,
  options: ClusterLintOptions,
): { path: string; diagnostic: Diagnostic }[] {
  const severities = Object.fromEntries(rules.map(({ id }) => [id, 'off' as const]));
  const level = options.rules?.['syntax/error'] ?? 'error';
  const result = lint([{ path, document: document!, placement }], {
    rules: { ...severities, 'syntax/error': level },
  });
  return result.files.flatMap((file) =>
    file.diagnostics.map((diagnostic) => ({ path: file.path, diagnostic })),
  );
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
    range: tell(place).range,
    ...(places.length === 0 ? {} : { related: places }),
    docs: docsPath(rule.id),
    nodes: nodes.map(({ name }) => name),
    ...(deviating === undefined ? {} : { deviating: deviating.map(({ name }) => name) }),
    ...(unknown ? { unknown } : {}),
  };
}

function relatedPlace({ message, ...place }: ClusterPlace): RelatedPlace {
  return { ...tell(place), message: oneLine(message) };
}

/** A place as a reader finds it: what comes from several files is told in each. */
function tell({ source, range }: Place): { path: string; range: Range } {
  const at = source.placement?.place(range);
  if (at === undefined) return { path: source.path, range: source.range(range) };
  return { path: at.file.path, range: at.file.range(at.range) };
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
