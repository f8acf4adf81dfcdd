import type { ClusterReloadPlan, PlannedConsequence, ReloadPlan } from '../reload/index.ts';
import type { LintResult } from '../rules/lint.ts';
import { brokenAtOptions, hanging, wrapped } from './lines.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { changeLines } from './reload-changes.ts';
import type { ReportOptions } from './reporter.ts';
import { stylish } from './stylish.ts';

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

interface Options {
  readonly paint: Paint;
  readonly width: number;
}

/** A reload plan for people: errors, changes by what applies them, what else they take, what to run. */
export function reloadText(report: ReloadReport, { paint, width, version }: ReportOptions): string {
  const options = { paint, width: Math.min(width, 100) };
  const groups = groupsOf(report.nodes);
  const { nodes, cluster } = report;
  const plans = nodes.map(({ plan }) => plan);
  const errors = stylish(report.errors, { paint, width, version });
  const lines = [
    ...groups.flatMap((group, index) => [...(index === 0 ? [] : ['']), ...groupLines(group, nodes, options)]),
    ...(errors === '' ? [] : ['', errors.trimEnd()]),
    ...consequenceLines(plans, options),
    ...cacheLines(plans, options),
    ...settleLines(plans, options),
    ...(cluster === undefined ? runLines(plans[0]!, options) : clusterLines(cluster, options)),
    '',
    summaryLine(report, options),
  ];
  return `${lines.join('\n')}\n`;
}

/** Nodes with the same changes are told of once. */
function groupsOf(nodes: readonly ReportedNode[]): ReportedNode[][] {
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

function groupLines(
  group: readonly ReportedNode[],
  all: readonly ReportedNode[],
  options: Options,
): string[] {
  const { paint, width } = options;
  const [{ candidate, running, plan, notes } = all[0]!] = group;
  const subject =
    all.length === 1
      ? candidate
      : nodesText(
          group.map(({ name = '' }) => name),
          all.length,
        );
  const compared = [...new Set(group.map((node) => node.running))];
  const title = `Reload plan for ${subject}, compared with ${compared.length === 1 ? running : 'what each of them runs'}`;
  return [
    ...wrapped(onOneLine(title), width, 0).map((line) => paint.strong(line)),
    ...notes.flatMap((note) => hanging('Note: ', 'Note: ', note, width)),
    ...changeLines(plan.changes, { ...options, path: candidate }),
    ...(plan.changes.length === 0 && all.length > 1 ? ['', 'Nothing changes.'] : []),
  ];
}

function nodesText(names: readonly string[], all: number): string {
  if (names.length === all) return `all ${all} nodes`;
  return `node${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

function heading(title: string, { paint }: Options): string[] {
  return ['', paint.strong(title)];
}

function consequenceLines(plans: readonly ReloadPlan[], options: Options): string[] {
  const { paint, width } = options;
  const byId = new Map<string, PlannedConsequence>();
  for (const consequence of plans.flatMap(({ consequences }) => consequences)) {
    const same = byId.get(consequence.id);
    const settings = [...new Set([...(same?.settings ?? []), ...consequence.settings])];
    byId.set(consequence.id, { ...consequence, settings });
  }
  if (byId.size === 0) return [];
  const parts = [...byId.values()].map(({ settings, message, help, certainty, source }) => [
    ...wrapped(settings.join(', '), width, 2).map((line) => paint.warning(line)),
    ...wrapped(message, width, 4),
    ...hanging('    → ', '    → ', help, width),
    ...wrapped(`${certainty === 'uncertain' ? 'unconfirmed; see ' : ''}${source}`, width, 4).map((line) =>
      paint.frame(line),
    ),
  ]);
  return [...heading('What else it takes', options), ...parts.flat()];
}

function cacheLines(plans: readonly ReloadPlan[], options: Options): string[] {
  const { paint, width } = options;
  const caches = plans.map((plan) => plan.caches).filter(({ commands }) => commands.length > 0);
  if (caches.length === 0) return [];
  const unique = (lines: readonly string[]) => [...new Set(lines)];
  const reasons = unique(
    caches.flatMap(({ invalidated }) =>
      invalidated.map(
        ({ language, version, reason }) => `${language} ${version ?? '(version not known)'}: ${reason}.`,
      ),
    ),
  );
  return [
    ...heading('Packages that were built and no longer fit (runtime caches)', options),
    ...reasons.flatMap((reason) => hanging('  • ', `  ${paint.warning('•')} `, reason, width)),
    ...wrapped(caches[0]!.note ?? '', width, 2),
    '',
    ...wrapped('Once the server runs with the change, from any machine with rsconnect-python:', width, 2),
    ...unique(caches.flatMap(({ commands }) => commands)).flatMap((line) => brokenAtOptions(line, width, 2)),
    ...unique(caches.flatMap(({ placeholders }) => placeholders)).flatMap((line) =>
      wrapped(line, width, 4).map((part) => paint.frame(part)),
    ),
  ];
}

function settleLines(plans: readonly ReloadPlan[], options: Options): string[] {
  const settle = plans.find((plan) => plan.settle !== null)?.settle;
  if (settle === undefined || settle === null) return [];
  return [...heading('How to be sure', options), ...wrapped(settle, options.width, 2)];
}

function runLines({ run, meanwhile, changes }: ReloadPlan, options: Options): string[] {
  if (run === null) return [];
  const { width, paint } = options;
  const interrupts =
    run.interrupts.length === 0
      ? 'No process or connection is interrupted.'
      : `What it does: ${run.interrupts.join('; ')}.`;
  return [
    ...heading('Run', options),
    `    ${paint.info(run.command)}`,
    ...wrapped(interrupts, width, 2),
    ...(meanwhile === null
      ? []
      : wrapped(
          `Until then, ${meanwhile.command} applies ${meanwhile.changes} of the ${changes.length} changes.`,
          width,
          2,
        )),
  ];
}

function clusterLines({ steps, differences, nodes, action }: ClusterReloadPlan, options: Options): string[] {
  const { paint, width } = options;
  const interrupts = nodes.find(({ plan }) => plan.run?.interrupts.length)?.plan.run?.interrupts ?? [];
  const stepLines = steps.flatMap(({ title, nodes: names, commands, help }, index) => {
    const label = `${String(index + 1).padStart(2)}. `;
    return [
      ...hanging(label, paint.frame(label), `${title} (${names.join(', ')})`, width),
      ...commands.map((command) => `      ${paint.info(command)}`),
      ...(help === null ? [] : wrapped(help, width, 4)),
    ];
  });
  const differing = differences.flatMap(({ setting, nodes: names }) =>
    hanging('  • ', `  ${paint.warning('•')} `, `${setting}: ${names.join(', ')}`, width),
  );
  return [
    ...(steps.length === 0 ? [] : [...heading('In this order', options), ...stepLines]),
    ...(interrupts.length === 0 || action === 'blocked'
      ? []
      : wrapped(`What a restart does on its node: ${interrupts.join('; ')}.`, width, 2)),
    ...(differing.length === 0
      ? []
      : [
          ...heading(`These would not have the same as ${nodes[0]!.name} afterwards`, options),
          ...differing,
          ...wrapped(
            'Nodes need not be configured alike, but a difference is more often a slip than a plan.',
            width,
            2,
          ),
        ]),
  ];
}

/** The last word, on one line. */
function summaryLine({ nodes, errors }: ReloadReport, { paint }: Options): string {
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
  const all =
    counts.length === 0 ? 'no change' : `${count(changes.length, 'change')}${across}: ${counts.join(', ')}`;
  if (nodes.some(({ plan }) => plan.action === 'blocked')) {
    const files = onOneLine([...new Set(errors.files.map(({ path }) => path))].join(', '));
    return paint.error(
      `Do not reload or restart: ${count(errors.summary.errors, 'error')} in ${files}; ${all}`,
    );
  }
  if (changes.length === 0) return paint.added('No change: the server reads the same, nothing to run');
  if (changes.length === reloaded) return paint.added(`${all}; a reload is enough`);
  return paint.warning(`${all}; restart needed`);
}

function onOneLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
