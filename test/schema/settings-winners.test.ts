import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { bindEntries, Settings } from '../../src/schema/index.ts';

const HEADER = '[Server]\nDataDir = ';

/** What is in force, by whether the migration file wins, and whether the environment does. */
function inForce(main: string, migration: string, variable: string, migrationWins: boolean, wins: boolean) {
  const settings = new Settings({
    main: bindEntries(parse(`${HEADER}${main}\n`)),
    migration: bindEntries(parse(`${HEADER}${migration}\n`)),
    environment: { CONNECT_SERVER_DATADIR: variable },
    environmentWins: wins,
    migrationWins,
  });
  return settings.text('Server.DataDir');
}

describe('who wins', () => {
  test.for([
    [false, false, '/main'],
    [true, false, '/migration'],
    [false, true, '/variable'],
    [true, true, '/variable'],
  ] as const)('migration file %s, environment %s', ([migrationWins, environmentWins, text]) => {
    expect(inForce('/main', '/migration', '/variable', migrationWins, environmentWins)).toBe(text);
  });

  const list = (main: string, migration: string, migrationWins: boolean | undefined) =>
    new Settings({
      main: bindEntries(parse(`[R]\n${main}\n`)),
      migration: bindEntries(parse(`[R]\n${migration}\n`)),
      migrationWins,
    })
      .find('R.Executable')
      ?.texts.map(({ text }) => text);

  test.for<
    [what: string, main: string, migration: string, loses: readonly string[], wins: readonly string[]]
  >([
    ['values add up', 'Executable = /a', 'Executable = /b', ['/a', '/b'], ['/a', '/b']],
    ['until one file empties them', 'Executable = /a', 'Executable\nExecutable = /b', ['/b', '/a'], ['/b']],
    ['or the other', 'Executable\nExecutable = /a', 'Executable = /b', ['/a'], ['/a', '/b']],
  ])('of a list, %s', ([, main, migration, loses, wins]) => {
    expect(list(main, migration, undefined)).toEqual(loses);
    expect(list(main, migration, true)).toEqual(wins);
  });
});
