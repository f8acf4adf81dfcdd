import { expect, test } from 'vitest';
import { findingsOf, testRule } from '../rule-tester.ts';

const ID = 'schema/duplicate-setting';

testRule(ID, {
  bad: [
    {
      name: 'another value',
      text: '[Server]\nDataDir = /a\nDataDir = /b\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 8,
          setting: 'Server.DataDir',
          message:
            'Server.DataDir = `/a` has no effect: it is set again on line 3, and the server keeps the last one.',
          help: 'Keep the line that is meant, and remove the other.',
        },
      ],
    },
    {
      name: 'the same value',
      text: '[Server]\nDataDir = /a\nDataDir = "/a"\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 8,
          message: 'Server.DataDir is set again on line 3, to the same value.',
          help: 'Remove one of the two lines.',
        },
      ],
    },
    {
      name: 'three times, in sections that are opened again and in other capitals',
      text: '[Server]\nDataDir = /a\n[HTTP]\nListen = :1\n[SERVER]\ndatadir = /b\n[server]\nDATADIR = /c\n',
      findings: [
        { line: 2, column: 1, endColumn: 8, message: /`\/a` has no effect: it is set again on line 8/ },
        { line: 6, column: 1, endColumn: 8, message: /`\/b` has no effect: it is set again on line 8/ },
      ],
    },
    {
      name: 'the same subsection',
      text: '[RPackageRepository "CRAN"]\nURL = https://a\n[rpackagerepository "CRAN"]\nurl = https://b\n',
      findings: [
        { line: 2, column: 1, endColumn: 4, setting: 'RPackageRepository."CRAN".URL', message: /on line 4/ },
      ],
    },
    {
      name: 'passwords, which are not shown',
      text: '[SMTP]\nPassword = swordfish\nPassword = monger\n',
      findings: [{ line: 2, column: 1, endColumn: 9, message: /SMTP\.Password = `\*{8}` has no effect/ }],
    },
    {
      name: 'credentials in a URL, which are not shown, not even when a mark cuts them short',
      text: '[Postgres]\nURL = postgres://u:sword#fish@db/a\nURL = postgres://u@db/a\n',
      findings: [{ line: 2, column: 1, endColumn: 4, message: /^(?!.*sword).* has no effect/ }],
    },
    {
      name: 'empty and blank values',
      text: '[HTTP]\nNoWarning\nNoWarning =\nNoWarning = true\n',
      findings: [
        { line: 2, column: 1, endColumn: 10, message: /^HTTP\.NoWarning without a value has no effect/ },
        { line: 3, column: 1, endColumn: 10, message: /^HTTP\.NoWarning = `""` has no effect/ },
      ],
    },
  ],
  good: [
    { name: 'a list', text: '[Python]\nExecutable = /a\nExecutable = /b\n' },
    {
      name: 'different subsections',
      text: '[RPackageRepository "A"]\nURL = a\n[RPackageRepository "a"]\nURL = b\n',
    },
    { name: 'the same name in different sections', text: '[HTTP]\nListen = :1\n[HTTPS]\nListen = :2\n' },
    {
      name: 'names that the catalogue does not know',
      text: '[Foo]\nBar = 1\nBar = 2\n[Server]\nFoo = 1\nFoo = 2\n',
    },
    { name: 'a line that is commented out', text: '[Server]\n; DataDir = /a\nDataDir = /b\n' },
  ],
});

test('the line in force is a related place', () => {
  const [finding] = findingsOf(ID, '[Server]\nDataDir = /a\n\nDataDir = /b\n');
  expect(finding!.related).toMatchObject([
    {
      path: 'rstudio-connect.gcfg',
      range: { start: { line: 4, column: 1 } },
      message: 'this one is in force',
    },
  ]);
});
