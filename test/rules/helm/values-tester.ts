/** Tables of rows for one rule of `helm/`: values, and what the rule finds in them. */
import { describe, expect, test } from 'vitest';
import { releaseConfig } from '../../../src/helm/read-release.ts';
import type { ReleaseOptions } from '../../../src/helm/release.ts';
import type { Diagnostic } from '../../../src/rules/diagnostic.ts';
import { lint } from '../../../src/rules/lint.ts';
import { rules } from '../../../src/rules/registry.ts';
import { releaseOf } from '../../helm/values.ts';

export interface ValuesRow extends ReleaseOptions {
  readonly name: string;
  /** Of one file, or of several. */
  readonly values: string | readonly string[];
}

export interface BadRow extends ValuesRow {
  /** `severity line:column “what stands there” message`, without the path where there is one file only. */
  readonly findings: readonly string[];
}

export function testValues(
  ruleId: string,
  { bad, good }: { readonly bad: readonly BadRow[]; readonly good: readonly ValuesRow[] },
): void {
  describe(`${ruleId} reports`, () => {
    test.each(bad)('$name', ({ findings, ...row }) => {
      expect(found(ruleId, row)).toEqual(findings);
      if (typeof row.values !== 'string') return;
      expect(found(ruleId, { ...row, values: row.values.replaceAll('\n', '\r\n') })).toEqual(findings);
      expect(found(ruleId, { ...row, values: `\uFEFF${row.values}` })).toEqual(findings);
    });
  });

  describe(`${ruleId} is content with`, () => {
    test.each(good)('$name', (row) => {
      expect(found(ruleId, row)).toEqual([]);
    });
  });
}

export function found(ruleId: string, row: Omit<ValuesRow, 'name'>): string[] {
  return diagnosticsOf(ruleId, row).map(({ path, text, diagnostic }) => {
    const { severity, range, message } = diagnostic;
    const { line, column, offset } = range.start;
    const shown = text.slice(offset, range.end.offset).replaceAll('\r', '');
    return `${severity} ${typeof row.values === 'string' ? '' : `${path}:`}${line}:${column} “${shown}” ${message}`;
  });
}

export function diagnosticsOf(
  ruleId: string,
  { values, ...options }: Omit<ValuesRow, 'name'>,
): { path: string; text: string; diagnostic: Diagnostic }[] {
  const release = releaseOf(values, options);
  const severity = rules.find(({ id }) => id === ruleId)!.severity;
  expect(severity).not.toBe('off');
  return lint([releaseConfig(release)]).files.flatMap(({ path, diagnostics }) =>
    diagnostics
      .filter((diagnostic) => diagnostic.ruleId === ruleId)
      .map((diagnostic) => {
        const file = release.files.find((each) => each.path === path)!;
        return { path, text: file.text, diagnostic };
      }),
  );
}
