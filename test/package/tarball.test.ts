/** What goes to the registry. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { subset } from 'semver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packed, root } from './tarball.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifestOf = (name: string) => JSON.parse(read(`node_modules/${name}/package.json`));

/** Files of which there is one for each bundle, rule, source or subject, without their names. */
function summary(path: string): string {
  return path
    .replace(/^dist\/types\/.*\.d\.ts$/, 'dist/types/**/*.d.ts')
    .replace(/^dist\/cli\/(?!main)[\w-]+\.cjs$/, 'dist/cli/*.cjs')
    .replace(/^dist\/chunks\/[\w-]+\.js$/, 'dist/chunks/*.js')
    .replace(/^docs\/rules\/[\w-]+\/[\w-]+\.md$/, 'docs/rules/*/*.md')
    .replace(/^docs\/guides\/[\w-]+\.md$/, 'docs/guides/*.md')
    .replace(/^docs\/schemas\/[\w.-]+\.json$/, 'docs/schemas/*.json');
}

describe.skipIf(!existsSync(join(root, 'dist/types')))('the tarball', () => {
  let folder = '';
  let tarball: ReturnType<typeof packed>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-tarball-'));
    tarball = packed(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** `npx vitest run test/package -u` writes the list anew: look at what came in. */
  test('holds these files', async () => {
    const paths = [...new Set(tarball.files.map(({ path }) => summary(path)))].toSorted();
    await expect(`${paths.join('\n')}\n`).toMatchFileSnapshot('./files.txt');
  });

  /** Most of it are the commands: each bundle holds all that it needs, for the sake of its start. */
  test('is no larger than it has to be', () => {
    expect(tarball.size).toBeLessThan(4_500_000);
    expect(tarball.unpackedSize).toBeLessThan(16_000_000);
  });

  test('has one program', () => {
    const executable = tarball.files.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path);
    expect(executable).toEqual(['dist/cli/main.cjs']);
  });

  test('has nothing that publint complains of', async () => {
    const { buffer } = readFileSync(join(folder, tarball.filename));
    const { messages } = await publint({ strict: true, pack: { tarball: buffer } });
    expect(messages).toEqual([]);
  });

  test('has types that are found where its code is', () => {
    const attw = 'node_modules/@arethetypeswrong/cli';
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        join(root, attw, JSON.parse(read(`${attw}/package.json`)).bin.attw),
        join(folder, tarball.filename),
        '--profile',
        'esm-only',
        '--format',
        'json',
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(stdout).analysis.entrypoints)).toEqual(['.', './node', './package.json']);
  });
});

describe('the versions of Node.js that the package asks for', () => {
  const { engines, dependencies } = JSON.parse(read('package.json'));

  const closure = (names: readonly string[]): string[] => [
    ...new Set(names.flatMap((name) => [name, ...closure(Object.keys(manifestOf(name).dependencies ?? {}))])),
  ];

  test('suit the packages that are installed with it', () => {
    const names = closure(Object.keys(dependencies));
    expect(names).toContain('signal-exit');
    for (const name of names)
      expect.soft(subset(engines.node, manifestOf(name).engines?.node ?? '*'), name).toBe(true);
  });

  test.skipIf(!existsSync(join(root, 'dist/cli/THIRD-PARTY-LICENSES.txt')))(
    'suit those that it holds',
    () => {
      const texts = read('dist/cli/THIRD-PARTY-LICENSES.txt') + read('dist/THIRD-PARTY-LICENSES.txt');
      const names = [...texts.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(.+\)\n=+$/gm)].map(([, name]) => name!);
      expect(names).toContain('yargs-parser');
      for (const name of names)
        expect.soft(subset(engines.node, manifestOf(name).engines?.node ?? '*'), name).toBe(true);
    },
  );
});
