import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { BROKEN } from './samples.ts';

const OLD = `[Server]
Address = https://connect.example.com
DataDir = /var/lib/rstudio-connect
TempDir = /scratch

[Scheduler]
InitTimeout = 60s

[R]
Executable = /opt/R/4.3.3/bin/R
Executable = /opt/R/4.4.2/bin/R

[Python]
Executable = /opt/python/3.12/bin/python3
Executable = /opt/python/3.13/bin/python3

[Postgres]
URL = postgres://connect:hunter2@db.example.com/connect
Password = hunter2

[Home]
Grown = 1
ApiToken = hunter2
`;
const NEW = `; The same server, written by somebody else
[home]
grown = 2
apitoken = hunter3

[Postgres]
Password = hunter3
URL = postgres://connect:hunter3@db.example.com/connect

[Python]
Executable = /opt/python/3.13/bin/python3
Executable = /opt/python/3.12/bin/python3

[R]
Executable = /opt/R/4.4.2/bin/R
Executable = "/opt/R/4.5.1/bin/R"

[Scheduler]
InitTimeout = 1m
MaxProcesses = 3

[Server]
address = https://connect.example.com
DataDir = /srv/connect
HideEmailAddresses

[LDAP "corp"]
TLS = false
`;
const files = { 'old.gcfg': OLD, 'new.gcfg': NEW };
const MIGRATION = '[Server]\nTempDir = /tmp/x\n';

describe('diff', () => {
  test.each([
    ['what means something else', [], 'text'],
    ['all that is written otherwise', ['--all'], 'all'],
    ['all of it for a program', ['--format', 'json'], 'json'],
  ])('prints %s', async (_, options, name) => {
    const { code, output, notes } = await runIn({ files }, 'diff', 'old.gcfg', 'new.gcfg', ...options);
    expect(code).toBe(1);
    await expect(`${output}\n${notes}`).toMatchFileSnapshot(`golden/diff-${name}.txt`);
    expect(output + notes).not.toContain('hunter');
  });

  test('exits with 0 where nothing differs', async () => {
    const same = '[scheduler]\ninittimeout="1m" ; c\n';
    const scene = { files: { 'a.gcfg': '[Scheduler]\nInitTimeout = 60s\n', 'b.gcfg': same } };
    expect(await runIn(scene, 'diff', 'a.gcfg', 'b.gcfg')).toMatchObject({
      code: 0,
      output: '',
      notes: '1 setting compared: no difference in meaning, 1 only written otherwise (--all shows them)\n',
    });
    const { code, output, notes } = await runIn(
      scene,
      'diff',
      'a.gcfg',
      'b.gcfg',
      '--format=json',
      '--quiet',
    );
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(JSON.parse(output)).toMatchObject({ version: 1, same: true, changes: [], rewritten: [{}] });
  });

  test('takes migration files into account, unless told not to', async () => {
    const scene = {
      files: { 'a.gcfg': '[Server]\nTempDir = /tmp/x\n', 'b.gcfg': '', 'b-migration.gcfg': MIGRATION },
    };
    const argv = ['diff', 'a.gcfg', 'b.gcfg', '--quiet'];
    expect(await runIn(scene, ...argv)).toMatchObject({ code: 0, output: '' });
    expect(await runIn(scene, ...argv, '--no-migration')).toMatchObject({
      code: 1,
      output: '- Server.TempDir\n  - /tmp/x  a.gcfg:2\n  + /tmp    default\n',
    });
    const { output } = await runIn(scene, ...argv, '--format', 'json', '--all');
    expect(JSON.parse(output)).toMatchObject({
      before: { path: 'a.gcfg' },
      after: { path: 'b.gcfg', migration: 'b-migration.gcfg' },
    });
  });

  test('takes the environment into account when asked', async () => {
    const scene = {
      files: { 'a.gcfg': '[Logging]\nServiceLogLevel = INFO\n', 'b.gcfg': '' },
      environment: { CONNECT_LOGGING_SERVICELOGLEVEL: 'DEBUG', CONNECT_SMTP_PASSWORD: 'hunter2' },
    };
    expect(await runIn(scene, 'diff', 'a.gcfg', 'b.gcfg')).toMatchObject({ code: 0 });
    scene.files['a.gcfg'] = '[Logging]\nServiceLogLevel = DEBUG\n[SMTP]\nPassword = x\n';
    expect(await runIn(scene, 'diff', 'b.gcfg', 'a.gcfg', '--env', '--quiet')).toMatchObject({
      code: 1,
      output:
        '~ SMTP.Password (what differs is masked)\n  - ********  environment CONNECT_SMTP_PASSWORD\n  + ********  a.gcfg:4\n',
    });
  });

  test('reads standard input on either side', async () => {
    const scene = { files: { 'a.gcfg': '[Server]\nTempDir = /a\n' }, input: '[Server]\n\nTempDir = /b\n' };
    expect((await runIn(scene, 'diff', '--quiet', '-', 'a.gcfg')).output).toBe(
      '~ Server.TempDir\n  - /b  <stdin>:3\n  + /a  a.gcfg:2\n',
    );
    expect((await runIn(scene, 'diff', '--quiet', 'a.gcfg', '-')).output).toBe(
      '~ Server.TempDir\n  - /a  a.gcfg:2\n  + /b  <stdin>:3\n',
    );
  });

  test('is coloured on a terminal, and sends it no control characters', async () => {
    const scene = {
      files: { 'a.gcfg': '', 'b.gcfg': '[Server]\nServerName = a\u001b[2Jb\n' },
      interactive: true,
    };
    const { output } = await runIn(scene, 'diff', 'a.gcfg', 'b.gcfg');
    expect(output).toContain('\u001b[32m+ a\\x1b[2Jb\u001b[39m');
    const plain = await runIn(scene, 'diff', 'a.gcfg', 'b.gcfg', '--no-color');
    expect(plain.output).not.toContain('\u001b');
  });

  test('masks what a semicolon cut off a secret, and names that hold one', async () => {
    const scene = {
      files: {
        'a.gcfg': '',
        'b.gcfg': `[Postgres]
URL = postgres://connect:x;hunter2@db.example.com/connect
[LDAP "https://u:hunter2@h.test"]
BindPassword = hunter2
[HTTPS]
Key = -----BEGIN PRIVATE KEY-----hunter2-----END PRIVATE KEY-----
`,
      },
    };
    for (const format of ['text', 'json']) {
      const { output, notes } = await runIn(scene, 'diff', 'a.gcfg', 'b.gcfg', '--format', format, '--all');
      expect(output).toContain('LDAP.');
      expect(output + notes).not.toContain('hunter');
    }
  });
});

describe('what goes wrong is told in a line:', () => {
  test.each<[readonly string[], string]>([
    [[], 'diff wants two configurations, such as old.gcfg and new.gcfg'],
    [['old.gcfg'], 'diff wants two configurations, such as old.gcfg and new.gcfg'],
    [['old.gcfg', 'new.gcfg', 'x'], 'diff wants two configurations, such as old.gcfg and new.gcfg'],
    [['old.gcfg', 'x.gcfg'], 'can’t read x.gcfg: there is no such file'],
    [['', 'old.gcfg'], 'a path is empty: perhaps a variable that is not set'],
    [['-', '-'], 'only one of the two can be standard input'],
    [['git:HEAD', '-'], 'git:HEAD names no path: write git:HEAD:PATH'],
    [['git:HEAD', 'git:HEAD~1'], 'git:HEAD names no path: write git:HEAD:PATH'],
    [['git:-x', 'old.gcfg'], 'git:-x: a revision can’t begin with a dash'],
    [['old.gcfg', 'new.gcfg', '--format', 'yaml'], '--format is one of text, json, not yaml'],
  ])('%j', async (argv, message) => {
    expect(await runIn({ files }, 'diff', ...argv)).toMatchObject({
      code: 2,
      output: '',
      notes: `gcfg-lint: ${message}\n`,
    });
  });

  test('files that the server refuses', async () => {
    const broken = { ...files, 'new-migration.gcfg': BROKEN, 'old.gcfg': '[Server\nPassword = hunter2\n' };
    const { code, output, notes } = await runIn({ files: broken }, 'diff', 'old.gcfg', 'new.gcfg');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(/ --> old\.gcfg:1:7\n[\s\S]* --> new-migration\.gcfg:2:9\n/);
    expect(notes).toMatch(
      /\ngcfg-lint: the server refuses old\.gcfg and new-migration\.gcfg: what it means can’t be compared\n$/,
    );
    expect(notes).not.toContain('hunter');
  });
});

describe('revisions of git', () => {
  beforeEach(() => {
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) vi.stubEnv(name, undefined);
  });
  afterEach(() => vi.unstubAllEnvs());

  function repository(): string {
    const directory = makeDirectory({
      'etc/a.gcfg': '[Server]\nDataDir = /a\n',
      'etc/a-migration.gcfg': MIGRATION,
    });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', directory, '-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
        stdio: 'ignore',
      });
    git('init');
    git('add', '.');
    git('commit', '-m', 'one');
    git('rm', '--cached', 'etc/a-migration.gcfg');
    writeFileSync(join(directory, 'etc/a.gcfg'), '[Server]\n\nDataDir = /b\n');
    git('commit', '-am', 'two');
    writeFileSync(join(directory, 'etc/a.gcfg'), '[Server]\n\nDataDir = /c\n');
    return directory;
  }

  test.each([
    [
      'a file with its last revision',
      ['git:HEAD', 'etc/a.gcfg', '--no-migration'],
      '~ Server.DataDir\n  - /b  git:HEAD:etc/a.gcfg:3\n  + /c  etc/a.gcfg:3\n',
    ],
    [
      'two revisions, the second of which takes the path of the first, with the migration file',
      ['git:HEAD~1:etc/a.gcfg', 'git:HEAD'],
      `~ Server.DataDir
  - /a  git:HEAD~1:etc/a.gcfg:2
  + /b  git:HEAD:etc/a.gcfg:3
- Server.TempDir
  - /tmp/x  git:HEAD~1:etc/a-migration.gcfg:2
  + /tmp    default
`,
    ],
  ])('%s', async (_, argv, expected) => {
    const { code, output } = await runIn({ directory: repository() }, 'diff', '--quiet', ...argv);
    expect({ code, output }).toEqual({ code: 1, output: expected });
  });
});
