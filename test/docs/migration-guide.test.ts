import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { migrateCommand } from '../../src/cli/commands/migrate.ts';
import { runIn } from '../cli/fake-terminal.ts';
import { printed, sessions, updateGuide } from './console.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}/docs/guides/migration.md`;
if (process.env.UPDATE_GUIDES) await updateGuide(file, root);
const guide = readFileSync(file, 'utf8');

test.each(sessions(guide))('$command prints what the guide shows', async ({ words, output }) => {
  expect(output).toBe(await printed(words, root));
});

test('options that the guide names are there', () => {
  const section = guide.replaceAll(/```[\s\S]*?```/g, '');
  for (const [option] of section.matchAll(/(?<=[\s`]--)[a-z][a-z-]*/g))
    expect(Object.keys(migrateCommand.options)).toContain(option.replace(/^no-/, ''));
});

test('the guide to the output for programs shows what migrate prints', async () => {
  const json = readFileSync(`${root}/docs/guides/json.md`, 'utf8');
  const section = json.split('\n## `gcfg-lint migrate`\n')[1]!;
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(section)![1]!);
  const files = {
    'rstudio-connect.gcfg': '[Server]\nSenderEmail = rsc@example.com\nEmailProvider = SMTP\n',
    'rstudio-connect-migration.gcfg':
      '[Server]\nSenderEmail = connect@example.com\nEmailProvider = "SMTP"\n[SMTP]\nHost = smtp.example.com\n',
  };
  const { output } = await runIn({ files }, 'migrate', 'rstudio-connect.gcfg', '--format', 'json');
  expect(shown).toEqual(JSON.parse(output));
});
