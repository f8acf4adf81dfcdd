import { describe, expect, test } from 'vitest';
import { applyBaseline } from '../../src/baseline/apply-baseline.ts';
import type { BaselineOptions } from '../../src/baseline/found.ts';
import { makeBaseline, updateBaseline } from '../../src/baseline/make-baseline.ts';
import { parse } from '../../src/parser/index.ts';
import { type LintOptions, type LintResult, lint } from '../../src/rules/lint.ts';

const A = 'Address = https://a.test\n';
const B = 'Address = https://b.test\n';
const DURATION = '[Scheduler]\nIdleTimeout = 1800\n';
const HASH = { rules: { 'syntax/hash-comment': 'info' } } as const;

function judge(text: string, options: LintOptions = {}, path = 'a.gcfg'): LintResult {
  return lint([{ path, document: parse(text) }], options);
}

/** What is left and what is stale of one text’s baseline for another. */
function against(before: LintResult, after: LintResult, options: BaselineOptions = {}) {
  const { files, baselines, summary } = applyBaseline(after, makeBaseline(before), options);
  return {
    left: files.flatMap(({ diagnostics }) =>
      diagnostics.map(({ ruleId, range }) => `${ruleId}:${range.start.line}`),
    ),
    stale: baselines!.flatMap((one) => one.stale.map(({ rule, count }) => `${rule} ${count}`)),
    known: summary.baselined,
  };
}

describe('what a baseline covers', () => {
  test.each<[what: string, before: LintResult, after: LintResult, left: string[], stale: string[]]>([
    ['the same', judge(`[Server]\n${A}${B}`), judge(`[Server]\n\n${A}; x\n${B}`), [], []],
    [
      'as many as there were: of more the last are new',
      judge(`[Server]\n${A}${B}`),
      judge(`[Server]\n${A}${B}${A}`),
      ['schema/duplicate-setting:3'],
      [],
    ],
    [
      'fewer: the rest is stale',
      judge(`[Server]\n${A}${B}${A}${B}`),
      judge(`[Server]\n${A}${B}`),
      [],
      ['schema/duplicate-setting 2'],
    ],
    [
      'no other value’s rule',
      judge('[Scheduler]\nIdleTimeout = 1800\n'),
      judge('[Scheduler]\nIdleTimeout = soon\n'),
      ['schema/invalid-value:2'],
      ['value/suspicious-duration 1'],
    ],
    [
      'nothing that has become worse',
      judge(DURATION, { rules: { 'value/suspicious-duration': 'info' } }),
      judge(DURATION),
      ['value/suspicious-duration:2'],
      ['value/suspicious-duration 1'],
    ],
    [
      'what has become better',
      judge(DURATION, { rules: { 'value/suspicious-duration': 'error' } }),
      judge(DURATION),
      [],
      [],
    ],
    [
      'comments by what they say',
      judge('# one\n# two\n', HASH),
      judge('# two\n; x\n#  three\n', HASH),
      ['syntax/hash-comment:3'],
      ['syntax/hash-comment 1'],
    ],
    [
      'nothing that a comment switches off: that is governed in the file',
      judge(DURATION),
      judge(DURATION.replace('Idle', '; gcfg-lint-disable-next-line -- why\nIdle')),
      [],
      ['value/suspicious-duration 1'],
    ],
    ['no syntax error', judge('[Server\n'), judge('[Server\n'), ['syntax/error:1'], []],
    [
      'nothing that is said of suppressions',
      judge('; gcfg-lint-disable-file schema/*\n'),
      judge('; gcfg-lint-disable-file schema/*\n'),
      ['lint/suppression-without-reason:1', 'lint/unused-suppression:1'],
      [],
    ],
  ])('%s', (_, before, after, left, stale) => {
    expect(against(before, after)).toMatchObject({ left, stale });
  });

  test('is not what the configuration says must be settled', () => {
    const found = judge(DURATION);
    const isSuppressible = (rule: string) => rule !== 'value/suspicious-duration';
    expect(makeBaseline(found, { isSuppressible }).entries).toEqual([]);
    expect(against(found, found, { isSuppressible })).toEqual({
      left: ['value/suspicious-duration:2'],
      stale: ['value/suspicious-duration 1'],
      known: 0,
    });
  });

  test('stays known where it waits in the migration file, whatever the main file begins with', () => {
    const companion = parse('[Server]\nSenderEmail = a@example.com\n');
    const withMigration = (text: string) => lint([{ path: 'a.gcfg', document: parse(text), companion }]);
    const before = withMigration(`[Server]\n${A}`);
    expect(before.files[0]!.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['migrate/pending']);
    const after = withMigration(`[HTTP]\nListen = :3939\n[Server]\n${A}`);
    expect(against(before, after)).toEqual({ left: [], stale: [], known: 1 });
  });

  test('knows no secret', () => {
    const [one, other] = ['hunter2', 'mellon77'].map((secret) =>
      makeBaseline(judge(`[SMTP]\nPassword = ${secret};1\n# Password: ${secret}\n`, HASH)),
    );
    expect(one!.entries.length).toBeGreaterThan(2);
    expect(other).toEqual(one);
  });
});

describe('what is stale', () => {
  const two = lint([
    { path: 'a.gcfg', document: parse(DURATION) },
    { path: 'b.gcfg', document: parse(DURATION) },
  ]);

  test.each<[what: string, before: LintResult, after: LintResult]>([
    ['where another file was looked at', two, judge(DURATION)],
    [
      'where the rule is off',
      judge(DURATION),
      judge('[Scheduler]\n', { rules: { 'value/suspicious-duration': 'off' } }),
    ],
    ['behind a syntax error', judge(DURATION), judge('[Scheduler\n')],
  ])('is not known %s, and kept', (_, before, after) => {
    expect(against(before, after).stale).toEqual([]);
    const baseline = makeBaseline(before);
    expect(updateBaseline(baseline, after).entries).toHaveLength(baseline.entries.length);
  });

  test('is known of files that are gone, where somebody can tell', () => {
    const options = { isGone: (path: string) => path === 'b.gcfg' };
    expect(against(two, judge(DURATION), options).stale).toEqual(['value/suspicious-duration 1']);
    expect(updateBaseline(makeBaseline(two), judge(DURATION), options)).toEqual(
      makeBaseline(judge(DURATION)),
    );
  });
});

describe('an update', () => {
  const before = makeBaseline(judge(`[Server]\n${A}${B}${A}`));
  const after = judge(`[Server]\n${A}${B}\n${DURATION}`);

  test('takes away what is stale, and adds nothing unless told to', () => {
    expect(updateBaseline(before, after).entries).toMatchObject([
      { rule: 'schema/duplicate-setting', count: 1 },
    ]);
    expect(updateBaseline(before, after, { add: true })).toEqual(makeBaseline(after));
  });

  test('holds to what is less grave now', () => {
    const graver = makeBaseline(judge(DURATION, { rules: { 'value/suspicious-duration': 'error' } }));
    expect(updateBaseline(graver, judge(DURATION))).toEqual(makeBaseline(judge(DURATION)));
  });

  test('counts a file once that was looked at under two names', () => {
    const both = lint(['a.gcfg', 'link.gcfg'].map((path) => ({ path, document: parse(DURATION) })));
    const options = { pathOf: () => 'a.gcfg' };
    expect(makeBaseline(both, options)).toEqual(makeBaseline(judge(DURATION)));
    const { summary, baselines } = applyBaseline(both, makeBaseline(judge(DURATION)), options);
    expect(summary).toMatchObject({ warnings: 0, baselined: 2 });
    expect(baselines).toEqual([{ stale: [] }]);
  });

  test('is the same of a result that a baseline was applied to', () => {
    expect(updateBaseline(before, applyBaseline(after, before), { add: true })).toEqual(makeBaseline(after));
  });
});

test('a file without a name is known of nothing', () => {
  const options = { pathOf: () => undefined };
  expect(makeBaseline(judge(DURATION), options).entries).toEqual([]);
  expect(against(judge(DURATION), judge(DURATION), options).left).toEqual(['value/suspicious-duration:2']);
});
