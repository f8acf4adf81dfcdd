import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { overlaySchema } from '../../src/overlay/overlay-schema.ts';
import { readOverlay } from '../../src/overlay/read-overlay.ts';
import { makeDirectory, runIn } from '../cli/fake-terminal.ts';
import { printed, sessions, updateGuide } from './console.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}/docs/guides/learn.md`;
const page = readFileSync(`${root}/fixtures/learn/sections.html`, 'utf8');

/** The files that the guide speaks of. */
function files(): Record<string, string> {
  const [, config = ''] = /```ini\n(.*?)```/s.exec(readFileSync(file, 'utf8'))!;
  return {
    'configuration.html': page,
    'small.html': page.replace(/<section id="server" .*?(?=<section id="http")/s, ''),
    'rstudio-connect.gcfg': config,
    'running.gcfg': config.replace(/^PublicWarning.*\n/m, '').replace('30s', '20s'),
  };
}

/** The numbers of settings change with the catalogue. */
const uncounted = (text: string) =>
  text.replaceAll(
    /\d+(?= of the| settings that| only in the catalogue)|(?<=Only in the catalogue \()\d+/g,
    'N',
  );

/** What only the catalogue has is much, and changes with it. */
const shortened = (text: string) =>
  text.replace(/(Only in the catalogue \(\d+\)\n(?: .*\n){3})(?: {2}- .*\n)+/, '$1  …\n');

test('every command prints what the guide shows, one after the other', async () => {
  if (process.env.UPDATE_GUIDES) await updateGuide(file, makeDirectory(files()), shortened);
  const directory = makeDirectory(files());
  const all = sessions(readFileSync(file, 'utf8'));
  expect(all).toHaveLength(4);
  for (const { command, words, output } of all)
    expect({ command, output: uncounted(output) }).toEqual({
      command,
      output: uncounted(shortened(await printed(words, directory))),
    });
});

const examples = [...readFileSync(file, 'utf8').matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text!);

test('the overlay that is written by hand is sound', async () => {
  const [config = '', overlay = ''] = examples;
  expect(readOverlay(overlay).sections.Server?.settings.InHouseToken).toEqual({ type: 'secret' });
  const { code } = await runIn(
    {
      files: {
        'gcfg-lint.yaml': config,
        'connect.yaml': overlay,
        'a.gcfg': '[InHouse "x"]\nEndpoint = https://a.example.com\nHeader = a\nHeader = b\n',
      },
    },
    'a.gcfg',
    '--max-warnings',
    '0',
  );
  expect(code).toBe(0);
});

test('every key is explained', () => {
  const text = readFileSync(file, 'utf8');
  const table = text.slice(text.indexOf('| key |'));
  const setting = ['type', 'values', 'default', 'multi', 'reloadable', 'deprecated', 'summary'];
  const keys = Object.keys(overlaySchema.shape).filter((key) => key !== '$schema');
  for (const key of [...keys, ...setting, 'subsection', 'settings']) expect(table).toContain(`\`${key}\``);
});

interface SchemaScript {
  buildCatalogueSchema(): Promise<{ path: string; text: string }>;
}

test('the JSON Schema is what `npm run docs` writes, and takes what the command takes', async () => {
  const script: SchemaScript = await import(`${root}/scripts/build-config-schema.js`);
  const { path, text } = await script.buildCatalogueSchema();
  expect(readFileSync(`${root}/${path}`, 'utf8')).toBe(text);
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ strict: false }).compile(JSON.parse(text));
  expect(validate(parse(examples[1]!))).toBe(true);
  expect(validate({ sections: { Server: { settings: { Fresh: { type: 'sting' } } } } })).toBe(false);
});

test('the guide to the output for programs shows what --diff prints', async () => {
  const section = readFileSync(`${root}/docs/guides/json.md`, 'utf8').split(
    '\n## `gcfg-lint learn --diff`\n',
  )[1]!;
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(section)![1]!);
  const { output } = await runIn(
    { directory: makeDirectory(files()) },
    'learn',
    'small.html',
    '--diff',
    '--format',
    'json',
  );
  const all = JSON.parse(output);
  expect(shown).toEqual({
    ...all,
    tool: shown.tool,
    onlyCatalogue: shown.onlyCatalogue,
    differences: all.differences.slice(0, 2),
  });
  expect(all.onlyCatalogue).toEqual(expect.arrayContaining(shown.onlyCatalogue));
});
