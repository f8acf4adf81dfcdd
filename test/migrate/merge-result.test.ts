/** What a merge reports: places, values as they may be shown, refusals. */
import { describe, expect, test } from 'vitest';
import {
  compareMigration,
  MigrationError,
  type MigrationOptions,
  mergeMigration,
} from '../../src/migrate/index.ts';
import { type Document, parse, type TextRange } from '../../src/parser/index.ts';

const MAIN = `[Server]
Address = https://rsc.example.com
DataDir = /data
ViewerKiosk = true
RVersion = /opt/R/4.3

[R]
Executable = /opt/R/4.3/bin/R

[Postgres]
URL = postgres://connect:hunter2@db/connect
Password = hunter3
`;

const MIGRATION = `[server]
DataDir = /old
datadir = /other
ViewerKiosk = on
SenderEmail = a@example.com

[R]
Executable = /opt/R/4.3/bin/R
Executable = /opt/R/4.4/bin/R

[Postgres]
URL = postgres://connect:hunter4@db/connect
Password = hunter5 ; hunter6
ApiToken = hunter7
`;

function texts(document: Document | string, ranges: readonly TextRange[]): string[] {
  const text = document.toString();
  return ranges.map(({ start, end }) => text.slice(start, end));
}

function merge(options?: MigrationOptions) {
  return mergeMigration(parse(MAIN), parse(MIGRATION), options);
}

describe('a complete merge', () => {
  const result = merge({ prefer: 'migration', dropDeprecated: true });

  test('tells what moved, from where to where', () => {
    expect(result.isComplete).toBe(true);
    const told = result.moved.map(({ setting, how, values, from, to, replaces }) => ({
      setting,
      how,
      values,
      from: texts(MIGRATION, from),
      to: texts(result.main, to),
      replaces,
    }));
    expect(told).toEqual([
      {
        setting: 'Server.DataDir',
        how: 'replaced',
        values: ['/other'],
        from: ['datadir = /other'],
        to: ['DataDir = /other'],
        replaces: [],
      },
      {
        setting: 'Server.SenderEmail',
        how: 'added',
        values: ['a@example.com'],
        from: ['SenderEmail = a@example.com'],
        to: ['SenderEmail = a@example.com'],
        replaces: [],
      },
      {
        setting: 'R.Executable',
        how: 'joined',
        values: ['/opt/R/4.4/bin/R'],
        from: ['Executable = /opt/R/4.4/bin/R'],
        to: ['Executable = /opt/R/4.4/bin/R'],
        replaces: ['Server.RVersion'],
      },
      {
        setting: 'Postgres.URL',
        how: 'replaced',
        values: ['postgres://connect:********@db/connect'],
        from: ['URL = postgres://connect:hunter4@db/connect'],
        to: ['URL = postgres://connect:hunter4@db/connect'],
        replaces: [],
      },
      {
        setting: 'Postgres.Password',
        how: 'replaced',
        values: ['********'],
        from: ['Password = hunter5'],
        to: ['Password = hunter5'],
        replaces: [],
      },
      {
        setting: 'Postgres.ApiToken',
        how: 'added',
        values: ['********'],
        from: ['ApiToken = hunter7'],
        to: ['ApiToken = hunter7'],
        replaces: [],
      },
    ]);
  });

  test('tells what was the same', () => {
    expect(
      result.unchanged.map(({ setting, main, migration }) => [
        setting,
        main.values,
        texts(MAIN, main.ranges),
        migration.values,
        texts(MIGRATION, migration.ranges),
      ]),
    ).toEqual([['Server.ViewerKiosk', ['true'], ['ViewerKiosk = true'], ['on'], ['ViewerKiosk = on']]]);
  });

  test('tells how conflicts were resolved', () => {
    expect(
      result.conflicts.map(({ setting, main, migration, resolution }) => [
        setting,
        main.values,
        migration.values,
        resolution,
      ]),
    ).toEqual([
      ['Server.DataDir', ['/data'], ['/other'], 'migration'],
      [
        'Postgres.URL',
        ['postgres://connect:********@db/connect'],
        ['postgres://connect:********@db/connect'],
        'migration',
      ],
      ['Postgres.Password', ['********'], ['********'], 'migration'],
    ]);
  });

  test('tells what stands nowhere now', () => {
    expect(
      result.dropped.map(({ setting, file, reason, ranges }) => [
        setting,
        reason,
        file,
        texts(file === 'main' ? MAIN : MIGRATION, ranges),
      ]),
    ).toEqual([
      ['Server.DataDir', 'overridden', 'migration', ['DataDir = /old']],
      ['Server.DataDir', 'conflict', 'main', ['DataDir = /data']],
      ['R.Executable', 'repeated', 'migration', ['Executable = /opt/R/4.3/bin/R']],
      ['Server.RVersion', 'deprecated', 'main', ['RVersion = /opt/R/4.3']],
      ['Postgres.URL', 'conflict', 'main', ['URL = postgres://connect:hunter2@db/connect']],
      ['Postgres.Password', 'conflict', 'main', ['Password = hunter3']],
    ]);
  });

  test('has the edits of the files that were given', () => {
    expect(result.main.edits().length).toBeGreaterThan(0);
    expect(result.migration.edits().length).toBeGreaterThan(0);
    expect(result.migration.toString()).toBe('');
  });
});

describe('an incomplete merge', () => {
  test('merges nothing and tells what it would', () => {
    const result = merge({ resolve: { 'Server.DataDir': 'main' } });
    expect(result.isComplete).toBe(false);
    expect([result.main.edits(), result.migration.edits()]).toEqual([[], []]);
    expect(result.moved.map(({ setting, to }) => [setting, to])).toEqual([
      ['Server.SenderEmail', []],
      ['R.Executable', []],
      ['Postgres.ApiToken', []],
    ]);
    expect(result.conflicts.map(({ setting, resolution }) => [setting, resolution])).toEqual([
      ['Server.DataDir', 'main'],
      ['Postgres.URL', undefined],
      ['Postgres.Password', undefined],
    ]);
    expect(result.dropped.map(({ setting, reason }) => [setting, reason])).toContainEqual([
      'Server.DataDir',
      'conflict',
    ]);
  });

  test('says where both values stand', () => {
    const { conflicts } = merge();
    const [dataDir] = conflicts;
    expect(texts(MAIN, dataDir!.main.ranges)).toEqual(['DataDir = /data']);
    expect(texts(MIGRATION, dataDir!.migration.ranges)).toEqual(['datadir = /other']);
    expect(parse(MIGRATION).position(dataDir!.migration.ranges[0]!.start)).toMatchObject({
      line: 3,
      column: 1,
    });
  });
});

describe('nothing secret is told', () => {
  const rows: Record<string, [main: string, migration: string]> = {
    'a secret setting': ['[SMTP]\nPassword = hunter2\n', '[SMTP]\nPassword = "hunter3;x"\n'],
    'a name that tells of one': ['[Nowhere]\nMyToken = hunter2\n', '[Nowhere]\nMyToken = hunter3\n'],
    'credentials in a URL': [
      '[Nowhere]\nProxy = http://u:hunter2@h/\n',
      '[Nowhere]\nProxy = http://u:hunter3;x@h/\n',
    ],
    // Of a password that is cut short, the rest looks like a port.
    'credentials in a URL that a semicolon cuts': [
      '[Nowhere]\nProxy = http://u:2323;hunter@h/\n',
      '[Nowhere]\nProxy = http://u:2424;hunter@h/\n',
    ],
    'the name of a section': ['', '[OTLPEndpoint "https://u:hunter2@h"]\nURL = https://h\n'],
    'a key that was pasted in': [
      '[HTTPS]\nKey = "-----BEGIN PRIVATE KEY-----\\nhunter2"\n',
      '[HTTPS]\nKey = "-----BEGIN PRIVATE KEY-----\\nhunter3"\n',
    ],
  };

  test.each(Object.entries(rows))('%s', (_, [main, migration]) => {
    for (const prefer of ['main', 'migration', undefined] as const) {
      const {
        main: merged,
        migration: left,
        ...told
      } = mergeMigration(parse(main), parse(migration), {
        prefer,
      });
      expect(JSON.stringify(told)).not.toMatch(/hunter|2323|2424/);
      expect(merged.toString() + left.toString()).toMatch(/hunter/);
    }
    expect(JSON.stringify(compareMigration(parse(main), parse(migration)))).not.toMatch(/hunter|2323|2424/);
  });
});

describe('what is refused', () => {
  test.each([
    ['main', '[Server]\nAddress = "https://rsc\n', '', 'line 2, column 11: string not terminated'],
    [
      'migration',
      '',
      'Address = x\n[Server\nk v\n',
      'line 1, column 1: expected section header (and 2 more)',
    ],
  ] as const)('a %s file that the server refuses', (file, main, migration, what) => {
    const attempt = () => mergeMigration(parse(main), parse(migration), { prefer: 'main' });
    expect(attempt).toThrow(MigrationError);
    expect(attempt).toThrow(
      `The ${file} file can’t be merged, for the server refuses it: ${what}. Correct it first.`,
    );
    expect(attempt).toThrow(expect.objectContaining({ file }));
  });

  test.each<[string, MigrationOptions, string]>([
    ['no setting', { resolve: { Server: 'main' } }, '"Server" is no setting'],
    [
      'no file',
      { resolve: { 'Server.Address': 'mine' as never } },
      '"mine" is neither “main” nor “migration”.',
    ],
    ['no file to prefer', { prefer: 'both' as never }, '"both" is neither'],
    ['no version', { connectVersion: 'new' }, '"new" is no version of Connect, such as 2025.06.0.'],
  ])('%s', (_, options, message) => {
    expect(() => merge(options)).toThrow(RangeError);
    expect(() => merge(options)).toThrow(message);
  });
});

describe('what is pending', () => {
  test('each setting, and how it stands to the main file', () => {
    const { pending, shadowed } = compareMigration(parse(MAIN), parse(MIGRATION));
    expect(
      pending.map(({ setting, state, main, migration }) => [
        setting,
        state,
        texts(MAIN, main?.ranges ?? []),
        texts(MIGRATION, migration.ranges),
      ]),
    ).toEqual([
      ['Server.DataDir', 'differs', ['DataDir = /data'], ['datadir = /other']],
      ['Server.ViewerKiosk', 'same', ['ViewerKiosk = true'], ['ViewerKiosk = on']],
      ['Server.SenderEmail', 'new', [], ['SenderEmail = a@example.com']],
      [
        'R.Executable',
        'joins',
        ['Executable = /opt/R/4.3/bin/R'],
        ['Executable = /opt/R/4.3/bin/R', 'Executable = /opt/R/4.4/bin/R'],
      ],
      [
        'Postgres.URL',
        'differs',
        ['URL = postgres://connect:hunter2@db/connect'],
        ['URL = postgres://connect:hunter4@db/connect'],
      ],
      ['Postgres.Password', 'differs', ['Password = hunter3'], ['Password = hunter5']],
      ['Postgres.ApiToken', 'new', [], ['ApiToken = hunter7']],
    ]);
    expect(shadowed).toEqual(pending.filter(({ state }) => state === 'differs'));
  });

  test('also in files that the server refuses, as far as they can be read', () => {
    const main = 'Address = x\n[Server]\nDataDir = /data\nk v\n';
    const migration =
      '[Server]\nDataDir = /other\n[Server "x\nTempDir = /tmp\n[SMTP]\nPassword = "a\nhunter2 =\n';
    const { pending } = compareMigration(parse(main), parse(migration));
    expect(pending.map(({ setting, state }) => [setting, state])).toEqual([['Server.DataDir', 'differs']]);
  });

  test('nothing of a file with comments only', () => {
    expect(compareMigration(parse(MAIN), parse('; none\n[Server]\n;A = 1\n'))).toEqual({
      pending: [],
      shadowed: [],
    });
  });
});

test('large files are merged', () => {
  const lines = Array.from({ length: 4000 }, (_, index) => `; note\nKey${index} = ${index}`);
  const list = Array.from({ length: 4000 }, (_, index) => `Executable = /opt/R/${index % 2000}`);
  const main = parse(`[Nowhere]\n${lines.slice(0, 2000).join('\n')}\n[R]\n${list.slice(0, 1000).join('\n')}`);
  const migration = parse(`[nowhere]\n${lines.join('\n')}\n[R]\n${list.join('\n')}\n`);
  const result = mergeMigration(main, migration, { prefer: 'migration' });
  expect(result.main.entries()).toHaveLength(6000);
  expect(result.migration.entries()).toEqual([]);
});
