/** What the rules say of settings that are to be changed. */
import type { ChangePlan, PlannedChange } from '../../migrate/index.ts';
import type { Document, Entry } from '../../parser/index.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import { type LintInput, type LintOptions, lint } from '../../rules/lint.ts';
import { readValue } from '../../schema/index.ts';

export interface Judgement {
  /** Errors in what is to be written: the server would not take it. */
  readonly refusals: readonly Diagnostic[];
  /** What else is to be said of the lines that change. */
  readonly warnings: readonly Diagnostic[];
  /** What is wrong elsewhere now and was not before: settings that miss others, or lost them. */
  readonly consequences: readonly Diagnostic[];
}

/** Rules that judge a setting by itself. What depends on others may come right with the next change. */
const REFUSING: readonly string[] = [
  'schema/invalid-value',
  'schema/out-of-range',
  'schema/removed-setting',
  'schema/not-yet-available',
  'schema/unexpected-subsection',
  'schema/missing-subsection',
  'value/listen',
  'path/relative',
];

/** Names are judged before there is a file that holds them; of the migration file the remarks speak. */
const ELSEWHERE: readonly string[] = [
  'schema/unknown-section',
  'schema/unknown-setting',
  'migrate/pending',
  'migrate/shadowed',
];

/** Lints a file before and after its changes. */
export function judgeChanges(before: LintInput, plan: ChangePlan, options: LintOptions): Judgement {
  const judge = (document: Document) =>
    lint([{ ...before, document }], options).files[0]!.diagnostics.filter(
      ({ severity }) => severity !== 'info',
    );
  const known = new Map<string, number>();
  for (const finding of judge(before.document))
    known.set(identity(finding), (known.get(identity(finding)) ?? 0) + 1);
  const judgement: Record<keyof Judgement, Diagnostic[]> = { refusals: [], warnings: [], consequences: [] };
  for (const finding of judge(plan.document)) {
    const left = known.get(identity(finding)) ?? 0;
    known.set(identity(finding), left - 1);
    const isNew = left <= 0;
    const change = plan.changes.find((candidate) => concerns(finding, candidate, plan.document));
    if (ELSEWHERE.includes(finding.ruleId)) continue;
    if (change === undefined) {
      if (isNew) judgement.consequences.push(finding);
    } else if (refuses(finding, change)) judgement.refusals.push(forCommand(finding, change));
    // What a header is told is mostly about the section, and no news.
    else if (isNew || isOnLine(finding, change, plan.document))
      judgement.warnings.push(forCommand(finding, change));
  }
  return judgement;
}

/** Equal for the same finding in two states of a file: lines may have moved. */
function identity({ ruleId, message }: Diagnostic): string {
  return `${ruleId} ${message.replaceAll(/\bline \d+/g, 'line')}`;
}

/** Whether a finding points at a line of a setting that was to be written, or at the header above it. */
function concerns(finding: Diagnostic, change: PlannedChange, document: Document): boolean {
  return (
    isOnLine(finding, change, document) ||
    document.find(change.address).some(({ header }) => header !== null && isWithin(finding, header))
  );
}

function isOnLine(finding: Diagnostic, { address }: PlannedChange, document: Document): boolean {
  return document.find(address).some((entry) => isWithin(finding, entry));
}

function isWithin({ range: { start } }: Diagnostic, { range }: Pick<Entry, 'range'>): boolean {
  return start.offset >= range.start && start.offset < range.end;
}

function refuses(finding: Diagnostic, { after, setting }: PlannedChange): boolean {
  if (finding.severity !== 'error' || !REFUSING.includes(finding.ruleId)) return false;
  // A line that is not in force says nothing of the value that is to be.
  const meant = after.filter(
    ({ origin }) =>
      origin.kind === 'file' &&
      [origin.binding.entry, origin.binding.entry.header].some(
        (place) => place !== null && isWithin(finding, place),
      ),
  );
  if (meant.length === 0) return false;
  // Two listeners on one port: the other one may be about to change.
  return (
    finding.ruleId !== 'value/listen' ||
    setting === undefined ||
    meant.some(({ text }) => readValue(setting, text ?? '').ok === false)
  );
}

/** The same finding for somebody who has no line before his eyes. */
function forCommand(finding: Diagnostic, change: PlannedChange): Diagnostic {
  const { help, ...rest } = finding;
  const advice = adviceFor(finding, change);
  return advice === undefined ? rest : { ...rest, help: advice };
}

function adviceFor(
  { ruleId, help }: Diagnostic,
  { address: { section, key }, name }: PlannedChange,
): string | undefined {
  switch (ruleId) {
    case 'schema/removed-setting':
      return help?.startsWith('Use ') ? help : undefined;
    case 'schema/not-yet-available':
      return undefined;
    case 'schema/unexpected-subsection':
      return `Write ${section}.${key}.`;
    case 'schema/missing-subsection':
      return `Write ${section}."NAME".${key}, with a name of your own.`;
    case 'schema/duplicate-setting':
      return `Only the last line of ${name} changes. Remove the others from the file.`;
    default:
      return help;
  }
}
