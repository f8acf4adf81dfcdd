import type { ClusterReloadPlan, ReloadPlan } from '../../reload/index.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import { VERSION } from '../version.ts';
import type { Server } from './load-server.ts';

/** A finding and the file that it is in. */
export interface PlacedDiagnostic extends Diagnostic {
  readonly path: string;
}

export interface PlannedServer {
  readonly server: Server;
  readonly plan: ReloadPlan<PlacedDiagnostic>;
}

/**
 * The stable format for programs: fields may be added, never removed or changed. Of several nodes it has on top what all
 * of them together come to, and below it each by itself.
 */
export function reloadJson(
  servers: readonly PlannedServer[],
  { action, steps, differences }: ClusterReloadPlan<PlacedDiagnostic>,
  connectVersion: string,
): string {
  const head = { version: 1, tool: { name: 'gcfg-lint', version: VERSION }, connectVersion };
  const [only, ...others] = servers;
  if (only !== undefined && others.length === 0) return print({ ...head, ...planJson(only) });
  const plans = servers.map(({ plan }) => plan);
  return print({
    ...head,
    action,
    changes: servers.flatMap(({ server, plan }) =>
      plan.changes.map((change) => ({ ...change, node: server.name })),
    ),
    caches: {
      invalidated: unique(plans.flatMap(({ caches }) => caches.invalidated)),
      commands: unique(plans.flatMap(({ caches }) => caches.commands)),
    },
    diagnostics: plans.flatMap(({ diagnostics }) => diagnostics),
    steps,
    differences,
    nodes: servers.map((planned) => ({ name: planned.server.name, ...planJson(planned) })),
  });
}

function planJson({ server, plan }: PlannedServer) {
  const { candidate, source, notes } = server;
  const { action, changes, caches, diagnostics, ...rest } = plan;
  const migration = candidate.migration === undefined ? {} : { migration: candidate.migration.path };
  return {
    action,
    candidate: { path: candidate.path, ...migration },
    running: source,
    changes,
    caches,
    diagnostics,
    ...rest,
    notes,
  };
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function print(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
