import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeDirectory, runIn } from '../cli/fake-terminal.ts';
import { printed, sessions, updateGuide } from './console.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}/docs/guides/editing.md`;

/** The guide’s file, and another that no command changes. */
function files(): Record<string, string> {
  const [, config = ''] = /```ini\n(.*?)```/s.exec(readFileSync(file, 'utf8'))!;
  return { 'rstudio-connect.gcfg': config, 'before.gcfg': config };
}

test('every command prints what the guide shows, one after the other', async () => {
  if (process.env.UPDATE_GUIDES) await updateGuide(file, makeDirectory(files()));
  const directory = makeDirectory(files());
  const all = sessions(readFileSync(file, 'utf8'));
  expect(all.length).toBeGreaterThan(10);
  for (const { command, words, output } of all)
    expect({ command, output }).toEqual({ command, output: await printed(words, directory) });
});

test('the guide’s file has nothing to complain of', async () => {
  const directory = makeDirectory(files());
  expect(await printed(['gcfg-lint', 'lint', 'before.gcfg'], directory)).toMatch(/: no findings$/);
});

test('the tasks for Ansible say what changed, in check mode too', async () => {
  const [, tasks = ''] = /```yaml\n(.*?)```/s.exec(readFileSync(file, 'utf8'))!;
  const read: Record<string, unknown>[] = parse(tasks);
  expect(read).toHaveLength(2);
  const settings = (read[0]!.vars as { settings: string[] }).settings;
  const directory = makeDirectory(files());
  const path = join(directory, 'rstudio-connect.gcfg');
  const set = (...options: string[]) => ['gcfg-lint', 'set', ...options, 'rstudio-connect.gcfg', ...settings];
  const before = readFileSync(path, 'utf8');
  expect(await printed(set('--dry-run'), directory)).toContain('+Listen = :443');
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(await printed(set(), directory)).toContain('+ HTTPS.Listen');
  expect(await printed(set('--dry-run'), directory)).not.toMatch(/^[-+]/m);
});

test('the guide to the output for programs shows what diff prints', async () => {
  const section = readFileSync(`${root}/docs/guides/json.md`, 'utf8').split('\n## `gcfg-lint diff`\n')[1]!;
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(section)![1]!);
  const text = (password: string, more: string) =>
    `[Postgres]\nURL = postgres://connect:${password}@db.example.com/connect\n[R]\nExecutable = /opt/R/4.4.2/bin/R\n${more}`;
  const directory = makeDirectory({
    'old.gcfg': text('one', ''),
    'new.gcfg': text('two', 'Executable = /opt/R/4.5.1/bin/R\n'),
    'new-migration.gcfg': '[Server]\nDataDir = /srv/connect\n',
  });
  const { output } = await runIn({ directory }, 'diff', 'old.gcfg', 'new.gcfg', '--format', 'json');
  const all = JSON.parse(output);
  all.implied = all.implied.filter(({ setting }: { setting: string }) => setting === 'SQLite.Dir');
  expect(shown).toEqual(all);
});
