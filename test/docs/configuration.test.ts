import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintConfigSchema } from '../../src/cli/lint-config-schema.ts';
import { runIn } from '../cli/fake-terminal.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/configuration.md', root), 'utf8');

/** The examples on the page that are written in a language. */
function examples(language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text!);
}

interface SchemaScript {
  buildConfigSchema(): Promise<{ path: string; text: string }>;
}

test('the JSON Schema is what `npm run docs` writes', async () => {
  const script: SchemaScript = await import(new URL('scripts/build-config-schema.js', root).href);
  const { path, text } = await script.buildConfigSchema();
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
});

test('the examples of configurations are sound', async () => {
  const configs = examples('yaml');
  expect(configs).not.toEqual([]);
  for (const config of configs) {
    const files = {
      'gcfg-lint.yaml': config,
      'a.gcfg': '[OurSection]\nName = x\n[Server]\nInHouseSetting = y\n',
    };
    const { notes } = await runIn({ files }, 'a.gcfg');
    expect(notes).toBe('1 file, 2 settings, checked against Connect 2025.06.0: no findings\n');
  }
});

test('the examples of comments hold', async () => {
  const texts = examples('ini');
  expect(texts).not.toEqual([]);
  for (const input of texts) {
    const { notes } = await runIn({ input }, '-', '--fail-on', 'info');
    expect(notes).toMatch(/: no findings, 1 suppressed\n$/);
  }
});

test('every key is explained', () => {
  for (const key of Object.keys(lintConfigSchema.shape)) expect(page).toContain(`\n| \`${key}\` `);
});
