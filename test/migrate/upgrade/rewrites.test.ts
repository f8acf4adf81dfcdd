import { expect, test } from 'vitest';
import { testUpgrades, upgradeOf } from './upgrade-tester.ts';

testUpgrades('a setting with another name', [
  {
    name: 'keeps its line: place, spelling of the value, comments',
    text: '[Applications]\nRunAs = x\n; not these\n  environmentblacklist = "LD_PRELOAD" ; or that\nTempDir = y\n',
    becomes:
      '[Applications]\nRunAs = x\n; not these\n  ProhibitedEnvironment = "LD_PRELOAD" ; or that\nTempDir = y\n',
  },
  {
    name: 'keeps its column',
    text: '[Applications]\nEnvironmentBlacklist  = A\nRunAs                 = x\n',
    becomes: '[Applications]\nProhibitedEnvironment = A\nRunAs                 = x\n',
  },
  {
    name: 'and several lines keeps them all',
    text: '[Applications]\nEnvironmentBlacklist=A\r\nEnvironmentBlacklist=B',
    becomes: '[Applications]\nProhibitedEnvironment=A\r\nProhibitedEnvironment=B',
  },
  {
    name: 'keeps a value that is continued',
    text: '[Applications]\nEnvironmentBlacklist = A\\\nB\n',
    becomes: '[Applications]\nProhibitedEnvironment = A\\\nB\n',
  },
  {
    name: 'in each section with a name by itself',
    text: '[LDAP "a"]\nPermittedLoginGroups = x\n[ldap "b"]\nPermittedLoginGroups = "two words"\n',
    becomes: '[LDAP "a"]\nPermittedLoginGroup = x\n[ldap "b"]\nPermittedLoginGroups = "two words"\n',
    decide: { 'LDAP."b".PermittedLoginGroups': /one group or of several/ },
  },
  {
    name: 'had another one before',
    text: '[LDAP "a"]\nWhitelistedLoginGroups = x ; ours\n',
    becomes: '[LDAP "a"]\nPermittedLoginGroup = x ; ours\n',
  },
]);

testUpgrades('a setting with another section', [
  {
    name: 'goes behind what stands there, in its manner, with its comments',
    text: '[Applications]\nRunAs = x\n; an hour\n; at most\nReadTimeout   =   1h  ; so they say\n\n[scheduler]\n\tMinProcesses=3\n\n[R]\nEnabled = true\n',
    becomes:
      '[Applications]\nRunAs = x\n\n[scheduler]\n\tMinProcesses=3\n\t; an hour\n\t; at most\n\tReadTimeout=1h  ; so they say\n\n[R]\nEnabled = true\n',
  },
  {
    name: 'goes behind the line that waits for it',
    text: '[Applications]\nReadTimeout = 2h\nRunAs = x\n[Scheduler]\n; ReadTimeout = 1h\nMinProcesses = 3\n',
    becomes:
      '[Applications]\nRunAs = x\n[Scheduler]\n; ReadTimeout = 1h\nReadTimeout = 2h\nMinProcesses = 3\n',
  },
  {
    name: 'gets one at the end of the file',
    text: '[Applications]\r\nReadTimeout = 1h\r\nRunAs = x\r\n',
    becomes: '[Applications]\r\nRunAs = x\r\n\r\n[Scheduler]\r\nReadTimeout = 1h\r\n',
  },
  {
    name: 'leaves no header behind that has nothing to hold',
    text: '[Server]\nAddress = https://c\n\n[Password]\n; who\nUserInfoEditableBy = Admin\n\n[R]\nEnabled = true',
    becomes:
      '[Server]\nAddress = https://c\n\n[R]\nEnabled = true\n\n[Authorization]\n; who\nUserInfoEditableBy = Admin',
  },
  {
    name: 'leaves a header behind that holds a comment, or has one',
    text: '[Password] ; old\nUserInfoEditableBy = Admin\n[Applications]\n; free\n\nReadTimeout = 1h\n',
    becomes:
      '[Password] ; old\n[Applications]\n; free\n\n[Authorization]\nUserInfoEditableBy = Admin\n\n[Scheduler]\nReadTimeout = 1h\n',
  },
  {
    name: 'leaves instructions to the linter that reach further',
    text: '[Applications]\n; gcfg-lint-disable schema/* -- why\n; note\nReadTimeout = 1h ; gcfg-lint-disable-file x/y -- z\n[Scheduler]\n',
    becomes:
      '[Applications]\n; gcfg-lint-disable schema/* -- why\n; gcfg-lint-disable-file x/y -- z\n[Scheduler]\n; note\nReadTimeout = 1h\n',
  },
  {
    name: 'may become several settings there',
    text: '[Server]\nAuditLog = /var/log/audit.log\nAuditLogFormat = JSON\nAddress = https://c\n',
    becomes:
      '[Server]\nAddress = https://c\n\n[Logging]\nAuditLog = /var/log/audit.log\nAuditLogFormat = JSON\n',
  },
]);

testUpgrades('a value of another form', [
  {
    name: 'all values in one line: a line for each',
    text: '[OAuth2]\nAllowedDomains = a.org  b.org ; ours\nAllowedEmails = "a@b.org\\tc@d.org"\nClientId = x\n',
    becomes:
      '[OAuth2]\nAllowedDomain = a.org ; ours\nAllowedDomain = b.org\nAllowedEmail = a@b.org\nAllowedEmail = c@d.org\nClientId = x\n',
  },
  {
    name: 'the last of the lines counts, and only its values',
    text: '[OAuth2]\n; old\nAllowedDomains = a.org\nAllowedDomains = b.org c.org',
    becomes: '[OAuth2]\n; old\n\nAllowedDomain = b.org\nAllowedDomain = c.org',
  },
  {
    name: 'transports, whatever parts them',
    text: '[Applications]\nDisabledProtocols = websocket, xhr-polling iframe-htmlfile\n',
    becomes:
      '[Applications]\nDisabledProtocol = websocket\nDisabledProtocol = xhr-polling\nDisabledProtocol = iframe-htmlfile\n',
  },
  {
    name: 'the directory of R becomes the program, where R usually lies',
    text: '[Server]\nRVersion = /opt/R/4.2.0/\nRVersion = "/usr/lib64/R" ; of the system\nRVersion = /srv/R/bin/R\n\n[R]\nEnabled = true\n',
    becomes:
      '[R]\nEnabled = true\nExecutable = /opt/R/4.2.0/bin/R\nExecutable = /usr/lib64/R/bin/R ; of the system\nExecutable = /srv/R/bin/R\n',
  },
  {
    name: 'a role becomes a switch',
    text: '[Authorization]\nUsersListingMinRole = "Administrator" ; hide\n',
    becomes: '[Authorization]\nViewersCanOnlySeeThemselves = true ; hide\n',
  },
  {
    name: 'metadata by a URL',
    text: '[SAML]\nIdPMetaData = "https://idp/x?a=#1"\n',
    becomes: '[SAML]\nIdPMetaDataURL = "https://idp/x?a=#1"\n',
  },
  {
    name: 'metadata in a file; the last of the lines counts',
    text: '[SAML]\nIdPMetaData = https://idp/x\n[SAML]\nIdPMetaData = /etc/idp.xml\n',
    becomes: '[SAML]\nIdPMetaDataPath = /etc/idp.xml\n',
  },
  {
    name: 'the placeholder for a password',
    text: '[Postgres]\nURL = "postgres://connect:{$}@db/connect?sslmode=require" ; no password\nPassword = secret\n',
    becomes:
      '[Postgres]\nURL = postgres://connect@db/connect?sslmode=require ; no password\nPassword = secret\n',
  },
]);

testUpgrades('a setting that just goes', [
  {
    name: 'leaves its comments, apart from what stands below',
    text: '[Applications]\n; temp\nTempMounting = true ; yes\nRunAs = x\n',
    becomes: '[Applications]\n; temp\n; yes\n\nRunAs = x\n',
  },
  {
    name: 'takes its header along when the server does not know that either',
    text: '[LoadBalancing] ; two nodes\n; note\nEnforceMinRsconnectVersion = true\n\n[R]\nEnabled = true\n',
    becomes: '; two nodes\n; note\n\n[R]\nEnabled = true\n',
  },
  {
    name: 'as it is empty, or says what holds anyway',
    text: '[SAML]\nIdPMetaData =\n[OAuth2]\nAllowedDomains =\nDiscoveryEndpoint = https://accounts.google.com\n[Logging]\nEnabled\n[Authorization]\nUsersListingMinRole = viewer\nDefaultUserRole = publisher\n',
    becomes: '[Authorization]\nDefaultUserRole = publisher\n',
  },
  {
    name: 'since nothing was written without a format',
    text: '[Server]\nAuditLog = /var/log/audit.log\nAuditLogFormat = none\nAddress = https://c\n',
    becomes: '[Server]\nAddress = https://c\n',
  },
]);

testUpgrades('a setting whose successor is there', [
  {
    name: 'goes when both say the same',
    text: '[Applications]\nReadTimeout = 1h\n[Scheduler]\nReadTimeout = 60m\n',
    becomes: '[Scheduler]\nReadTimeout = 60m\n',
  },
  {
    name: 'goes when a list has its values',
    text: '[Server]\nRVersion = /opt/R/4\n[R]\nExecutable = /usr/bin/R\nExecutable = /opt/R/4/bin/R\n',
    becomes: '[R]\nExecutable = /usr/bin/R\nExecutable = /opt/R/4/bin/R\n',
  },
  {
    name: 'goes when the file beside it says the same',
    text: '[SAML]\nIdPMetaData = https://idp/x\nEnabled = true\n',
    companion: '[saml]\nidpmetadataurl = https://idp/x\n',
    becomes: '[SAML]\nEnabled = true\n',
  },
  {
    name: 'is written once for two old ones that say the same',
    text: '[LDAP "a"]\nWhitelistedLoginGroups = x\nPermittedLoginGroups = x\n',
    becomes: '[LDAP "a"]\nPermittedLoginGroup = x\n',
  },
]);

test('a file without anything to upgrade is the same, byte for byte', () => {
  const text = '\ufeff[Server]\r\n Address=https://c\n\n\n;x\n[server]\nDataDir = /a\\\nb';
  const { document, rewritten, releases } = upgradeOf({ name: '', text });
  expect(document.toString()).toBe(text);
  expect([...rewritten, ...releases]).toEqual([]);
});
