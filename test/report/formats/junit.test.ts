import { describe, expect, test } from 'vitest';
import { junit } from '../../../src/report/junit.ts';
import type { LintResult } from '../../../src/rules/lint.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { CLEAN, finding, lintFiles, NOTHING, resultOf, SAMPLE } from './sample.ts';

/** What Jenkins’ schema of JUnit’s reports knows: of each element the attributes, those it insists on, and the children. */
const SCHEMA: Readonly<Record<string, { may: string[]; must: string[]; children: string[] }>> = {
  testsuites: { may: ['name', 'time', 'tests', 'failures', 'errors'], must: [], children: ['testsuite'] },
  testsuite: {
    may: ['name', 'tests', 'failures', 'errors', 'time', 'skipped', 'file', 'id', 'package'],
    must: ['name', 'tests', 'failures', 'errors'],
    children: ['testcase'],
  },
  testcase: {
    may: ['name', 'time', 'classname', 'group'],
    must: ['name'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  skipped: { may: ['type', 'message'], must: [], children: [] },
  failure: { may: ['type', 'message'], must: [], children: [] },
  'system-out': { may: [], must: [], children: [] },
};

function expectKnown({ name, attributes, children }: XmlElement): void {
  const { may, must, children: known } = SCHEMA[name]!;
  expect(may).toEqual(expect.arrayContaining(Object.keys(attributes)));
  expect(Object.keys(attributes)).toEqual(expect.arrayContaining(must));
  expect(known).toEqual(expect.arrayContaining(children.map((child) => child.name)));
  for (const child of children) expectKnown(child);
}

function suites(result: LintResult): readonly XmlElement[] {
  const root = readXml(junit(result));
  expectKnown(root);
  const count = (element: XmlElement, name: string) => Number(element.attributes[name]);
  for (const suite of root.children) {
    const outcomes = suite.children.flatMap(({ children }) => children.map((child) => child.name));
    expect(count(suite, 'tests')).toBe(suite.children.length);
    expect(count(suite, 'failures')).toBe(outcomes.filter((name) => name === 'failure').length);
    expect(count(suite, 'skipped')).toBe(outcomes.filter((name) => name === 'skipped').length);
    const names = suite.children.map(({ attributes }) => attributes.name);
    expect(new Set(names).size).toBe(names.length);
  }
  for (const name of ['tests', 'failures', 'errors'])
    expect(count(root, name)).toBe(root.children.reduce((sum, suite) => sum + count(suite, name), 0));
  return root.children;
}

test.each<[string, LintResult]>([
  ['nothing', NOTHING],
  ['nothing wrong', CLEAN],
  ['a bit of everything', SAMPLE],
])('a report of %s adds up, and is what Jenkins’ schema knows', (_, result) => {
  expect(suites(result)).toHaveLength(Math.max(1, result.files.length));
});

describe('a finding', () => {
  test.each([
    ['error', 'failure'],
    ['warning', 'failure'],
    ['info', 'system-out'],
  ] as const)('of level %s: %s', (severity, name) => {
    const [suite] = suites(resultOf('a b.gcfg', [finding(severity, { help: 'Do this.' })]));
    const [outcome] = suite!.children[0]!.children;
    expect(outcome).toMatchObject({ name, text: 'a b.gcfg:1:1: Text. Do this.' });
    if (name === 'failure') expect(outcome!.attributes).toEqual({ message: 'Text.', type: severity });
  });

  test('is called by its rule and setting, of which there may be more than one', () => {
    const setting = 'Server.DataDri';
    const [suite] = suites(
      resultOf('a.gcfg', [
        finding('error'),
        finding('error', { setting }),
        finding('error', { setting }),
        finding('error', { message: 'Another.' }),
      ]),
    );
    expect(suite!.children.map(({ attributes }) => attributes.name)).toEqual([
      'schema/unknown-setting',
      'schema/unknown-setting Server.DataDri',
      'schema/unknown-setting Server.DataDri (2)',
      'schema/unknown-setting (2)',
    ]);
  });

  test('that a comment switched off is skipped, with the reason', () => {
    const comment = '; gcfg-lint-disable-next-line schema/unknown-setting';
    const text = (end: string) => `[Server]\n${comment}${end}\nDataDri = /srv/connect\n`;
    const messages = ['', ' -- until <Monday>'].map((end) => {
      const cases = suites(lintFiles({ 'a.gcfg': text(end) }))[0]!.children;
      return cases.flatMap(({ children }) => children).find(({ name }) => name === 'skipped')!.attributes
        .message;
    });
    expect(messages).toEqual(['switched off by a comment in the file', 'until <Monday>']);
  });

  test('names the other places', () => {
    const { range } = finding('error');
    const related = [{ path: 'b\n.gcfg', range, message: 'there' }];
    const [suite] = suites(resultOf('a.gcfg', [finding('error', { related })]));
    expect(suite!.children[0]!.children[0]!.text).toBe('a.gcfg:1:1: Text.\nsee b\\n.gcfg:1:1: there');
  });
});
