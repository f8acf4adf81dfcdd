import { describe, expect, test } from 'vitest';
import { annotations, github } from '../../../src/report/github.ts';
import type { Diagnostic, Severity } from '../../../src/rules/diagnostic.ts';
import type { LintResult } from '../../../src/rules/lint.ts';
import { readCommand } from './read-command.ts';
import { finding, OPTIONS, resultOf } from './sample.ts';

const many = (severity: Severity, count: number) =>
  Array.from({ length: count }, (_, index) => finding(severity, { message: `${severity} ${index}` }));

function linesOf(result: LintResult, report = github): string[] {
  const text = report(result, OPTIONS);
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text.split('\n').slice(0, -1);
}

function only(path: string, diagnostic: Diagnostic) {
  const [line = '', ...more] = linesOf(resultOf(path, [diagnostic]));
  expect(more).toEqual([]);
  return readCommand(line)!;
}

describe('an annotation', () => {
  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'notice'],
  ] as const)('of level %s is the command %s', (severity, name) => {
    expect(only('a.gcfg', finding(severity))).toEqual({
      name,
      properties: {
        file: 'a.gcfg',
        line: '1',
        endLine: '1',
        col: '1',
        endColumn: '2',
        title: 'gcfg-lint schema/unknown-setting',
      },
      text: 'Text.',
    });
  });

  test.each([
    'my files/a b.gcfg',
    'a,b:c::d=e%.gcfg',
    '%0A.gcfg',
    'a\r\nb.gcfg',
    '::error::.gcfg',
    '[a] "b".gcfg',
    '東京.gcfg',
    '/etc/a.gcfg',
  ])('of %j names that file', (path) => {
    expect(only(path, finding('error')).properties.file).toBe(path);
  });

  test.each([
    ['100% :: a, b', '100% :: a, b'],
    ['a\r\nb\nc', 'a\r\nb\nc'],
    ['%250A', '%250A'],
    ['\u001b[31m', '\\x1b[31m'],
  ])('with the message %j', (message, text) => {
    expect(only('a.gcfg', finding('error', { message })).text).toBe(text);
  });

  test('of several lines has no columns, which GitHub would not take', () => {
    const { range } = finding('error');
    const end = { line: 3, column: 1, offset: 9 };
    const { properties } = only('a.gcfg', finding('error', { range: { ...range, end } }));
    expect(properties).toMatchObject({ line: '1', endLine: '3' });
    expect(Object.keys(properties)).not.toContain('col');
  });

  test('of standard input has its place in the text', () => {
    const { properties, text } = only('<stdin>', finding('error'));
    expect(Object.keys(properties)).toEqual(['title']);
    expect(text).toBe('<stdin>:1:1: Text.');
  });

  test('says what to do, and where else to look', () => {
    const { range } = finding('error');
    const place = { path: 'b\nc', range, message: 'there' };
    const { text } = only('a.gcfg', finding('error', { help: 'Do this.', related: [place] }));
    expect(text).toBe('Text.\nsee b\\nc:1: there\nhelp: Do this.');
  });

  test('names a few of many places', () => {
    const { range } = finding('error');
    const related = Array.from({ length: 50 }, () => ({ path: 'b', range, message: 'there' }));
    const { text } = only('a.gcfg', finding('error', { related }));
    expect(text.split('\n')).toEqual(['Text.', ...Array(5).fill('see b:1: there'), 'see 45 more places']);
  });
});

describe('more than GitHub shows', () => {
  const result = resultOf('a.gcfg', [...many('info', 11), ...many('warning', 10), ...many('error', 12)]);
  const REMARK = 'Without an annotation: 2 errors, 1 info. GitHub shows 10 of each level for a step.';

  test('stands below, the worst first, with a count', () => {
    const lines = linesOf(result);
    expect(lines.slice(0, 30).map((line) => readCommand(line)?.name)).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warning'),
      ...Array(10).fill('notice'),
    ]);
    expect(lines.slice(30)).toEqual([
      'error[schema/unknown-setting] a.gcfg:1:1: error 10',
      'error[schema/unknown-setting] a.gcfg:1:1: error 11',
      'info[schema/unknown-setting] a.gcfg:1:1: info 10',
      REMARK,
    ]);
  });

  test('is counted only where another report has it', () => {
    const lines = linesOf(result, annotations);
    expect(lines).toHaveLength(31);
    expect(lines.at(-1)).toBe(REMARK);
  });

  test('is no command, whatever its text', () => {
    const message = '##[error]x\n::error::y';
    const [line, ...more] = linesOf(
      resultOf('::error::\n::error::', [...many('error', 10), finding('error', { message })]),
    ).slice(10);
    expect(line).toBe('error[schema/unknown-setting] ::error::\\n::error:::1:1: # #[error]x\\n::error::y');
    expect(more).toHaveLength(1);
  });
});
