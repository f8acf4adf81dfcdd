import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { encodeValue, parse } from '../../src/parser/index.ts';
import { afterReload } from '../../src/reload/after-reload.ts';
import { readSnapshot } from '../../src/reload/read-snapshot.ts';
import { runningConfig } from '../../src/reload/running.ts';
import { type LoadedConfig, type Snapshot, takeSnapshot } from '../../src/reload/snapshot.ts';
import { compareSettings } from '../../src/schema/difference.ts';
import { bindEntries } from '../../src/schema/index.ts';

const SALT = '00'.repeat(16);
const CONFIG = '/etc/rstudio-connect/rstudio-connect.gcfg';
const MIGRATION = '/etc/rstudio-connect/rstudio-connect-migration.gcfg';
/** Quicker than the one that is used, and as good for a test. */
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

interface Source {
  readonly main: string;
  readonly migration?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function load({ main, migration, environment }: Source): LoadedConfig {
  return {
    path: CONFIG,
    document: parse(main),
    migration: migration === undefined ? undefined : { path: MIGRATION, document: parse(migration) },
    environment,
  };
}

function take(source: Source, day = 20): Snapshot {
  const takenAt = new Date(Date.UTC(2026, 10, day));
  const taken = takeSnapshot(load(source), { hash, salt: SALT, takenAt, toolVersion: '1.2.3' });
  // What matters is what comes back from its file.
  return readSnapshot(JSON.stringify(taken), 'a.snapshot.json');
}

function inputOf({ document, migration, environment }: LoadedConfig) {
  return {
    main: bindEntries(document),
    migration: migration && bindEntries(migration.document),
    environment,
  };
}

/** The settings that differ between what was recorded and a candidate, and those written otherwise. */
function differences(snapshot: Snapshot, candidate: Source): string[] {
  const config = load(candidate);
  const running = runningConfig(snapshot, config, hash);
  const { changes, rewritten } = compareSettings(inputOf(running), inputOf(config));
  return [
    ...changes.map(({ name, kind }) => `${kind} ${name}`),
    ...rewritten.map(({ name }) => `rewritten ${name}`),
  ];
}

describe('a snapshot', () => {
  test('says what is in force and where it stands', () => {
    const snapshot = take({
      main: '[Server]\nDataDir = /srv\nDataDir = /data\n[SMTP]\nPassword = hunter2\n[Postgres]\nURL = postgres://connect:hunter2@db/connect\n',
      migration: '[Server]\nDataDir = /old\n[Logging]\nServiceLog = STDOUT\n',
      environment: { CONNECT_LOGGING_SERVICELOG: 'FILE', CONNECT_SERVER_ADDRESS: 'http://a', PATH: '/bin' },
    });
    expect(snapshot).toEqual({
      gcfgLintSnapshot: 1,
      takenAt: '2026-11-20T00:00:00.000Z',
      tool: { name: 'gcfg-lint', version: '1.2.3' },
      catalogue: expect.stringMatching(/^\d{4}\.\d\d\.\d+$/),
      config: CONFIG,
      migration: MIGRATION,
      environment: true,
      secrets: { hash: 'scrypt-16384-8-1', salt: SALT },
      settings: [
        {
          setting: 'Server.DataDir',
          texts: [{ text: '/data', from: 'file', line: 3 }],
          overridden: [
            { text: '/old', from: 'migration', line: 2 },
            { text: '/srv', from: 'file', line: 2 },
          ],
        },
        {
          setting: 'SMTP.Password',
          texts: [{ text: '********', hash: expect.stringMatching(/^\w{64}$/), from: 'file', line: 5 }],
        },
        {
          setting: 'Postgres.URL',
          texts: [
            {
              text: 'postgres://connect:********@db/connect',
              hash: expect.stringMatching(/^\w{64}$/),
              from: 'file',
              line: 7,
            },
          ],
        },
        {
          setting: 'Logging.ServiceLog',
          texts: [{ text: 'FILE', from: 'environment', variable: 'CONNECT_LOGGING_SERVICELOG' }],
          overridden: [{ text: 'STDOUT', from: 'migration', line: 4 }],
        },
        {
          setting: 'Server.Address',
          texts: [{ text: 'http://a', from: 'environment', variable: 'CONNECT_SERVER_ADDRESS' }],
        },
      ],
    });
  });

  const SECRETS: readonly [string, Source][] = [
    ['a password', { main: '[SMTP]\nPassword = hunter2\n' }],
    ['a password that is not in force', { main: '[SMTP]\nPassword = hunter2\nPassword = x\n' }],
    ['a password in the migration file', { main: '', migration: '[LDAP "corp"]\nBindPassword = hunter2\n' }],
    ['a password in the environment', { main: '', environment: { CONNECT_SMTP_PASSWORD: 'hunter2' } }],
    ['a URL', { main: '[Postgres]\nURL = "postgres://connect:hunter2@db/x"\n' }],
    [
      'a URL in a list',
      { main: '[R]\nPackageRepository = https://a\nPositRepository = https://u:hunter2@b\n' },
    ],
    ['a URL that a semicolon cuts', { main: '[Postgres]\nURL = postgres://connect:12;hunter2@db/x\n' }],
    [
      'a URL in the environment',
      { main: '', environment: { CONNECT_POSTGRES_URL: 'postgres://u:hunter2@db' } },
    ],
    ['a connection string', { main: '[Postgres]\nURL = host=db password=hunter2\n' }],
    ['a setting that nobody knows', { main: '[Foo]\nApiToken = hunter2\n' }],
    ['a slip of a name', { main: '[SMTP]\nPasword = hunter2\n' }],
    ['a key in place of a path', { main: '[HTTPS]\nKey = "-----BEGIN PRIVATE KEY-----\\nhunter2"\n' }],
    ['the name of a section', { main: '[RPackageRepository "https://u:hunter2@a"]\nURL = https://a\n' }],
    ['a comment', { main: '[SMTP]\n; Password = hunter2\nPort = 25 ; password=hunter2\n' }],
  ];

  test.each(SECRETS)('keeps no secret: %s', (_, source) => {
    const snapshot = take(source);
    expect(snapshot.settings).not.toEqual([]);
    expect(JSON.stringify(snapshot)).not.toContain('hunter2');
    expect(differences(snapshot, source)).toEqual([]);
    // Neither do those who compare with a candidate that has another one.
    const other = JSON.parse(JSON.stringify(source).replaceAll('hunter2', 'kolibri')) as Source;
    const running = runningConfig(snapshot, load(other), hash);
    expect(JSON.stringify([running.document.toString(), running.environment])).not.toMatch(/hunter2|kolibri/);
  });

  test('hashes the same secret otherwise for another setting', () => {
    const { settings } = take({
      main: '[SMTP]\nPassword = x\n[LDAP "a"]\nBindPassword = x\n[LDAP "b"]\nBindPassword = x\n',
    });
    const hashes = settings.map(({ texts }) => texts[0]!.hash);
    expect(new Set(hashes).size).toBe(3);
  });
});

const PASSWORD = '[SMTP]\nPassword = hunter2\n';
const URL = '[Postgres]\nURL = postgres://connect:hunter2@db/connect\n';

describe('what was recorded, against a candidate', () => {
  test.each<[string, Source, Source, readonly string[]]>([
    ['the same password', { main: PASSWORD }, { main: '[smtp]\npassword = "hunter2" ; new\n' }, []],
    ['another password', { main: PASSWORD }, { main: PASSWORD.replace('2', '3') }, ['changed SMTP.Password']],
    ['no password', { main: PASSWORD }, { main: '' }, ['removed SMTP.Password']],
    [
      'a mask that was pasted',
      { main: PASSWORD },
      { main: '[SMTP]\nPassword = ********\n' },
      ['changed SMTP.Password'],
    ],
    [
      'a password that was a mask',
      { main: '[SMTP]\nPassword = ********\n' },
      { main: '[SMTP]\nPassword = ********\n' },
      [],
    ],
    ['a password in the other file', { main: PASSWORD }, { main: '', migration: PASSWORD }, []],
    [
      'a password in the environment',
      { main: PASSWORD, environment: {} },
      { main: '', environment: { CONNECT_SMTP_PASSWORD: 'hunter2' } },
      [],
    ],
    ['the same URL', { main: URL }, { main: URL }, []],
    ['a URL with another password', { main: URL }, { main: URL.replace('2', '3') }, ['changed Postgres.URL']],
    ['a URL with another host', { main: URL }, { main: URL.replace('@db', '@pg') }, ['changed Postgres.URL']],
    [
      'a URL with a pasted mask',
      { main: URL },
      { main: URL.replace('hunter2', '********') },
      ['changed Postgres.URL'],
    ],
    [
      'a telling name that the catalogue lacks',
      { main: '[Foo]\nToken = a\nToken = b\n' },
      { main: '[Foo]\nToken = a\nToken = c\n' },
      ['changed Foo.Token'],
    ],
    [
      'a list that was emptied and filled',
      { main: '[Python]\nExecutable = /a\nExecutable\nExecutable = /b\n' },
      { main: '[Python]\nExecutable = /b\n' },
      [],
    ],
    [
      'a list in file and environment',
      { main: '[Python]\nExecutable = /a\n', environment: { CONNECT_PYTHON_EXECUTABLE: '/b,/c' } },
      { main: '[Python]\nExecutable = /a\n', environment: { CONNECT_PYTHON_EXECUTABLE: '/c,/b' } },
      ['changed Python.Executable'],
    ],
    [
      'a name with credentials in it',
      { main: '[RPackageRepository "https://u:p@a"]\nURL = https://a\n' },
      { main: '[RPackageRepository "https://u:q@a"]\nURL = https://a\n' },
      [
        'removed RPackageRepository."https://u:********@a".URL',
        'added RPackageRepository."https://u:********@a".URL',
      ],
    ],
    [
      'a key without an equals sign',
      { main: '[Python]\nEnabled\n' },
      { main: '[Python]\nEnabled = true\n' },
      ['rewritten Python.Enabled'],
    ],
  ])('%s', (_, recorded, candidate, expected) => {
    expect(differences(take(recorded), candidate)).toEqual(expected);
  });

  test('settings of an older catalogue are looked up anew', () => {
    const snapshot = take({ main: '[Server]\nDataDir = /srv\n' });
    const older = JSON.parse(JSON.stringify(snapshot).replaceAll('Server.DataDir', 'SERVER.DATADIR'));
    expect(differences(older, { main: '[Server]\nDataDir = /srv\n' })).toEqual([]);
  });

  const fixtures = join(import.meta.dirname, '../../fixtures');
  const sound = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.gcfg'))
    .map((name) => [name, readFileSync(join(fixtures, name), 'utf8')] as const)
    .filter(([, text]) => parse(text).errorCount === 0);

  test.each(sound)('fixtures/%s means what it meant', (_, main) => {
    expect(differences(take({ main }), { main })).toEqual([]);
  });

  const value = fc.string({
    unit: fc.constantFrom('a', '/', ' ', '"', '\\', '\n', '\t', ';', '#', '=', ',', '@', ':', 'é', '😀'),
  });
  property.prop([
    fc.array(
      fc.tuple(
        fc.constantFrom('SMTP.Password', 'Server.DataDir', 'Foo.Bar', 'Python.Executable', 'Postgres.URL'),
        value,
      ),
      { maxLength: 8 },
    ),
  ])('any values mean what they meant', (settings) => {
    const main = settings
      .map(([name, text]) => `[${name.split('.')[0]}]\n${name.split('.')[1]} = ${encodeValue(text)}\n`)
      .join('');
    expect(differences(take({ main }), { main })).toEqual([]);
  });
});

describe('after a reload', () => {
  const RELOADABLE = '[Server]\nPublicWarning = old\n[Scheduler]\nMaxProcesses = 3\n';
  const WAITING = '[Server]\nDataDir = /srv\n[SMTP]\nPassword = hunter2\n';

  test.each<[string, Source, Source, readonly string[]]>([
    ['nothing else', { main: RELOADABLE + WAITING }, { main: RELOADABLE + WAITING }, []],
    [
      'what a reload applies is applied',
      { main: RELOADABLE },
      { main: '[Server]\nPublicWarning = new\nLoggedInWarning = new\n' },
      [],
    ],
    [
      'what it does not apply still waits',
      { main: WAITING },
      { main: '[Server]\nDataDir = /data\nTempDir = /scratch\nPublicWarning = new\n' },
      ['changed Server.DataDir', 'added Server.TempDir', 'removed SMTP.Password'],
    ],
    [
      'what nobody knows waits',
      { main: '[Foo]\nBar = 1\n' },
      { main: '[Foo]\nBar = 2\nBaz = 1\n' },
      ['changed Foo.Bar', 'added Foo.Baz'],
    ],
    [
      'a migration file that is gone',
      { main: '', migration: WAITING + RELOADABLE },
      { main: PASSWORD },
      ['removed Server.DataDir'],
    ],
    [
      'it may move to the other file',
      { main: RELOADABLE },
      { main: '', migration: RELOADABLE.replace('3', '4') },
      [],
    ],
  ])('%s', (_, started, now, expected) => {
    const snapshot = afterReload(take(started), take(now, 21));
    expect(readSnapshot(JSON.stringify(snapshot), 'a')).toEqual(snapshot);
    expect(differences(snapshot, now)).toEqual(expected);
  });

  test('tells both times', () => {
    expect(afterReload(take({ main: '' }, 20), take({ main: '' }, 21))).toMatchObject({
      takenAt: '2026-11-20T00:00:00.000Z',
      reloadedAt: '2026-11-21T00:00:00.000Z',
    });
  });

  test('a secret that waits is still recognized', () => {
    const snapshot = afterReload(take({ main: WAITING }), take({ main: WAITING.replace('2', '3') }));
    expect(differences(snapshot, { main: WAITING })).toEqual([]);
  });

  test('a process keeps its environment', () => {
    const setting = 'Scheduler.MaxProcesses';
    const variable = 'CONNECT_SCHEDULER_MAXPROCESSES';
    const main = '[Scheduler]\nMaxProcesses = 1\n';
    const started = take({ main, environment: { [variable]: '2' } });
    const was = { text: '2', from: 'environment', variable };
    const now = { main: main.replace('1', '3'), environment: { [variable]: '4' } };
    const { settings, environment } = afterReload(started, take(now));
    expect(environment).toBe(true);
    expect(settings).toEqual([{ setting, texts: [{ text: '3', from: 'file', line: 2 }], overridden: [was] }]);
    expect(afterReload(started, take({ main: '' })).settings).toEqual([{ setting, texts: [was] }]);
    expect(afterReload(take({ main }), take({ main: '', environment: now.environment })).settings).toEqual(
      [],
    );
  });
});

describe('reading a snapshot', () => {
  const sound = JSON.stringify(take({ main: `${PASSWORD}[Server]\nDataDir = /srv\n` }));
  const change = (path: string, value: unknown): string => {
    const copy = JSON.parse(sound);
    const names = path.split('.');
    const last = names.pop()!;
    names.reduce((inner, name) => inner[name], copy)[last] = value;
    return JSON.stringify(copy);
  };

  test.each<[string, string, RegExp]>([
    ['an empty file', '', /^a\.json is no JSON: it ends too early, and so no snapshot\. Take it anew/],
    ['half of a file', sound.slice(0, 300), /^a\.json is no JSON: it ends too early/],
    ['no JSON', '[SMTP]\nPassword = {hunter2}', /^a\.json is no JSON, and so no snapshot\./],
    ['another JSON', '{"version":1}', /^a\.json is no snapshot: the field gcfgLintSnapshot, .* is missing$/],
    ['no object', 'null', /^a\.json is no snapshot: the field gcfgLintSnapshot, .* is missing$/],
    [
      'a newer format',
      change('gcfgLintSnapshot', 2),
      /^a\.json is a snapshot of version 2, and this gcfg-lint reads up to version 1\. Use the gcfg-lint that took it\.$/,
    ],
    [
      'another hash',
      change('secrets.hash', 'md5'),
      /the field secrets\.hash is missing or has a wrong value\. Take it anew/,
    ],
    ['no salt', change('secrets.salt', 'hunter2'), /the field secrets\.salt is missing/],
    ['no name', change('settings.0.setting', 'hunter2'), /the field settings\.0\.setting is missing/],
    [
      'an impossible name',
      change('settings.0.setting', 'a]\n[b.c'),
      /the field settings\.0\.setting is missing/,
    ],
    [
      'an impossible subsection',
      change('settings.0.setting', 'a."b\nc".d'),
      /the field settings\.0\.setting/,
    ],
    ['an impossible text', change('settings.0.texts.0.text', 'hunter2\0'), /the field settings\.0\.texts\.0/],
    ['no texts', change('settings.1.texts', undefined), /the field settings\.1\.texts is missing/],
  ])('%s', (_, content, message) => {
    let told = '';
    try {
      readSnapshot(content, 'a.json');
    } catch (error) {
      expect(error).toMatchObject({ name: 'SnapshotError' });
      told = (error as Error).message;
    }
    expect(told).toMatch(message);
    expect(told).not.toContain('hunter');
  });

  test('fields of a later tool are passed over', () => {
    expect(readSnapshot(change('extra', 1), 'a')).toEqual(JSON.parse(sound));
  });
});
