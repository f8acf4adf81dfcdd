import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { applyFixes } from '../../src/rules/fixes.ts';
import { type FileResult, type LintOptions, lint } from '../../src/rules/lint.ts';

/** One rule to be switched off is enough here: a setting given twice. */
const ONLY = 'schema/duplicate-setting';

function lintText(text: string, options: LintOptions = {}): FileResult {
  return lint([{ path: 'a.gcfg', document: parse(text) }], options).files[0]!;
}

/** What is left, as `rule:line`. */
function left(text: string, options: LintOptions = {}): string[] {
  return lintText(text, options)
    .diagnostics.filter(
      ({ ruleId }) => ruleId === ONLY || ruleId.startsWith('lint/') || ruleId === 'syntax/error',
    )
    .map(({ ruleId, range }) => `${ruleId}:${range.start.line}`);
}

function messages(text: string, options: LintOptions = {}): string[] {
  return lintText(text, options)
    .diagnostics.filter(({ ruleId }) => ruleId.startsWith('lint/'))
    .map(({ message, help }) => `${message} ${help}`);
}

function fixed(text: string): string {
  const document = parse(text);
  const { diagnostics } = lint([{ path: 'a.gcfg', document }]).files[0]!;
  return applyFixes(
    document,
    diagnostics.filter(({ ruleId }) => ruleId === 'lint/unused-suppression'),
  );
}

const DUPLICATE = 'Address = https://a.example.com\nAddress = https://b.example.com\n';

describe('a suppression', () => {
  test.each([
    ['; gcfg-lint-disable-next-line schema/duplicate-setting -- why'],
    ['# gcfg-lint-disable-next-line schema/duplicate-setting -- why'],
    [';gcfg-lint-disable-next-line schema/duplicate-setting -- why'],
    ['  ;;  gcfg-lint-disable-next-line schema/duplicate-setting -- why'],
    ['; gcfg-lint-disable-next-line schema/duplicate-setting -- why\r'],
    ['; gcfg-lint-disable-next-line schema/* -- why'],
    ['; gcfg-lint-disable-next-line -- why'],
    ['; gcfg-lint-disable-next-line ha/config-drift, schema/duplicate-setting -- why'],
    ['; gcfg-lint-disable-next-line ha/config-drift schema/duplicate-setting -- why -- and why'],
    ['; gcfg-lint-disable schema/duplicate-setting -- why'],
    ['; gcfg-lint-disable -- why'],
    ['; gcfg-lint-disable-file schema/duplicate-setting -- why'],
  ])('as %j holds', (comment) => {
    expect(left(`[Server]\n${comment}\n${DUPLICATE}`)).toEqual([]);
  });

  test('behind a setting holds for its line', () => {
    const text =
      '[Server]\nAddress = https://a.example.com ; gcfg-lint-disable-line schema/duplicate-setting -- why\n';
    expect(left(`${text}Address = https://b.example.com\n`)).toEqual([]);
  });

  test('behind a continued setting holds for all of its lines', () => {
    const text =
      '[Server]\nAddress = https://a.\\\nexample.com ; gcfg-lint-disable-line schema/duplicate-setting -- why\n';
    expect(left(`${text}Address = https://b.example.com\n`)).toEqual([]);
  });

  test('above a setting reaches over the comments between', () => {
    const text = `[Server]
; gcfg-lint-disable-next-line schema/duplicate-setting -- why
; gcfg-lint-disable-next-line ha/config-drift -- why
; more
${DUPLICATE}`;
    expect(left(text)).toEqual([]);
  });

  test('does not reach over a blank line', () => {
    const text = `[Server]\n; gcfg-lint-disable-next-line schema/duplicate-setting -- why\n\n${DUPLICATE}`;
    expect(left(text)).toEqual(['lint/unused-suppression:2', `${ONLY}:4`]);
  });

  test('at the end of the file is needless', () => {
    expect(left(`[Server]\n; gcfg-lint-disable-next-line ${ONLY} -- why`)).toEqual([
      'lint/unused-suppression:2',
    ]);
  });

  test('ends where findings are switched on again', () => {
    const twice = (key: string) => `${key} = https://a.example.com\n${key} = https://b.example.com\n`;
    const text = `[Server]
; gcfg-lint-disable schema/duplicate-setting, ha/config-drift -- why
${twice('Address')}; gcfg-lint-enable schema/*
${twice('PublicWarning')}`;
    expect(left(text)).toEqual([`${ONLY}:6`]);
    expect(left(text.replace(' schema/*', ''))).toEqual([`${ONLY}:6`]);
    expect(left(text.replace('schema/*', 'ha/config-drift'))).toEqual([]);
  });

  test('without `--` is a suppression without reason, and holds', () => {
    const text = (comment: string) => `[Server]\n; gcfg-lint-disable-next-line ${comment}\n${DUPLICATE}`;
    expect(left(text(ONLY))).toEqual(['lint/suppression-without-reason:2']);
    expect(left(text(`${ONLY} --`))).toEqual(['lint/suppression-without-reason:2']);
    expect(left(text(`${ONLY} -- !`))).toEqual(['lint/suppression-without-reason:2']);
    expect(messages(text(`${ONLY} -- until 2027-01-31`))).toEqual([
      'This suppression says until when, but gives no reason. Add the reason behind `--`: `-- the proxy in front adds this header`.',
    ]);
    expect(left(text(ONLY), { rules: { 'lint/suppression-without-reason': 'off' } })).toEqual([]);
  });

  test('keeps what it switched off', () => {
    const { suppressed } = lintText(
      `[Server]\n; gcfg-lint-disable-next-line schema/* -- moves with the host, until 2027-01-31\n${DUPLICATE}`,
    );
    expect(suppressed).toMatchObject([
      {
        diagnostic: { ruleId: ONLY, range: { start: { line: 3 } } },
        reason: 'moves with the host, until 2027-01-31',
        until: '2027-01-31',
        range: { start: { line: 2, column: 1 }, end: { line: 2, column: 80 } },
      },
    ]);
  });

  test('never shows a secret in its reason', () => {
    const { suppressed } = lintText(
      `[Server]\n; gcfg-lint-disable-next-line schema/* -- token = abcdef\n${DUPLICATE}`,
    );
    expect(suppressed[0]!.reason).toBe('token = ********');
  });

  test('never shows a secret that stands where names of rules do', () => {
    for (const secret of ['password=hunter2', 'postgres://connect:hunter2@db.example.com/connect']) {
      const { diagnostics } = lintText(`[Server]\n; gcfg-lint-disable-file ${secret} -- why\n${DUPLICATE}`);
      expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('lint/unused-suppression');
      expect(JSON.stringify(diagnostics)).not.toContain('hunter');
    }
  });

  test.each([
    [
      'above each line',
      (line: number) => `; gcfg-lint-disable-next-line -- why\nAddress = https://${line}.test\n`,
    ],
    [
      'behind each line',
      (line: number) => `Address = https://${line}.test ; gcfg-lint-disable-line -- why\n`,
    ],
    [
      'in pairs',
      (line: number) =>
        `; gcfg-lint-disable -- why\nAddress = https://${line}.test\n; gcfg-lint-enable -- why\n`,
    ],
  ])('may stand %s of a large file', (_, block) => {
    const text = Array.from({ length: 30_000 }, (_unused, line) => block(line)).join('');
    const { suppressed } = lintText(`[Server]\n${text}`);
    expect(suppressed).toHaveLength(29_999);
  });

  test('is counted', () => {
    const document = parse(`[Server]\n; gcfg-lint-disable-file -- why\n${DUPLICATE}`);
    expect(lint([{ path: 'a.gcfg', document }]).summary).toMatchObject({ suppressed: 1, warnings: 0 });
  });

  test('is no other comment', () => {
    expect(left(`[Server]\n; see gcfg-lint-disable-file\n; gcfg-lint is great\n${DUPLICATE}`)).toEqual([
      `${ONLY}:4`,
    ]);
    expect(left('[Server]\nAddress = "; gcfg-lint-disable-file"\n')).toEqual([]);
  });
});

describe('a suppression with a day', () => {
  const text = (until: string) =>
    `[Server]\n; gcfg-lint-disable-next-line ${ONLY} -- move, until ${until}\n${DUPLICATE}`;

  test.each([
    ['holds on the day itself', '2026-11-20', []],
    ['holds before it', '2027-01-31', []],
    ['is over behind it', '2026-11-19', ['lint/expired-suppression:2', `${ONLY}:3`]],
    ['holds not when there is no such day', '2027-02-30', ['lint/expired-suppression:2', `${ONLY}:3`]],
    ['holds not when it is written otherwise', '31.1.2027', ['lint/expired-suppression:2', `${ONLY}:3`]],
    ...[
      ...['2027/01/31', '2027-01', '1/31/27', '31-01-2027', '2027', '2027, or so', 'March 2027'],
      ...['31 Jan 2027', 'Jan. 31st, 2027', 'the 31st January 2027'],
    ].map((day): [string, string, string[]] => [
      `holds not until ${day}, which is no day`,
      day,
      ['lint/expired-suppression:2', `${ONLY}:3`],
    ]),
    ['holds not with a digit too many', '2027-01-311', ['lint/expired-suppression:2', `${ONLY}:3`]],
    ...['2025.06.0', '3.11.10', '2026.08', '20 users have moved', 'marketing 2027 is over', '2027er'].map(
      (text): [string, string, string[]] => [`takes not ${text} for a day`, text, []],
    ),
    ['takes no word for a day', 'everybody has moved', []],
  ])('%s', (_, until, expected) => {
    expect(left(text(until), { today: '2026-11-20' })).toEqual(expected);
  });

  test('never ends where nobody says what day it is', () => {
    expect(left(text('2020-01-01'))).toEqual([]);
  });
});

describe('a needless suppression', () => {
  const above = (comment: string, rest = 'Address = https://a.example.com\n') =>
    `[Server]\n${comment}\n${rest}`;

  test.each([
    [
      'alone on its line',
      '; gcfg-lint-disable-next-line schema/duplicate-setting -- why',
      '[Server]\nAddress = https://a.example.com\n',
    ],
    [
      'with two names',
      '; gcfg-lint-disable-next-line schema/*,syntax/* -- why',
      '[Server]\nAddress = https://a.example.com\n',
    ],
    [
      'indented, with CRLF',
      '  # gcfg-lint-disable-file -- why\r',
      '[Server]\nAddress = https://a.example.com\n',
    ],
    [
      'for all',
      '; gcfg-lint-disable -- why\n; gcfg-lint-enable',
      '[Server]\n; gcfg-lint-enable\nAddress = https://a.example.com\n',
    ],
    ['of what nothing switched off', '; gcfg-lint-enable', '[Server]\nAddress = https://a.example.com\n'],
  ])('%s is removed', (_, comment, expected) => {
    expect(fixed(above(comment))).toBe(expected);
  });

  test('behind a setting is removed with the blanks before it', () => {
    expect(fixed('[Server]\nAddress = https://a.example.com \t; gcfg-lint-disable-line -- why\r\n')).toBe(
      '[Server]\nAddress = https://a.example.com\r\n',
    );
  });

  test('behind a byte-order mark leaves the mark', () => {
    expect(fixed(`\uFEFF; gcfg-lint-disable-file ${ONLY} -- why\n[Server]\n`)).toBe('\uFEFF[Server]\n');
  });

  test('as the last line without a line end goes', () => {
    expect(fixed(`[Server]\n; gcfg-lint-disable ${ONLY} -- why`)).toBe('[Server]\n');
  });

  test.each([
    ['schema/missing-setting, schema/duplicate-setting -- why', 'schema/duplicate-setting -- why'],
    ['schema/duplicate-setting, schema/missing-setting -- why', 'schema/duplicate-setting -- why'],
    ['schema/duplicate-setting schema/missing-setting', 'schema/duplicate-setting'],
  ])('name in %j is removed', (names, expected) => {
    const rest = DUPLICATE;
    const known = names.replaceAll('schema/missing-setting', 'syntax/blank-value');
    expect(fixed(above(`; gcfg-lint-disable-next-line ${known}`, rest))).toBe(
      above(`; gcfg-lint-disable-next-line ${expected}`, rest),
    );
  });

  test('is not reported where nobody can tell', () => {
    expect(left(above('; gcfg-lint-disable-next-line ha/config-drift -- why'))).toEqual([]);
    expect(left(above('; gcfg-lint-disable-next-line syntax/hash-comment -- why'))).toEqual([]);
    const off = { rules: { [ONLY]: 'off' } } as const;
    expect(left(above(`; gcfg-lint-disable-next-line ${ONLY} -- why`), off)).toEqual([]);
    expect(left(above('; gcfg-lint-disable-next-line -- why'), off)).toEqual([]);
    expect(left(above(`; gcfg-lint-disable-next-line ${ONLY} -- why\n[`))).toEqual(['syntax/error:3']);
  });

  test('for what two suppressions cover is the wider one', () => {
    const text = `; gcfg-lint-disable-file ${ONLY} -- why\n[Server]\n; gcfg-lint-disable-next-line ${ONLY} -- why\n${DUPLICATE}`;
    expect(left(text)).toEqual(['lint/unused-suppression:1']);
  });

  test('with a slip is reported with what may be meant', () => {
    expect(
      messages(above('; gcfg-lint-disable-next-line schema/duplicate-settin -- why', DUPLICATE)),
    ).toEqual([
      'There is no rule `schema/duplicate-settin`: its name suppresses nothing. Did you mean `schema/duplicate-setting`?',
    ]);
    expect(messages(above('; gcfg-lint-disable-next-line duplicate-setting -- why', DUPLICATE))).toEqual([
      'There is no rule `duplicate-setting`: its name suppresses nothing. Did you mean `schema/duplicate-setting`?',
    ]);
    expect(messages(above('; gcfg-lint-disable-next-line ha/config-drfit -- why'))).toEqual([
      'There is no rule `ha/config-drfit`: its name suppresses nothing. Did you mean `ha/config-drift`?',
    ]);
    expect(messages(above('; gcfg-lint-disable-nextline schema/* -- why', DUPLICATE))).toEqual([
      'There is no instruction `gcfg-lint-disable-nextline`, so this comment suppresses nothing. Did you mean `gcfg-lint-disable-next-line`?',
    ]);
    expect(messages(above('; gcfg-lint-off', DUPLICATE))[0]).toMatch(
      /There are gcfg-lint-disable-next-line, /,
    );
  });
});

describe('what can’t be suppressed', () => {
  test('is an error of the syntax', () => {
    const text = '; gcfg-lint-disable-file syntax/error -- why\n[Server]\nAddress : x\n';
    expect(left(text)).toEqual(['lint/unused-suppression:1', 'syntax/error:3']);
    expect(messages(text)).toEqual([
      '`syntax/error` can’t be suppressed: the server refuses the file all the same. Settle the finding instead.',
    ]);
  });

  test('is what the configuration says', () => {
    const text = `[Server]\n; gcfg-lint-disable-next-line ${ONLY} -- why\n${DUPLICATE}`;
    expect(left(text, { notSuppressible: [ONLY] })).toEqual(['lint/unused-suppression:2', `${ONLY}:3`]);
    expect(messages(text, { notSuppressible: [ONLY] })).toEqual([
      `\`${ONLY}\` can’t be suppressed: the linter’s configuration does not allow it. Settle the finding instead.`,
    ]);
    const all = `[Server]\n; gcfg-lint-disable-next-line -- why\n${DUPLICATE}`;
    expect(messages(all, { notSuppressible: [ONLY] })[0]).toMatch(
      /^Some of what is found here can’t be suppressed/,
    );
  });

  test('is what is said of suppressions', () => {
    const text = '; gcfg-lint-disable-file lint/unused-suppression\n[Server]\n';
    expect(left(text)).toEqual(['lint/suppression-without-reason:1', 'lint/unused-suppression:1']);
    expect(left(`; gcfg-lint-disable-file ${ONLY}\n[Server]\n`)).toEqual([
      'lint/suppression-without-reason:1',
      'lint/unused-suppression:1',
    ]);
  });

  test('is what the configuration says of rules of other commands', () => {
    const text = (name: string) =>
      `[Server]\n; gcfg-lint-disable-next-line ${name} -- why\nAddress = https://a.test\n`;
    const options = { notSuppressible: ['ha/config-drift'] };
    expect(messages(text('ha/config-drift'), options)).toEqual([
      '`ha/config-drift` can’t be suppressed: the linter’s configuration does not allow it. Settle the finding instead.',
    ]);
    expect(messages(text('ha/*'), options)).toEqual([]);
    expect(messages(text('ha/config-drift'))).toEqual([]);
  });

  test('must exist', () => {
    expect(() => lint([], { notSuppressible: ['a/b'] })).toThrow(new RangeError('There is no rule "a/b".'));
  });
});
