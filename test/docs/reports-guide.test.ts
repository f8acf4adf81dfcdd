import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { reporters } from '../../src/report/index.ts';
import { runIn } from '../cli/fake-terminal.ts';
import { readXml } from '../report/formats/read-xml.ts';
import { readHtml } from '../report/html/read-html.ts';

const root = new URL('../../', import.meta.url);
const guide = readFileSync(new URL('docs/guides/reports.md', root), 'utf8');
const mistakes = readFileSync(new URL('fixtures/mistakes.gcfg', root), 'utf8');

const blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
  language,
  text: text!,
}));

test('the guide lists every format', () => {
  const rows = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!);
  expect(rows.toSorted()).toEqual(Object.keys(reporters).toSorted());
});

test('what is YAML is YAML', () => {
  const texts = blocks.filter(({ language }) => language === 'yaml');
  expect(texts).toHaveLength(2);
  for (const { text } of texts) expect(parseDocument(text).errors).toEqual([]);
});

describe('each command of the guide', () => {
  const commands = blocks.flatMap(({ text }) => text.match(/gcfg-lint --[^'\n]*/g) ?? []);

  test.each(commands)('%s', async (command) => {
    const argv = command.split(' ').slice(1);
    const { code, output, directory } = await runIn(
      { files: { 'etc/rstudio-connect.gcfg': mistakes } },
      ...argv,
    );
    expect(code).toBe(1);
    expect(output).toContain('error[schema/unknown-setting]');
    const files = argv.flatMap((word) => /^\w+:(.*)/.exec(word)?.[1] ?? []);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(existsSync(join(directory, file))).toBe(true);
      // The rest of the example reads what the command writes.
      expect(guide.split(file).length).toBeGreaterThan(2);
      const text = readFileSync(join(directory, file), 'utf8');
      if (file.endsWith('.xml')) readXml(text);
      else if (file.endsWith('.html')) readHtml(text);
      else JSON.parse(text);
    }
  });

  test('is run', () => {
    expect(commands).toHaveLength(4);
  });
});
