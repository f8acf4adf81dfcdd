import type { LintResult } from '../rules/lint.ts';
import type { ReportOptions } from './reporter.ts';

/** The stable format for programs: fields may be added, never removed or changed. */
export function json(result: LintResult, { version }: ReportOptions): string {
  const { summary, files, connectVersion } = result;
  const report = {
    version: 1,
    tool: { name: 'gcfg-lint', version },
    connectVersion,
    files: files.map(({ path, connectVersion, diagnostics, suppressed }) => ({
      path,
      connectVersion,
      diagnostics,
      suppressed,
    })),
    summary,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
