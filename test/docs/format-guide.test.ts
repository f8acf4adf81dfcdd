import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fmtCommand } from '../../src/cli/commands/fmt.ts';
import { runIn } from '../cli/fake-terminal.ts';

const guide = readFileSync(new URL('../../docs/guides/format.md', import.meta.url), 'utf8');

function blocks(language: string): string[] {
  return [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text!);
}

const [before = '', after] = blocks('ini');

test('the guide to the layout shows what fmt makes of its example', async () => {
  expect((await runIn({ input: before }, 'fmt', '-')).output).toBe(after);
  expect((await runIn({ input: after! }, 'fmt', '--check', '-')).code).toBe(0);
});

test('the guide lists every option', () => {
  const rows = [...guide.matchAll(/^\| `--([\w-]+)/gm)].map(([, name]) => name!.replace(/^no-/, ''));
  expect(rows.sort()).toEqual(Object.keys(fmtCommand.options).sort());
});

test.each(blocks('sh').flatMap((block) => block.trimEnd().split('\n')))('%s runs', async (command) => {
  const [, ...argv] = command.split(' ');
  expect((await runIn({ files: { 'etc/a.gcfg': before } }, ...argv)).code).toBe(1);
  expect((await runIn({ files: { 'etc/a.gcfg': after! } }, ...argv)).code).toBe(0);
});
