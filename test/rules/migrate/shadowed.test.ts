import { describe, expect, test } from 'vitest';
import { findingsOf, testRule } from '../rule-tester.ts';

const MIGRATION = 'rstudio-connect-migration.gcfg';
const READS = 'the server reads both files, and which value counts is not documented.';

testRule('migrate/shadowed', {
  bad: [
    {
      name: 'another value, at the line in force',
      text: '[Server]\nSenderEmail = older@example.com\nSenderEmail = old@example.com ; ours\n',
      companion: '[server]\nsenderemail = new@example.com\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 30,
          setting: 'Server.SenderEmail',
          message: `Server.SenderEmail is \`old@example.com\` here, and \`new@example.com\` in ${MIGRATION}: ${READS}`,
          help: 'Merge the files and say whose value counts: `gcfg-lint migrate rstudio-connect.gcfg --resolve Server.SenderEmail=main`, or `=migration`.',
        },
      ],
    },
    {
      name: 'a password',
      text: '[Postgres]\nPassword = hunter2\n',
      companion: '[Postgres]\nPassword = hunter3\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 19,
          message: `Postgres.Password has another value in ${MIGRATION}: ${READS}`,
        },
      ],
    },
    {
      name: 'a URL with a password',
      text: '[Postgres]\nURL = postgres://u:hunter2@a/db\n',
      companion: '[Postgres]\nURL = postgres://u@b/db\n',
      findings: [{ line: 2, column: 1, endColumn: 32, message: /^Postgres\.URL has another value in / }],
    },
    {
      name: 'a list that one of the files empties',
      text: '[R]\nExecutable = /opt/R/4.4.2/bin/R\n',
      companion: '[R]\nExecutable\nExecutable = /opt/R/4.5.1/bin/R\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 32,
          message:
            /^R\.Executable is `\/opt\/R\/4\.4\.2\/bin\/R` here, and only `\/opt\/R\/4\.5\.1\/bin\/R` in /,
        },
      ],
    },
    {
      name: 'an empty value',
      text: '[Server]\nSenderEmail = ""\n',
      companion: '[Server]\nSenderEmail = new@example.com\n',
      findings: [
        { line: 2, column: 1, endColumn: 17, message: /^Server\.SenderEmail is `""` here, and `new@/ },
      ],
    },
    {
      name: 'a section with a name',
      text: '[RPackageRepository "CRAN"]\nURL = https://a.example.com\n',
      companion:
        '[RPackageRepository "CRAN"]\nURL = https://b.example.com\n[RPackageRepository "cran"]\nURL = x\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 28,
          message: /^RPackageRepository\."CRAN"\.URL is /,
          help: /--resolve 'RPackageRepository\."CRAN"\.URL=main'`, or `=migration`\.$/,
        },
      ],
    },
    {
      name: 'in the migration file itself, on its own lines',
      text: '[Server]\nSenderEmail = new@example.com\n',
      path: 'etc/rstudio-connect-migration.gcfg',
      companion: '[Server]\nSenderEmail = old@example.com\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 30,
          message: `Server.SenderEmail is \`new@example.com\` here, and \`old@example.com\` in rstudio-connect.gcfg: ${READS}`,
          help: /`gcfg-lint migrate etc\/rstudio-connect\.gcfg --resolve Server\.SenderEmail=main`/,
        },
      ],
    },
  ],
  good: [
    { name: 'no migration file', text: '[Server]\nSenderEmail = a@example.com\n' },
    {
      name: 'the same, spelt otherwise',
      text: '[Scheduler]\nInitTimeout = 60s\n',
      companion: '[scheduler]\ninittimeout = "1m"\n',
    },
    {
      name: 'the earlier of two lines differs',
      text: '[Server]\nSenderEmail = b\nSenderEmail = a\n',
      companion: '[Server]\nSenderEmail = a\n',
    },
    { name: 'more values of a list', text: '[R]\nExecutable = /a\n', companion: '[R]\nExecutable = /b\n' },
    { name: 'another section', text: '[HTTP]\nListen = :3939\n', companion: '[HTTPS]\nListen = :443\n' },
    {
      name: 'a file that the server refuses',
      text: '[Server]\nSenderEmail = a\n= x\n',
      companion: '[Server]\nSenderEmail = b\n',
    },
    {
      name: 'a comment says why',
      text: '[Server]\n; gcfg-lint-disable-next-line migrate/shadowed -- the old address stays until May\nSenderEmail = a\n',
      companion: '[Server]\nSenderEmail = b\n',
    },
  ],
});

describe('migrate/shadowed', () => {
  test('points into the other file', () => {
    const companion = '[Server]\nSenderEmail = x\nSenderEmail = b\n';
    const [found] = findingsOf('migrate/shadowed', '[Server]\nSenderEmail = a\n', {}, { companion });
    expect(found!.related).toMatchObject([
      { path: MIGRATION, range: { start: { line: 3, column: 1 }, end: { line: 3, column: 16 } } },
    ]);
  });

  test('shows no secret, wherever it stands', () => {
    const main =
      '[Postgres]\nURL = "postgres://u:hunter2@a/db"\n[SMTP]\nPasword = hunter2\nPassword = a\n[OurOwn]\nApiKey = hunter2\n';
    const companion = main.replaceAll('hunter2', 'hunter3').replace('= a', '= hunter3');
    const found = findingsOf('migrate/shadowed', main, {}, { companion });
    expect(found).toHaveLength(4);
    expect(JSON.stringify(found)).not.toMatch(/hunter/);
  });
});
