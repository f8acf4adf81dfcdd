import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runIn } from '../cli/fake-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${root}/README.md`, 'utf8');

const { output, notes } = await runIn({ directory: root }, 'fixtures/mistakes.gcfg');

test('the report in the README is a part of what the command prints', () => {
  const shown = /```text\n(.*?)```/s.exec(readme)![1]!.trimEnd();
  const parts = shown.split('\n\n');
  expect(parts.length).toBe(2);
  for (const part of parts) expect(`${output}\n${notes}`.trimEnd().split('\n\n')).toContain(part);
});

describe('the picture in the README', () => {
  const picture = readFileSync(`${root}/docs/pictures/lint.svg`, 'utf8');

  test('says what the command prints', () => {
    const rows = [...picture.matchAll(/<text x="\d+" y="(\d+)"([^>]*)>(.*)<\/text>/g)];
    const [first, second] = rows.map(([, y]) => Number(y));
    const height = 18;
    expect((second! - first!) % height).toBe(0);
    let text = '';
    let last = first!;
    for (const [, y, attributes, row] of rows) {
      const words = row!
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
      text += attributes!.includes('continued') ? ' ' : '\n'.repeat((Number(y) - last) / height);
      text += words;
      last = Number(y);
    }
    expect(text).toBe(`$ gcfg-lint fixtures/mistakes.gcfg\n\n${output}\n${notes}`.trimEnd());
  });

  test('stands in the README, and needs nothing else', () => {
    expect(readme).toMatch(/^!\[[^\]]{40,}\]\(docs\/pictures\/lint\.svg\)$/m);
    expect(picture.match(/https?:\/\/[^"\s<`]+/g)).toEqual([
      'http://www.w3.org/2000/svg',
      'https://connect.example.com/',
      ...Array(2).fill('https://connect.example.com/#/welcome'),
    ]);
    expect(picture).not.toMatch(/<(?:script|image|foreignObject)|@import|url\(/);
  });

  test('can be read aloud', () => {
    expect(picture).toMatch(/<svg [^>]*role="img" aria-labelledby="title desc"/);
    expect(picture).toMatch(/<title id="title">.+<\/title>\n\s*<desc id="desc">.+<\/desc>/);
  });
});

test('the README’s first command finds something in its fixture, and the fixture has no error', async () => {
  const file = /npm start -- lint (\S+)/.exec(readme)?.[1];
  const first = await runIn({ directory: root }, 'lint', file!);
  expect(first.output).toContain('warning[');
  expect(first.code).toBe(0);
});
