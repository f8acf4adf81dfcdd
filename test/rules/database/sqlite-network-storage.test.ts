import { describe, expect, test } from 'vitest';
import type { LintOptions } from '../../../src/rules/lint.ts';
import { isInside, normalizePath } from '../../../src/schema/posix-path.ts';
import { findingsOf } from '../rule-tester.ts';

const shared: LintOptions = { sharedPaths: ['/mnt/shared/'] };

function findings(text: string, options?: LintOptions) {
  return findingsOf('database/sqlite-network-storage', text, options).map(
    ({ severity, message, setting, range: { start, end } }) => ({
      severity,
      setting,
      place: `${start.line}:${start.column}-${end.line}:${end.column}`,
      message,
    }),
  );
}

describe('database/sqlite-network-storage reports', () => {
  test('a data directory that is shared', () => {
    expect(findings('[Server]\nDataDir = /mnt/shared/connect\n', shared)).toEqual([
      {
        severity: 'error',
        setting: 'Server.DataDir',
        place: '2:11-2:30',
        message:
          'The database is SQLite, which is the default, and its directory `/mnt/shared/connect/db` lies on storage that is shared (`/mnt/shared/`): SQLite gets corrupted on a network file system.',
      },
    ]);
  });

  test('a database directory that is shared', () => {
    const text = '[Database]\nProvider = SQLite\n[SQLite]\nDir = "/mnt/x/../shared"\n';
    expect(findings(text, shared)).toMatchObject([
      {
        severity: 'error',
        setting: 'SQLite.Dir',
        place: '4:7-4:25',
        message: /^The database is SQLite, and /,
      },
    ]);
  });

  test('the default directory, when that is shared', () => {
    expect(
      findings('[HTTP]\nListen = :3939\n', { sharedPaths: ['/srv', '/var/lib/rstudio-connect'] }),
    ).toMatchObject([{ severity: 'error', setting: undefined, place: '1:2-1:6' }]);
  });

  test('at the provider, with the directory from the environment', () => {
    const environment = { CONNECT_SERVER_DATADIR: '/mnt/shared' };
    expect(findings('[Database]\nProvider = sqlite\n', { ...shared, environment })).toMatchObject([
      { severity: 'error', setting: 'Database.Provider', place: '2:12-2:18' },
    ]);
  });

  test('with less certainty, where PostgreSQL is set up but not chosen', () => {
    const text = '[Server]\nDataDir = /mnt/shared\n[Postgres]\nURL = postgres://c@db/c\n';
    expect(findings(text, shared)).toMatchObject([{ severity: 'warning' }]);
  });

  test.each([
    ['/mnt/nfs/connect', 'nfs'],
    ['/efs', 'efs'],
    ['/data/prod-efs/connect', 'prod-efs'],
    ['/mnt/nfs-connect', 'nfs-connect'],
    ['/lustre/connect', 'lustre'],
  ])('with less certainty, the name of network storage: %s', (path, part) => {
    expect(findings(`[Server]\nDataDir = ${path}\n`)).toEqual([
      {
        severity: 'warning',
        setting: 'Server.DataDir',
        place: expect.any(String),
        message: `The database is SQLite, which is the default, and its directory \`${path}/db\` is by its name on network storage (\`${part}\`): SQLite gets corrupted there.`,
      },
    ]);
  });
});

describe('database/sqlite-network-storage is content with', () => {
  test.each<[name: string, text: string, options?: LintOptions]>([
    ['a local directory', '[Server]\nDataDir = /mnt/sharedstuff\n', shared],
    ['a database that was moved', '[Server]\nDataDir = /mnt/shared\n[SQLite]\nDir = /db\n', shared],
    ['PostgreSQL', '[Server]\nDataDir = /mnt/nfs\n[Database]\nProvider = Postgres\n', shared],
    [
      'PostgreSQL from the environment',
      '[Server]\nDataDir = /mnt/nfs\n',
      { environment: { CONNECT_DATABASE_PROVIDER: 'postgres' } },
    ],
    ['gaps of templates', '[Server]\nDataDir = /mnt/shared/<NAME>\n', shared],
    ['a provider that is a gap', '[Server]\nDataDir = /mnt/nfs\n[Database]\nProvider = "{{ x }}"\n'],
    ['a relative directory', '[Server]\nDataDir = mnt/nfs\n', { sharedPaths: ['/', 'mnt'] }],
    ['names that only begin like network storage', '[Server]\nDataDir = /srv/nfsx/smbase/lustres\n'],
    ['a file without a header', '; nothing\n', { sharedPaths: ['/var'] }],
    ['a file that the server refuses', '[HTTP]\nListen = "\n', { sharedPaths: ['/var'] }],
  ])('%s', (_, text, options) => {
    expect(findings(text, options)).toEqual([]);
  });
});

test.each([
  ['/a//b/./c/../d/', '/a/b/d'],
  ['/', '/'],
  ['/../..', '/'],
  ['a/b', undefined],
  ['', undefined],
])('the path %j is %j', (path, normal) => {
  expect(normalizePath(path)).toBe(normal);
});

test.each([
  ['/a/b', '/a', true],
  ['/a', '/a/', true],
  ['/ab', '/a', false],
  ['/a/../b', '/a', false],
  ['/a', '/', true],
  ['a/b', 'a', false],
])('%s lies inside %s: %s', (path, directory, inside) => {
  expect(isInside(path, directory)).toBe(inside);
});
