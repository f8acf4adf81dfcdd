// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are gaps of templates
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeValue, unwritable } from '../../../src/parser/index.ts';
import { findingsOf, lintText, testRule } from '../rule-tester.ts';

const RSCADMIN = '`/opt/rstudio-connect/bin/rscadmin configure --encrypt-config-value`';

testRule('security/plain-secret', {
  bad: [
    {
      name: 'a password',
      text: '[SMTP]\nPassword = sword-fish\n',
      findings: [
        {
          line: 2,
          column: 12,
          endColumn: 22,
          setting: 'SMTP.Password',
          message: 'SMTP.Password stands in clear text: whoever reads this file or a copy of it can use it.',
          help: `Put the encrypted value here that ${RSCADMIN} prints (it presumably takes one as the other passwords do), or remove the line and give the value in the environment, as CONNECT_SMTP_PASSWORD.`,
        },
      ],
    },
    {
      name: 'a password of which the documentation says that it can be encrypted',
      text: '[Postgres]\nPassword = "sword fish"\n',
      findings: [
        {
          line: 2,
          column: 12,
          endColumn: 24,
          message: /^Postgres\.Password stands in clear text/,
          help: `Put the encrypted value here that ${RSCADMIN} prints, or remove the line and give the value in the environment, as CONNECT_POSTGRES_PASSWORD.`,
        },
      ],
    },
    {
      name: 'a password of a section with a name, for which there is no safe name of a variable',
      text: '[LDAP "corp"]\nBindPassword = sword-fish\n',
      findings: [
        {
          line: 2,
          column: 16,
          endColumn: 26,
          setting: 'LDAP."corp".BindPassword',
          message: /^LDAP\."corp"\.BindPassword stands in clear text/,
          help: `Put the encrypted value here that ${RSCADMIN} prints.`,
        },
      ],
    },
    {
      name: 'a secret for which there can be a file',
      text: '[OAuth2]\nClientSecret = sword-fish\n[Bootstrap]\nSecretKey = c3dvcmRmaXNo\n',
      findings: [
        { line: 2, column: 16, endColumn: 26, message: /^OAuth2/, help: /OAuth2\.ClientSecretFile\.$/ },
        {
          line: 4,
          column: 13,
          endColumn: 25,
          message: /^Bootstrap/,
          help: 'Remove the line and give the value in the environment, as CONNECT_BOOTSTRAP_SECRETKEY, or name a file that holds it in Bootstrap.SecretKeyFile.',
        },
      ],
    },
    {
      name: 'a password in a URL',
      text: '[Postgres]\nURL = postgres://connect:sword-fish@db.example.com/connect\nInstrumentationURL = "host=db password=sword-fish"\n',
      findings: [
        {
          line: 2,
          column: 7,
          endColumn: 59,
          setting: 'Postgres.URL',
          message:
            'The URL in Postgres.URL holds a password, token or key in clear text: whoever reads this file or a copy of it can use it.',
          help: `Take the password out of the URL and set Postgres.Password to the encrypted value that ${RSCADMIN} prints, or give it in the environment, as CONNECT_POSTGRES_PASSWORD.`,
        },
        {
          line: 3,
          column: 22,
          endColumn: 51,
          message: /^The connection string in Postgres\.InstrumentationURL holds/,
          help: /CONNECT_POSTGRES_INSTRUMENTATIONPASSWORD\.$/,
        },
      ],
    },
    {
      name: 'a password in the URL of a repository',
      text: '[RPackageRepository "CRAN"]\nURL = https://user:sword-fish@example.com/cran\n[Metrics]\nDashboardURL = https://example.com/?token=sword-fish\n',
      findings: [
        {
          line: 2,
          column: 7,
          endColumn: 47,
          message: /^The URL in RPackageRepository\."CRAN"\.URL holds/,
          help: 'Use an address that needs no password; otherwise see that only root can read the file and its copies.',
        },
        {
          line: 4,
          column: 16,
          endColumn: 53,
          message: /^The URL in Metrics\.DashboardURL holds/,
          help: 'Use an address that needs no password, or remove the line and give the URL in the environment, as CONNECT_METRICS_DASHBOARDURL.',
        },
      ],
    },
    {
      name: 'a password of a server for tests, as information',
      text: '[Server]\nAddress = http://localhost:3939\n[SMTP]\nPassword = sword-fish\n',
      findings: [{ line: 4, column: 12, endColumn: 22, severity: 'info', message: /^SMTP\.Password/ }],
    },
    {
      name: 'a hexadecimal key, which is not encrypted',
      text: `[GitCredential]\nPassword = ${'0123456789abcdef'.repeat(4)}\n`,
      findings: [{ line: 2, column: 12, endColumn: 76, message: /^GitCredential\.Password/ }],
    },
  ],
  good: [
    { name: 'an encrypted value', text: `[SMTP]\nPassword = "${'aB3+'.repeat(12)}Ab3="\n` },
    {
      name: 'nothing',
      text: '[SMTP]\nPassword =\n[Postgres]\nPassword = ""\nURL = postgres://connect:@db/x\n',
    },
    ...[
      '<PASSWORD>',
      '<encrypted, Base64-encoded value>',
      '"{{ password }}"',
      '${PASSWORD}',
      '$ClientSecret',
      'XXXXXXXX',
      'secret',
      'notasecret',
      'REPLACEME',
      'example',
    ].map((gap) => ({ name: `a gap or an example: ${gap}`, text: `[SMTP]\nPassword = ${gap}\n` })),
    {
      name: 'gaps in URLs',
      text: '[Postgres]\nURL = postgres://connect:<PASSWORD>@db/x\nInstrumentationURL = "postgres://connect:{$}@db/x"\n',
    },
    { name: 'the word of an example in a URL', text: '[Postgres]\nURL = postgres://connect:secret@db/x\n' },
    {
      name: 'URLs without a password',
      text: '[Server]\nAddress = https://connect.example.com/a@b\n[Postgres]\nURL = postgres://connect@db/x?sslmode=require\n',
    },
    { name: 'paths of files with secrets', text: '[OAuth2]\nClientSecretFile = /etc/secret\n' },
    { name: 'settings that nobody knows', text: '[Foo]\nPassword = sword-fish\n' },
  ],
});

test('no part of a secret is ever shown', () => {
  const mark = fc.constantFrom(
    ';',
    '#',
    '"',
    '\\',
    "'",
    ' ',
    '=',
    ':',
    '@',
    '/',
    '%',
    '$',
    '&',
    '?',
    '<',
    'ü',
  );
  const secret = fc
    .array(fc.oneof(mark, fc.constant('Zyxwvut')), { minLength: 1, maxLength: 8 })
    .map((parts) => `Zyxwvut${parts.join('')}`)
    .filter((text) => unwritable(text) === undefined);
  const line = fc.oneof(
    secret.map((text) => `[SMTP]\nPassword = ${encodeValue(text)}\n`),
    secret.map((text) => `[LDAP "corp"]\nBindPassword = ${encodeValue(text)}\n`),
    secret.map((text) => `[Postgres]\nURL = ${encodeValue(`postgres://user:${text}@db.example.com/x`)}\n`),
    secret.map(
      (text) =>
        `[Postgres]\nURL = ${encodeValue(`host=db password='${text.replaceAll(/['\\]/g, '\\$&')}'`)}\n`,
    ),
    secret.map((text) => `[HTTPS]\nKey = ${encodeValue(`-----BEGIN PRIVATE KEY-----\n${text}`)}\n`),
  );
  fc.assert(
    fc.property(line, (text) => {
      const result = lintText(text);
      expect(JSON.stringify(result.diagnostics)).not.toContain('Zyxwvut');
      expect(result.text.lines.join('\n')).not.toContain('Zyxwvut');
      expect(findingsOf('security/plain-secret', text).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});
