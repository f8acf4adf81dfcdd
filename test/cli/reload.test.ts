import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeDirectory, runIn, type Scene } from './fake-terminal.ts';

const RUNNING = `[Server]
Address = https://connect.example.com
DataDir = /var/lib/rstudio-connect
PublicWarning = <b>Maintenance</b>
[Scheduler]
ReadTimeout = 60s
[Python]
Enabled = true
Executable = /opt/python/3.11.7/bin/python
[Postgres]
URL = postgres://connect:hunter2@db.example.com/connect
Password = hunter2
`;
const SAME = `; The same, written by somebody else.
${RUNNING.replace('60s', '1m').replace('Enabled = true', 'enabled = on')}`;
const RELOAD = RUNNING.replace('60s', '90s').replace('Maintenance', 'Done');
const RESTART = RELOAD.replace('/opt/python', '/usr/local/python').replaceAll('hunter2', 'hunter3');
const WRONG = RELOAD.replace('DataDir', 'DataDri').replace('90s', 'soon').replaceAll('hunter2', 'hunter3');

const files = {
  'old.gcfg': RUNNING,
  'same.gcfg': SAME,
  'new.gcfg': RELOAD,
  'restart.gcfg': RESTART,
  'wrong.gcfg': WRONG,
  'broken.gcfg': '[Server\n',
};
const OLD = ['--running', 'old.gcfg'];

describe('the exit code of reload', () => {
  test.each<[number, string, string[]]>([
    [0, 'nothing changes', ['old.gcfg', ...OLD]],
    [0, 'only the spelling changes', ['same.gcfg', ...OLD]],
    [0, 'a reload applies everything', ['new.gcfg', ...OLD]],
    [3, 'a restart is needed', ['restart.gcfg', ...OLD]],
    [0, 'a restart is needed, and may wait', ['restart.gcfg', '--allow-pending', ...OLD]],
    [1, 'the candidate has errors', ['wrong.gcfg', ...OLD]],
    [1, 'it has errors, although a restart may wait', ['wrong.gcfg', '--allow-pending', ...OLD]],
    [1, 'the server refuses the candidate', ['broken.gcfg', ...OLD]],
    [1, 'only its migration file has errors', ['with.gcfg', ...OLD]],
    [1, 'a rule is made an error', ['new.gcfg', '--rule', 'security/plain-secret=error', ...OLD]],
    [
      3,
      'the rules that find errors are switched off',
      ['wrong.gcfg', '--rule', 'schema/unknown-setting=off', '--rule', 'schema/invalid-value=off', ...OLD],
    ],
    [3, 'one of several nodes needs a restart', ['new.gcfg', 'b=restart.gcfg', ...OLD]],
    [1, 'one of several nodes has errors', ['new.gcfg', 'wrong.gcfg', 'restart.gcfg', ...OLD]],
    [
      0,
      'each node has its own source',
      ['a=new.gcfg', 'b=restart.gcfg', ...OLD, '--running', 'b=restart.gcfg'],
    ],
    [2, 'no candidate is given', OLD],
    [2, 'nobody says what runs, and there is no snapshot', ['new.gcfg']],
    [2, 'nobody says what runs on several nodes', ['new.gcfg', 'restart.gcfg']],
    [2, 'nobody says what runs on one of them', ['a=new.gcfg', 'b=restart.gcfg', '--running', 'a=old.gcfg']],
    [2, 'a file is missing', ['missing.gcfg', ...OLD]],
    [2, 'what runs is missing', ['new.gcfg', '--running', 'missing.gcfg']],
    [2, 'a snapshot is missing', ['new.gcfg', '--running', 'snapshot:missing.json']],
    [2, 'a snapshot is none', ['new.gcfg', '--running', 'snapshot:old.gcfg']],
    [2, 'what runs is to come from standard input', ['new.gcfg', '--running', '-']],
    [2, 'two sources are given for one server', ['new.gcfg', ...OLD, ...OLD]],
    [2, 'a source is given for a node that is none', ['a=new.gcfg', ...OLD, '--running', 'b=old.gcfg']],
    [2, 'two nodes have one name', ['a=new.gcfg', 'a=restart.gcfg', ...OLD]],
    [2, 'there is no such rule', ['new.gcfg', '--rule', 'x/y=off', ...OLD]],
    [2, 'there is no such format', ['new.gcfg', '--format', 'sarif', ...OLD]],
    [2, 'the plan would take the place of the candidate', ['new.gcfg', '--output', './new.gcfg', ...OLD]],
    [2, 'the plan would take the place of what runs', ['new.gcfg', '--output', 'old.gcfg', ...OLD]],
  ])('is %i where %s', async (expected, _, argv) => {
    const more = { 'with.gcfg': RUNNING, 'with-migration.gcfg': '[Server]\nDataDri = /mnt\n' };
    const { code, output, notes } = await runIn({ files: { ...files, ...more } }, 'reload', ...argv);
    expect(code, notes).toBe(expected);
    expect(output + notes).not.toContain('hunter');
    if (expected === 2) {
      expect(output).toBe('');
      expect(notes).toMatch(/^gcfg-lint: .*\n$/);
      expect(notes).not.toContain('mistake in gcfg-lint');
    }
  });
});

test('reload --help says what its exit codes are', async () => {
  expect((await runIn({}, 'reload', '--help')).output).toMatch(/3\s+some\s+change\s+needs\s+a\s+restart/);
});

describe('what reload prints', () => {
  test.each<[golden: string, argv: string[], scene?: Scene]>([
    ['none', ['same.gcfg', ...OLD]],
    ['reload', ['new.gcfg', ...OLD]],
    ['restart', ['restart.gcfg', ...OLD]],
    ['blocked', ['wrong.gcfg', ...OLD]],
    ['nodes', ['a=new.gcfg', 'b=restart.gcfg', 'c=same.gcfg', ...OLD]],
    ['json', ['restart.gcfg', ...OLD, '--format', 'json']],
    ['nodes-json', ['a=new.gcfg', 'b=same.gcfg', ...OLD, '--format', 'json']],
    ['container', ['new.gcfg', ...OLD], { files: { ...files, 'gcfg-lint.yaml': 'profile: container\n' } }],
  ])('%s', async (golden, argv, scene = { files }) => {
    const { output, notes } = await runIn(scene, 'reload', ...argv);
    await expect(`${output}\n${notes}`).toMatchFileSnapshot(`golden/reload-${golden}.txt`);
  });

  test('is JSON as scripts know it', async () => {
    const { output } = await runIn({ files }, 'reload', 'wrong.gcfg', ...OLD, '--format', 'json');
    const report = JSON.parse(output);
    expect(report).toMatchObject({
      version: 1,
      action: 'blocked',
      run: null,
      candidate: { path: 'wrong.gcfg' },
      running: { kind: 'file', path: 'old.gcfg' },
    });
    const diagnostics = report.diagnostics as { path: string; ruleId: string; severity: string }[];
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { path: 'wrong.gcfg', ruleId: 'schema/unknown-setting' },
      { path: 'wrong.gcfg', ruleId: 'schema/invalid-value' },
    ]);
  });

  test('goes to several places, in several formats', async () => {
    const { code, output, directory } = await runIn(
      { files },
      'reload',
      'restart.gcfg',
      ...OLD,
      ...['--format', 'stylish', '--format', 'json:plan.json', '--format', 'html:out/plan.html'],
    );
    expect(code).toBe(3);
    expect(output).toMatch(/^Reload plan for restart\.gcfg/);
    expect(JSON.parse(readFileSync(join(directory, 'plan.json'), 'utf8'))).toMatchObject({
      action: 'restart',
    });
    const page = readFileSync(join(directory, 'out/plan.html'), 'utf8');
    expect(page).toContain('<title>A restart is needed – ');
    expect(page).not.toContain('hunter');
  });

  test.each([
    [['--format', 'sarif'], 'there is no format sarif here; there are stylish, json, html'],
    [['--format', 'htlm'], 'there is no format htlm; did you mean html?'],
    [['--format', 'html:./new.gcfg'], /the plan would overwrite \S+new\.gcfg, which is to be checked/],
    [['--format', 'html', '--format', 'json'], 'two reports would go to standard output'],
  ])('%j does not', async (argv, message) => {
    const { code, output, notes } = await runIn({ files }, 'reload', 'new.gcfg', ...OLD, ...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });

  test('goes to a file; standard output stays free', async () => {
    const { code, output, directory } = await runIn(
      { files },
      'reload',
      'new.gcfg',
      ...OLD,
      '--output',
      'plan.txt',
      '--color',
    );
    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(readFileSync(join(directory, 'plan.txt'), 'utf8')).toMatch(
      /^Reload plan for new\.gcfg.*a reload is enough\n$/s,
    );
  });

  test('says nothing of what was looked at when quiet', async () => {
    expect((await runIn({ files }, 'reload', 'new.gcfg', ...OLD, '--quiet')).notes).toBe('');
  });

  test('is the same from standard input', async () => {
    const { code, output } = await runIn({ files, input: RELOAD }, 'reload', '-', ...OLD);
    expect(code).toBe(0);
    expect(output).toContain('Reload plan for <stdin>, compared with old.gcfg\n');
  });
});

describe('what runs', () => {
  test('is said to be the candidate itself', async () => {
    const { output } = await runIn({ files }, 'reload', 'old.gcfg', '--running', './old.gcfg');
    expect(output).toContain('Note: Both are the same file.');
  });

  test('may have a migration file that the candidate lacks', async () => {
    const scene = { files: { ...files, 'old-migration.gcfg': '[Server]\nSenderEmail = a@example.com\n' } };
    const { code, output } = await runIn(scene, 'reload', 'old.gcfg', '--running', 'old.gcfg');
    expect(code).toBe(0);
    expect(output).not.toContain('No migration file');
    const other = await runIn(scene, 'reload', 'new.gcfg', ...OLD);
    expect(other.output).toContain('Note: No migration file lies beside the candidate');
    expect(other.output).toContain('- Server.SenderEmail');
  });

  test('can’t be what the server refuses', async () => {
    const { code, output } = await runIn({ files }, 'reload', 'new.gcfg', '--running', 'broken.gcfg');
    expect(code).toBe(3);
    expect(output).toContain('Note: The server refuses broken.gcfg (1:8');
  });

  test.each<[string, string, string]>([
    ['nothing seems to change', '[Server]\n', 'no change'],
    ['a reload would apply all', '[Server]\nPublicWarning = x\n', '1 change: 1 applied by a reload'],
  ])('is not known where the server refuses it: %s', async (_, candidate, counts) => {
    // What DataDir was, nobody can say: that it changes is not seen.
    const scene = { files: { 'old.gcfg': '[Server]\nDataDir = "/srv\n', 'new.gcfg': candidate } };
    const { code, output } = await runIn(scene, 'reload', 'new.gcfg', '--running', 'old.gcfg');
    expect(code).toBe(3);
    expect(output).toContain(`${counts}; restart needed, for not all of what runs is known`);
    expect(output).toContain('systemctl restart rstudio-connect');
    const json = await runIn(scene, 'reload', 'new.gcfg', '--running', 'old.gcfg', '--format', 'json');
    expect(JSON.parse(json.output).action).toBe('restart');
  });

  test('differs from what can’t be read only seemingly', async () => {
    const { output } = await runIn({ files }, 'reload', 'broken.gcfg', ...OLD);
    expect(output).toContain('Note: Parts of broken.gcfg can’t be read');
  });

  test('is in the same environment', async () => {
    const scene = { files: { ...files, env: 'CONNECT_SMTP_PASSWORD=hunter2\n' } };
    const { code, output } = await runIn(scene, 'reload', 'same.gcfg', ...OLD, '--env-file', 'env');
    expect({ code, changes: output.includes('SMTP') }).toEqual({ code: 0, changes: false });
  });

  describe('by a snapshot', () => {
    const take = async (directory: string, ...argv: string[]) =>
      expect((await runIn({ directory }, 'snapshot', 'old.gcfg', '--output', 's.json', ...argv)).code).toBe(
        0,
      );
    const judge = async (directory: string, ...argv: string[]) => {
      const { code, output } = await runIn(
        { directory },
        'reload',
        '--format',
        'json',
        '--running',
        'snapshot:s.json',
        ...argv,
      );
      expect(output).not.toContain('hunter');
      return { code, ...JSON.parse(output) };
    };

    test('is compared, secrets by their hashes', async () => {
      const directory = makeDirectory(files);
      await take(directory);
      expect(await judge(directory, 'old.gcfg')).toMatchObject({ code: 0, action: 'none', changes: [] });
      expect(await judge(directory, 'same.gcfg')).toMatchObject({ code: 0, action: 'none', changes: [] });
      const { code, changes, running } = await judge(directory, 'restart.gcfg');
      expect(code).toBe(3);
      expect(running).toEqual({
        kind: 'snapshot',
        path: join(directory, 's.json'),
        takenAt: new Date(2026, 10, 20, 12).toISOString(),
      });
      expect(changes.map(({ setting }: { setting: string }) => setting)).toEqual([
        'Server.PublicWarning',
        'Postgres.Password',
        'Postgres.URL',
        'Scheduler.ReadTimeout',
        'Python.Executable',
      ]);
    });

    test('has the environment in which the server was started', async () => {
      const directory = makeDirectory({
        ...files,
        env: 'CONNECT_SMTP_PASSWORD=hunter2\nCONNECT_SMTP_PORT=587\n',
      });
      await take(directory, '--env-file', 'env');
      expect(await judge(directory, 'same.gcfg')).toMatchObject({ action: 'none', notes: [] });
      expect(await judge(directory, 'same.gcfg', '--env-file', 'env')).toMatchObject({
        action: 'none',
        notes: [],
      });
      writeFileSync(join(directory, 'env'), 'CONNECT_SMTP_PASSWORD=hunter4\nCONNECT_SMTP_PORT=587\n');
      expect(await judge(directory, 'same.gcfg', '--env-file', 'env')).toMatchObject({
        action: 'restart',
        changes: [{ setting: 'SMTP.Password', redacted: true, variable: 'CONNECT_SMTP_PASSWORD' }],
      });
    });

    test('without an environment has the present one', async () => {
      const directory = makeDirectory({ ...files, env: 'CONNECT_SMTP_PORT=587\n' });
      await take(directory);
      const { action, notes } = await judge(directory, 'same.gcfg', '--env-file', 'env');
      expect({ action, notes }).toEqual({
        action: 'none',
        notes: ['The snapshot was taken without the environment: that it has not changed since is assumed.'],
      });
    });
  });

  describe('by a revision of git', () => {
    const git = (directory: string, ...argv: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-C', directory, ...argv]);

    beforeEach(() => void vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null'));
    afterEach(() => void vi.unstubAllEnvs());

    test('is compared, with the same path where none is given', async () => {
      const directory = makeDirectory({ 'etc/a.gcfg': RUNNING, 'etc/b.gcfg': RUNNING });
      git(directory, 'init', '--quiet');
      git(directory, 'add', '.');
      git(directory, 'commit', '--quiet', '--message', 'one');
      writeFileSync(join(directory, 'etc/a.gcfg'), RELOAD);
      const run = (...argv: string[]) => runIn({ directory }, 'reload', ...argv);
      const { code, output } = await run('etc/a.gcfg', '--running', 'git:HEAD');
      expect(code).toBe(0);
      expect(output).toContain('Reload plan for etc/a.gcfg, compared with git:HEAD:etc/a.gcfg\n');
      expect((await run('etc/a.gcfg', '--running', 'git:HEAD:etc/b.gcfg')).code).toBe(0);
      const nodes = await run('etc/a.gcfg', 'etc/b.gcfg', '--running', 'git:HEAD');
      expect(nodes.output).toContain('Reload plan for node a, compared with git:HEAD:etc/a.gcfg\n');
      expect(nodes.output).toContain(
        'Reload plan for node b, compared with git:HEAD:etc/b.gcfg\n\nNothing changes.\n',
      );
      expect((await run('etc/a.gcfg', '--running', 'git:v9')).notes).toContain('no revision v9');
    });
  });
});
