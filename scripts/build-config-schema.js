// Writes the JSON Schema of gcfg-lint.yaml, for editors, from the schema by which the command reads it.
//   npm run docs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = 'docs/gcfg-lint.schema.json';

/** The schema as it stands in the package: its path, and its text. */
export async function buildConfigSchema() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { toJSONSchema } from 'zod';
        export { lintConfigSchema } from './src/cli/lint-config-schema.ts';`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'silent',
  });
  const module = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  const { lintConfigSchema, toJSONSchema } = await import(module);
  const schema = toJSONSchema(lintConfigSchema, { target: 'draft-7', io: 'input' });
  return { path: FILE, text: `${JSON.stringify(schema, null, 2)}\n` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { path, text } = await buildConfigSchema();
  writeFileSync(join(ROOT, path), text);
}
