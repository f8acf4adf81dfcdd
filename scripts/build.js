// Builds what the package ships: the commands, the library, and its types. The commands are one file: Node takes
// longer to open another module than to pass over code that a command does not call, and a hook feels it. `--commands-only` leaves out the library.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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
  logLevel: 'warning',
};

rmSync(join(root, 'dist', 'cli'), { recursive: true, force: true });
await build({
  ...common,
  entryPoints: ['src/cli/main.ts'],
  platform: 'node',
  minify: true,
  legalComments: 'none',
  // What a bundled CommonJS package expects to find.
  banner: {
    js: "import{createRequire as gcfgLintRequire}from'node:module';const require=gcfgLintRequire(import.meta.url),__filename=import.meta.filename;",
  },
});
chmodSync(join(root, 'dist', 'cli', 'main.js'), 0o755);

if (!commandsOnly) {
  await build({
    ...common,
    entryPoints: ['src/index.ts', 'src/node.ts'],
    platform: 'node',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: Object.keys(dependencies),
  });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
}
