/** The package as others use it. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

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

const PROGRAM = `
import { bind, defineRule, lint, parse, stringify, type ConnectConfig, type Diagnostic } from 'gcfg-lint';
import { loadDocument, writeDocument } from 'gcfg-lint/node';
type IsAny<T> = 0 extends 1 & T ? true : false;
const bound = bind(parse(''));
export const directory: string = bound.config.Server.DataDir;
export const typed: IsAny<typeof bound.config.Server.DataDir> = false;
export const found: readonly Diagnostic[] = lint([{ path: 'a', document: parse('') }]).files[0]!.diagnostics;
export const result: [IsAny<typeof bound>, IsAny<ConnectConfig>, IsAny<ReturnType<typeof loadDocument>>] = [false, false, false];
export const written: Promise<void> = writeDocument('a', loadDocument('a'));
export const own = defineRule({ id: 'a/b', severity: 'info', summary: '', why: '', bad: '', good: '', check({ report, bindings }) {
  for (const { entry } of bindings) report({ range: entry.range, message: '' });
} });
// @ts-expect-error There is no such setting.
stringify({ Server: { DataDri: '' } });
`;

describe.skipIf(!existsSync(join(dist, 'types')))('the package', () => {
  let directory = '';

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-package-'));
    mkdirSync(join(directory, 'node_modules'));
    symlinkSync(root, join(directory, 'node_modules', 'gcfg-lint'), 'dir');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const node = (file: string, text: string) => {
    writeFileSync(join(directory, file), text);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: directory, encoding: 'utf8' });
    return stdout + stderr;
  };

  test('is pure but for its Node entry, and loads little', () => {
    expect([...importsOf(join(dist, 'index.js'))]).toEqual(['zod']);
    expect(importsOf(join(dist, 'node.js'))).toContain('write-file-atomic');
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

  test.each([
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('has types for --module %s --moduleResolution %s', (module, resolution) => {
    writeFileSync(join(directory, 'a.mts'), PROGRAM);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = [
      '--strict',
      '--noEmit',
      '--target',
      'es2022',
      '--skipLibCheck',
      'false',
      '--typeRoots',
      'none',
    ];
    const { stdout } = spawnSync(
      process.execPath,
      [tsc, ...options, '--module', module, '--moduleResolution', resolution, 'a.mts'],
      { cwd: directory, encoding: 'utf8' },
    );
    expect(stdout).toBe('');
  });
});
