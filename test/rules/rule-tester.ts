/** Tables of rows for one rule: texts with what the rule finds in them, and texts in which it finds nothing. */
import { describe, expect, test } from 'vitest';
import { applyEdits, parse } from '../../src/parser/index.ts';
import type { Diagnostic, Severity } from '../../src/rules/diagnostic.ts';
import { type FileResult, type LintOptions, lint } from '../../src/rules/lint.ts';
import { rules } from '../../src/rules/registry.ts';

export interface ExpectedFinding {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn: number;
  /** Default: the rule’s own, or `warning` for a rule that is off by default. */
  readonly severity?: Severity;
  readonly message: string | RegExp;
  readonly help?: string | RegExp;
  readonly setting?: string;
  /** The text after this finding’s fix. Absent: the finding has none. */
  readonly fixed?: string;
  readonly applicability?: 'safe' | 'unsafe';
}

/** Where a text lies, and what lies beside it. */
export interface Surroundings {
  /** Default: `rstudio-connect.gcfg`. */
  readonly path?: string;
  /** The file that the server reads together with it. */
  readonly companion?: string | undefined;
}

export interface BadRow extends Surroundings {
  readonly name: string;
  readonly text: string | Uint8Array;
  readonly findings: readonly ExpectedFinding[];
  /** Whether the row holds with CRLF line ends, too. Default: for texts. */
  readonly crlf?: boolean;
}

export interface GoodRow extends Surroundings {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** Lints a text with a rule switched on. */
export function lintText(
  text: string | Uint8Array,
  ruleId?: string,
  options: LintOptions = {},
  { path = 'rstudio-connect.gcfg', companion }: Surroundings = {},
): FileResult {
  const rule = rules.find(({ id }) => id === ruleId);
  const severities = rule?.severity === 'off' ? { [rule.id]: 'warning' as const } : {};
  const beside = companion === undefined ? {} : { companion: parse(companion) };
  const input = { path, document: parse(text), ...beside };
  return lint([input], { ...options, rules: { ...severities, ...options.rules } }).files[0]!;
}

export function findingsOf(
  ruleId: string,
  text: string | Uint8Array,
  options?: LintOptions,
  surroundings?: Surroundings,
): Diagnostic[] {
  const { diagnostics } = lintText(text, ruleId, options, surroundings);
  return diagnostics.filter((diagnostic) => diagnostic.ruleId === ruleId);
}

export function testRule(
  ruleId: string,
  { bad, good }: { readonly bad: readonly BadRow[]; readonly good: readonly GoodRow[] },
): void {
  const rule = rules.find(({ id }) => id === ruleId)!;

  describe(`${ruleId} reports`, () => {
    test.each(bad)('$name', (row) => {
      const { text, findings, crlf = true } = row;
      check(row, findings);
      if (typeof text !== 'string') return;
      check({ ...row, text: `\uFEFF${text}` }, findings, (fixed) => `\uFEFF${fixed}`);
      if (crlf) check(rowWithCrlf(row), findings, withCrlf);
    });
  });

  describe(`${ruleId} is content with`, () => {
    test.each(good)('$name', (row) => {
      expect(found(row)).toEqual([]);
      if (typeof row.text === 'string') expect(found(rowWithCrlf(row))).toEqual([]);
    });
  });

  function found({ text, ...surroundings }: GoodRow): Diagnostic[] {
    return findingsOf(ruleId, text, {}, surroundings);
  }

  function check(
    row: GoodRow,
    expected: readonly ExpectedFinding[],
    alike: (fixed: string) => string = (fixed) => fixed,
  ): void {
    const findings = found(row);
    const places = findings.map(({ range: { start, end }, message }) => ({
      from: `${start.line}:${start.column}`,
      to: `${end.line}:${end.column}`,
      message,
    }));
    expect(places).toEqual(
      expected.map(({ line, column, endLine, endColumn, message }) => ({
        from: `${line}:${column}`,
        to: `${endLine ?? line}:${endColumn}`,
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      })),
    );
    for (const [index, finding] of findings.entries()) checkOne(row, finding, expected[index]!, alike);
  }

  function checkOne(
    row: GoodRow,
    finding: Diagnostic,
    expected: ExpectedFinding,
    alike: (fixed: string) => string,
  ): void {
    const { severity, help, setting, fix, range } = finding;
    const { text } = row;
    expect(severity).toBe(expected.severity ?? (rule.severity === 'off' ? 'warning' : rule.severity));
    if (typeof expected.help === 'string') expect(help).toBe(expected.help);
    else if (expected.help !== undefined) expect(help).toMatch(expected.help);
    if (expected.setting !== undefined) expect(setting).toBe(expected.setting);
    expect(range.end.offset).toBeGreaterThan(range.start.offset);
    expect(range.end.offset).toBeLessThanOrEqual(parse(text).toString().length);
    if (expected.fixed === undefined) {
      expect(fix).toBeUndefined();
      return;
    }
    const fixed = applyEdits(text as string, fix!.edits);
    expect(fixed).toBe(alike(expected.fixed));
    if (expected.applicability !== undefined) expect(fix!.applicability).toBe(expected.applicability);
    expect(rule.fixes).toContain(fix!.applicability);
    // A fix settles its finding and makes no other of the rule; what the server reads, it can read afterwards.
    expect(found({ ...row, text: fixed })).toHaveLength(found(row).length - 1);
    expect(parse(fixed).errorCount).toBeLessThanOrEqual(parse(text).errorCount);
  }
}

function rowWithCrlf<Row extends GoodRow>({ ...row }: Row): Row {
  return { ...row, text: withCrlf(row.text as string), companion: row.companion && withCrlf(row.companion) };
}

function withCrlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
