import { testRule } from '../rule-tester.ts';

testRule('syntax/truncated-value', {
  bad: [
    {
      name: 'a hash glued to a value',
      text: '[R]\nExecutable = /opt/R/4#1/bin/R\n',
      findings: [
        {
          line: 2,
          column: 22,
          endColumn: 30,
          setting: 'R.Executable',
          message:
            'The unquoted `#` cuts R.Executable short: the server reads `/opt/R/4`, and takes the rest of the line for a comment.',
          help: 'Put the whole value in quotes; if the rest is a comment, put a blank on each side of the `#`.',
          fixed: '[R]\nExecutable = "/opt/R/4#1/bin/R"\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'a URL: an error',
      text: '[Server]\nAddress = https://example.com/#/connect ; the public one\n',
      findings: [
        {
          line: 2,
          column: 31,
          endColumn: 40,
          severity: 'error',
          message: /the server reads `https:\/\/example\.com\/`/,
          fixed: '[Server]\nAddress = "https://example.com/#/connect" ; the public one\n',
        },
      ],
    },
    {
      name: 'a URL in a setting that the catalogue does not know',
      text: '[Foo]\nBar = https://x/#y\n',
      findings: [
        {
          line: 2,
          column: 17,
          endColumn: 19,
          severity: 'error',
          message: /Foo\.Bar/,
          fixed: '[Foo]\nBar = "https://x/#y"\n',
        },
      ],
    },
    {
      name: 'a password: an error, and nothing of it is told',
      text: '[SMTP]\nPassword = sword;fish\n',
      findings: [
        {
          line: 2,
          column: 17,
          endColumn: 22,
          severity: 'error',
          setting: 'SMTP.Password',
          message:
            'The unquoted `;` cuts SMTP.Password short: the server reads only what stands in front of it, and takes the rest of the line for a comment.',
          help: 'Put the whole value in quotes: `Password = "…"`. Inside, `"` is written `\\"` and `\\` is written `\\\\`.',
        },
      ],
    },
    {
      name: 'a password with anything glued to it',
      text: '[SMTP]\nPassword = swordfish; of Ann\n',
      findings: [{ line: 2, column: 21, endColumn: 29, severity: 'error', message: /SMTP\.Password/ }],
    },
    {
      name: 'a password that begins with a hash',
      text: '[SMTP]\nPassword = #swordfish\n',
      findings: [{ line: 2, column: 12, endColumn: 22, severity: 'error', message: /reads an empty value/ }],
    },
    {
      name: 'a password that is not closed where it seems',
      text: '[SMTP]\nPassword = "sword";fish"\n',
      findings: [{ line: 2, column: 19, endColumn: 25, severity: 'error', message: /SMTP\.Password/ }],
    },
    {
      name: 'credentials in a URL: no fix, which would show them',
      text: '[Postgres]\nURL = postgres://user:sword#fish@db/connect\n',
      findings: [
        {
          line: 2,
          column: 28,
          endColumn: 44,
          severity: 'error',
          message: /reads only what stands in front of it/,
        },
      ],
    },
    {
      name: 'a colour',
      text: '[Foo]\nColor = #00ff7f\n',
      findings: [
        {
          line: 2,
          column: 9,
          endColumn: 16,
          message: /reads an empty value/,
          fixed: '[Foo]\nColor = "#00ff7f"\n',
        },
      ],
    },
    {
      name: 'an HTML entity, whatever follows',
      text: '[Server]\nPublicWarning = Test&nbsp; only\n',
      findings: [
        {
          line: 2,
          column: 26,
          endColumn: 32,
          message: /Server\.PublicWarning/,
          fixed: '[Server]\nPublicWarning = "Test&nbsp; only"\n',
        },
      ],
    },
    {
      name: 'single quotes that were meant to hold it together',
      text: "[LDAP]\nBindDN = 'cn=a;cn=b'\n",
      findings: [
        {
          line: 2,
          column: 15,
          endColumn: 21,
          message: /LDAP\.BindDN/,
          fixed: '[LDAP]\nBindDN = "cn=a;cn=b"\n',
        },
      ],
    },
    {
      name: 'a quote in the rest: nobody knows what was meant',
      text: '[Server]\nPublicWarning = a;b"c"\n',
      findings: [{ line: 2, column: 18, endColumn: 23, message: /PublicWarning/ }],
    },
  ],
  good: [
    { name: 'a comment that stands apart', text: '[Logging]\nServiceLogFormat = TEXT    ; TEXT or JSON\n' },
    { name: 'a comment behind a blank, glued to its mark', text: '[A]\nb = "1" #set to 1\n' },
    { name: 'a mark with a blank behind it', text: '[A]\nb = c; d\n' },
    { name: 'a mark at the end', text: '[A]\nb = c;\nd = e;;\n' },
    { name: 'several marks', text: '[A]\nb = c;; d\n' },
    { name: 'an empty value with a comment', text: '[A]\nb = ; c\nd =; e\nf = ;old\ng = #old value\n' },
    { name: 'a value that was commented out', text: '[Server]\nAddress = ;https://example.com\n' },
    {
      name: 'a password that is left to the environment',
      text: '[SMTP]\nPassword = ; set in the environment\n',
    },
    {
      name: 'a password that stands in the environment, glued',
      text: '[SMTP]\nPassword = ;set in the environment\n',
    },
    { name: 'quotes', text: '[SMTP]\nPassword = "a;b#c"\nHost = "x";comment\n' },
    { name: 'a key without equals sign', text: '[A]\nb;c\n' },
  ],
});
