/** The jobs of the guide, as far as they can be run without their hosts. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeDirectory } from '../cli/fake-terminal.ts';
import { CLEAN } from '../cli/samples.ts';
import { readXml } from '../report/formats/read-xml.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(root, 'dist/cli/main.cjs');
const guide = readFileSync(join(root, 'docs/guides/ci.md'), 'utf8');
const blocks = [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({
  language,
  text: text!,
}));
const [github, gitlab] = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => parse(text));
const WRONG = `${CLEAN}DataDri = /srv/connect\n`;

/** Runs lines of a job in a directory, one after the other until one fails. */
function runLines(
  lines: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>> = {},
) {
  const bin = makeDirectory({ 'gcfg-lint': `#!/bin/sh\nexec ${process.execPath} ${MAIN} "$@"\n` });
  chmodSync(join(bin, 'gcfg-lint'), 0o755);
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', lines.join('\n')], {
    cwd: directory,
    encoding: 'utf8',
    env: {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      GIT_CONFIG_GLOBAL: '/dev/null',
      CI_PROJECT_DIR: directory,
      ...environment,
    },
  });
  return { status, said: stdout + stderr };
}

test('the job for GitHub hands the action what it knows', () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const { steps } = github.jobs['gcfg-lint'];
  const used = steps.find(({ uses }: { uses: string }) => uses.includes('gcfg-lint@'));
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used.with)));
  const upload = steps.find(({ uses }: { uses: string }) => uses.includes('upload-sarif@'));
  expect(used.with.reports).toBe(`sarif:${upload.with.sarif_file}`);
});

describe.skipIf(!existsSync(MAIN))('the jobs', () => {
  test.each([
    [WRONG, 1, 1],
    [CLEAN, 0, 0],
  ])('for GitLab report %j', (text, status, findings) => {
    const directory = makeDirectory({ 'etc/rstudio-connect.gcfg': text });
    const { script, artifacts } = gitlab['gcfg-lint'];
    expect(runLines(script, directory).status).toBe(status);
    const { codequality, junit } = artifacts.reports;
    const issues = JSON.parse(readFileSync(join(directory, codequality), 'utf8'));
    expect(issues.map(({ location }: { location: { path: string } }) => location.path)).toEqual(
      Array.from({ length: findings }, () => 'etc/rstudio-connect.gcfg'),
    );
    expect(readXml(readFileSync(join(directory, junit), 'utf8')).name).toBe('testsuites');
  });

  test('for GitLab plan a merge request, and leave out what it deletes', () => {
    const names = ['etc/a b.gcfg', '-c.gcfg', 'gone.gcfg', 'same.gcfg'];
    const directory = makeDirectory(Object.fromEntries(names.map((name) => [name, CLEAN])));
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    const git = (...argv: string[]) =>
      spawnSync('git', [...identity, ...argv], { cwd: directory, encoding: 'utf8' });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'one');
    const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', 'HEAD').stdout.trim() };
    const { script } = gitlab['gcfg-lint-reload'];
    const commit = (text: string) => {
      for (const name of names.slice(0, 2)) writeFileSync(join(directory, name), text);
      git('rm', '--quiet', 'gone.gcfg');
      git('commit', '--quiet', '--all', '--message', 'two');
    };
    expect(runLines(script, directory, base)).toEqual({ status: 0, said: '' });
    commit(`${CLEAN}DataDir = /srv/connect\n`);
    const { status, said } = runLines(script, directory, base);
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringMatching(/\n2 files, /) });
    expect(said).toContain('Reload plan for etc/a b.gcfg, compared with git:');
    commit(WRONG);
    expect(runLines(script, directory, base).status).not.toBe(0);
  });

  test('for Jenkins write what it reads', () => {
    const text = blocks.find(({ language }) => language === 'groovy')!.text;
    const directory = makeDirectory({ 'etc/rstudio-connect.gcfg': CLEAN });
    expect(runLines([/sh '(.*)'/.exec(text)![1]!], directory).status).toBe(0);
    expect(existsSync(join(directory, /junit '(.*)'/.exec(text)![1]!))).toBe(true);
  });

  test('for what is rendered look at it', () => {
    const { text } = blocks.find(({ text }) => text.startsWith('gcfg-lint rendered/'))!;
    const run = (config: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => runLines([line], makeDirectory({ 'rendered/rstudio-connect.gcfg': config })).status);
    expect(run(CLEAN)).toEqual([0, 0]);
    expect(run(WRONG)).toEqual([1, 1]);
  });
});
