// Builds what the package ships: the commands, the library, and its types. `--commands-only` leaves out the library.
//
// A hook feels how long a command takes to start. So each `import()` in the sources becomes one whole bundle, with
// everything it needs: Node opens a file for a command, and compiles nothing that the command does not use. They are
// CommonJS, which Node 20 loads faster than ES modules. And the machine code of a lint is kept beside it, for the
// Node that built it; another Node, or another version of it, passes it over.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyLicences } from './third-party-licences.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const commandsOnly = process.argv.includes('--commands-only');
const { version, dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'node20',
  outbase: 'src',
  outdir: 'dist',
  define: { 'process.env.GCFG_LINT_VERSION': JSON.stringify(version) },
  // Its ES modules: for Node it exports CommonJS, which an ES module can't hold.
  alias: { yaml: join(root, 'node_modules', 'yaml', 'browser', 'index.js') },
  logLevel: 'warning',
};

/** `require` of the bundles beside this file, with V8's code cache where there is one for this very Node. */
const CACHED_REQUIRE = `"use strict";
require = ((plain) => {
  const { readFileSync, writeFileSync } = plain('node:fs');
  const { Script } = plain('node:vm');
  const loaded = new Map();
  const cached = (name) => {
    if (!name.startsWith('./')) return plain(name);
    if (loaded.has(name)) return loaded.get(name).exports;
    const filename = __dirname + name.slice(1);
    const cache = filename.slice(0, -3) + ['BUILD', process.versions.v8, process.arch].join('-') + '.cache';
    let cachedData;
    try {
      cachedData = readFileSync(cache);
    } catch {
      if (!process.env.GCFG_LINT_WRITE_CACHE) return plain(name);
    }
    const code = '(function(exports,require,module,__filename,__dirname){' + readFileSync(filename, 'latin1') + '\\n})';
    const script = new Script(code, { filename, cachedData });
    const module = { exports: {} };
    loaded.set(name, module);
    script.runInThisContext()(module.exports, cached, module, filename, __dirname);
    if (process.env.GCFG_LINT_WRITE_CACHE) process.on('exit', () => writeFileSync(cache, script.createCachedData()));
    return module.exports;
  };
  return cached;
})(require);`;

await buildCommands();

if (!commandsOnly) {
  const { metafile } = await build({
    ...common,
    metafile: true,
    entryPoints: ['src/index.ts', 'src/node.ts'],
    platform: 'node',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: Object.keys(dependencies),
  });
  writeFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences(root, heldBy(metafile)));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
}

/** The sources that a bundle holds parts of: not what was read and left out. */
function heldBy({ outputs }) {
  const held = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return new Set(held.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input));
}

/** A command and a package may have the same name. */
function nameFor(path, name, names) {
  return [...names.values()].includes(name) ? `${basename(dirname(path))}-${name}` : name;
}

async function buildCommands() {
  const folder = join(root, 'dist', 'cli');
  rmSync(folder, { recursive: true, force: true });
  const names = new Map([[join(root, 'src', 'cli', 'main.ts'), 'main']]);
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
  const hash = createHash('sha256');
  const inputs = new Set();
  // The map grows while it is walked.
  for (const [entry, name] of names) {
    const file = join(folder, `${name}.cjs`);
    const { metafile } = await build({
      ...common,
      metafile: true,
      outbase: undefined,
      outdir: undefined,
      entryPoints: [entry],
      outfile: file,
      platform: 'node',
      format: 'cjs',
      minify: true,
      legalComments: 'none',
      plugins: [ownBundles],
      // `import()` of a bundle becomes `require`.
      supported: { 'dynamic-import': false },
      define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
      banner: { js: '"use strict";var importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    });
    for (const input of heldBy(metafile)) inputs.add(input);
    // V8 reads pure ASCII faster.
    const code = readFileSync(file, 'utf8').replace(
      /[^\x00-\x7f]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    hash.update(code);
    writeFileSync(file, code);
  }
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences(root, inputs));
  const main = join(folder, 'main.cjs');
  const loader = CACHED_REQUIRE.replace('BUILD', hash.digest('hex').slice(0, 12));
  writeFileSync(
    main,
    readFileSync(main, 'utf8').replace(/^#!.*\n/, (line) => `${line}${loader}\n`),
  );
  chmodSync(main, 0o755);
  // Real runs, so that the cache holds what they call.
  const topology = join(root, 'fixtures', 'ha', 'launcher-places', 'failing', 'topology.yaml');
  for (const args of [
    ['ha', topology],
    ['lint', join(root, 'fixtures')],
  ])
    execFileSync(process.execPath, [main, ...args, '--fail-on', 'never'], {
      env: { ...process.env, GCFG_LINT_WRITE_CACHE: '1' },
      stdio: 'ignore',
    });
}
