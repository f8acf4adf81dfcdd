import { baselineChanges } from '../../baseline/changes.ts';
import { printableLine } from '../../report/printable.ts';
import type { BaselineEntry } from '../../rules/baseline-entry.ts';
import type { BaselineChoice } from './options.ts';
import type { BaselineUse } from './use-baseline.ts';

/** Lines of a list; who has more looks into the file. */
const MOST = 10;

/** What is to be said of a baseline: what was written, what is stale. Empty where there is nothing to say. */
export function baselineText(use: BaselineUse, action: BaselineChoice['action']): string {
  const lines = action === 'read' ? aboutStale(use) : aboutWritten(use, action === 'write');
  return lines.map((line) => `${printableLine(line)}\n`).join('');
}

function aboutStale({ file, result, renamed }: BaselineUse): string[] {
  const stale = (result.baselines ?? []).flatMap((baseline) => baseline.stale);
  const number = total(stale);
  const lines =
    number === 0
      ? []
      : [
          `${counted(number, 'known finding')} of ${file.shown} ${number === 1 ? 'is' : 'are'} not found any more; --prune-baseline removes ${number === 1 ? 'it' : 'them'}:`,
          ...listed(stale.map((entry) => `  ${describe(entry)}`)),
        ];
  if (renamed === undefined) return lines;
  return [
    ...lines,
    `${file.shown} knows findings of ${renamed.from}, which is not there: if it is called ${renamed.to} now, change the name there`,
  ];
}

function aboutWritten({ file, next, result }: BaselineUse, adds: boolean): string[] {
  const { added, removed } = baselineChanges(file.baseline, next!);
  const covers = `it covers ${severitiesOf(next!.entries)}`;
  const changes = [
    ...(added.length === 0 ? [] : [`${counted(total(added), 'finding')} added`]),
    ...(removed.length === 0 ? [] : [`${counted(total(removed), 'finding')} removed`]),
  ];
  const isSame = changes.length === 0 && !file.isNew;
  const rest = adds ? rulesOf(result) : [];
  return [
    isSame
      ? `${file.shown} stays as it is: ${covers}`
      : `${[`${file.shown} is written`, ...(file.isNew ? [] : changes)].join(', ')}: ${covers}`,
    ...(file.isNew
      ? []
      : listed([
          ...added.map((entry) => `  + ${describe(entry)}`),
          ...removed.map((entry) => `  - ${describe(entry)}`),
        ])),
    ...(rest.length === 0 ? [] : [`It does not cover what no baseline covers: ${rest.join(', ')}`]),
  ];
}

/** Of what is left once all was written that may be known. */
function rulesOf({ files }: BaselineUse['result']): string[] {
  return [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId)))];
}

function describe({ path, nodes = [], rule, setting, severity, count }: BaselineEntry): string {
  const place = path ?? nodes.join(', ');
  return `${place}: ${severity}[${rule}]${setting === undefined ? '' : ` ${setting}`}${count === 1 ? '' : ` (${count})`}`;
}

function listed(lines: readonly string[]): string[] {
  if (lines.length <= MOST) return [...lines];
  return [...lines.slice(0, MOST - 1), `  and ${lines.length - MOST + 1} more`];
}

function severitiesOf(entries: readonly BaselineEntry[]): string {
  const of = (wanted: BaselineEntry['severity']) =>
    total(entries.filter(({ severity }) => severity === wanted));
  const counts = [
    [of('error'), 'error'],
    [of('warning'), 'warning'],
    [of('info'), 'note'],
  ] as const;
  const texts = counts.filter(([number]) => number > 0).map(([number, noun]) => counted(number, noun));
  return texts.join(', ') || 'nothing';
}

function total(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
