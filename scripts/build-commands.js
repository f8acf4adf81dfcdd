// The bundles of the commands.
//
// A hook feels how long a command takes to start. So each `import()` in the sources becomes one whole bundle, with
// everything it needs: Node opens a file for a command, and compiles nothing that the command does not use. They are
// CommonJS, which Node 20 loads faster than ES modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { common, heldBy, root } from './bundling.js';
import { thirdPartyLicences } from './third-party-licences.js';

/**
 * Makes a folder anew: the bundles, and the licences of what they hold.
 *
 * @param {string} folder
 * @returns {Promise<{ names: string[], build: string }>} the bundles, main.cjs first, and what tells them from others
 */
export async function bundleCommands(folder) {
  rmSync(folder, { recursive: true, force: true });
  const names = new Map([[join(root, 'src', 'cli', 'main.ts'), 'main']]);
  const hash = createHash('sha256');
  const inputs = new Set();
  // The map grows while it is walked.
  for (const [entry, name] of names) {
    const file = join(folder, `${name}.cjs`);
    const { metafile } = await bundle(entry, file, names);
    for (const input of heldBy(metafile)) inputs.add(input);
    const code = ascii(readFileSync(file, 'utf8').replace(/^#!.*\n/, ''));
    hash.update(code);
    writeFileSync(file, code);
  }
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences(root, inputs));
  return { names: [...names.values()].map((name) => `${name}.cjs`), build: hash.digest('hex').slice(0, 12) };
}

/**
 * Lets bundles keep the machine code of what they call: real runs.
 *
 * @param {string} main the file to run, which requires by `requireFromFiles`
 * @param {readonly (readonly string[])[]} runs their arguments
 * @param {object} [options] of the processes
 */
export function warmUp(main, runs, options = {}) {
  const env = { ...process.env, GCFG_LINT_WRITE_CACHE: '1' };
  for (const args of runs) {
    const { status, stderr } = spawnSync(process.execPath, ['--', main, ...args], { env, ...options });
    // Findings, differences and restarts are no failures.
    if (status === null || status === 2) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  }
}

function bundle(entry, outfile, names) {
  const ownBundles = {
    name: 'own-bundles',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === ownBundles) return undefined;
        const found = await resolve(path, { kind, importer, resolveDir, pluginData: ownBundles });
        if (found.errors.length > 0) return found;
        if (!names.has(found.path)) names.set(found.path, nameFor(found.path, basename(path, '.ts'), names));
        return { path: `./${names.get(found.path)}.cjs`, external: true };
      });
    },
  };
  return build({
    ...common,
    entryPoints: [entry],
    outfile,
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    plugins: [ownBundles],
    // `import()` of a bundle becomes `require`.
    supported: { 'dynamic-import': false },
    define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
    banner: { js: '"use strict";var importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
  });
}

/** A command and a package may have the same name. */
function nameFor(path, name, names) {
  return [...names.values()].includes(name) ? `${basename(dirname(path))}-${name}` : name;
}

/** V8 reads pure ASCII faster. */
function ascii(code) {
  return code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
