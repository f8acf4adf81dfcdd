/** What is reported of a reload, whatever it is shown in. */
import type {
  CachePlan,
  ClusterReloadPlan,
  InvalidatedCache,
  PlannedConsequence,
  ReloadPlan,
} from '../reload/index.ts';
import type { LintResult } from '../rules/lint.ts';

/** What was compared with what; one entry for a server, several for the nodes of a cluster. */
export interface ReloadReport {
  readonly nodes: readonly ReportedNode[];
  /** Of several nodes. */
  readonly cluster?: ClusterReloadPlan | undefined;
  /** The candidates’ errors, with their code. */
  readonly errors: LintResult;
}

export interface ReportedNode {
  readonly name?: string | undefined;
  /** As files are shown. */
  readonly candidate: string;
  readonly running: string;
  readonly plan: ReloadPlan;
  /** What a reader should know of the comparison. */
  readonly notes: readonly string[];
}

/** Nodes with the same changes are told of once. */
export function groupsOf(nodes: readonly ReportedNode[]): ReportedNode[][] {
  const groups = new Map<string, ReportedNode[]>();
  for (const node of nodes) {
    const changes = node.plan.changes.map(({ range: _, path: __, ...change }) => change);
    const key = JSON.stringify([changes, node.notes, node.plan.action === 'blocked']);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return [...groups.values()];
}

/** What is compared with what, in words. */
export function comparisonOf(
  group: readonly ReportedNode[],
  all: readonly ReportedNode[],
): { readonly subject: string; readonly running: string } {
  const [first = all[0]!] = group;
  const compared = new Set(group.map((node) => node.running));
  const names = group.map(({ name = '' }) => name);
  return {
    subject: all.length === 1 ? first.candidate : nodesText(names, all.length),
    running: compared.size === 1 ? first.running : 'what each of them runs',
  };
}

function nodesText(names: readonly string[], all: number): string {
  if (names.length === all) return `all ${all} nodes`;
  return `node${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

/** What else the changes take, each once. */
export function consequencesOf(plans: readonly ReloadPlan[]): PlannedConsequence[] {
  const byId = new Map<string, PlannedConsequence>();
  for (const consequence of plans.flatMap(({ consequences }) => consequences)) {
    const same = byId.get(consequence.id);
    const settings = [...new Set([...(same?.settings ?? []), ...consequence.settings])];
    byId.set(consequence.id, { ...consequence, settings });
  }
  return [...byId.values()];
}

export const CACHES_TITLE = 'Packages that were built and no longer fit (runtime caches)';
export const CACHE_COMMANDS = 'Once the server runs with the change, from any machine with rsconnect-python:';

/** The caches of all plans, lines that are the same once; undefined where there is nothing to do. */
export function cachesOf(plans: readonly ReloadPlan[]): CachePlan | undefined {
  const caches = plans.map((plan) => plan.caches).filter(({ commands }) => commands.length > 0);
  if (caches.length === 0) return undefined;
  const unique = (lines: readonly string[]) => [...new Set(lines)];
  const invalidated = caches.flatMap((plan) => plan.invalidated);
  return {
    invalidated: [...new Map(invalidated.map((cache) => [JSON.stringify(cache), cache])).values()],
    commands: unique(caches.flatMap(({ commands }) => commands)),
    placeholders: unique(caches.flatMap(({ placeholders }) => placeholders)),
    note: caches[0]!.note,
  };
}

/** `Python 3.11.7`. */
export function runtimeOf({ language, version }: InvalidatedCache): string {
  return `${language} ${version ?? '(version not known)'}`;
}

/** `6 changes: 1 applied by a reload, 5 waiting for a restart (4 unconfirmed)`. */
export function countsText(nodes: readonly ReportedNode[]): string {
  const changes = nodes.flatMap(({ plan }) => plan.changes);
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const reloaded = changes.filter(({ effect }) => effect === 'reload').length;
  const unknown = changes.filter(({ reloadable }) => reloadable === null).length;
  const unconfirmed = unknown === 0 ? '' : ` (${unknown} unconfirmed)`;
  const counts = [
    reloaded === 0 ? undefined : `${reloaded} applied by a reload`,
    changes.length === reloaded
      ? undefined
      : `${changes.length - reloaded} waiting for a restart${unconfirmed}`,
  ].filter((text) => text !== undefined);
  const across = nodes.length === 1 ? '' : ` on ${count(nodes.length, 'node')}`;
  return counts.length === 0
    ? 'no change'
    : `${count(changes.length, 'change')}${across}: ${counts.join(', ')}`;
}
