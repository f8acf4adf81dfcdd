import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runIn } from '../cli/fake-terminal.ts';
import { printed, sessions, updateGuide } from './console.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}/docs/guides/upgrade.md`;
if (process.env.UPDATE_GUIDES) await updateGuide(file, root);
const guide = readFileSync(file, 'utf8');

test.each(sessions(guide))('$command prints what the guide shows', async ({ words, output }) => {
  expect(output).toBe(await printed(words, root));
});

test('the guide to the output for programs shows what upgrade prints', async () => {
  const page = readFileSync(`${root}/docs/guides/json.md`, 'utf8');
  const section = page.split('\n## `gcfg-lint upgrade`\n')[1]!;
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(section)![1]!);
  const text = '[Applications]\nReadTimeout = 2h\n\n[HTTPS]\nExcludedCiphers = RC4\n';
  const { output } = await runIn(
    { files: { 'rstudio-connect.gcfg': text } },
    ...['upgrade', 'rstudio-connect.gcfg', '--from', '1.5.12', '--to', '1.8.0', '--format', 'json'],
  );
  expect(JSON.parse(output)).toEqual(shown);
});
