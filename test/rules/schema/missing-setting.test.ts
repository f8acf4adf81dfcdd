import { expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { lint } from '../../../src/rules/lint.ts';
import { findingsOf, testRule } from '../rule-tester.ts';

const ID = 'schema/missing-setting';

testRule(ID, {
  bad: [
    {
      name: 'a TLS listener without certificate and key',
      text: '[HTTPS]\nListen = :443\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 7,
          setting: 'HTTPS.Listen',
          message:
            'HTTPS.Listen needs HTTPS.Certificate and HTTPS.Key, which are not set: a browser accepts no TLS connection without a certificate, and the server can make none without its key.',
          help: 'Set HTTPS.Certificate and HTTPS.Key, here or in the environment as CONNECT_HTTPS_CERTIFICATE and CONNECT_HTTPS_KEY.',
        },
      ],
    },
    {
      name: 'a TLS listener without a key',
      text: '[https]\nlisten = :443\nCertificate = /etc/ssl/connect.crt\nKey =\n',
      findings: [
        { line: 2, column: 1, endColumn: 7, message: /^HTTPS\.Listen needs HTTPS\.Key, which is not set: / },
      ],
    },
    {
      name: 'PostgreSQL without a URL, which the environment often gives',
      text: '[Database]\nProvider = Postgres\n[Postgres]\nPassword = swordfish\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 9,
          severity: 'warning',
          setting: 'Database.Provider',
          message:
            'Database.Provider = `Postgres` needs Postgres.URL, which is not set: the server does not know where its database is.',
          help: 'Set Postgres.URL, here or in the environment as CONNECT_POSTGRES_URL.',
        },
      ],
    },
    {
      name: 'a provider without its section',
      text: '[Authentication]\nProvider = "ldap"\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 9,
          message:
            'Authentication.Provider = `ldap` needs a section [LDAP "name"], which is missing: the server knows no directory against which people could sign in.',
        },
      ],
    },
    {
      name: 'one directory of two, by its name',
      text: `[Authentication]
Provider = ldap

[LDAP "Old"]
ServerAddress = ldap.example.com
UsernameAttribute = uid
AnonymousBind = true

[LDAP "New \\"1\\""]
ServerAddress = ldap.example.org
UsernameAttribute = uid
BindDN = cn=connect
`,
      findings: [
        {
          line: 12,
          column: 1,
          endColumn: 7,
          severity: 'warning',
          setting: 'LDAP."New \\"1\\"".BindDN',
          message:
            'LDAP."New \\"1\\"".BindDN needs BindPassword or BindPasswordFile, and neither is set: the account can’t sign in to the directory without its password.',
          help: 'Set BindPassword or BindPasswordFile.',
        },
      ],
    },
    {
      name: 'the header of a section that lacks something',
      text: '[OpenTelemetry]\nEnabled = true\n[ OTLPEndpoint "Grafana" ]\nLogs = false\n',
      findings: [
        {
          line: 3,
          column: 3,
          endColumn: 25,
          setting: 'OTLPEndpoint',
          message:
            '[OTLPEndpoint "Grafana"] needs Endpoint, which is not set: Connect does not know where to send data.',
          help: 'Give the base URL of the receiver, as in `http://localhost:4318`.',
        },
      ],
    },
    {
      name: 'all that a feature asks for',
      text: '[Chronicle]\nEnabled = true\nS3StorageEnabled = true\nS3Bucket = usage\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 8,
          message: /^Chronicle\.Enabled = `true` needs Metrics\.PrometheusListen, which is not set: /,
          help: /CONNECT_METRICS_PROMETHEUSLISTEN/,
        },
        {
          line: 2,
          column: 1,
          endColumn: 8,
          severity: 'warning',
          message: /^Chronicle\.Enabled = `true` needs OpenTelemetry\.Enabled = `true`: /,
        },
        {
          line: 3,
          column: 1,
          endColumn: 17,
          message: /^Chronicle\.S3StorageEnabled = `true` needs Chronicle\.S3Region, which is not set: /,
        },
      ],
    },
    {
      name: 'a value of another setting',
      text: '[Applications]\nRunAsCurrentUser = true\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 17,
          severity: 'warning',
          message:
            /needs Authentication\.Provider = `pam` or EarlyAccess\.RunAsCurrentUserSSO = `true`: only then/,
        },
      ],
    },
    {
      name: 'what is not confirmed, as information',
      text: '[Authentication]\nProvider = pam\n[PAM]\nForwardPassword = true\n',
      findings: [
        {
          line: 4,
          column: 1,
          endColumn: 16,
          severity: 'info',
          message: /^PAM\.ForwardPassword = `true` needs PAM\.UseSession = `true`: /,
          help: 'Set PAM.UseSession = true.',
        },
      ],
    },
    {
      name: 'many ways, without all their variables',
      text: '[Authentication]\nProvider = saml\n[Server]\nAddress = https://connect.example.com\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 9,
          severity: 'warning',
          message: /, and none of them is set: /,
          help: 'Set SAML.IdPMetaDataURL or SAML.IdPMetaDataPath to the metadata of the identity provider.',
        },
      ],
    },
  ],
  good: [
    { name: 'an empty file', text: '' },
    { name: 'SQLite, the default', text: '[Database]\nProvider = sqlite\n' },
    {
      name: 'a template’s gap',
      text: '[HTTPS]\nListen = :443\nCertificate = <CERTIFICATE>\nKey = {{ key }}\n',
    },
    { name: 'a provider that is yet to be filled in', text: '[Authentication]\nProvider = {{ provider }}\n' },
    { name: 'a file that can’t be read to its end', text: '[HTTPS]\nListen = :443\n[HTTPS\nKey = /key\n' },
    {
      name: 'Python off-host',
      text: '[Python]\nEnabled = true\n[Kubernetes]\nEnabled = true\nDataDirPVCName = x\n[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://db/x\n',
    },
  ],
});

function lintWith(text: string, options: Parameters<typeof lint>[1]) {
  const [file] = lint([{ path: 'rstudio-connect.gcfg', document: parse(text) }], options).files;
  return file!.diagnostics.filter(({ ruleId }) => ruleId === ID);
}

test('the environment gives what the file lacks', () => {
  const text = '[Database]\nProvider = postgres\n';
  expect(findingsOf(ID, text)).toHaveLength(1);
  expect(lintWith(text, { environment: { CONNECT_POSTGRES_URL: 'postgres://db/connect' } })).toEqual([]);
});

test('once the environment is known, what it does not give is missing for sure', () => {
  const text = '[Database]\nProvider = postgres\n';
  const severities = (options: Parameters<typeof lintWith>[1]) =>
    lintWith(text, options).map(({ severity }) => severity);
  expect(severities({})).toEqual(['warning']);
  expect(severities({ environment: {} })).toEqual(['error']);
});

test('what the environment asks for is reported at the start of the file', () => {
  const [finding] = lintWith('[Server]\nSenderEmail = a@example.com\n', {
    environment: {
      CONNECT_SERVER_EMAILPROVIDER: 'SMTP',
      CONNECT_SERVER_ADDRESS: 'https://connect.example.com',
    },
  });
  expect(finding).toMatchObject({
    message: expect.stringMatching(/^Server\.EmailProvider = `SMTP` needs SMTP\.Host, /),
    range: { start: { offset: 0 }, end: { offset: 0 } },
  });
});

test('releases that do not know of it are spared', () => {
  const text = '[Server]\nEmailProvider = SMTP\nSenderEmail = a@example.com\n[SMTP]\nHost = mail\n';
  expect(lintWith(text, {})).toHaveLength(1);
  expect(lintWith(text, { connectVersion: '1.7.4' })).toEqual([]);
});
