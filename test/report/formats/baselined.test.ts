import { expect, test } from 'vitest';
import { applyBaseline } from '../../../src/baseline/apply-baseline.ts';
import { makeBaseline } from '../../../src/baseline/make-baseline.ts';
import { type ReporterName, reporters } from '../../../src/report/index.ts';
import { findAll, type HtmlElement, readHtml, textOf, withClass } from '../html/read-html.ts';
import { readXml } from './read-xml.ts';
import { lintFiles, OPTIONS } from './sample.ts';

const FOUND = lintFiles({
  'a.gcfg': '[Server]\nDataDri = /srv/connect\n; x\nAddress = https://a.test\nAddress = https://b.test\n',
});
const BASELINE = makeBaseline(FOUND);
/** The misspelt name is known, the setting that is given twice is not. */
const RESULT = applyBaseline(FOUND, {
  entries: BASELINE.entries.filter(({ rule }) => rule === 'schema/unknown-setting'),
});

async function report(name: ReporterName, more = {}): Promise<string> {
  return (await reporters[name]())(RESULT, { ...OPTIONS, ...more });
}

test.each<ReporterName>(['stylish', 'github', 'gitlab', 'checkstyle'])(
  '%s lists what is new only',
  async (name) => {
    const text = await report(name);
    expect(text).toContain('Server.Address');
    expect(text).not.toContain('DataDri:');
  },
);

test('stylish lists what is known when asked, and says that it is, in the order of the text', async () => {
  const text = await report('stylish', { showBaselined: true });
  expect(text.match(/^\S.*?\]/gm)).toEqual([
    'known error[schema/unknown-setting]',
    'warning[schema/duplicate-setting]',
  ]);
});

test('junit skips what is known', async () => {
  const [suite] = readXml(await report('junit')).children;
  expect(suite!.attributes).toMatchObject({ tests: '2', failures: '1', skipped: '1' });
  const [known] = suite!.children;
  expect(known!.attributes.name).toBe('schema/unknown-setting Server.DataDri');
  expect(known!.children).toMatchObject([
    { name: 'skipped', attributes: { message: 'known: it stands in the baseline' } },
  ]);
});

test('html lists what is known apart, or among the rest when asked, and says that it is', async () => {
  const sections = (root: HtmlElement) =>
    findAll(root, ({ name }) => name === 'h2').map(({ attributes: { id } }) => id);
  const apart = readHtml(await report('html'));
  expect(sections(apart)).toEqual(['findings-title', 'baselined-title', 'rules-title']);
  expect(findAll(apart, withClass('finding'))).toHaveLength(1);
  expect(findAll(apart, withClass('facts')).map(textOf)[0]).toContain('Known, in the baseline1 finding');
  const among = readHtml(await report('html', { showBaselined: true }));
  expect(sections(among)).toEqual(['findings-title', 'rules-title']);
  expect(
    findAll(among, withClass('finding')).map((item) => findAll(item, withClass('known')).length),
  ).toEqual([1, 0]);
});

test('json has what is known beside the rest, and counts it apart', async () => {
  const { files, summary, baselines } = JSON.parse(await report('json'));
  expect(files[0].baselined).toMatchObject([{ ruleId: 'schema/unknown-setting', setting: 'Server.DataDri' }]);
  expect(files[0].diagnostics).toMatchObject([{ ruleId: 'schema/duplicate-setting' }]);
  expect(summary).toMatchObject({ errors: 0, warnings: 1, baselined: 1 });
  expect(baselines).toEqual([{ stale: [] }]);
});

test('gitlab gives findings the fingerprints that they have without a baseline', async () => {
  const prints = (text: string) =>
    JSON.parse(text).map((issue: { fingerprint: string }) => issue.fingerprint);
  const all = prints((await reporters.gitlab())(FOUND, OPTIONS));
  expect(all).toEqual(expect.arrayContaining(prints(await report('gitlab'))));
});
