import { testRule } from '../rule-tester.ts';

testRule('syntax/blank-value', {
  bad: [
    {
      name: 'a boolean: true',
      text: '[http]\nnowarning\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 10,
          severity: 'warning',
          setting: 'HTTP.NoWarning',
          message:
            'HTTP.NoWarning has no `=`: the server reads it as true, and the documentation asks for `= true`.',
          help: 'Write `nowarning = true`.',
          fixed: '[http]\nnowarning = true\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'a boolean with a comment',
      text: '[HTTP]\n  NoWarning ; yes\n',
      findings: [
        {
          line: 2,
          column: 3,
          endColumn: 12,
          severity: 'warning',
          message: /HTTP\.NoWarning/,
          fixed: '[HTTP]\n  NoWarning = true ; yes\n',
        },
      ],
    },
    {
      name: 'a boolean with a comment glued to it',
      text: '[HTTP]\nNoWarning;yes',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 10,
          severity: 'warning',
          message: /HTTP\.NoWarning/,
          fixed: '[HTTP]\nNoWarning = true ;yes',
        },
      ],
    },
    {
      name: 'a string: the server refuses it',
      text: '[authorization]\nDefaultUserRole\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 16,
          setting: 'Authorization.DefaultUserRole',
          message:
            'Authorization.DefaultUserRole has no value, so the server refuses this file: blank value not supported for type at section "authorization", variable "DefaultUserRole".',
          help: 'Write `DefaultUserRole = …`, or put `;` in front of the line.',
        },
      ],
    },
    {
      name: 'a setting of a subsection',
      text: '[RPackageRepository "CRAN"]\nurl\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 4,
          setting: 'RPackageRepository."CRAN".URL',
          message: /at section "RPackageRepository", subsection "CRAN", variable "url"\.$/,
        },
      ],
    },
    {
      name: 'a password',
      text: '[SMTP]\nPassword ; swordfish\n',
      findings: [
        { line: 2, column: 1, endColumn: 9, message: /^(?!.*swordfish)SMTP\.Password has no value/ },
      ],
    },
    {
      name: 'a list: emptied',
      text: '[Python]\nExecutable = /a\nExecutable = /b\nExecutable\nExecutable = /c\nExecutable\nExecutable\n',
      findings: [
        {
          line: 4,
          column: 1,
          endColumn: 11,
          severity: 'warning',
          message: 'Python.Executable has no `=`: the server empties the list, so the 2 above are lost.',
          help: 'Delete the line, or write `Executable = …`.',
        },
        { line: 6, column: 1, endColumn: 11, severity: 'warning', message: /, so the one above is lost\.$/ },
        { line: 7, column: 1, endColumn: 11, severity: 'warning', message: /the server empties the list\.$/ },
      ],
    },
    {
      name: 'the rest of a comment',
      text: '[Servers]\n; written in the style that we\nlike\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 5,
          severity: 'warning',
          message: /^`like` stands alone below a comment: it may be the rest of that comment/,
          help: 'Put `;` in front of it.',
          fixed: '[Servers]\n; written in the style that we\n; like\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'an unknown name in an unknown section',
      text: '[Servers]\nAddress = x\nFoo\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 4,
          severity: 'warning',
          setting: 'Servers.Foo',
          message:
            '`Foo` stands alone, without `=`: the server takes it for the name of a setting without a value.',
        },
      ],
    },
    {
      name: 'the end of a here-document',
      text: '[Servers]\nAddress = x\nEOF\n',
      findings: [{ line: 3, column: 1, endColumn: 4, severity: 'warning', message: /here-document/ }],
    },
    {
      name: 'on the first line, where no section is',
      text: 'Foo\n',
      findings: [{ line: 1, column: 1, endColumn: 4, severity: 'warning', message: /^`Foo` stands alone/ }],
    },
  ],
  good: [
    { name: 'an unknown name in a section that is known', text: '[Server]\nFoo\n' },
    { name: 'an empty value', text: '[Server]\nAddress =\nDataDir = ""\n[HTTP]\nNoWarning =\n' },
    {
      name: 'the rest of a value whose quote never closes',
      text: '[SMTP]\nPassword = "sword\nfish\nmonger"\n',
    },
  ],
});
