import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SCRIPT_HASH, STYLE_HASH } from '../../../src/report/html/hashes.ts';
import { SCRIPT } from '../../../src/report/html/script.ts';
import { STYLE } from '../../../src/report/html/styles/index.ts';
import { html } from '../../../src/report/html.ts';
import { OPTIONS, resultOf } from '../formats/sample.ts';
import { PAGES, type PageName, pageOf, SECRETS } from './pages.ts';
import { findAll, type HtmlElement, readHtml, textOf, withClass } from './read-html.ts';

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('the policy knows the style and the script of the page', () => {
  expect([STYLE_HASH, SCRIPT_HASH]).toEqual([hash(STYLE), hash(SCRIPT)]);
});

/** The page without what is the same in all, and without the rules that there are besides. */
function body(text: string): string {
  return text
    .slice(text.indexOf('<body>'), text.indexOf('<script>'))
    .replace(/<details class="clean"><summary>\d+ rules without.*<\/details>/, '…');
}

const of = async (name: PageName) => readHtml(await pageOf(name));
const texts = (root: HtmlElement, name: string) => findAll(root, withClass(name)).map(textOf);

describe.each(PAGES)('the page %s', (name) => {
  test('is as it was', async () => {
    await expect(body(await pageOf(name))).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  test('is whole, says the same each time, and shows no secret', async () => {
    const text = await pageOf(name);
    const root = readHtml(text);
    expect(await pageOf(name)).toBe(text);
    for (const secret of SECRETS) expect(text).not.toContain(secret.slice(0, 6));
    expect(findAll(root, ({ name }) => name === 'style' || name === 'script').map(textOf)).toEqual([
      STYLE,
      SCRIPT,
    ]);
  });

  test('names nothing that would be loaded, and no style or handler in an element', async () => {
    const elements = findAll(await of(name), () => true);
    const attributes = elements.flatMap((element) => Object.keys(element.attributes));
    expect(attributes.filter((attribute) => /^(?:src|style|on.*|srcset|action)$/.test(attribute))).toEqual(
      [],
    );
    const links = elements.flatMap(({ attributes: { href } }) => href ?? []);
    expect(links.length).toBeGreaterThan(0);
    const ids = elements.flatMap(({ attributes: { id } }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of links)
      if (!link.startsWith('https://docs.posit.co/')) expect(ids).toContain(link.replace(/^#/, ''));
  });
});

test('the head says by which overlay the files were judged', () => {
  const result = resultOf('a.gcfg', []);
  const files = result.files.map((file) => ({ ...file, text: file.text, catalogue: 'own\n<b>.yaml' }));
  const [facts] = findAll(readHtml(html({ ...result, files }, OPTIONS)), withClass('facts'));
  expect(textOf(facts!)).toContain('Connect 2026.08.0 (own\\n<b>.yaml)');
});

test('the matrix joins what nodes have alike, and marks what is wrong in words, too', async () => {
  const [table] = findAll(await of('ha'), withClass('matrix'));
  const rows = findAll(table!, ({ name }) => name === 'tr').slice(1);
  const shown = rows.map((row) =>
    findAll(row, ({ name }) => name === 'td').map((cell) => [
      findAll(cell, ({ attributes }) => attributes.role === 'img')[0]!.attributes['aria-label'],
      textOf(cell).trim(),
      Number(cell.attributes.colspan ?? 1),
    ]),
  );
  expect(shown[0]).toEqual([
    ['as it should be', '2026.08.0', 2],
    ['wrong', '2026.05.1', 1],
  ]);
  expect(shown[1]![1]).toEqual(['uncertain', 'db2.example.com:5432/connect', 1]);
  for (const row of shown) expect(row.reduce((sum, [, , columns]) => sum + Number(columns), 0)).toBe(3);
});

describe('the flow of a plan', () => {
  test.each<[PageName, heading: string, lanes: string[]]>([
    [
      'reload',
      'A restart is needed',
      ['A reload applies 2', 'Waits for a restart 6', 'To be done by hand 1', 'Caches to rebuild 1'],
    ],
    ['reload-soft', 'A reload is enough', ['A reload applies 1']],
    ['reload-none', 'Nothing changes', []],
    ['reload-blocked', 'Do not reload or restart', ['A reload applies 2', 'Waits for a restart 7']],
  ])('of %s', async (name, heading, lanes) => {
    const root = await of(name);
    expect(findAll(root, (element) => element.name === 'h1').map(textOf)).toEqual([heading]);
    expect(texts(root, 'lane-title').map((text) => text.trim())).toEqual(lanes);
    const gates = texts(root, 'gate').map((text) => text.trim());
    expect(gates).toEqual(name === 'reload-blocked' ? ['Blocked 1 error in the candidate'] : []);
    // Nothing to be run stands where nothing may be run.
    expect(
      textOf(findAll(root, ({ attributes }) => attributes.id === 'main')[0]!).includes('systemctl'),
    ).toBe(name === 'reload' || name === 'reload-soft');
  });

  test('of several nodes is told once for those that have it alike', async () => {
    const titles = findAll(await of('reload-nodes'), ({ name }) => name === 'h2').map(textOf);
    expect(titles.slice(0, 3)).toEqual(['Nodes a, b', 'Node c', 'In this order']);
  });
});
