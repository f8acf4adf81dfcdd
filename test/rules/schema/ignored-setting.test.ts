import { expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { lint } from '../../../src/rules/lint.ts';
import { findingsOf, testRule } from '../rule-tester.ts';

const ID = 'schema/ignored-setting';

testRule(ID, {
  bad: [
    {
      name: 'the section of another provider, as information',
      text: '[Authentication]\nProvider = saml\n\n[LDAP "Company"]\nServerAddress = ldap:636\nTLS = true\n',
      findings: [
        {
          line: 4,
          column: 2,
          endColumn: 16,
          severity: 'info',
          setting: 'LDAP',
          message:
            '[LDAP] has no effect while Authentication.Provider = `saml`: the server reads the section of the chosen provider only.',
          help: 'Set Authentication.Provider = ldap if people are to sign in this way; otherwise the section can go.',
        },
      ],
    },
    {
      name: 'the section of a provider where none is chosen',
      text: '[OAuth2]\nClientId = connect\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 8,
          message:
            '[OAuth2] has no effect without Authentication.Provider: unless that names another provider, people sign in with passwords that Connect keeps itself.',
          help: 'Set Authentication.Provider = oauth2.',
        },
      ],
    },
    {
      name: 'lists of roles without a switch',
      text: '[Authorization]\nAdministratorRoleMapping = a\nAdministratorRoleMapping = b\nViewerRoleMapping = c\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 25,
          setting: 'Authorization.AdministratorRoleMapping',
          message:
            'Authorization.AdministratorRoleMapping has no effect without Authorization.UserRoleMapping = `true` or Authorization.UserRoleGroupMapping = `true`: the lists say how to translate roles, and one of the two switches says what to translate.',
        },
        { line: 4, column: 1, endColumn: 18, message: /^Authorization\.ViewerRoleMapping has no effect / },
      ],
    },
    {
      name: 'what the default of another setting makes useless',
      text: '[Authentication]\nProvider = oauth2\n[OAuth2]\nClientId = connect\nPermittedLoginGroup = staff\n',
      findings: [
        {
          line: 5,
          column: 1,
          endColumn: 20,
          message:
            'OAuth2.PermittedLoginGroup has no effect while OAuth2.OpenIDConnectIssuer = `https://accounts.google.com` (the default): Google tells applications nothing of groups.',
        },
      ],
    },
    {
      name: 'settings beside a profile',
      text: '[Authentication]\nProvider = saml\n[SAML]\nIdPAttributeProfile = okta\nUsernameAttribute = uid\n',
      findings: [
        {
          line: 5,
          column: 1,
          endColumn: 18,
          message:
            'SAML.UsernameAttribute has no effect while SAML.IdPAttributeProfile is set: the profile decides on names and formats of all attributes.',
        },
      ],
    },
    {
      name: 'mail settings without a provider, and secrets unshown',
      text: '[SMTP]\nHost = mail\nPassword = swordfish\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 6,
          message:
            '[SMTP] has no effect without Server.EmailProvider: without a provider the server sends no mail at all.',
        },
      ],
    },
    {
      name: 'executables of a runtime that is off, or not on',
      text: '[Python]\nEnabled = no\nExecutable = /usr/bin/python3\n[Quarto]\nExecutable = /usr/bin/quarto\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 11,
          severity: 'info',
          message: 'Python.Executable has no effect while Python.Enabled = `false`: Python is switched off.',
          help: 'Remove it.',
        },
        {
          line: 5,
          column: 1,
          endColumn: 11,
          message:
            'Quarto.Executable has no effect without Quarto.Enabled: Quarto is off unless it is switched on.',
        },
      ],
    },
    {
      name: 'one directory of two',
      text: `[Authentication]
Provider = ldap
[LDAP "Old"]
ServerAddress = ldap.example.com
TLSCACertificate = /etc/ssl/ca.pem
[LDAP "New"]
ServerAddress = ldap.example.org
TLSCACertificate = /etc/ssl/ca.pem
StartTLS = true
`,
      findings: [
        {
          line: 5,
          column: 1,
          endColumn: 17,
          setting: 'LDAP."Old".TLSCACertificate',
          message:
            'LDAP."Old".TLSCACertificate has no effect without TLS = `true` or StartTLS = `true`: the connection is not encrypted, so there is no certificate to check.',
        },
      ],
    },
  ],
  good: [
    { name: 'an empty file', text: '' },
    {
      name: 'the section of the chosen provider',
      text: '[Authentication]\nProvider = PAM\n[PAM]\nService = sudo\n',
    },
    { name: 'a section that says what holds anyway', text: '[Chronicle]\nEnabled = false\n' },
    { name: 'a format that is the default', text: '[Logging]\nAuditLogFormat = text\n' },
    { name: 'a switch that may be on', text: '[Branding]\nEnabled = {{ branding }}\nLogo = /etc/logo.png\n' },
    {
      name: 'a switch that stands in the unreadable part',
      text: '[SMTP]\nHost = mail\n[Server\nEmailProvider = SMTP\n',
    },
    {
      name: 'a key without an equals sign, which is on',
      text: '[Branding]\nEnabled\nLogo = /etc/logo.png\n',
    },
  ],
});

test('a finding names the places that cause it', () => {
  const [finding] = findingsOf(ID, '[Authentication]\nProvider = saml\n[PAM]\nService = sudo\n');
  expect(finding!.related).toMatchObject([
    { message: 'Authentication.Provider stands here', range: { start: { line: 2, column: 1 } } },
  ]);
});

test('what only the environment gives is not this file’s', () => {
  const document = parse('[Server]\nAddress = https://connect.example.com\n');
  const { files } = lint([{ path: 'rstudio-connect.gcfg', document }], {
    environment: { CONNECT_SMTP_HOST: 'mail', CONNECT_BRANDING_LOGO: '/logo.png' },
  });
  expect(files[0]!.diagnostics.filter(({ ruleId }) => ruleId === ID)).toEqual([]);
});

test('2022.11 wrote an audit log for its format alone', () => {
  const document = parse('[Logging]\nAuditLogFormat = JSON\n');
  const found = (connectVersion: string) =>
    lint([{ path: 'rstudio-connect.gcfg', document }], { connectVersion }).files[0]!.diagnostics.filter(
      ({ ruleId }) => ruleId === ID,
    );
  expect(found('2022.11.0')).toEqual([]);
  expect(found('2026.08.0')).toHaveLength(1);
});
