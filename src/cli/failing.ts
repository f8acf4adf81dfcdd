import type { LintResult } from '../rules/lint.ts';
import type { LintConfig } from './lint-config.ts';
import type { LintSettings } from './lint-options.ts';

/** Whether findings are too many or too grave, by the command line or else by a configuration. */
export function failsBy(
  { errors, warnings, infos }: LintResult['summary'],
  settings: LintSettings,
  config: LintConfig,
): boolean {
  const most = settings.maxWarnings ?? config.maxWarnings;
  if (most !== undefined && warnings > most) return true;
  const counted = { error: errors, warning: errors + warnings, info: errors + warnings + infos, never: 0 };
  return counted[settings.failOn ?? config.failOn ?? 'error'] > 0;
}
