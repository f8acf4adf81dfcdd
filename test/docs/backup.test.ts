import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runIn } from '../cli/fake-terminal.ts';

const root = new URL('../../', import.meta.url);
const read = (page: string) => readFileSync(new URL(page, root), 'utf8');
const guide = read('docs/guides/backup.md');

function blocks(language: string): string[] {
  return [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text!);
}

const [config = ''] = blocks('ini');
const commands = blocks('sh');
const [table, list] = blocks('text');
const files = {
  'rstudio-connect.gcfg': config,
  'node1.gcfg': config,
  'node2.gcfg': config,
};

interface Printed {
  readonly nodes: readonly { readonly paths: readonly { path: string | null; backup?: string }[] }[];
}

/** Runs a command of the page, up to a pipe. */
async function run(command: string) {
  const [, ...argv] = command.split('|')[0]!.trim().split(/\s+/);
  return await runIn({ files }, ...argv);
}

describe('the guide to backups', () => {
  test('shows the table that is printed', async () => {
    const { code, output } = await run(commands[0]!);
    expect(code).toBe(0);
    expect(output).toBe(table);
  });

  test('shows the list that its script makes', async () => {
    const printed: Printed = JSON.parse((await run(commands[1]!)).output);
    const needed = printed.nodes
      .flatMap(({ paths }) => paths)
      .filter(({ backup }) => backup === 'yes')
      .map(({ path }) => `${path}\n`);
    expect([...new Set(needed)].sort().join('')).toBe(list);
    expect(commands[1]).toContain(`jq -r '.nodes[].paths[] | select(.backup == "yes") | .path' | sort -u`);
  });

  test('has commands that run', async () => {
    expect(commands).toHaveLength(3);
    const { code, output, notes } = await run(commands[2]!);
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(output).toMatch(/^connect1 node1\.gcfg$/m);
    expect(output).toMatch(/^connect2 node2\.gcfg$/m);
  });

  test('explains every column', async () => {
    const [header = ''] = table!.split('\n');
    for (const column of header.split(/\s+/).slice(1)) expect(guide).toContain(`\n| \`${column}\` | `);
  });
});

test('the guide to the output for programs shows what paths prints', async () => {
  const section = read('docs/guides/json.md').split('\n## `gcfg-lint paths`\n')[1]!;
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(section)![1]!);
  const text = '[Server]\nDataDir = /srv/connect\n[Database]\nProvider = postgres\n';
  const postgres = '[Postgres]\nURL = postgres://connect:secret@db.example.com/connect\n';
  const { output } = await runIn(
    { files: { 'rstudio-connect.gcfg': text + postgres } },
    ...['paths', 'rstudio-connect.gcfg', '--format', 'json'],
  );
  const printed = JSON.parse(output);
  // The page shows three of them.
  const wanted = ['Server.DataDir', 'Metrics.DataPath', 'Postgres.URL'];
  printed.nodes[0].paths = printed.nodes[0].paths.filter(({ setting }: { setting?: string }) =>
    wanted.includes(setting ?? ''),
  );
  expect(shown).toEqual(printed);
});
