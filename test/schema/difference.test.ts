import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { foldName, parse } from '../../src/parser/index.ts';
import { bindConfig } from '../../src/schema/bind-config.ts';
import { compareSettings, type SettingChange } from '../../src/schema/difference.ts';
import { bindEntries, type Environment, findSection } from '../../src/schema/index.ts';
import { pairs } from '../migrate/merge-arbitraries.ts';
import { documents } from '../parser/arbitraries.ts';

interface Side {
  readonly main?: string;
  readonly migration?: string;
  readonly environment?: Environment;
}

function compare(before: Side | string, after: Side | string) {
  const [one, other] = [before, after].map((side) => {
    const { main = '', migration, environment } = typeof side === 'string' ? { main: side } : side;
    return {
      main: bindEntries(parse(main)),
      migration: migration === undefined ? undefined : bindEntries(parse(migration)),
      environment,
    };
  });
  return compareSettings(one!, other!);
}

/** `changed Server.DataDir: /a -> /b`; of a list also what went and came. */
function told({ kind, name, before, after, list }: SettingChange): string {
  const texts = (all: SettingChange['before']['texts']) => all.map(({ text }) => text ?? 'blank').join(',');
  const parts = list === undefined ? '' : ` (-${texts(list.removed)} +${texts(list.added)})`;
  return `${kind} ${name}: ${texts(before.texts)} -> ${texts(after.texts)}${parts}`;
}

const section = (name: string) => (line: string) => `[${name}]\n${line}\n`;
const server = section('Server');
const scheduler = section('Scheduler');
const r = section('R');

describe('a difference is', () => {
  test.each<[string, Side | string, Side | string, string[]]>([
    ['another value', server('DataDir = /a'), server('DataDir = /b'), ['changed Server.DataDir: /a -> /b']],
    [
      'a value in place of the default',
      '',
      server('TempDir = /scratch'),
      ['added Server.TempDir: /tmp -> /scratch'],
    ],
    ['the default again', scheduler('MaxProcesses = 5'), '', ['removed Scheduler.MaxProcesses: 5 -> 3']],
    [
      'another case, where case counts',
      server('Address = https://a.test/X'),
      server('Address = https://a.test/x'),
      ['changed Server.Address: https://a.test/X -> https://a.test/x'],
    ],
    [
      'a secret',
      section('Postgres')('Password = one'),
      section('Postgres')('Password = two'),
      ['changed Postgres.Password: one -> two'],
    ],
    [
      'a value that can’t be read',
      scheduler('InitTimeout = soon'),
      scheduler('InitTimeout = later'),
      ['changed Scheduler.InitTimeout: soon -> later'],
    ],
    ['an empty text where the type takes none', '', section('R')('Enabled ='), ['added R.Enabled: true -> ']],
    [
      'a value that comes into a list',
      r('Executable = /a'),
      r('Executable = /a\nExecutable = /b'),
      ['changed R.Executable: /a -> /a,/b (- +/b)'],
    ],
    [
      'a value that leaves a list',
      r('Executable = /a\nExecutable = /b'),
      r('Executable = /b'),
      ['changed R.Executable: /a,/b -> /b (-/a +)'],
    ],
    [
      'another order in a list',
      r('Executable = /a\nExecutable = /b'),
      r('Executable = /b\nExecutable = /a'),
      ['changed R.Executable: /a,/b -> /b,/a (- +)'],
    ],
    [
      'a list that is emptied by a key alone',
      r('Executable = /a'),
      r('Executable = /a\nExecutable'),
      ['changed R.Executable: /a ->  (-/a +)'],
    ],
    [
      'a section with a name, even with a default in it',
      '',
      section('LDAP "corp"')('TLS = false'),
      ['added LDAP."corp".TLS:  -> false'],
    ],
    [
      'a name in quotes in another case',
      section('RPackageRepository "CRAN"')('URL = https://a.test'),
      section('RPackageRepository "cran"')('URL = https://a.test'),
      [
        'removed RPackageRepository."CRAN".URL: https://a.test -> ',
        'added RPackageRepository."cran".URL:  -> https://a.test',
      ],
    ],
    [
      'the text of a setting that the catalogue lacks',
      section('Foo')('Bar = true'),
      section('Foo')('Bar = on'),
      ['changed Foo.Bar: true -> on'],
    ],
    [
      'a line of a setting that the catalogue lacks',
      server('Foo = 1'),
      server('Foo = 1\nFoo = 2'),
      ['changed Server.Foo: 1 -> 1,2 (- +2)'],
    ],
    [
      'what only the migration file says',
      { main: server('TempDir = /a') },
      { main: server('TempDir = /a'), migration: r('Executable = /a') },
      ['added R.Executable:  -> /a (- +/a)'],
    ],
    [
      'what the environment adds',
      { main: '' },
      { main: '', environment: { CONNECT_SERVER_TEMPDIR: '/a' } },
      ['added Server.TempDir: /tmp -> /a'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(compare(before, after).changes.map(told)).toEqual(expected);
  });
});

describe('no difference is', () => {
  test.each<[string, Side | string, Side | string]>([
    ['another word for the same', r('Enabled = false'), r('Enabled = off')],
    ['another unit', scheduler('InitTimeout = 60s'), scheduler('InitTimeout = 1m')],
    ['a number written otherwise', scheduler('MaxProcesses = 4'), scheduler('MaxProcesses = 04')],
    [
      'a word in another case',
      section('Database')('Provider = postgres'),
      section('Database')('Provider = Postgres'),
    ],
    ['a boolean without an equals sign', section('HTTP')('NoWarning = true'), section('HTTP')('NoWarning')],
    ['a default written out', '', scheduler('MaxProcesses = 3')],
    [
      'a default that follows another setting',
      server('DataDir = /a'),
      `${server('DataDir = /a')}[SQLite]\nDir = /a/db\n`,
    ],
    ['an empty text', '', server('TempDir =')],
    [
      'an earlier line, for the last one is in force',
      server('TempDir = /b'),
      server('TempDir = /a\nTempDir = /b'),
    ],
    ['a value twice in a list', r('Executable = /a'), r('Executable = /a\nExecutable = /a')],
    [
      'the file that says it',
      { main: server('TempDir = /a') },
      { main: '', migration: server('TempDir = /a') },
    ],
    [
      'what the environment says anyway',
      {
        main: section('Logging')('ServiceLogLevel = INFO'),
        environment: { CONNECT_LOGGING_SERVICELOGLEVEL: 'DEBUG' },
      },
      {
        main: section('Logging')('ServiceLogLevel = WARN'),
        environment: { CONNECT_LOGGING_SERVICELOGLEVEL: 'DEBUG' },
      },
    ],
  ])('%s', (_, before, after) => {
    expect(compare(before, after).changes.map(told)).toEqual([]);
    expect(compare(after, before).changes.map(told)).toEqual([]);
  });

  test('the order of sections and settings, comments, quotes, blanks and the case of names', () => {
    const before = '[Server]\nDataDir = /a\nTempDir = /b\n\n[R]\nExecutable = /r\n';
    const after = '; c\n[r]\nexecutable="/r"\n[SERVER]\n  TempDir= "/b" ; c\ndatadir =/a\n';
    expect(compare(before, after)).toMatchObject({ changes: [], implied: [], rewritten: [], compared: 3 });
  });
});

test('what is only written otherwise is told apart', () => {
  const { rewritten } = compare(
    '[Scheduler]\nInitTimeout = 60s\nMinProcesses = 1\n',
    '[Scheduler]\nInitTimeout = 1m\nMinProcesses = 1\nMaxProcesses = 3\n',
  );
  expect(rewritten.map(told)).toEqual([
    'changed Scheduler.InitTimeout: 60s -> 1m',
    'added Scheduler.MaxProcesses: 3 -> 3',
  ]);
});

test('defaults that follow a setting are told apart, unless the section is new as a whole', () => {
  const { changes, implied } = compare(
    server('DataDir = /a'),
    `${server('DataDir = /b')}[Database]\nDir = /a/db\n[LDAP "x"]\nTLS = true\n`,
  );
  expect(changes.map(({ name }) => name)).toEqual(['Server.DataDir', 'LDAP."x".TLS']);
  expect(implied.map(told)).toEqual([
    'changed SQLite.Dir: /a/db -> /b/db',
    'changed Metrics.DataPath: /a/metrics -> /b/metrics',
  ]);
});

test('every text comes with its origin', () => {
  const [change] = compare(
    { main: '', migration: server('\nTempDir = /a') },
    { main: server('TempDir = /b'), environment: { CONNECT_SERVER_TEMPDIR: '/c' } },
  ).changes;
  expect(change!.before.texts[0]).toMatchObject({
    origin: { kind: 'migration', binding: { entry: { line: 3 } } },
  });
  expect(change!.after.texts[0]).toMatchObject({ text: '/b', origin: { kind: 'file' } });
  const [removed] = compare(server('DataDir = /a'), '').changes;
  expect(removed!.after.texts).toEqual([{ text: '/var/lib/rstudio-connect', origin: { kind: 'default' } }]);
});

property.prop([documents, documents])('both directions see the same', (one, other) => {
  const [there, back] = [compare(one, other), compare(other, one)];
  const mirrored = { added: 'removed', removed: 'added', changed: 'changed' };
  const names = (changes: readonly SettingChange[]) =>
    changes.map(({ name, kind }) => `${kind} ${foldName(name)}`);
  for (const list of ['changes', 'rewritten'] as const)
    expect(names(there[list]).sort()).toEqual(
      back[list].map(({ name, kind }) => `${mirrored[kind]} ${foldName(name)}`).sort(),
    );
});

property.prop([documents, fc.constantFrom('\n; c\n', '\n\n')])(
  'nothing differs from itself',
  (text, more) => {
    expect(compare(text, text + more)).toMatchObject({ changes: [], implied: [], rewritten: [] });
  },
);

/** The typed configuration of a file; lists without empty and repeated values, for those count for nothing. */
function typed(text: string): string {
  const { config } = bindConfig(parse(text));
  const plain = Object.fromEntries(
    Object.entries(config).filter(([name]) => findSection(name)?.subsection === 'none'),
  );
  return JSON.stringify(plain, (_, value: unknown) =>
    Array.isArray(value)
      ? [...new Set(value.filter((item) => item !== ''))]
      : value === ''
        ? undefined
        : value,
  );
}

property.prop([pairs])('where programs read something else, something differs', ({ main, migration }) => {
  const { changes, implied } = compare(main, migration);
  if (typed(main) !== typed(migration)) expect(changes.length + implied.length).toBeGreaterThan(0);
});
