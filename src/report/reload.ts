import type { ClusterReloadPlan, ReloadPlan } from '../reload/index.ts';
import { brokenAtOptions, hanging, wrapped } from './lines.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { changeLines } from './reload-changes.ts';
import {
  CACHE_COMMANDS,
  CACHES_TITLE,
  cachesOf,
  comparisonOf,
  consequencesOf,
  countsText,
  groupsOf,
  type ReloadReport,
  type ReportedNode,
  runtimeOf,
} from './reload-report.ts';
import type { ReportOptions } from './reporter.ts';
import { stylish } from './stylish.ts';

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

function groupLines(
  group: readonly ReportedNode[],
  all: readonly ReportedNode[],
  options: Options,
): string[] {
  const { paint, width } = options;
  const [{ candidate, plan, notes } = all[0]!] = group;
  const { subject, running } = comparisonOf(group, all);
  const title = `Reload plan for ${subject}, compared with ${running}`;
  return [
    ...wrapped(onOneLine(title), width, 0).map((line) => paint.strong(line)),
    ...notes.flatMap((note) => hanging('Note: ', 'Note: ', note, width)),
    ...changeLines(plan.changes, { ...options, path: candidate }),
    ...(plan.changes.length === 0 && all.length > 1 ? ['', 'Nothing changes.'] : []),
  ];
}

function heading(title: string, { paint }: Options): string[] {
  return ['', paint.strong(title)];
}

function consequenceLines(plans: readonly ReloadPlan[], options: Options): string[] {
  const { paint, width } = options;
  const consequences = consequencesOf(plans);
  if (consequences.length === 0) return [];
  const parts = consequences.map(({ settings, message, help, certainty, source }) => [
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
  const caches = cachesOf(plans);
  if (caches === undefined) return [];
  const reasons = [...new Set(caches.invalidated.map((cache) => `${runtimeOf(cache)}: ${cache.reason}.`))];
  return [
    ...heading(CACHES_TITLE, options),
    ...reasons.flatMap((reason) => hanging('  • ', `  ${paint.warning('•')} `, reason, width)),
    ...wrapped(caches.note ?? '', width, 2),
    '',
    ...wrapped(CACHE_COMMANDS, width, 2),
    ...caches.commands.flatMap((line) => brokenAtOptions(line, width, 2)),
    ...caches.placeholders.flatMap((line) => wrapped(line, width, 4).map((part) => paint.frame(part))),
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
  const all = countsText(nodes);
  if (nodes.some(({ plan }) => plan.action === 'blocked')) {
    const files = onOneLine([...new Set(errors.files.map(({ path }) => path))].join(', '));
    const count = `${errors.summary.errors} error${errors.summary.errors === 1 ? '' : 's'}`;
    return paint.error(`Do not reload or restart: ${count} in ${files}; ${all}`);
  }
  const changes = nodes.flatMap(({ plan }) => plan.changes);
  const isApplied = changes.every(({ effect }) => effect === 'reload');
  if (isApplied && nodes.some(({ plan }) => plan.action === 'restart'))
    return paint.warning(`${all}; restart needed, for not all of what runs is known`);
  if (changes.length === 0) return paint.added('No change: the server reads the same, nothing to run');
  if (isApplied) return paint.added(`${all}; a reload is enough`);
  return paint.warning(`${all}; restart needed`);
}

function onOneLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
