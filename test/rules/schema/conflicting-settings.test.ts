import { expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { lint } from '../../../src/rules/lint.ts';
import { findingsOf, testRule } from '../rule-tester.ts';

const ID = 'schema/conflicting-settings';

testRule(ID, {
  bad: [
    {
      name: 'both ways of mapping roles',
      text: '[Authorization]\nUserRoleMapping = true\nUserRoleGroupMapping\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 16,
          setting: 'Authorization.UserRoleMapping',
          message:
            'Authorization.UserRoleMapping = `true` and Authorization.UserRoleGroupMapping = `true` do not go together: roles come either from a role value or from groups, and with both the server does not start.',
          help: 'Keep the one whose source the identity provider supplies, and remove the other.',
        },
      ],
    },
    {
      name: 'the Launcher beside the direct runner',
      text: '[Launcher]\nEnabled = on\nKubernetes = on\n[Kubernetes]\nEnabled = yes\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 8,
          message:
            'Launcher.Enabled = `true` and Kubernetes.Enabled = `true` do not go together: content is started either by the Launcher or by Connect itself.',
        },
      ],
    },
    {
      name: 'data in the directory of the installation',
      text: '[Server]\nDataDir = "/opt/rstudio-connect/data"\nTempDir = /opt/rstudio-connect-temp\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 8,
          setting: 'Server.DataDir',
          message:
            'Server.DataDir = `/opt/rstudio-connect/data` lies in `/opt/rstudio-connect`: the server does not start then, and an upgrade replaces all that is in its installation directory.',
          help: 'Choose a directory outside of /opt/rstudio-connect, and move the files there.',
        },
      ],
    },
    {
      name: 'a supervisor in the directory of the data',
      text: '[Applications]\nSupervisor = /srv/data/run.sh\n[Server]\nDataDir = /srv/data/\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 11,
          message:
            'Applications.Supervisor = `/srv/data/run.sh` lies in Server.DataDir = `/srv/data/`: the server refuses to start with a supervisor in this directory.',
        },
      ],
    },
    {
      name: 'a receiver whose address says too much',
      text: '[OTLPEndpoint "Grafana"]\nEndpoint = http://localhost:4318/v1/logs\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 9,
          setting: 'OTLPEndpoint."Grafana".Endpoint',
          message:
            'OTLPEndpoint."Grafana".Endpoint = `http://localhost:4318/v1/logs` names the path of one kind of data: Connect adds these paths itself, and would send to an address that does not exist.',
        },
      ],
    },
    {
      name: 'the secret of a client, given twice and not shown',
      text: '[Authentication]\nProvider = oauth2\n[OAuth2]\nClientId = connect\nClientSecretFile = /etc/secret\nClientSecret = swordfish\n',
      findings: [
        {
          line: 6,
          column: 1,
          endColumn: 13,
          message:
            'OAuth2.ClientSecret and OAuth2.ClientSecretFile do not go together: exactly one of them may hold the client secret.',
        },
      ],
    },
    {
      name: 'a default among the two',
      text: '[Authentication]\nProvider = saml\n[SAML]\nNameIDFormat = transient\n',
      findings: [
        {
          line: 4,
          column: 1,
          endColumn: 13,
          message:
            /^SAML\.NameIDFormat = `transient` and SAML\.UniqueIDAttribute = `NameID` \(the default\) do not go together: /,
        },
      ],
    },
    {
      name: 'TLS in two ways',
      text: '[Authentication]\nProvider = ldap\n[LDAP "x"]\nServerAddress = ldap\nStartTLS = true\nTLS = true\n',
      findings: [
        {
          line: 6,
          column: 1,
          endColumn: 4,
          severity: 'warning',
          message:
            'LDAP."x".TLS = `true` and StartTLS = `true` do not go together: a connection either begins with TLS or changes to it later.',
        },
      ],
    },
    {
      name: 'directories that do not agree',
      text: `[Authentication]
Provider = ldap
[LDAP "x"]
AnonymousBind = true
[LDAP "y"]
AnonymousBind = true
GroupSearchBaseDN = dc=example
GroupNameAttribute = cn
`,
      findings: [
        {
          line: 3,
          column: 2,
          endColumn: 10,
          severity: 'warning',
          message:
            'The sections [LDAP] do not agree: groups come from the directory in one [LDAP] section and from Connect in another, and all must agree.',
        },
      ],
    },
    {
      name: 'a header for two purposes',
      text: '[Authentication]\nProvider = proxy\n[Authorization]\nUserRoleMapping = true\n[ProxyAuth]\nUsernameHeader = X-User\nRoleHeader = x-user\n',
      findings: [
        {
          line: 7,
          column: 1,
          endColumn: 11,
          severity: 'warning',
          message:
            'ProxyAuth.RoleHeader = `x-user` is the same as ProxyAuth.UsernameHeader: the header of the user name would be read as a role.',
        },
      ],
    },
    {
      name: 'bounds that cross',
      text: '[Scheduler]\nMinProcesses = 5\nMaxProcesses = 3\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 13,
          severity: 'warning',
          message:
            'Scheduler.MinProcesses = `5` is more than Scheduler.MaxProcesses = `3`: there can’t be more processes at least than there are at most.',
          help: 'Lower MinProcesses, or raise MaxProcesses.',
        },
      ],
    },
  ],
  good: [
    { name: 'an empty file', text: '' },
    {
      name: 'one of two ways',
      text: '[Authorization]\nUserRoleMapping = true\nUserRoleGroupMapping = false\n',
    },
    {
      name: 'the last of two values',
      text: '[Server]\nDataDir = /opt/rstudio-connect\nDataDir = /srv/connect\n',
    },
    {
      name: 'a template’s gap',
      text: '[Launcher]\nEnabled = {{ launcher }}\n[Kubernetes]\nEnabled = true\n',
    },
    {
      name: 'a value that can’t be read',
      text: '[Launcher]\nEnabled = perhaps\n[Kubernetes]\nEnabled = true\n',
    },
    {
      name: 'settings of a provider that is not chosen',
      text: '[SAML]\nGroupsByUniqueId = true\nGroupsAutoProvision = true\n',
    },
  ],
});

test('a finding names the other places', () => {
  const [finding] = findingsOf(ID, '[Authorization]\nUserRoleMapping = true\nUserRoleGroupMapping = true\n');
  expect(finding!.related).toMatchObject([
    { message: 'Authorization.UserRoleGroupMapping stands here', range: { start: { line: 3, column: 1 } } },
  ]);
});

test('a finding stands where the file has a part in it', () => {
  const document = parse('[Authorization]\nUserRoleGroupMapping = true\n');
  const { files } = lint([{ path: 'rstudio-connect.gcfg', document }], {
    environment: { CONNECT_AUTHORIZATION_USERROLEMAPPING: 'true' },
  });
  const [finding] = files[0]!.diagnostics.filter(({ ruleId }) => ruleId === ID);
  expect(finding!.range.start.line).toBe(2);
  expect(finding!.related).toBeUndefined();
});

test('old releases allowed data in the directory of the installation', () => {
  const document = parse('[Server]\nDataDir = /opt/rstudio-connect/data\n');
  const { files } = lint([{ path: 'rstudio-connect.gcfg', document }], { connectVersion: '1.8.6' });
  expect(files[0]!.diagnostics.filter(({ ruleId }) => ruleId === ID)).toEqual([]);
});
