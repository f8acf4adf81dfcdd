/** Reports for hosts of repositories: annotations that come by themselves, and paths as hosts know them. */
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { BROKEN, CLEAN, HASH, TWICE } from './samples.ts';

const ACTIONS = { GITHUB_ACTIONS: 'true' };
const COMMAND = /^::(?:error|warning|notice) .*/gm;

const commandsIn = (text: string) => text.match(COMMAND)?.length ?? 0;

describe('in GitHub Actions', () => {
  const files = { 'a.gcfg': BROKEN, 'b.gcfg': TWICE };

  test.each<[what: string, args: string[], count: number]>([
    ['with no format', [], 2],
    ['with stylish', ['--format', 'stylish'], 2],
    ['with a report in a file', ['--format', 'sarif:out.sarif'], 2],
    ['with all reports in files', ['--format', 'json:out.json', '--format', 'stylish:out.txt'], 2],
    ['with --output', ['--output', 'out.txt'], 2],
    ['with stylish and a report in a file', ['--format', 'stylish', '--format', 'sarif:out.sarif'], 2],
    ['with github', ['--format', 'github'], 2],
    ['with github in a file', ['--format', 'github:out.txt'], 0],
    ['with json', ['--format', 'json'], 0],
    ['with sarif', ['--format', 'sarif'], 0],
    ['with json, and stylish in a file', ['--format', 'json', '--format', 'stylish:out.txt'], 0],
  ])('%s', async (_, args, count) => {
    const { output, notes } = await runIn({ files, environment: ACTIONS }, ...args, '.');
    expect(commandsIn(output)).toBe(count);
    expect(commandsIn(notes)).toBe(0);
  });

  test('annotations come behind the report', async () => {
    const plain = await runIn({ files }, '.');
    const { output } = await runIn({ files, environment: ACTIONS }, '.');
    expect(commandsIn(plain.output)).toBe(0);
    expect(output.startsWith(plain.output)).toBe(true);
    expect(output.slice(plain.output.length)).toMatch(
      /^::error file=a\.gcfg,line=2,.*\n::warning file=b\.gcfg,.*\n$/,
    );
  });

  test('annotations leave standard output to a diff', async () => {
    const args = ['--fix-dry-run', '--rule', 'syntax/hash-comment=warning', 'a.gcfg'];
    const { output, notes } = await runIn({ files: { 'a.gcfg': HASH }, environment: ACTIONS }, ...args);
    expect(output).toMatch(/^--- a\.gcfg/);
    expect(commandsIn(output)).toBe(0);
    expect(commandsIn(notes)).toBe(1);
  });

  test('nothing is said of nothing', async () => {
    const { output } = await runIn({ files: { 'a.gcfg': CLEAN }, environment: ACTIONS }, '.');
    expect(output).toBe('');
  });

  test('nodes of a cluster are annotated, too', async () => {
    const nodes = {
      'a.gcfg': '[Server]\nDataDir = /mnt/connect\n',
      'b.gcfg': '[Server]\nDataDir = /mnt/other\n',
    };
    const { output } = await runIn({ files: nodes, environment: ACTIONS }, 'ha', '.');
    expect(output).toMatch(/^::warning file=b\.gcfg,.*title=gcfg-lint ha\/data-dir-differs::/m);
  });
});

test('elsewhere there are no annotations', async () => {
  for (const environment of [{}, { GITHUB_ACTIONS: 'false' }, { CI: 'true' }]) {
    const { output } = await runIn({ files: { 'a.gcfg': BROKEN }, environment }, '.');
    expect(commandsIn(output)).toBe(0);
  }
});

describe('a file', () => {
  const files = { 'sub/etc/a.gcfg': BROKEN, 'other/b.gcfg': BROKEN };

  /** The paths that GitLab is told, of a run in `sub`. */
  async function paths(
    root: string,
    environment: Record<string, string>,
    ...args: string[]
  ): Promise<string[]> {
    const directory = join(root, 'sub');
    const { output } = await runIn({ directory, environment, input: BROKEN }, '--format', 'gitlab', ...args);
    return JSON.parse(output).map(({ location }: { location: { path: string } }) => location.path);
  }

  test.each<[what: string, variable: string | undefined, path: string]>([
    ['of a run in a part of a GitHub checkout', 'GITHUB_WORKSPACE', 'sub/etc/a.gcfg'],
    ['of a run in a part of a GitLab checkout', 'CI_PROJECT_DIR', 'sub/etc/a.gcfg'],
    ['of a run without a checkout', undefined, 'etc/a.gcfg'],
  ])('%s', async (_, variable, path) => {
    const root = makeDirectory(files);
    const environment = variable === undefined ? {} : { [variable]: root };
    expect(await paths(root, environment, 'etc')).toEqual([path]);
    expect(await paths(root, environment, join(root, 'sub', 'etc', 'a.gcfg'))).toEqual([path]);
  });

  test('beside the directory of the run is known in a checkout', async () => {
    const root = makeDirectory(files);
    expect(await paths(root, { CI_PROJECT_DIR: root }, '../other/b.gcfg')).toEqual(['other/b.gcfg']);
    expect(await paths(root, {}, '../other/b.gcfg')).toEqual([join(root, 'other', 'b.gcfg')]);
  });

  test('of a run elsewhere has nothing to do with the checkout', async () => {
    const root = makeDirectory(files);
    for (const checkout of [makeDirectory(), 'sub', '', join(root, 'missing')])
      expect(await paths(root, { GITHUB_WORKSPACE: checkout }, 'etc')).toEqual(['etc/a.gcfg']);
  });

  test('behind a symbolic link is named by what it is', async () => {
    const root = makeDirectory(files);
    symlinkSync('../other/b.gcfg', join(root, 'sub', 'link.gcfg'));
    symlinkSync('.', join(root, 'here'));
    expect(await paths(root, { CI_PROJECT_DIR: join(root, 'here') }, 'link.gcfg')).toEqual(['other/b.gcfg']);
  });

  test('out of standard input has the name it is given', async () => {
    const root = makeDirectory(files);
    const environment = { CI_PROJECT_DIR: root };
    expect(await paths(root, environment, '-', '--stdin-filename', 'x/new.gcfg')).toEqual(['sub/x/new.gcfg']);
    expect(await paths(root, environment, '-')).toEqual(['<stdin>']);
  });
});

describe('each format', () => {
  test.each(Object.keys(reporters))('%s keeps secrets', async (format) => {
    const marker = 'q7Zx9LmW2';
    const text = `; gcfg-lint-disable-next-line schema/unknown-setting -- Password = ${marker}
[Postgres]
Password = ${marker}#${marker}
URL = postgres://connect:${marker}@db.example.com/connect
Pasword = "${marker}
[LDAP "x"]
BindPassword : ${marker}
[SMTP]
User = ${marker}\\q
`;
    const scene = { files: { 'a.gcfg': text, 'b.gcfg': text }, environment: ACTIONS };
    for (const args of [['lint'], ['ha']]) {
      const { output, notes } = await runIn(scene, ...args, '--format', format, 'a.gcfg', 'b.gcfg');
      expect(output).not.toBe('');
      expect(output + notes).not.toContain(marker.slice(0, 6));
    }
  });

  test.each(Object.keys(reporters))('%s is nothing but itself, also in a file', async (format) => {
    const files = { 'a.gcfg': TWICE };
    const { output } = await runIn({ files }, '--format', format, '.');
    const { directory, output: rest } = await runIn({ files }, '--format', `${format}:out/report`, '.');
    expect(rest).toBe('');
    expect(readFileSync(join(directory, 'out/report'), 'utf8')).toBe(output);
  });
});

test('formats are listed in the help', async () => {
  const { output } = await runIn({}, 'lint', '--help');
  expect(output.replaceAll(/\s+/g, ' ')).toContain(Object.keys(reporters).join(', '));
});
