import type { Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import { choosePaint } from '../colors.ts';
import type { Terminal } from '../terminal.ts';
import type { Judgement } from './judge.ts';
import type { UnknownName } from './unknown-name.ts';

/** A finding as somebody sees it who changes a setting: the place is told only where it lies elsewhere. */
interface Said extends Pick<Diagnostic, 'severity' | 'message'> {
  readonly ruleId: string;
  readonly help?: string | undefined;
  readonly place?: string;
}

interface NoteOptions {
  readonly path: string;
  readonly terminal: Terminal;
  readonly color: boolean | undefined;
}

/** Tells what is wrong with changes, and what they make wrong elsewhere. */
export async function noteFindings(
  { refusals, warnings, consequences }: Judgement,
  unknown: readonly UnknownName[],
  { path, terminal, color }: NoteOptions,
): Promise<void> {
  const all: Said[] = [
    ...unknown.map(unknownFinding),
    ...refusals,
    ...warnings,
    ...consequences.map((finding) => ({ ...finding, place: `${path}:${finding.range.start.line}` })),
  ];
  const paint = await choosePaint(color, terminal, 'notes');
  for (const finding of all) terminal.note(text(finding, paint));
}

function unknownFinding({ ruleId, message, meant, help }: UnknownName): Said {
  return {
    severity: 'error',
    ruleId,
    message,
    help: meant === undefined ? help : `Did you mean ${meant}?`,
  };
}

function text({ severity, ruleId, message, help, place }: Said, paint: Paint): string {
  return [
    `${paint[severity](`${severity}[${ruleId}]`)}${paint.strong(`: ${message}`)}`,
    ...(place === undefined ? [] : [` ${paint.frame('-->')} ${printable(place).replaceAll('\n', '\\n')}`]),
    ...(help === undefined ? [] : [`  ${paint.frame('=')} ${paint.help('help:')} ${help}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
