import { printableLine } from '../report/printable.ts';
import { isFixable } from '../rules/fixes.ts';
import type { LintResult } from '../rules/lint.ts';

/** What a run did besides finding things. */
export interface Deeds {
  /** Findings that fixes settled, or would have. */
  readonly fixed: number;
  readonly mode: 'report' | 'fix' | 'dry-run';
  readonly unsafe: boolean;
  /** Files that the configuration passes over. */
  readonly ignored: number;
}

/** What was looked at, and what came of it. */
export function summaryText({ summary, files, connectVersion }: LintResult, deeds: Deeds): string {
  const { errors, warnings, infos, suppressed, baselined, settings } = summary;
  const versions = [...new Set(files.map((file) => file.connectVersion))];
  const overlays = [...new Set(files.flatMap(({ catalogue = [] }) => catalogue))];
  const listed = overlays.length === 0 ? '' : ` (${printableLine(overlays.join(', '))})`;
  const against = `${versions.length === 0 ? connectVersion : versions.join(' and ')}${listed}`;
  const found = nonZero([count(errors, 'error'), count(warnings, 'warning'), count(infos, 'note')]);
  const { fixed, mode, ignored } = deeds;
  const also = nonZero([
    mode === 'dry-run' ? `${fixed} would be fixed` : `${fixed} fixed`,
    `${suppressed} suppressed`,
    `${count(baselined ?? 0, 'known finding')} in the baseline`,
    `${count(ignored, 'file')} ignored`,
  ]);
  const looked = `${count(files.length, 'file')}, ${count(settings, 'setting')}, checked against Connect ${against}`;
  const nothing = baselined === undefined ? 'no findings' : 'no new findings';
  const first = `${looked}: ${[found.join(', ') || nothing, ...also].join(', ')}`;
  return [first, ...fixHint(files, deeds)].join('\n');
}

/** What could be fixed and was not. */
function fixHint(files: LintResult['files'], { mode, unsafe }: Deeds): string[] {
  const fixable = (withUnsafe: boolean) =>
    files.reduce(
      (sum, file) =>
        sum + file.diagnostics.filter((found) => isFixable(found, { unsafe: withUnsafe })).length,
      0,
    );
  const safe = mode === 'report' ? fixable(false) : 0;
  // After --fix, what is safe and left could not be applied.
  const risky = unsafe ? 0 : fixable(true) - fixable(false);
  const safeText = safe === 0 ? [] : [`${safe} can be fixed with --fix`];
  const riskyText =
    risky === 0 ? [] : [`${risky}${safe === 0 ? ' can be fixed' : ' more'} with --fix --unsafe-fixes`];
  const hints = [...safeText, ...riskyText];
  return hints.length === 0 ? [] : [hints.join(', ')];
}

function nonZero(counts: readonly string[]): string[] {
  return counts.filter((text) => !text.startsWith('0 '));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
