import { describe, expect, test } from 'vitest';
import { upgradeFile } from '../../../src/migrate/upgrade/index.ts';
import { parse } from '../../../src/parser/index.ts';
import { testUpgrades, upgradeOf } from './upgrade-tester.ts';

testUpgrades('a person decides', [
  {
    name: 'where R lies in an unusual place',
    text: '[Server]\nRVersion = /opt/R/4.2.0\nRVersion = /srv/R\n',
    decide: { 'Server.RVersion': /none of the places where R usually lies/ },
  },
  {
    name: 'what a template will put in',
    text: '[Server]\nRVersion = /opt/R/{{ version }}\n[OAuth2]\nAllowedDomains = {{ domains }}\n',
    decide: { 'Server.RVersion': /./, 'OAuth2.AllowedDomains': /does not look like that/ },
  },
  {
    name: 'what a list means that is parted otherwise',
    text: '[OAuth2]\nAllowedDomains = a.org,b.org\nAllowedEmails = someone\n',
    decide: { 'OAuth2.AllowedDomains': /parted by blanks/, 'OAuth2.AllowedEmails': /parted by blanks/ },
  },
  {
    name: 'which of two values is right',
    text: '[Applications]\nReadTimeout = 2h\n[Scheduler]\nReadTimeout = 1h\n',
    decide: { 'Applications.ReadTimeout': 'Scheduler.ReadTimeout is set as well, to `1h`.' },
  },
  {
    name: 'which of two values is right, of which one is empty',
    text: '[Applications]\nReadTimeout = 2h\n[Scheduler]\nReadTimeout =\n',
    decide: { 'Applications.ReadTimeout': 'Scheduler.ReadTimeout is set as well, to ``.' },
  },
  {
    name: 'which of two values is right, of which one stands in the file beside it',
    text: '[SAML]\nIdPMetaData = https://idp/x\n',
    companion: '[SAML]\nIdPMetaDataURL = https://idp/y\n',
    decide: { 'SAML.IdPMetaData': /is set as well in the file beside this one, to `https:\/\/idp\/y`/ },
  },
  {
    name: 'what a list lacks',
    text: '[Server]\nRVersion = /opt/R/4\n[R]\nExecutable = /usr/bin/R\n',
    decide: { 'Server.RVersion': 'R.Executable is set as well, and lacks a value of the old line.' },
  },
  {
    name: 'which of two old settings counts',
    text: '[LDAP "a"]\nWhitelistedLoginGroups = x\nPermittedLoginGroups = y\n',
    decide: {
      'LDAP."a".WhitelistedLoginGroups': /PermittedLoginGroups differ, and LDAP\.PermittedLoginGroup takes/,
      'LDAP."a".PermittedLoginGroups': /differ/,
    },
  },
  {
    name: 'about all settings that belong together',
    text: '[Server]\nAuditLog = /a\nAuditLogFormat = JSON\n[Logging]\nAuditLog = /b\n',
    decide: {
      'Server.AuditLog': /Logging\.AuditLog is set as well, to `\/b`/,
      'Server.AuditLogFormat': 'It means something only together with Server.AuditLog',
    },
  },
  {
    name: 'about formats of a log that are gone, and one that nobody named',
    text: '[Server]\nAuditLogFormat = CSV\n',
    decide: { 'Server.AuditLogFormat': /The format `JSON` has a successor/ },
  },
  {
    name: 'about a log without a file',
    text: '[Server]\nAuditLogFormat = JSON\n',
    decide: { 'Server.AuditLogFormat': /No file is named/ },
  },
  {
    name: 'whether a setting of another provider is to count now',
    text: '[Password]\nUserInfoEditableBy = Admin\n[Authentication]\nProvider = LDAP\n',
    decide: { 'Password.UserInfoEditableBy': /Here the provider is `LDAP`/ },
  },
  {
    name: 'where the password of the database comes from',
    text: '[Postgres]\nURL = postgres://connect:{$}@db/connect\nInstrumentationURL = postgres://{$}@db/x\n',
    decide: {
      'Postgres.URL': /Postgres\.Password is not set in the file/,
      'Postgres.InstrumentationURL': /does not stand in the place of the password/,
    },
  },
  {
    name: 'whether what looks like a comment is one',
    text: '[SAML]\nIdPMetaData = https://u:pass#word@idp/x\n',
    decide: { 'SAML.IdPMetaData': /may be the rest of it, and of a password/ },
  },
  {
    name: 'about a certificate that was pasted in, of which nothing is shown',
    text: '[SAML]\nIdPSigningCertificate = "MIIDBTCCAe2gAwIBAgIQWPB1ofOpA7FFlOBk5iPaNTANBgkqhkiG9w0BAQsFADAtMSswKQYDVQQD"\n',
    decide: { 'SAML.IdPSigningCertificate': /into a file on the server/ },
  },
  {
    name: 'about what no source tells',
    text: '[Server]\nRVersionScanning = false\nSourcePackageDir = /srv\n[LDAP "a"]\nGroupsAutoRemoval = true\n[HTTPS]\nExcludedCiphers = x\n[Logging]\nEnabled = off\n[OAuth2]\nDiscoveryEndpoint = https://idp/.well-known/openid-configuration\n',
    decide: {
      'Server.RVersionScanning': /known from published files only/,
      'Server.SourcePackageDir': /need one/,
      'LDAP."a".GroupsAutoRemoval': /no source says/,
      'HTTPS.ExcludedCiphers': /no list of ciphers/,
      'Logging.Enabled': /basic logs/,
      'OAuth2.DiscoveryEndpoint': /a provider other than Google/,
    },
  },
  {
    name: 'about a key without an equals sign',
    text: '[Applications]\nReadTimeout ; soon\n',
    decide: { 'Applications.ReadTimeout': /without an equals sign/ },
  },
  {
    name: 'about a header that the server does not take',
    text: '[Applications "x"]\nReadTimeout = 1h\n',
    decide: { 'Applications."x".ReadTimeout': /a header with a name in quotes/ },
  },
]);

testUpgrades('what is unconfirmed is only mentioned', [
  {
    name: 'as are settings of which only hearsay says that they go',
    text: '[Metrics]\nDataPath = /var/lib/metrics\nInterval = 60s\n[Applications]\nRConfigActive = x\n[Server]\nRVersionMatching = exact\n',
    noted: ['Metrics.DataPath', 'Metrics.Interval', 'Applications.RConfigActive', 'Server.RVersionMatching'],
  },
]);

describe('a decision', () => {
  const text = '[Applications]\nTempMounting = true\nReadTimeout = 2h\n\n[Scheduler]\nReadTimeout = 1h\n';
  const line = (
    document: { position(offset: number): { line: number } },
    [range]: readonly { start: number }[],
  ) => document.position(range!.start).line;

  test('has its place before and after', () => {
    const before = parse(text);
    const { decisions, document } = upgradeFile(before);
    const [decision] = decisions;
    expect(line(before, decision!.before.ranges)).toBe(3);
    expect(line(document, decision!.after.ranges)).toBe(2);
    expect(line(before, decision!.successor!.before.ranges)).toBe(6);
    expect(line(document, decision!.successor!.after.ranges)).toBe(5);
  });

  test('offers choices with the values of the file', () => {
    expect(upgradeOf({ name: '', text }).decisions[0]!.choices).toEqual([
      'Delete the old line if `1h` is right.',
      'Write `2h` there if that is right, and delete the old line.',
    ]);
  });

  test('shows no password, and stays on its line', () => {
    const { decisions } = upgradeOf({
      name: '',
      text: '[SAML]\nIdPMetaData = https://u:hunter2@idp/x\nIdPMetaDataURL = "https://u:hunter3@idp\\n/y"\n',
    });
    expect(JSON.stringify(decisions)).not.toContain('hunter');
    expect(JSON.stringify(decisions)).toContain('********');
  });
});
