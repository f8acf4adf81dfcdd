import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { runIn } from '../cli/fake-terminal.ts';

const root = new URL('../../', import.meta.url);
const directory = fileURLToPath(root);

interface SchemaScript {
  buildOutputSchemas(): Promise<{ path: string; text: string }[]>;
}

const script: SchemaScript = await import(new URL('scripts/build-config-schema.js', root).href);
const written = await script.buildOutputSchemas();

test('the JSON Schemas are what `npm run docs` writes', () => {
  for (const { path, text } of written) expect(readFileSync(new URL(path, root), 'utf8'), path).toBe(text);
  const files = readdirSync(new URL('docs/schemas/', root)).map((name) => `docs/schemas/${name}`);
  expect(files.sort()).toEqual(written.map(({ path }) => path).sort());
});

const cluster = 'fixtures/ha/data-dir-place/failing/topology.yaml';

describe.each([
  ['lint', ['lint', 'fixtures/mistakes.gcfg', 'fixtures/broken.gcfg']],
  ['lint', ['lint', '--baseline', 'fixtures/baseline.json', 'fixtures/mistakes.gcfg']],
  ['lint', ['ha', cluster]],
  ['ha-plan', ['ha', '--plan', 'update', cluster]],
  ['reload', ['reload', 'fixtures/reload/storage.gcfg', '--running', 'fixtures/reload/running.gcfg']],
  ['migrate', ['migrate', 'fixtures/migration/rstudio-connect.gcfg']],
  ['upgrade', ['upgrade', 'fixtures/upgrade/rstudio-connect.gcfg', '--to', '2026.08.0']],
  ['diff', ['diff', 'fixtures/reload/running.gcfg', 'fixtures/reload/storage.gcfg']],
  ['show', ['show', 'fixtures/rstudio-connect.gcfg']],
  ['paths', ['paths', 'fixtures/rstudio-connect.gcfg', cluster]],
  ['parse', ['parse', 'fixtures/mistakes.gcfg', 'fixtures/broken.gcfg']],
] as const)('the schema of %s', (name, argv) => {
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  const { text } = written.find(({ path }) => path === `docs/schemas/${name}.schema.json`)!;
  const validate = ajv.compile(JSON.parse(text));

  test(`holds for \`${argv.join(' ')}\``, async () => {
    const format = name === 'parse' ? [] : ['--format', 'json'];
    const { output } = await runIn({ directory }, ...argv, ...format);
    const printed = JSON.parse(output);
    expect(validate(printed), ajv.errorsText(validate.errors)).toBe(true);
    // A field to come is no mistake, one that is missing is.
    expect(validate({ ...printed, fieldToCome: 1 })).toBe(true);
    const { version, ...rest } = printed;
    expect([version, validate(rest)]).toEqual([1, false]);
  });
});
