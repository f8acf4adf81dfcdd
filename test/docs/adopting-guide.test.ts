import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { formatBaseline } from '../../src/baseline/baseline.ts';
import { readBaseline } from '../../src/baseline/read-baseline.ts';
import { lintCommand } from '../../src/cli/commands/lint.ts';
import { runIn } from '../cli/fake-terminal.ts';
import { printed, sessions, updateGuide } from './console.ts';

const file = fileURLToPath(new URL('../../docs/guides/adopting.md', import.meta.url));
const made: string[] = [];
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true });
});

function blocks(language: string): string[] {
  const guide = readFileSync(file, 'utf8');
  return [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text!);
}

/** The estate of the guide: its commands change it, one after the other. */
function estate(): string {
  const directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-adopting-'));
  made.push(directory);
  mkdirSync(join(directory, 'etc'));
  writeFileSync(join(directory, 'etc/rstudio-connect.gcfg'), blocks('ini')[0]!);
  return directory;
}

if (process.env.UPDATE_GUIDES) await updateGuide(file, estate());
const guide = readFileSync(file, 'utf8');
const directory = estate();

test.each(sessions(guide))('$command prints what the guide shows', async ({ words, output }) => {
  expect(output).toBe(await printed(words, directory));
});

test('the baseline of the guide is one, as it would be written', () => {
  const [text] = blocks('json');
  expect(formatBaseline(readBaseline(text!))).toBe(text);
});

test('its configurations are sound, and its comment holds', async () => {
  const [, comment] = blocks('ini');
  for (const config of blocks('yaml')) {
    const files = {
      'gcfg-lint.yaml': config,
      'gcfg-lint-baseline.json': formatBaseline({ entries: [] }),
      'a.gcfg': comment!,
    };
    const { code, notes } = await runIn({ files }, '--fail-on', 'info', 'a.gcfg');
    expect([code, notes]).toEqual([0, expect.stringMatching(/: no (?:new )?findings, 1 suppressed\n$/)]);
  }
});

test('options that the guide names are there', () => {
  const prose = guide.replaceAll(/```[\s\S]*?```/g, '');
  for (const [, option] of prose.matchAll(/`--([a-z-]+)/g))
    expect(Object.keys(lintCommand.options)).toContain(option);
});
