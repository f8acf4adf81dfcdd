import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/io/input-error.ts';
import { loadSnapshot, usualSnapshotPath } from '../../src/io/snapshot-file.ts';
import { parse } from '../../src/parser/index.ts';
import { makeDirectory, runIn } from './fake-terminal.ts';

const MAIN = `[Server]
DataDir = /srv
PublicWarning = old
[SMTP]
Password = hunter2
[Postgres]
URL = postgres://connect:hunter2@db.example.com/connect
`;
const files = { 'a.gcfg': MAIN, 'a-migration.gcfg': '[SMTP]\nPort = 587\n' };
const ARGV = ['snapshot', 'a.gcfg', '--output', 'state/a.json'];

const modeOf = (...path: readonly string[]) => statSync(join(...path)).mode & 0o777;

function readJson(directory: string, name = 'state/a.json') {
  return JSON.parse(readFileSync(join(directory, name), 'utf8'));
}

describe('snapshot', () => {
  test('records what the server reads, for its owner only, and says so', async () => {
    const { code, output, notes, directory } = await runIn({ files }, ...ARGV);
    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(notes).toBe(
      `gcfg-lint: ${directory}/a.gcfg: 5 settings (2 of them with a secret, as hashes) recorded in ${directory}/state/a.json\n`,
    );
    const snapshot = readJson(directory);
    expect(snapshot).toMatchObject({
      gcfgLintSnapshot: 1,
      takenAt: new Date(2026, 10, 20, 12).toISOString(),
      config: join(directory, 'a.gcfg'),
      migration: join(directory, 'a-migration.gcfg'),
      environment: false,
    });
    expect(snapshot.settings.map(({ setting }: { setting: string }) => setting)).toEqual([
      'Server.DataDir',
      'Server.PublicWarning',
      'SMTP.Password',
      'Postgres.URL',
      'SMTP.Port',
    ]);
    expect(JSON.stringify(snapshot)).not.toContain('hunter');
    expect(modeOf(directory, 'state')).toBe(0o700);
    expect(modeOf(directory, 'state/a.json')).toBe(0o600);
  });

  test('leaves a folder as it is, and closes an old file', async () => {
    const directory = makeDirectory({ ...files, 'state/a.json': 'old' });
    chmodSync(join(directory, 'state'), 0o755);
    chmodSync(join(directory, 'state/a.json'), 0o644);
    expect((await runIn({ directory }, ...ARGV, '--quiet')).notes).toBe('');
    expect(readJson(directory).gcfgLintSnapshot).toBe(1);
    expect(modeOf(directory, 'state')).toBe(0o755);
    expect(modeOf(directory, 'state/a.json')).toBe(0o600);
  });

  test('salts every snapshot anew', async () => {
    const [one, other] = [await runIn({ files }, ...ARGV), await runIn({ files }, ...ARGV)];
    const hashOf = (snapshot: { settings: { texts: { hash?: string }[] }[] }) =>
      snapshot.settings[2]!.texts[0]!.hash;
    expect(hashOf(readJson(one.directory))).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(readJson(one.directory))).not.toBe(hashOf(readJson(other.directory)));
  });

  test('takes variables into account when asked, and no others', async () => {
    const scene = {
      files: { ...files, env: 'CONNECT_SMTP_USER=me\n' },
      environment: { CONNECT_SERVER_TEMPDIR: '/scratch', CONNECT_API_KEY: 'hunter2', HOME: '/root' },
    };
    const { directory } = await runIn(scene, ...ARGV, '--env', '--env-file', 'env');
    const text = JSON.stringify(readJson(directory));
    expect(text).toContain('"text":"/scratch","from":"environment","variable":"CONNECT_SERVER_TEMPDIR"');
    expect(text).toContain('CONNECT_SMTP_USER');
    expect(text).not.toMatch(/hunter|API_KEY|HOME/);
  });

  test('after a reload keeps what only a restart applies', async () => {
    const { directory } = await runIn({ files }, ...ARGV);
    const before = readJson(directory);
    const changed = MAIN.replace('/srv', '/data').replace('old', 'new').replaceAll('hunter2', 'hunter3');
    writeFileSync(join(directory, 'a.gcfg'), changed);
    expect((await runIn({ directory }, ...ARGV, '--after-reload')).code).toBe(0);
    const after = readJson(directory);
    const [dataDir, warning, ...rest] = after.settings;
    expect([dataDir.texts[0].text, warning.texts[0].text]).toEqual(['/srv', 'new']);
    expect(rest).toEqual(before.settings.slice(2));
    expect(after.reloadedAt).toBe(before.takenAt);
    expect(after.secrets).toEqual(before.secrets);
  });

  test.each<[string, Record<string, string>, string]>([
    ['a broken file', { 'a.gcfg': '[Server]\nDataDir = "/srv\n' }, 'a.gcfg'],
    ['a broken migration file', { ...files, 'a-migration.gcfg': 'Port = 587\n' }, 'a-migration.gcfg'],
  ])('1 for %s, with the error and the last snapshot as it was', async (_, broken, name) => {
    const scene = { files: { ...broken, 'state/a.json': 'old' } };
    const { code, output, notes, directory } = await runIn(scene, ...ARGV);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(notes).toMatch(/^error\[syntax\/error\]: /);
    expect(notes).toContain(
      `gcfg-lint: nothing was recorded: the server can’t have loaded ${directory}/${name}\n`,
    );
    expect(readFileSync(join(directory, 'state/a.json'), 'utf8')).toBe('old');
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no file', [], /snapshot wants one file: the configuration that the server reads/],
    ['two files', ['a.gcfg', 'b.gcfg'], /snapshot wants one file/],
    ['standard input', ['-'], /snapshot wants one file/],
    ['a file that is not there', ['b.gcfg'], /can’t read \S+\/b\.gcfg: there is no such file/],
    ['a place that is none', ['a.gcfg', '--output', 'a.gcfg/a.json'], /can’t write \S+\/a\.gcfg\/a\.json: /],
    ['its own file', ['a.gcfg', '--output', './a.gcfg'], /the snapshot would overwrite \S+\/a\.gcfg, which/],
    ['its migration file', ['a.gcfg', '--output', 'a-migration.gcfg'], /the snapshot would overwrite/],
    ['a folder', ['a.gcfg', '--output', '.'], /can’t write \S+: it is a directory/],
    [
      'a reload without a start',
      ['a.gcfg', '--after-reload', '--output', 'none.json'],
      /there is no snapshot \S+\/none\.json, so what the server has loaded is not known; gcfg-lint snapshot records it right after the next start/,
    ],
    [
      'a last snapshot that is none',
      ['a.gcfg', '--after-reload', '--output', 'b.json'],
      /b\.json is no JSON, and so no snapshot/,
    ],
  ])('2 for %s', async (_, argv, message) => {
    const scene = { files: { ...files, 'b.json': 'no JSON' } };
    const { code, output, notes, directory } = await runIn(scene, 'snapshot', ...argv);
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(MAIN);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });
});

describe('where a snapshot lies', () => {
  test.each([
    ['/etc/rstudio-connect/rstudio-connect.gcfg', '/var/lib/gcfg-lint/rstudio-connect.snapshot.json'],
    ['node1.example.com.gcfg', '/var/lib/gcfg-lint/node1.example.com.snapshot.json'],
    ['<stdin>', '/var/lib/gcfg-lint/rstudio-connect.snapshot.json'],
    ['.gcfg', '/var/lib/gcfg-lint/rstudio-connect.snapshot.json'],
  ])('of %s', (config, path) => {
    expect(usualSnapshotPath(config)).toBe(path);
  });
});

describe('a snapshot as a source', () => {
  const candidateOf = (text: string) => ({ path: 'a.gcfg', document: parse(text) });

  test('is what the server has loaded', async () => {
    const { directory } = await runIn({ files }, ...ARGV);
    const { running, path, snapshot } = loadSnapshot('snapshot:state/a.json', candidateOf(MAIN), directory);
    expect(path).toBe(join(directory, 'state/a.json'));
    expect(snapshot.config).toBe(join(directory, 'a.gcfg'));
    expect(running.document.get('SMTP.Password')).toBe('hunter2');
    expect(running.migration!.document.get('SMTP.Port')).toBe('587');
    expect(running.environment).toBeUndefined();
    const other = loadSnapshot(`snapshot:${path}`, candidateOf('[SMTP]\nPassword = kolibri\n'), '/');
    expect(other.running.document.get('SMTP.Password')).toBe('********');
  });

  test.each<[string, string, RegExp]>([
    [
      'no snapshot',
      'snapshot:none.json',
      /^there is no snapshot \S+\/none\.json, so what the server has loaded/,
    ],
    ['a folder', 'snapshot:state', /^can’t read \S+\/state: it is a directory$/],
    ['no file', 'snapshot:', /^snapshot: names no snapshot: write snapshot or snapshot:FILE$/],
    ['a circle', 'snapshot:circle', /^can’t read \S+\/circle: its symbolic links lead in a circle$/],
    ['something else', 'snapshot:a.gcfg', /a\.gcfg is no JSON, and so no snapshot/],
  ])('%s is told', (_, source, message) => {
    const directory = makeDirectory(files);
    mkdirSync(join(directory, 'state'));
    symlinkSync('circle', join(directory, 'circle'));
    const attempt = () => loadSnapshot(source, candidateOf(MAIN), directory);
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(message);
  });
});
