// Builds what the package ships: the commands, the library, and its types. `--commands-only` leaves out the library.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundleCommands, warmUp } from './build-commands.js';
import { common, dependencies, heldBy, root } from './bundling.js';
import { requireFromFiles } from './cached-require.js';
import { thirdPartyLicences } from './third-party-licences.js';

await buildCommands(join(root, 'dist', 'cli'));
if (!process.argv.includes('--commands-only')) await buildLibrary();

/** The machine code of a lint is kept beside the commands, for the Node that builds them; others pass it over. */
async function buildCommands(folder) {
  const bundles = await bundleCommands(folder);
  const main = join(folder, 'main.cjs');
  const code = readFileSync(main, 'utf8');
  writeFileSync(main, `#!/usr/bin/env node\n${requireFromFiles(bundles.build)}${code}`);
  chmodSync(main, 0o755);
  const topology = join(root, 'fixtures', 'ha', 'launcher-places', 'failing', 'topology.yaml');
  warmUp(main, [
    ['ha', topology, '--fail-on', 'never'],
    ['lint', join(root, 'fixtures'), '--fail-on', 'never'],
  ]);
}

async function buildLibrary() {
  // Of what the last build made, nothing may stay and go into the package.
  for (const folder of ['chunks', 'types'])
    rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  const { metafile } = await build({
    ...common,
    entryPoints: ['src/index.ts', 'src/node.ts'],
    outbase: 'src',
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: Object.keys(dependencies),
  });
  writeFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences(root, heldBy(metafile)));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
}
