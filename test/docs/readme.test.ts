import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runIn } from '../cli/fake-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${root}/README.md`, 'utf8');

test('the report in the README is what the command prints', async () => {
  const shown = /```text\n(.*?)```/s.exec(readme)?.[1];
  const { output, notes } = await runIn({ directory: root }, 'fixtures/mistakes.gcfg');
  expect(shown).toBe(`${output}\n${notes}`);
});

test('the README’s first command finds something in its fixture, and the fixture has no error', async () => {
  const file = /npm start -- lint (\S+)/.exec(readme)?.[1];
  const { code, output } = await runIn({ directory: root }, 'lint', file!);
  expect(output).toContain('warning[');
  expect(code).toBe(0);
});
