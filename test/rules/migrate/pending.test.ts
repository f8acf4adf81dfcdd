import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { lint } from '../../../src/rules/lint.ts';
import { findingsOf, testRule } from '../rule-tester.ts';

const MIGRATION = 'rstudio-connect-migration.gcfg';
const READS = 'The server reads both files; who goes by the main file alone misses a part.';
const help =
  'Read what they say, then move them: `gcfg-lint migrate rstudio-connect.gcfg` shows what changes, and with `--write` does it.';

const mail = `; Written by the upgrade
[Server]
SenderEmail = connect@example.com
[SMTP]
Host = smtp.example.com
Password = hunter2
`;

testRule('migrate/pending', {
  bad: [
    {
      name: 'settings that the main file lacks, at its first header',
      text: '; ours\n[HTTP]\nListen = :3939\n',
      companion: mail,
      findings: [
        {
          line: 2,
          column: 2,
          endColumn: 6,
          message: `${MIGRATION} still holds 3 settings that this file lacks: Server.SenderEmail, SMTP.Host, SMTP.Password. ${READS}`,
          help,
        },
      ],
    },
    {
      name: 'one that the main file has, too',
      text: '[Server]\nSenderEmail = connect@example.com\n',
      companion: '[server]\nsenderemail = "connect@example.com"\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 8,
          message: `${MIGRATION} still holds 1 setting that this file sets to the same value: Server.SenderEmail. Who changes one of the two lines leaves the other behind.`,
          help,
        },
      ],
    },
    {
      name: 'both kinds, another value apart',
      text: '[Server]\nSenderEmail = connect@example.com\nAddress = https://a.example.com\n',
      companion:
        '[Server]\nSenderEmail = connect@example.com\nAddress = https://b.example.com\nHideVersion = true\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 8,
          message: `${MIGRATION} still holds 1 setting that this file lacks (and 1 more that it has): Server.HideVersion. ${READS}`,
        },
      ],
    },
    {
      name: 'more values of a list',
      text: '[R]\nExecutable = /opt/R/4.4.2/bin/R\n',
      companion: '[R]\nExecutable = /opt/R/4.5.1/bin/R\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 3,
          message: `${MIGRATION} still holds 1 setting that this file lacks: R.Executable. ${READS}`,
        },
      ],
    },
    {
      name: 'so many that not all are named',
      text: '[HTTP]\nListen = :3939\n',
      companion: `[SMTP]\n${Array.from({ length: 12 }, (_, index) => `Own${index} = x\n`).join('')}`,
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 6,
          message: /: SMTP\.Own0, SMTP\.Own1, (?:SMTP\.Own\d, ){4}SMTP\.Own6 and 5 more\. /,
        },
      ],
    },
    {
      name: 'names that the catalogue lacks, in a section with a name',
      text: '; empty but for this\n',
      companion: '[Nowhere "x"]\nUnheard = of\n',
      findings: [
        {
          line: 1,
          column: 1,
          endColumn: 21,
          message: /1 setting that this file lacks: Nowhere\."x"\.Unheard\./,
        },
      ],
    },
    {
      name: 'in the migration file itself, at the first of them',
      text: '[Server]\nAddress = https://b.example.com\nHideVersion = true\n[SMTP]\nHost = x\n',
      path: 'etc/rstudio-connect-migration.gcfg',
      companion: '[Server]\nAddress = https://a.example.com\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 19,
          message: `This file still holds 2 settings that rstudio-connect.gcfg lacks: Server.HideVersion, SMTP.Host. ${READS}`,
          help: help.replace('migrate ', 'migrate etc/'),
        },
      ],
    },
  ],
  good: [
    { name: 'no migration file', text: '[HTTP]\nListen = :3939\n' },
    { name: 'an empty one', text: '[HTTP]\nListen = :3939\n', companion: '' },
    {
      name: 'one with comments and headers only',
      text: '',
      companion: '; all moved\n[Server]\n; Address = x\n',
    },
    {
      name: 'another value: that is another rule’s',
      text: '[Server]\nAddress = a\n',
      companion: '[Server]\nAddress = b\n',
    },
    {
      name: 'a main file that the server refuses',
      text: '[HTTP]\n= x\n',
      companion: '[Server]\nAddress = b\n',
    },
    {
      name: 'a migration file that the server refuses',
      text: '[HTTP]\n',
      companion: '[Server]\nAddress = b\n= x\n',
    },
    { name: 'a migration file without a main file', text: mail, path: MIGRATION },
    {
      name: 'a migration file in which nothing is left',
      text: '; nothing\n',
      path: MIGRATION,
      companion: mail,
    },
    {
      name: 'a comment says why',
      text: '; gcfg-lint-disable-next-line migrate/pending -- moved with the next release\n[HTTP]\nListen = :3939\n',
      companion: mail,
    },
  ],
});

describe('migrate/pending', () => {
  test('tells where each of them stands', () => {
    const [found] = findingsOf(
      'migrate/pending',
      '[Server]\nHideVersion = true\n',
      {},
      {
        path: 'etc/rstudio-connect.gcfg',
        companion: `[Server]\nHideVersion = on\n${mail}`,
      },
    );
    const places = found!.related!.map(
      ({ path, range, message }) => `${path}:${range.start.line}: ${message}`,
    );
    expect(places).toEqual([
      'etc/rstudio-connect-migration.gcfg:2: Server.HideVersion is the same',
      'etc/rstudio-connect-migration.gcfg:5: Server.SenderEmail is not in the main file',
      'etc/rstudio-connect-migration.gcfg:7: SMTP.Host is not in the main file',
      'etc/rstudio-connect-migration.gcfg:8: SMTP.Password is not in the main file',
    ]);
  });

  test('speaks of an empty main file at its beginning', () => {
    const [found] = findingsOf('migrate/pending', '', {}, { companion: mail });
    expect(found!.range).toMatchObject({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } });
  });

  test('names the file where it lies', () => {
    const input = { path: 'a.gcfg', document: parse('[HTTP]\n'), companion: parse(mail) };
    const related = (companionPath?: string) =>
      lint([{ ...input, companionPath }]).files[0]!.diagnostics.find(
        ({ ruleId }) => ruleId === 'migrate/pending',
      )!.related![0]!.path;
    expect(related()).toBe('a-migration.gcfg');
    expect(related('/srv/upgrade.gcfg')).toBe('/srv/upgrade.gcfg');
  });

  test('speaks of both files once, in the main file', () => {
    const [main, migration] = [parse('[HTTP]\nListen = :3939\n'), parse(mail)];
    const inputs = [
      { path: 'a-migration.gcfg', document: migration, companion: main },
      { path: 'a.gcfg', document: main, companion: migration },
    ];
    const found = lint(inputs).files.flatMap(({ path, diagnostics }) =>
      diagnostics.filter(({ ruleId }) => ruleId === 'migrate/pending').map(() => path),
    );
    expect(found).toEqual(['a.gcfg']);
  });
});
