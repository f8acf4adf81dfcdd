/** Each hook in the hands of the real pre-commit, in both ways to install them. Needs npm’s registry. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CLEAN } from '../cli/samples.ts';
import { play } from './played-guide.ts';
import { hasPreCommit, Workshop, write } from './pre-commit.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const WRONG = `${CLEAN}DataDri = /srv/connect\n`;
const TEMPLATE = '[Server]\n{% if x %}Address = {{ address }}{% endif %}\n';
/** What a shell, git, a parser of options or a glob may stumble over. */
const ODD_NAMES = [
  '-first.gcfg',
  '--fix.gcfg',
  '--output=x.gcfg',
  'a=b.gcfg',
  'with blank.gcfg',
  '[a]{b}*.gcfg',
  "it's $(x) ü.gcfg",
  'deep/er/a.gcfg',
];
const GETTING_STARTED = join(root, 'docs/guides/getting-started.md');
const gettingStarted = readFileSync(GETTING_STARTED, 'utf8');
const guide = readFileSync(join(root, 'docs/guides/pre-commit.md'), 'utf8');
const blocks = [...guide.matchAll(/```\w+\n(.*?)```/gs)].map(([, text]) => text!);
const IDS = ['gcfg-lint', 'gcfg-lint-fix', 'gcfg-fmt', 'gcfg-ha', 'gcfg-reload'];

test('the hooks are those of the guide', () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string }[];
  expect(hooks.map(({ id }) => id)).toEqual(IDS);
  for (const id of IDS) expect(guide).toContain(`| \`${id}\` |`);
});

describe.skipIf(!hasPreCommit)('pre-commit', () => {
  const workshop = new Workshop();
  let checkout = '';
  let revision = '';
  let played = '';
  let number = 0;
  let directory = '';

  /** A repository with these hooks, to be run by hand or at a commit. */
  const configure = (...hooks: readonly (string | { id: string; args?: string[] })[]) => {
    const repos = [
      {
        repo: checkout,
        rev: revision,
        hooks: hooks.map((hook) => (typeof hook === 'string' ? { id: hook } : hook)),
      },
    ];
    // JSON is YAML, too.
    write(directory, { '.pre-commit-config.yaml': JSON.stringify({ repos }) });
    workshop.run(directory, 'pre-commit install');
  };
  const change = (files: Readonly<Record<string, string>>) => {
    write(directory, files);
    workshop.run(directory, 'git add --all');
  };
  const commit = () => workshop.try(directory, 'git commit --message change');

  beforeAll(() => {
    checkout = workshop.checkout('gcfg-lint');
    revision = workshop.run(checkout, 'git rev-parse HEAD').trim();
    // Which also installs the hooks for all other tests.
    played = play(gettingStarted, workshop, checkout);
  }, 300_000);
  beforeEach(() => {
    directory = workshop.repository(`team-${number++}`);
  });
  afterAll(() => workshop.remove(), 120_000);

  test('accepts the manifest', () => {
    workshop.run(checkout, 'pre-commit validate-manifest .pre-commit-hooks.yaml');
  });

  test('does what the guide for beginners shows, step by step', () => {
    if (process.env.UPDATE_GUIDES) writeFileSync(GETTING_STARTED, played);
    else expect(played).toBe(gettingStarted);
    const commits = workshop.run(join(workshop.directory, 'connect-configuration'), 'git log --format=%s');
    expect(commits).toBe('The data moves\nOur configuration\n');
  });

  describe('gcfg-lint', () => {
    test('refuses a commit with an error, and lets the next one through', () => {
      configure('gcfg-lint');
      change({ 'a.gcfg': CLEAN, 'b.gcfg': WRONG });
      const refused = commit();
      expect(refused.status).toBe(1);
      expect(refused.said).toMatch(/^gcfg-lint\.+Failed\n- hook id: gcfg-lint\n- exit code: 1\n\nerror\[/m);
      // Findings and what was looked at come through one pipe.
      expect(refused.said).toContain('DataDir\n\n2 files, 3 settings, checked against Connect');
      change({ 'b.gcfg': CLEAN });
      expect(commit()).toMatchObject({ status: 0, said: expect.stringMatching(/^gcfg-lint\.+Passed\n/) });
    });

    test('is handed names of all kinds, in one process', () => {
      configure('gcfg-lint', 'gcfg-lint-fix', 'gcfg-fmt', 'gcfg-reload');
      const many = Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [`many/${index}.gcfg`, CLEAN]),
      );
      change({ ...many, ...Object.fromEntries(ODD_NAMES.map((name) => [name, CLEAN])) });
      const { status, said } = workshop.try(directory, 'pre-commit run --verbose');
      expect({ status, said }).toMatchObject({ status: 0 });
      expect(said.match(/^28 files, /gm)).toHaveLength(2);
      expect(said).toContain('28 files: 28 unchanged');
      expect(said.match(/ is new: git:HEAD/g)).toHaveLength(28);
      expect(readdirSync(directory)).not.toContain('x.gcfg');
    });

    test('leaves templates and other files alone', () => {
      configure(...IDS.filter((id) => id !== 'gcfg-ha'));
      const files = ['a.gcfg.j2', 'a.gcfg.erb', 'a.gcfg.tmpl', 'gcfg', 'a.gcfg.md'];
      change(Object.fromEntries(files.map((name) => [name, TEMPLATE])));
      expect(commit()).toMatchObject({ status: 0, said: expect.not.stringContaining('Passed') });
    });

    test('has nothing against a commit of what the configuration ignores', () => {
      configure('gcfg-lint', 'gcfg-lint-fix', 'gcfg-fmt', 'gcfg-reload');
      change({ 'gcfg-lint.yaml': 'ignore: [old]\n', 'old/a.gcfg': WRONG });
      expect(commit().status).toBe(0);
    });

    test('says with its configuration that it has a mistake', () => {
      configure('gcfg-lint');
      change({ 'gcfg-lint.yaml': 'rulez: {}\n', 'a.gcfg': CLEAN });
      const { status, said } = commit();
      expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining('- exit code: 2') });
      expect(said).toContain('rulez');
    });

    test('takes options, and judges what is to be committed, not what lies on the disk', () => {
      configure({ id: 'gcfg-lint', args: ['--rule', 'syntax/hash-comment=error', '--'] });
      change({ '-a.gcfg': CLEAN });
      write(directory, { '-a.gcfg': `# no\n${CLEAN}` });
      expect(commit().status).toBe(0);
      workshop.run(directory, 'git add --all');
      expect(commit().said).toContain('error[syntax/hash-comment]');
    });

    test('colours in a terminal without a size, and folds nothing', () => {
      configure('gcfg-lint');
      change({ 'a.gcfg': WRONG });
      const plain = workshop.try(directory, 'pre-commit run --color never').said;
      const colored = workshop.try(directory, 'TERM=xterm pre-commit run --color always').said;
      expect(colored).toContain('\u001b[31m\u001b[1merror[');
      const bare = colored.replace(/\u001b\[[\d;]*m/g, '').replaceAll('\r\n', '\n');
      expect(bare).toBe(plain);
      const without = workshop.try(directory, 'NO_COLOR=1 TERM=xterm pre-commit run --color always').said;
      expect(without).toContain('\nerror[');
    });
  });

  test('gcfg-lint-fix mends what is safe, which ends the commit, and leaves no other files', () => {
    configure('gcfg-lint-fix');
    change({ 'a.gcfg': WRONG });
    const { status, said } = commit();
    expect({ status, said }).toMatchObject({
      status: 1,
      said: expect.stringContaining('- files were modified by this hook'),
    });
    expect(said).toContain('1 fixed');
    expect(workshop.run(directory, 'git status --porcelain').split('\n')).toEqual([
      'A  .pre-commit-config.yaml',
      'AM a.gcfg',
      '',
    ]);
    workshop.run(directory, 'git add --all');
    expect(commit().status).toBe(0);
    expect(workshop.run(directory, 'git show HEAD:a.gcfg')).toBe(WRONG.replace('Dri', 'Dir'));
  });

  test('gcfg-fmt puts the layout right, which ends the commit', () => {
    configure('gcfg-fmt');
    change({ 'a.gcfg': CLEAN.replace(' = ', '=') });
    expect(commit()).toMatchObject({
      status: 1,
      said: expect.stringContaining('files were modified by this hook\n\na.gcfg\n\n1 file: 1 formatted\n'),
    });
    workshop.run(directory, 'git add --all');
    expect(commit().status).toBe(0);
    expect(workshop.run(directory, 'git show HEAD:a.gcfg')).toBe(CLEAN);
  });

  describe('gcfg-ha', () => {
    const node = (directory: string) =>
      `${CLEAN}DataDir = ${directory}\n[Metrics]\nDataPath = /var/lib/metrics\n[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://connect@db/connect\n`;
    const nodes = {
      'topology.yaml': 'nodes:\n  a: { config: a.gcfg }\n  b: { config: b.gcfg }\nshared-paths: [/mnt]\n',
      'a.gcfg': node('/mnt/a'),
      'b.gcfg': node('/mnt/a'),
    };

    test('compares all nodes where one of them has changed', () => {
      configure('gcfg-ha');
      change(nodes);
      const before = workshop.try(directory, 'pre-commit run --verbose');
      expect(before).toMatchObject({ status: 0, said: expect.stringContaining('2 nodes, 2 files') });
      change({ 'b.gcfg': node('/mnt/b') });
      const { status, said } = workshop.try(directory, 'pre-commit run --files b.gcfg');
      expect({ status, said }).toMatchObject({
        status: 1,
        said: expect.stringContaining('ha/data-dir-differs'),
      });
      expect(workshop.try(directory, 'pre-commit run --files .pre-commit-config.yaml').said).toContain(
        'no files to check',
      );
    });

    test('takes the nodes from its args, and says so where there is no topology', () => {
      configure({
        id: 'gcfg-ha',
        args: ['one=a.gcfg', 'two=b.gcfg', '--shared-path', '/mnt'],
      });
      change({ 'a.gcfg': node('/mnt/a'), 'b.gcfg': node('/mnt/b') });
      expect(commit().said).toContain('ha/data-dir-differs');
      configure('gcfg-ha');
      workshop.run(directory, 'git add --all');
      expect(commit().said).toContain('can’t read topology.yaml: there is no such file');
    });
  });

  describe('gcfg-reload', () => {
    const restart = `${CLEAN}DataDir = /srv/connect\n`;

    test('lets a first commit, new and renamed files through, and shows the plan of a restart', () => {
      configure('gcfg-reload');
      change({ 'a.gcfg': CLEAN });
      expect(commit()).toMatchObject({ status: 0, said: expect.stringContaining('a.gcfg is new: git:HEAD') });
      change({ 'a.gcfg': restart });
      const { status, said } = commit();
      expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('restart needed') });
      workshop.run(directory, 'git mv a.gcfg "b c.gcfg"');
      expect(commit()).toMatchObject({ status: 0, said: expect.stringContaining('b c.gcfg is new') });
      workshop.run(directory, 'git rm --quiet "b c.gcfg"');
      expect(commit().status).toBe(0);
    });

    test('refuses errors, and restarts where it is told to', () => {
      configure('gcfg-reload');
      change({ 'etc/a.gcfg': CLEAN });
      commit();
      change({ 'etc/a.gcfg': WRONG });
      expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('- exit code: 1\n') });
      configure({ id: 'gcfg-reload', args: ['--running', 'git:HEAD', '--'] });
      change({ 'etc/a.gcfg': restart });
      expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('- exit code: 3\n') });
      change({ 'etc/a.gcfg': `; ${CLEAN}`.replace('; ', '; The same.\n') });
      expect(commit()).toMatchObject({
        status: 0,
        said: expect.stringContaining('No change: the server reads the same'),
      });
    });

    test('compares with the branch of a linked work tree', () => {
      configure('gcfg-reload');
      change({ 'etc/a.gcfg': CLEAN });
      commit();
      const linked = join(workshop.directory, `linked-${number}`);
      workshop.run(directory, `git worktree add --quiet -b other ${linked}`);
      directory = linked;
      change({ 'etc/a.gcfg': restart });
      expect(commit().said).toContain('compared with git:HEAD:etc/a.gcfg');
    });
  });

  test('has a shorter sister: the hook of git alone that the guide shows', () => {
    const hook = blocks.find((text) => text.startsWith('#!/bin/sh'))!;
    const command = `${process.execPath} ${join(root, 'dist/cli/main.cjs')}`;
    write(directory, { '.git/hooks/pre-commit': hook.replace('npx gcfg-lint', command) });
    workshop.run(directory, 'chmod +x .git/hooks/pre-commit');
    change(Object.fromEntries(ODD_NAMES.map((name) => [name, CLEAN])));
    expect(commit()).toMatchObject({ status: 0, said: expect.stringMatching(/^8 files/) });
    change({ [ODD_NAMES[0]!]: WRONG, 'a.txt': '' });
    expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('-first.gcfg:3:1') });
    workshop.run(directory, `git checkout --quiet HEAD -- . && git add --all`);
    expect(commit()).toMatchObject({ status: 0, said: expect.not.stringContaining('files, ') });
  });

  test('runs the packed command from a repository of one’s own, too', () => {
    // Not built anew: other tests use what is there.
    workshop.run(root, `npm pack --ignore-scripts --silent --pack-destination ${workshop.directory}`);
    const tarball = readdirSync(workshop.directory).find((name) => name.endsWith('.tgz'))!;
    const block = blocks.find((text) => text.includes('repo: local'))!;
    expect(block).toContain('/srv/packages/gcfg-lint-0.1.0.tgz');
    write(directory, {
      '.pre-commit-config.yaml': block.replaceAll(
        '/srv/packages/gcfg-lint-0.1.0.tgz',
        join(workshop.directory, tarball),
      ),
    });
    workshop.run(directory, 'pre-commit install');
    change({ '-a b.gcfg': WRONG });
    expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('schema/unknown-setting') });
    change({ '-a b.gcfg': CLEAN });
    expect(commit().status).toBe(0);
  }, 300_000);
});
