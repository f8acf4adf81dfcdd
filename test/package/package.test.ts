/** The package as others have it: packed, and installed into an empty folder. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install, npm, root } from './tarball.ts';

const dist = join(root, 'dist');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Everything that a built module imports, directly or not: names of packages, and `node:` modules. */
function importsOf(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file)) return found;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, name] of code.matchAll(
    /^(?:import|export)\b[^;]*?\bfrom "([^"]+)";$|^import "([^"]+)";$/gm,
  )) {
    if (name === undefined) continue;
    if (name.startsWith('.'))
      for (const other of importsOf(join(dirname(file), name), seen)) found.add(other);
    else found.add(name);
  }
  for (const [, name] of code.matchAll(/\b(?:require|import)\("([^"]+)"\)/g)) found.add(name!);
  return found;
}

const packageOf = (path: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];

describe.skipIf(!existsSync(join(dist, 'types')))('the package', () => {
  let directory = '';

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-package-'));
    install(directory);
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true }));

  const node = (file: string, text: string) => {
    writeFileSync(join(directory, file), text);
    return ran(process.execPath, file);
  };
  const ran = (program: string, ...args: string[]) => {
    const { stdout, stderr } = spawnSync(program, args, { cwd: directory, encoding: 'utf8' });
    return stdout + stderr;
  };
  const inPackage = (path: string) => join(directory, 'node_modules/gcfg-lint', path);

  test('is pure but for its Node entry, and loads little', () => {
    expect([...importsOf(join(dist, 'index.js'))]).toEqual(['zod']);
    expect(importsOf(join(dist, 'node.js'))).toContain('write-file-atomic');
  });

  test('brings what it depends on, and nothing else', () => {
    const installed = readdirSync(join(directory, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed.toSorted()).toEqual(
      ['gcfg-lint', 'signal-exit', ...Object.keys(dependencies)].toSorted(),
    );
  });

  test('is a command', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(ran('node_modules/.bin/gcfg-lint', '--version')).toBe(`${version}\n`);
    expect(npm(directory, 'exec', '--', 'gcfg-lint', '--version')).toBe(`${version}\n`);
    copyFileSync(join(root, 'fixtures/mistakes.gcfg'), join(directory, 'a.gcfg'));
    expect(ran('node_modules/.bin/gcfg-lint', 'lint', '--fix', 'a.gcfg')).toContain(', 1 fixed');
  });

  test('keeps its machine code where who installed it wants it to', () => {
    copyFileSync(join(root, 'fixtures/mistakes.gcfg'), join(directory, 'b.gcfg'));
    const lint = () => ran('node_modules/.bin/gcfg-lint', 'lint', 'b.gcfg');
    const kept = () => readdirSync(inPackage('dist/cli')).filter((name) => !/\.(cjs|txt)$/.test(name));
    const plain = lint();
    expect(kept()).toEqual([]);
    expect(ran('env', 'GCFG_LINT_WRITE_CACHE=1', 'node_modules/.bin/gcfg-lint', 'lint', 'b.gcfg')).toBe(
      plain,
    );
    expect(kept()).toEqual([expect.stringMatching(/^lint\..*\.cache$/), expect.stringMatching(/^stylish\./)]);
    expect(lint()).toBe(plain);
  });

  /** What importing it loads: the files, and modules of Node.js. */
  function loadedBy(name: string): string[] {
    const file = pathToFileURL(join(directory, 'seen.txt')).href;
    writeFileSync(join(directory, 'seen.txt'), '');
    writeFileSync(
      join(directory, 'hooks.mjs'),
      `import { appendFileSync } from 'node:fs';
const note = (found) => (appendFileSync(new URL('${file}'), found.url + '\\n'), found);
export function resolve(specifier, context, next) {
  const found = next(specifier, context);
  return typeof found.then === 'function' ? found.then(note) : note(found);
}`,
    );
    writeFileSync(
      join(directory, 'watch.mjs'),
      `import * as module from 'node:module'; import * as hooks from './hooks.mjs';
if (module.registerHooks) module.registerHooks(hooks); else module.register('./hooks.mjs', import.meta.url);`,
    );
    writeFileSync(join(directory, 'load.mjs'), `import '${name}';`);
    expect(ran(process.execPath, '--import', './watch.mjs', 'load.mjs')).toBe('');
    const seen = readFileSync(join(directory, 'seen.txt'), 'utf8').split('\n').filter(Boolean);
    return [...new Set(seen)].filter((url) => !url.endsWith('/load.mjs'));
  }

  test.each([
    ['gcfg-lint', ['zod'], ['ini']],
    // Its `loadTopology` reads YAML, and shows where a mistake is.
    ['gcfg-lint/node', ['zod'], ['get-east-asian-width', 'ini', 'yaml']],
  ])('loads nothing that only the command needs: %s', (name, packages, held) => {
    const loaded = loadedBy(name);
    const builtin = loaded.filter((url) => url.startsWith('node:'));
    if (name === 'gcfg-lint') expect(builtin).toEqual([]);
    else expect(builtin).not.toContain('node:child_process');
    const files = loaded.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
    expect(files.length + builtin.length).toBe(loaded.length);
    const own = files.filter((file) => file.startsWith(inPackage('')));
    expect(own).toContain(inPackage(name === 'gcfg-lint' ? 'dist/index.js' : 'dist/node.js'));
    const others = files.filter((file) => !own.includes(file)).map((file) => packageOf(file));
    expect([...new Set(others)]).toEqual(packages);
    const bundled = own.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/^\/\/ (node_modules\/\S+)/gm),
    ]);
    expect([...new Set(bundled.map(([, path]) => packageOf(path!)))].toSorted()).toEqual(held);
  });

  test('can be imported and required', () => {
    const say =
      'console.log(bind(parse("[Server]\\nDataDir = /x")).config.Server.DataDir, typeof loadDocument);';
    expect(
      node(
        'a.mjs',
        `import { bind, parse } from 'gcfg-lint'; import { loadDocument } from 'gcfg-lint/node'; ${say}`,
      ),
    ).toBe('/x function\n');
    expect(
      node(
        'a.cjs',
        `const { bind, parse } = require('gcfg-lint'); const { loadDocument } = require('gcfg-lint/node'); ${say}`,
      ),
    ).toBe('/x function\n');
  });

  /** Some modules are loaded only by what needs them, and a bundle may hold one that can’t be loaded there. */
  test.each([
    ['a.mjs', "import * as library from 'gcfg-lint'; import * as disk from 'gcfg-lint/node';"],
    ['a.cjs', "const library = require('gcfg-lint'); const disk = require('gcfg-lint/node');"],
  ])('does all that needs the disk, imported or required: %s', (file, load) => {
    const topology = 'nodes:\n  a: { config: a.gcfg }\n  b: { config: a.gcfg }\n';
    const program = `${load}
(async () => {
  const { writeFileSync } = await import('node:fs');
  await disk.writeDocument('a.gcfg', library.parse('[Server]\\nDataDir = /x\\n'));
  writeFileSync('t.yaml', ${JSON.stringify(topology)});
  const clusters = disk.loadTopology('t.yaml');
  const { bundle } = await disk.collectFacts({ config: 'a.gcfg' });
  const node = new library.ClusterNode(disk.readBundle(JSON.stringify(bundle), 'a.json'));
  const { summary } = library.lintCluster([...clusters, { nodes: [node] }]);
  console.log(disk.loadDocument('a.gcfg').get('Server.DataDir'), clusters.length, summary.files);
})();`;
    expect(node(file, program)).toBe('/x 1 2\n');
  });
});
