import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';

const SERVER = '[Server]\nAddress = https://connect.example.com\nPublicWarning = Open.\n';
const RELOAD = SERVER.replace('Open', 'Closed');
const RESTART = `${SERVER}DataDir = /srv/connect\n`;
const WRONG = `${SERVER}DataDri = /srv/connect\n`;
const SMTP = '[SMTP]\nPassword = hunter2\n';

const git = (directory: string, ...argv: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-C', directory, ...argv]);

/** A repository whose one commit holds these files. */
function repository(files: Readonly<Record<string, string>>): string {
  const directory = makeDirectory(files);
  git(directory, 'init', '--quiet');
  if (Object.keys(files).length === 0) return directory;
  git(directory, 'add', '.');
  git(directory, 'commit', '--quiet', '--message', 'one');
  return directory;
}

const run = (directory: string, ...argv: string[]) =>
  runIn({ directory }, 'reload', '--each', '--running', 'git:HEAD', ...argv);

beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe('the exit code of reload --each', () => {
  test.each<[number, Readonly<Record<string, string>>, string[]]>([
    [0, { 'a.gcfg': `; the same\n${SERVER}` }, []],
    [0, { 'a.gcfg': RELOAD, 'b.gcfg': RELOAD }, []],
    [3, { 'a.gcfg': RELOAD, 'b.gcfg': RESTART }, []],
    [0, { 'a.gcfg': RELOAD, 'b.gcfg': RESTART }, ['--allow-pending']],
    [1, { 'a.gcfg': WRONG, 'b.gcfg': RESTART }, []],
    [1, { 'a.gcfg': WRONG, 'b.gcfg': RESTART }, ['--allow-pending']],
    [1, { 'a.gcfg': '[Server\n' }, []],
    [2, { 'a.gcfg': RELOAD }, ['missing.gcfg']],
  ])('is %i for %j %j', async (expected, changed, more) => {
    const directory = repository({ 'a.gcfg': SERVER, 'b.gcfg': SERVER });
    for (const [name, text] of Object.entries(changed)) writeFileSync(join(directory, name), text);
    expect((await run(directory, ...more, '--', ...Object.keys(changed))).code).toBe(expected);
  });
});

describe('reload --each', () => {
  test('has a plan for each file, and no order of nodes', async () => {
    const directory = repository({ 'test/a.gcfg': SERVER, 'live/a.gcfg': SERVER });
    writeFileSync(join(directory, 'test/a.gcfg'), RELOAD);
    writeFileSync(join(directory, 'live/a.gcfg'), RESTART);
    const { output, notes } = await run(directory, 'test/a.gcfg', 'live/a.gcfg');
    expect(output).toMatch(/^Reload plan for test\/a\.gcfg, compared with git:HEAD:test\/a\.gcfg\n/);
    expect(output).toContain('enough\n\nReload plan for live/a.gcfg, compared with git:HEAD:live/a.gcfg\n');
    expect(output).not.toContain('In this order');
    expect(notes).toBe('2 files, 5 settings, checked against Connect 2026.08.0: no findings\n');
  });

  test('takes words for file names, whatever is in them', async () => {
    const names = ['a=b.gcfg', '-a b.gcfg', '[a].gcfg', '--each=x.gcfg', '$(x) ü.gcfg', './git:HEAD', './-'];
    const directory = repository(Object.fromEntries(names.map((name) => [name, SERVER])));
    for (const name of names) writeFileSync(join(directory, name), RELOAD);
    const words = names.map((name) => name.replace('./', ''));
    const { code, output, notes } = await run(directory, '--', ...words);
    expect({ code, notes }).toMatchObject({ code: 0, notes: expect.stringMatching(/^7 files/) });
    for (const word of words) expect(output).toContain(`compared with git:HEAD:${word}\n`);
  });

  test.each([
    ['in a repository without a commit', () => repository({})],
    ['in one that lacks the file', () => repository({ 'b.gcfg': SERVER })],
  ])('has no plan for a new file %s, even a broken one', async (_, make) => {
    const directory = make();
    writeFileSync(join(directory, 'a.gcfg'), '[Server\n');
    expect(await run(directory, 'a.gcfg')).toMatchObject({
      code: 0,
      output: '',
      notes: 'a.gcfg is new: git:HEAD has no such file to compare it with\n',
    });
  });

  test('takes a file with another name for new, and still plans the rest', async () => {
    const directory = repository({ 'a.gcfg': SERVER, 'b.gcfg': SERVER });
    renameSync(join(directory, 'a.gcfg'), join(directory, 'c.gcfg'));
    writeFileSync(join(directory, 'b.gcfg'), RESTART);
    const { code, notes } = await run(directory, 'c.gcfg', 'b.gcfg');
    expect(code).toBe(3);
    expect(notes).toMatch(/no findings\nc\.gcfg is new: .*\n$/);
  });

  test('plans the main file where its migration file has changed, once', async () => {
    const directory = repository({ 'a.gcfg': SERVER, 'a-migration.gcfg': '', 'x-migration.gcfg': '' });
    writeFileSync(join(directory, 'a-migration.gcfg'), SMTP);
    writeFileSync(join(directory, 'x-migration.gcfg'), SMTP);
    const { code, output } = await run(directory, 'a-migration.gcfg', 'a.gcfg', 'x-migration.gcfg');
    expect(code).toBe(3);
    expect(output.match(/^Reload plan for .*,/gm)).toEqual([
      'Reload plan for a.gcfg,',
      'Reload plan for x-migration.gcfg,',
    ]);
    expect(output).not.toContain('hunter2');
  });

  test('judges each file by the configuration above it, and leaves out what that ignores', async () => {
    const directory = repository({
      'one/gcfg-lint.yaml': 'rules: { schema/unknown-setting: off }\n',
      'one/a.gcfg': SERVER,
      'two/gcfg-lint.yaml': 'ignore: [a.gcfg]\n',
      'two/a.gcfg': SERVER,
    });
    for (const name of ['one/a.gcfg', 'two/a.gcfg']) writeFileSync(join(directory, name), WRONG);
    const { code, output, notes } = await run(directory, 'one/a.gcfg', 'two/a.gcfg');
    expect(code).not.toBe(1);
    expect(output).not.toContain('two/a.gcfg');
    expect(notes).toContain('two/a.gcfg: the configuration ignores it\n');
  });

  test('says that a container is not reloaded', async () => {
    const directory = repository({ 'a.gcfg': SERVER, 'gcfg-lint.yaml': 'profile: container\n' });
    expect((await run(directory, 'a.gcfg')).output).toContain('A container has no systemd.');
  });

  test('writes its plans to a file, never to one of those', async () => {
    const directory = repository({ 'a.gcfg': SERVER });
    expect(await run(directory, 'a.gcfg', '--output', 'plan.txt')).toMatchObject({ code: 0, output: '' });
    expect(readFileSync(join(directory, 'plan.txt'), 'utf8')).toMatch(/^Reload plan for a\.gcfg/);
    writeFileSync(join(directory, 'new.gcfg'), SERVER);
    for (const name of ['a.gcfg', 'new.gcfg']) {
      expect((await run(directory, 'a.gcfg', 'new.gcfg', '--output', `./${name}`)).code).toBe(2);
      expect(readFileSync(join(directory, name), 'utf8')).toBe(SERVER);
    }
  });

  test.each([
    [['--running', 'git:HEAD:b.gcfg'], /^gcfg-lint: --each compares files with themselves/],
    [['--running', 'b.gcfg'], /--each compares files with themselves/],
    [['--running', 'git:HEAD', '--running', 'git:HEAD'], /--each compares files with themselves/],
    [[], /--each compares files with themselves/],
    [['--running', 'git:HEAD', '--format', 'json'], /--each prints plans for people/],
    [['--running', 'git:nope'], /the repository has no revision nope/],
  ])('wants a revision, not %j', async (argv, message) => {
    const directory = repository({ 'a.gcfg': SERVER, 'b.gcfg': SERVER });
    const { code, output, notes } = await runIn({ directory }, 'reload', '--each', ...argv, 'a.gcfg');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });
});
