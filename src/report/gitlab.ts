import type { Diagnostic } from '../rules/diagnostic.ts';
import type { LintResult } from '../rules/lint.ts';
import { digest } from './digest.ts';
import { findingsOf, sentences } from './findings.ts';
import type { ReportOptions } from './reporter.ts';

/** GitLab’s report of code quality: of findings with the same fingerprint it would show one. */
export function gitlab(result: LintResult, { hostedPath = (path) => path }: ReportOptions): string {
  const issues = findingsOf(result)
    .filter(({ suppressed, isBaselined }) => suppressed === undefined && !isBaselined)
    .map(({ path, diagnostic, about, ordinal }) => {
      const { ruleId, range } = diagnostic;
      const place = hostedPath(path).toWellFormed();
      return {
        description: sentences(diagnostic).toWellFormed(),
        // Reports of other tools stand beside this one.
        check_name: `gcfg-lint/${ruleId}`,
        fingerprint: digest([place, ruleId, about, ordinal].join('\n')),
        severity: severityOf(diagnostic),
        location: { path: place, lines: { begin: range.start.line, end: range.end.line } },
      };
    });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function severityOf({ ruleId, severity }: Diagnostic): 'info' | 'minor' | 'major' | 'critical' | 'blocker' {
  if (severity === 'info') return 'info';
  if (severity === 'warning') return ruleId.startsWith('security/') ? 'major' : 'minor';
  return ruleId === 'syntax/error' ? 'blocker' : 'critical';
}
