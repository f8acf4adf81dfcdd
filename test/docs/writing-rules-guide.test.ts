/** The guide’s three files, as its reader would make and run them. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeDirectory } from '../cli/fake-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/guides/writing-rules.md'), 'utf8');
const [rule, check, ruleTest] = [...guide.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]!);
const [config, suppression] = [...guide.matchAll(/```ini\n(.*?)```/gs)].map((match) => match[1]!);
const shown = /\$ node check\.mjs rstudio-connect\.gcfg\n(.*?)```/s.exec(guide)![1]!;

function project(text: string): string {
  const directory = makeDirectory({
    'package.json': '{ "private": true }',
    'rules/house-interpreters.mjs': rule!,
    'check.mjs': check!,
    'rules/house-interpreters.test.mjs': ruleTest!,
    'rstudio-connect.gcfg': text,
  });
  mkdirSync(join(directory, 'node_modules'));
  symlinkSync(root, join(directory, 'node_modules/gcfg-lint'));
  return directory;
}

function node(directory: string, ...words: string[]) {
  return spawnSync(process.execPath, words, { cwd: directory, encoding: 'utf8' });
}

describe.skipIf(!existsSync(join(root, 'dist/index.js')))('the guide to writing rules', () => {
  test('the check prints what is shown', () => {
    const { stdout, stderr, status } = node(project(config!), 'check.mjs', 'rstudio-connect.gcfg');
    expect({ stdout, stderr, status }).toEqual({ stdout: shown, stderr: '', status: 1 });
  });

  test('the comment switches the finding off', () => {
    const text = config!.replace(/^(?=Executable = \/usr)/m, suppression!);
    const { stdout, status } = node(project(text), 'check.mjs', 'rstudio-connect.gcfg');
    // The comment holds until a day, which comes.
    expect([stdout, status].join()).toMatch(/^,0$|expired-suppression/);
  });

  test('the rule’s test passes, and fails where the rule is wrong', () => {
    const directory = project(config!);
    const passing = node(directory, '--test');
    expect([passing.status, passing.stdout]).toEqual([0, expect.stringMatching(/pass 7\n/)]);
    const file = join(directory, 'rules/house-interpreters.mjs');
    writeFileSync(file, rule!.replace('entry.value.startsWith(root)', 'true'));
    expect(node(directory, '--test').status).toBe(1);
  });

  test('the files are named as they are made', () => {
    for (const name of ['rules/house-interpreters.mjs', 'check.mjs', 'rules/house-interpreters.test.mjs'])
      expect(guide).toContain(`\`${name}\``);
  });
});
