import { test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { upgradeFile } from '../../../src/migrate/upgrade/index.ts';
test('x', () => {
  const text = `; my server
[Server]
Address = https://c
; R versions
RVersion = /opt/R/4.2.0/   ; old one
RVersion = "/usr/lib/R"
RVersionScanning = false
AuditLog = /var/log/x.log
AuditLogFormat = JSON

[Applications]
; secret vars
EnvironmentBlacklist   = LD_PRELOAD ; a
DisabledProtocols      = websocket xhr-polling
ConnectionTimeout      = 30m
; long
ReadTimeout            = 1h ; why
TempMounting = true ; keep this

[LoadBalancing]
; a comment
EnforceMinRsconnectVersion = true

[Password]
UserInfoEditableBy = Admin

[OAuth2]
AllowedDomains = a.org b.org
DiscoveryEndpoint = https://idp.example.com/.well-known/openid-configuration

[Scheduler]
ReadTimeout = 60m

[LDAP "x y"]
WhitelistedLoginGroups = users
GroupsAutoRemoval = true
[Metrics]
DataPath = /x
[Postgres]
URL = postgres://u:{$}@h/db
Password = abc
[SAML]
IdPMetaData = https://idp/meta`;
  const result = upgradeFile(parse(text));
  console.log(result.document.toString());
  console.log(JSON.stringify({ ...result, document: undefined, releases: undefined }, null, 1));
  console.log(JSON.stringify(result.releases));
});
