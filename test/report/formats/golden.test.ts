import { describe, expect, test } from 'vitest';
import { type ReporterName, reporters } from '../../../src/report/index.ts';
import { readXml } from './read-xml.ts';
import { CLEAN, NOTHING, OPTIONS, SAMPLE, SECRETS } from './sample.ts';

const NAMES = Object.keys(reporters) as ReporterName[];
/** With the golden files of the commands, and of the pages. */
const ELSEWHERE: readonly ReporterName[] = ['stylish', 'json', 'html'];

/** Rules are described at length, the same in every report: one will do to look at. */
function withOneRule(name: ReporterName) {
  return name === 'sarif' ? { ...OPTIONS, rules: OPTIONS.rules!.slice(0, 1) } : OPTIONS;
}

test('the sample has all that a report has to show', () => {
  const { errors, warnings, infos, suppressed } = SAMPLE.summary;
  expect(Math.min(errors, warnings, infos, suppressed)).toBeGreaterThan(0);
  const diagnostics = SAMPLE.files.flatMap((file) => file.diagnostics);
  expect(diagnostics.some(({ related }) => related !== undefined)).toBe(true);
  expect(diagnostics.some(({ fix }) => fix?.applicability === 'safe')).toBe(true);
  expect(diagnostics.some(({ fix }) => fix?.applicability === 'unsafe')).toBe(true);
});

describe.each(NAMES.filter((name) => !ELSEWHERE.includes(name)))('%s', (name) => {
  test('shows the sample', async () => {
    const report = await reporters[name]();
    await expect(report(SAMPLE, withOneRule(name))).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});

describe.each(NAMES)('%s', (name) => {
  test('never shows a secret', async () => {
    const text = (await reporters[name]())(SAMPLE, OPTIONS);
    for (const secret of SECRETS) expect(text).not.toContain(secret.slice(0, 6));
  });
});

describe('a report of nothing wrong', () => {
  test.each<[ReporterName, (text: string) => unknown, nothing: unknown, clean: unknown]>([
    ['sarif', (text) => JSON.parse(text).runs[0].results, [], []],
    ['gitlab', (text) => JSON.parse(text), [], []],
    ['github', (text) => text, '', ''],
    [
      'markdown',
      (text) => text.split('\n').slice(2),
      ['0 files, 0 settings, checked against Connect 2026.08.0: **no findings**', ''],
      ['1 file, 1 setting, checked against Connect 2026.08.0: **no findings**', ''],
    ],
    [
      'checkstyle',
      (text) => readXml(text).children.map(({ attributes, children }) => [attributes.name, children]),
      [],
      [['etc/clean.gcfg', []]],
    ],
    [
      'junit',
      (text) =>
        readXml(text).children.map(({ attributes, children: [only] }) => [
          attributes.name,
          only!.attributes.name,
          only!.children.map((child) => child.name),
        ]),
      [['gcfg-lint', 'no files', ['skipped']]],
      [['etc/clean.gcfg', 'no findings', []]],
    ],
  ])('%s is whole', async (name, read, nothing, clean) => {
    const report = await reporters[name]();
    expect(read(report(NOTHING, OPTIONS))).toEqual(nothing);
    expect(read(report(CLEAN, OPTIONS))).toEqual(clean);
  });
});
