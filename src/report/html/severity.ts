import type { Severity } from '../../rules/diagnostic.ts';
import type { LintResult } from '../../rules/lint.ts';
import { counted } from './markup.ts';

/** The gravest first, with the word for it. */
export const SEVERITIES: readonly (readonly [severity: Severity, word: string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
];

export function countOf({ errors, warnings, infos }: LintResult['summary'], severity: Severity): number {
  return { error: errors, warning: warnings, info: infos }[severity];
}

/** `3 errors, 1 warning`. */
export function countsText(summary: LintResult['summary']): string {
  const counts = SEVERITIES.filter(([severity]) => countOf(summary, severity) > 0);
  const texts = counts.map(([severity, word]) => counted(countOf(summary, severity), word));
  return texts.join(', ') || (summary.baselined === undefined ? 'No findings' : 'No new findings');
}
