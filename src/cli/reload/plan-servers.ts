import { type ClusterReloadPlan, planReloadOfNodes } from '../../reload/index.ts';
import { type FileResult, type LintOptions, type LintResult, lint, summarize } from '../../rules/lint.ts';
import type { Server } from './load-server.ts';
import type { PlacedDiagnostic, PlannedServer } from './reload-json.ts';

export interface PlannedServers {
  readonly servers: readonly PlannedServer[];
  readonly cluster: ClusterReloadPlan<PlacedDiagnostic>;
  /** What the rules say of the candidates. */
  readonly result: LintResult;
}

export function planServers(servers: readonly Server[], options: LintOptions): PlannedServers {
  const files = servers.map(({ candidate }) => judge(candidate, options));
  const nodes = servers.map(({ name, running, candidate }, index) => ({
    name,
    running,
    candidate,
    diagnostics: files[index]!.flatMap(({ path, diagnostics }) =>
      diagnostics.map((diagnostic) => ({ ...diagnostic, path })),
    ),
  }));
  const { environmentWins, catalogue } = options;
  const cluster = planReloadOfNodes(nodes, { environmentWins, catalogue });
  return {
    servers: servers.map((server, index) => ({ server, plan: cluster.nodes[index]!.plan })),
    cluster,
    result: summarize(files.flat(), options.connectVersion),
  };
}

/** A candidate's main file, and its migration file. */
function judge(
  { path, document, migration }: Server['candidate'],
  options: LintOptions,
): readonly FileResult[] {
  const inputs = [
    { path, document, companion: migration?.document },
    ...(migration === undefined ? [] : [{ ...migration, companion: document }]),
  ];
  return lint(inputs, options).files;
}

/** Only errors block, so only they are shown in a plan. */
export function errorsOf({ files, connectVersion }: LintResult): LintResult {
  const withErrors = files.map((file) => ({
    path: file.path,
    connectVersion: file.connectVersion,
    ...(file.catalogue === undefined ? {} : { catalogue: file.catalogue }),
    settings: file.settings,
    suppressed: [],
    diagnostics: file.diagnostics.filter(({ severity }) => severity === 'error'),
    get text() {
      return file.text;
    },
  }));
  return summarize(
    withErrors.filter(({ diagnostics }) => diagnostics.length > 0),
    connectVersion,
  );
}
