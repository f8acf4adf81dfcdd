import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { insecureSettings } from '../../../src/rules/security/insecure/settings.ts';
import { isLocalServer, reachOf } from '../../../src/rules/security/shared/reach.ts';
import { bindEntries, findSection, findSetting, Settings } from '../../../src/schema/index.ts';
import { findingsOf, testRule } from '../rule-tester.ts';

const ADDRESS = '[Server]\nAddress = https://connect.example.com\n';

testRule('security/insecure-setting', {
  bad: [
    {
      name: 'the API key of tests',
      text: `${ADDRESS}[Authentication]\nInsecureDefaultUserAPIKey = true\n`,
      findings: [
        {
          line: 4,
          column: 29,
          endColumn: 33,
          setting: 'Authentication.InsecureDefaultUserAPIKey',
          message:
            'Authentication.InsecureDefaultUserAPIKey = `true` creates an API key that everybody knows, for automated tests: whoever reaches the server can publish and run code on it.',
          help: 'Remove the line; on a server that others could reach, look for accounts, keys and content that you do not know.',
        },
      ],
    },
    {
      name: 'a switch without an equals sign',
      text: '[LDAP "corp"]\nServerTLSInsecure\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 18,
          setting: 'LDAP."corp".ServerTLSInsecure',
          message: /^LDAP\."corp"\.ServerTLSInsecure = `true` accepts any certificate/,
        },
      ],
    },
    {
      name: 'the value in force only',
      text: '[HTTPS]\nMinimumTLS = 1.0\nMinimumTLS = 1.1\n',
      findings: [{ line: 3, column: 14, endColumn: 17, message: /^HTTPS\.MinimumTLS = `1\.1` lets clients/ }],
    },
    {
      name: 'a server for tests, as information',
      text: '[Server]\nAddress = http://localhost:3939\nFrameOptionsDashboard = none\n[Authentication]\nInsecureDefaultUserAPIKey = true\nAPIKeyBcryptCost = 4\n',
      findings: [
        { line: 3, column: 25, endColumn: 29, severity: 'info', message: /^Server\.FrameOptionsDashboard/ },
        { line: 5, column: 29, endColumn: 33, severity: 'info', message: /^Authentication\.Insecure/ },
        {
          line: 6,
          column: 20,
          endColumn: 21,
          severity: 'info',
          message: /^Authentication\.APIKeyBcryptCost/,
        },
      ],
    },
    {
      name: 'a database without encryption, and no part of its URL',
      text: '[Postgres]\nURL = postgres://connect:sword-fish@db.example.com/c?sslmode=disable\n',
      findings: [
        {
          line: 2,
          column: 7,
          endColumn: 69,
          message:
            'Postgres.URL has `sslmode=disable`: password and data cross the network in clear text on their way to the database.',
        },
      ],
    },
  ],
  good: [
    { name: 'nothing at all', text: '' },
    {
      name: 'the secure values',
      text: `${ADDRESS}FrameOptionsContent = SAMEORIGIN\nContentTypeSniffing = false\n`,
    },
    {
      name: 'a value that is replaced further down',
      text: '[Applications]\nRunAs = root\nRunAs = connect\n',
    },
    { name: 'gaps of templates', text: '[Server]\nFrameOptionsDashboard = "{{ x }}"\n' },
    { name: 'values that can’t be read', text: '[Authentication]\nAPIKeyBcryptCost = low\n' },
  ],
});

/** What becomes of a setting: a severity, or nothing. */
function severityIn(text: string, options = {}): string | undefined {
  const findings = findingsOf('security/insecure-setting', text, options);
  expect(findings.length).toBeLessThanOrEqual(1);
  return findings[0]?.severity;
}

describe('of these settings', () => {
  test.each<[text: string, severity: string | undefined]>([
    ['[Authentication]\nAPIKeyBcryptCost = 9', 'warning'],
    ['[Authentication]\nAPIKeyBcryptCost = 10', undefined],
    ['[Authentication]\nBasicAuth = true', 'info'],
    ['[Authentication]\nWebSudoMode = false', 'info'],
    ['[Authorization]\nDefaultUserRole = publisher', 'warning'],
    ['[Authorization]\nDefaultUserRole = viewer', undefined],
    ['[Authorization]\nDefaultUserRole = publisher\n[Password]\nSelfRegistration = false', undefined],
    ['[Authorization]\nDefaultUserRole = publisher\n[Authentication]\nProvider = ldap', undefined],
    ['[Authentication]\nProvider = proxy\n[HTTP]\nListen = :3939', 'info'],
    ['[Authentication]\nProvider = proxy\n[HTTPS]\nListen = 10.0.0.1:443', 'info'],
    ['[Authentication]\nProvider = proxy\n[HTTP]\nListen = 127.0.0.1:3939', undefined],
    ['[Authentication]\nProvider = proxy', undefined],
    ['[Password]\nMinimumScore = 0', 'info'],
    ['[Password]\nMinimumScore = 1', undefined],
    ['[Database]\nSeedUsers = true', 'info'],
    ['[HTTPS]\nMinimumTLS = 1.2', undefined],
    ['[Server]\nFrameOptionsContent = DENY', 'warning'],
    ['[Server]\nContentTypeSniffing = true', 'warning'],
    ['[Server]\nSameSite = none', 'info'],
    ['[Server]\nSameSite = Lax', undefined],
    ['[CORS]\nEnabled = true\nAllowOrigin = *', 'info'],
    ['[CORS]\nAllowOrigin = *', undefined],
    ['[CORS]\nEnforceWebsocketOrigin = false', 'info'],
    ['[Applications]\nRunAs = root', 'warning'],
    ['[Applications]\nShinyErrorSanitization = false', 'info'],
    ['[GitCredential]\nHost = git.example.com\nProtocol = http', 'warning'],
    ['[GitCredential]\nHost = git\nProtocol = http', 'info'],
    ['[GitCredential]\nHost = git.example.com\nProtocol = https', undefined],
    ['[RPackageRepository "CRAN"]\nURL = http://cran.example.com/', 'info'],
    ['[RPackageRepository "CRAN"]\nURL = http://packages:4242/cran', undefined],
    ['[SMTP]\nHost = mail.example.com\nUser = u\nStartTLS = never', 'info'],
    ['[SMTP]\nHost = mail.example.com\nUser = u\nStartTLS = never\nSSL = true', undefined],
    ['[SMTP]\nHost = localhost\nUser = u\nStartTLS = never', undefined],
  ])('%j: %s', (text, severity) => {
    expect(severityIn(`${text}\n`)).toBe(severity);
  });
});

describe('of a database', () => {
  test.each<[url: string, severity: string | undefined]>([
    ['postgres://c@db.example.com/c?sslmode=disable', 'warning'],
    ['postgres://c@10.1.2.3/c?a=b&sslmode=disable', 'warning'],
    ['postgres://c@db/c?sslmode=disable', 'info'],
    ['postgres://c@localhost:5432/c?sslmode=disable', undefined],
    ['postgres://c@127.0.0.1/c?sslmode=disable', undefined],
    ['postgres://c@[::1]/c?sslmode=disable', undefined],
    ['postgres://c@db.example.com/c?sslmode=require', undefined],
    ['postgres://c@db.example.com/sslmode=disable', undefined],
    ["host=db.example.com sslmode='disable'", 'warning'],
    ['sslmode=disable host=/var/run/postgresql', undefined],
    ['dbname=c sslmode=disable', undefined],
  ])('%j: %s', (url, severity) => {
    expect(severityIn(`[Postgres]\nURL = ${url}\n`)).toBe(severity);
    expect(severityIn(`[Postgres]\nInstrumentationURL = ${url}\n`)).toBe(severity);
  });
});

describe('of a directory', () => {
  test.each<[lines: string, severity: string | undefined]>([
    ['ServerAddress = ldap.example.com:389\nTLS = false', 'warning'],
    ['ServerAddress = ldap.example.com\nStartTLS = false', 'warning'],
    ['ServerAddress = ldap.example.com:389', 'info'],
    ['ServerAddress = ldap:389\nTLS = false', 'info'],
    ['ServerAddress = localhost:389\nTLS = false', undefined],
    ['ServerAddress = ldap.example.com:389\nStartTLS = true', undefined],
    ['ServerAddress = ldap.example.com:389\nStartTLS', undefined],
    ['ServerAddress = ldap.example.com:636', undefined],
    ['ServerAddress = ldaps://ldap.example.com', undefined],
    ['ServerAddress = ldap.example.com\nTLS = "{{ tls }}"', undefined],
  ])('%j: %s', (lines, severity) => {
    const section = `[LDAP "corp"]\n${lines}\n[LDAP "other"]\nTLS = true\n`;
    expect(severityIn(`[Authentication]\nProvider = ldap\n${section}`)).toBe(severity);
    expect(severityIn(`[Authentication]\nProvider = saml\n${section}`)).toBeUndefined();
  });
});

describe('of plain HTTP', () => {
  const silent = '[HTTP]\nNoWarning = true\n';

  test.each<[text: string, severity: string | undefined]>([
    [`${silent}[Server]\nAddress = http://connect.example.com`, 'warning'],
    [`${silent}[Server]\nAddress = http://connect:3939`, 'info'],
    [`${silent}[Server]\nAddress = http://localhost:3939`, undefined],
    [`${silent}[Server]\nAddress = https://connect.example.com`, undefined],
    [`${silent}[Server]\nAddress =`, undefined],
    [`${silent}`, undefined],
    ['[Server]\nAddress = http://connect.example.com', undefined],
    [`${silent}ForceSecure = true\n[Server]\nAddress = http://connect.example.com`, undefined],
    [`${silent}[HTTPS]\nListen = :443\n[Server]\nAddress = http://connect.example.com`, undefined],
    [`${silent}[Server]\nAddress = http://connect.example.com\n[Authentication]\nProvider = saml`, 'warning'],
    ['[Server]\nAddress = http://connect.example.com\n[Authentication]\nProvider = saml', 'warning'],
    ['[Server]\nAddress = http://localhost\n[Authentication]\nProvider = saml', undefined],
    ['[SAML]\nIdPMetaDataURL = http://idp.example.com/x', 'warning'],
    ['[SAML]\nIdPMetaDataURL = https://idp.example.com/x', undefined],
  ])('%j: %s', (text, severity) => {
    expect(severityIn(`${text}\n`)).toBe(severity);
  });

  test('the address from the environment counts', () => {
    const environment = { CONNECT_SERVER_ADDRESS: 'http://connect.example.com' };
    expect(severityIn(silent, { environment })).toBe('warning');
  });
});

test('what the environment sets is not the file’s fault', () => {
  const environment = { CONNECT_APPLICATIONS_RUNAS: 'root' };
  expect(severityIn('[Server]\nAddress = https://connect.example.com\n', { environment })).toBeUndefined();
});

test.each([
  ['localhost', 'machine'],
  ['connect.localhost', 'machine'],
  ['127.0.0.53', 'machine'],
  ['::1', 'machine'],
  ['', 'machine'],
  ['/run/postgresql', 'machine'],
  ['db', 'neighbour'],
  ['db.example.com', 'network'],
  ['10.0.0.1', 'network'],
  ['fe80::1', 'network'],
])('%j belongs to the %s', (host, reach) => {
  expect(reachOf(host)).toBe(reach);
});

test.each([
  ['http://localhost:3939', true],
  ['http://127.0.0.1/', true],
  ['http://0.0.0.0:3939', false],
  ['http://connect', false],
  ['', false],
  ['{{ x }}', false],
])('a server at %j is for its own machine: %s', (address, local) => {
  const main = bindEntries(parse(`[Server]\nAddress = "${address}"\n`));
  expect(isLocalServer(new Settings({ main }))).toBe(local);
});

describe.each(insecureSettings)('$setting', ({ setting, claim, help, source, certainty }) => {
  test('is in the catalogue, and is spoken of in sentences', () => {
    const [section = '', key = ''] = setting.split('.');
    const found = findSetting(findSection(section)!, key)!;
    expect(`${findSection(section)!.name}.${found.name}`).toBe(setting);
    expect(claim).toMatch(/^[a-z].*[^.]$/);
    expect(help).toMatch(/^[A-Z].*\.$/);
    expect(source).not.toBe('');
    // Nothing is surer than the setting itself.
    if (found.setting.certainty === 'uncertain') expect(certainty).toBe('uncertain');
  });
});
