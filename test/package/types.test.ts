/** The types of the package, as others have it. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install, root } from './tarball.ts';

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

describe.skipIf(!existsSync(join(root, 'dist/types')))('the types of the package', () => {
  let directory = '';

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-types-'));
    install(directory);
    writeFileSync(join(directory, 'a.mts'), PROGRAM);
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true }));

  const newest = createRequire(import.meta.url).resolve('typescript/package.json');
  /** The one that `attw` brings, such as others still have. */
  const older = join(root, 'node_modules/@arethetypeswrong/core/node_modules/typescript/package.json');

  test.each([
    ['node16', 'node16', 'newest', newest],
    ['nodenext', 'nodenext', 'newest', newest],
    ['esnext', 'bundler', 'newest', newest],
    ['nodenext', 'nodenext', 'older', older],
  ])('suit --module %s --moduleResolution %s, %s TypeScript', (module, resolution, _, manifest) => {
    const tsc = join(dirname(manifest), 'bin/tsc');
    const options = `--strict --noEmit --target es2022 --skipLibCheck false --typeRoots none --module ${module} --moduleResolution ${resolution}`;
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, ...options.split(' '), 'a.mts'], {
      cwd: directory,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toBe('');
  });
});
