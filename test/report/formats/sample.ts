import { parse } from '../../../src/parser/index.ts';
import { plain } from '../../../src/report/paint.ts';
import type { ReportOptions } from '../../../src/report/reporter.ts';
import type { Diagnostic, Severity } from '../../../src/rules/diagnostic.ts';
import { type LintResult, lint, summarize } from '../../../src/rules/lint.ts';
import { rules } from '../../../src/rules/registry.ts';
import { MaskedText } from '../../../src/schema/masked-text.ts';

export const OPTIONS: ReportOptions = { paint: plain, width: 100, version: '1.2.3', rules };

/** Secrets of the sample: no report may hold a part of one. */
export const SECRETS = ['hunter2', 'mellon77', 'opensesame'];

/** Files with a bit of everything: each level, other places, fixes, suppressions, secrets, a syntax error, odd names. */
const FILES = {
  'etc/rstudio-connect.gcfg': `[Server]
Address = https://connect.example.com
\tAddress = https://connect.example.com ; 東京
DataDri = /srv/connect
; gcfg-lint-disable-next-line schema/duplicate-setting -- until the move, until 2027-01-31
Address = https://rsc.example.com
Address = https://connect.example.com
PublicWarning = "<b>[now](https://x.example.com)"
[Scheduler]
IdleTimeout = 1800
IdleTimeout = 1800
[SMTP]
Password = mellon77;1
[Postgres]
URL = postgres://connect:hunter2@db.example.com/connect#x
`,
  'etc/clean.gcfg': '[Server]\nAddress = https://connect.example.com\n',
  'etc/ü [1] 100%, a:b\n"<&>".gcfg': '[Postgres]\nPassword : opensesame\n',
  '/etc/rstudio-connect.gcfg': '# A comment.\n[Server]\nDataDri = /srv/connect\n',
  '<stdin>': '[Server]\nDataDri = /srv/connect\n',
};

export const SAMPLE = lintFiles(FILES);

export function lintFiles(files: Readonly<Record<string, string>>): LintResult {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, document: parse(text) }));
  return lint(inputs, { rules: { 'syntax/hash-comment': 'info' }, today: '2026-11-20' });
}

export const NOTHING = summarize([]);
export const CLEAN = lintFiles({ 'etc/clean.gcfg': FILES['etc/clean.gcfg'] });

/** A finding on the first line of a file. */
export function finding(severity: Severity, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = { line: 1, column: 1, offset: 0 };
  const range = { start, end: { line: 1, column: 2, offset: 1 } };
  return { ruleId: 'schema/unknown-setting', severity, message: 'Text.', range, ...more };
}

/** A result with these findings, in the order given, of one file. */
export function resultOf(path: string, diagnostics: readonly Diagnostic[], text = 'abc\n'): LintResult {
  const masked = new MaskedText(text, []);
  return summarize([
    { path, diagnostics, suppressed: [], connectVersion: '2026.08.0', settings: 1, text: masked },
  ]);
}
