// What all bundles have in common.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const { version, dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Options of esbuild. */
export const common = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  platform: 'node',
  target: 'node20',
  define: { 'process.env.GCFG_LINT_VERSION': JSON.stringify(version) },
  // Its ES modules: for Node it exports CommonJS, which an ES module can't hold.
  alias: { yaml: join(root, 'node_modules', 'yaml', 'browser', 'index.js') },
  logLevel: 'warning',
};

/** The sources that a bundle holds parts of: not what was read and left out. */
export function heldBy({ outputs }) {
  const held = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return new Set(held.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input));
}
