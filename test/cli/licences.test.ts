/** What the bundles hold of other packages ships with their licences. Needs `npm run build`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
// @ts-expect-error A script, without types.
import { thirdPartyLicences } from '../../scripts/third-party-licences.js';
import { makeDirectory } from './fake-terminal.ts';

const licencesOf = thirdPartyLicences as (root: string, inputs: Iterable<string>) => string;
const DIST = fileURLToPath(new URL('../../dist/cli/', import.meta.url));
const FILE = join(DIST, 'THIRD-PARTY-LICENSES.txt');

const manifest = (name: string, version: string) => JSON.stringify({ name, version, license: 'MIT' });

describe('the licences of bundled packages', () => {
  test('are found by the files in a bundle, once for each version', () => {
    const root = makeDirectory({
      'node_modules/b/package.json': manifest('b', '2.0.0'),
      'node_modules/b/LICENSE.md': 'Text of b.\r\n',
      'node_modules/b/esm/package.json': '{ "type": "module" }',
      'node_modules/@a/x/package.json': manifest('@a/x', '1.0.0'),
      'node_modules/@a/x/license': 'Text of x.',
      'node_modules/@a/x/node_modules/b/package.json': manifest('b', '2.0.0'),
      'node_modules/@a/x/node_modules/b/LICENSE.md': 'Text of b.',
    });
    const inputs = ['b/esm/index.js', '@a/x/index.js', '@a/x/node_modules/b/index.js'];
    const text = licencesOf(root, ['src/cli/main.ts', ...inputs.map((path) => `node_modules/${path}`)]);
    expect(text.match(/^\S+ \S+ \(MIT\)$/gm)).toEqual(['@a/x 1.0.0 (MIT)', 'b 2.0.0 (MIT)']);
    expect(text).toContain('Text of b.\n');
    expect(text).toContain('Text of x.\n');
  });

  test('stop the build where one is missing', () => {
    const root = makeDirectory({ 'node_modules/b/package.json': manifest('b', '2.0.0') });
    expect(() => licencesOf(root, ['node_modules/b/index.js'])).toThrow(
      'b 2.0.0 brings no text of its licence.',
    );
  });

  test.skipIf(!existsSync(DIST))('ship with the commands', () => {
    const text = readFileSync(FILE, 'utf8');
    for (const name of ['chalk', 'diff', 'ini', 'picomatch', 'tinyglobby', 'yaml', 'yargs-parser', 'zod'])
      expect(text).toMatch(new RegExp(`^${name} \\d\\S* \\(`, 'm'));
    expect(readdirSync(DIST)).toContain('THIRD-PARTY-LICENSES.txt');
  });

  test.skipIf(!existsSync(join(DIST, '../index.js')))('ship with the library', () => {
    const text = readFileSync(join(DIST, '../THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['ini', 'yaml']) expect(text).toMatch(new RegExp(`^${name} \\d\\S* \\(`, 'm'));
  });
});
