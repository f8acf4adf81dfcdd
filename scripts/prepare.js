// What npm runs in a checkout, and before it packs one that is installed from git, as pre-commit does.
//
// Of a global install from git npm promises the development dependencies, but it hands `--global` on to the install
// that should bring them, which then puts nothing here. So they are fetched here, as the lock file has them.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { npm_config_global: isGlobal, npm_execpath: npm } = process.env;

if (isGlobal === 'true' && npm !== undefined && !existsSync(join(root, 'node_modules', 'esbuild')))
  execFileSync(
    process.execPath,
    [npm, 'ci', '--no-global', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: root, stdio: 'inherit' },
  );

// Such an install comes here twice.
if (!isBuilt()) await import('./build.js');

/** Whether what the build writes last is younger than all that it reads. */
function isBuilt() {
  const time = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const folders = ['src', 'scripts', 'fixtures'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const others = [
    'package.json',
    'tsconfig.json',
    'tsconfig.types.json',
    join('node_modules', '.package-lock.json'),
  ];
  return time(join('dist', 'types', 'index.d.ts')) > Math.max(...[...folders, ...files, ...others].map(time));
}
