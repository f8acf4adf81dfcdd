// Writes the JSON Schemas of gcfg-lint.yaml and of topology.yaml, for editors, from the schemas by which the command
// reads them.
//   npm run docs
import { writeFileSync } from 'node:fs';
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

async function buildSchema(path, module, name) {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { toJSONSchema } from 'zod';
        export { ${name} as schema } from '${module}';`,
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
  const { schema, toJSONSchema } = await import(code);
  const json = toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return { path, text: `${JSON.stringify(json, null, 2)}\n` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, text } of [await buildConfigSchema(), await buildTopologySchema()])
    writeFileSync(join(ROOT, path), text);
}
