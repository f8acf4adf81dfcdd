// Writes the JSON Schemas of gcfg-lint.yaml, of topology.yaml and of catalogue overlays, for editors, from the schemas by
// which the command reads them; and those of what commands print as JSON.
//   npm run docs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The schema of gcfg-lint.yaml as it stands in the package: its path, and its text. */
export function buildConfigSchema() {
  return buildSchema('docs/gcfg-lint.schema.json', './src/cli/lint-config-schema.ts', 'lintConfigSchema');
}

/** Likewise that of topology.yaml. */
export function buildTopologySchema() {
  return buildSchema(
    'docs/gcfg-lint-topology.schema.json',
    './src/topology/topology-schema.ts',
    'topologySchema',
  );
}

/** Likewise that of catalogue overlays. */
export function buildCatalogueSchema() {
  return buildSchema(
    'docs/gcfg-lint-catalogue.schema.json',
    './src/overlay/overlay-schema.ts',
    'overlaySchema',
  );
}

/** Those of the outputs for programs. */
export async function buildOutputSchemas() {
  const { outputs, jsonSchemaOf } = await load(`export * from './scripts/output-schemas/index.ts';`);
  return Object.keys(outputs).map((name) => ({
    path: `docs/schemas/${name}.schema.json`,
    text: `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`,
  }));
}

async function buildSchema(path, module, name) {
  const { schema, toJSONSchema } = await load(`
    export { toJSONSchema } from 'zod';
    export { ${name} as schema } from '${module}';`);
  const json = toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return { path, text: `${JSON.stringify(json, null, 2)}\n` };
}

/** What a module in TypeScript exports. */
async function load(contents) {
  const { outputFiles } = await build({
    stdin: {
      contents,
      resolveDir: ROOT,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'silent',
  });
  const code = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  return import(code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(ROOT, 'docs/schemas'), { recursive: true });
  const written = [
    await buildConfigSchema(),
    await buildTopologySchema(),
    await buildCatalogueSchema(),
    ...(await buildOutputSchemas()),
  ];
  for (const { path, text } of written) writeFileSync(join(ROOT, path), text);
}
