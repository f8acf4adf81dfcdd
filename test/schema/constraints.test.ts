import { describe, expect, test } from 'vitest';
import { formatSettingPath, parse, parseSettingPath } from '../../src/parser/index.ts';
import {
  type Condition,
  type Constraint,
  Facts,
  findViolations,
  type Name,
  topics,
} from '../../src/schema/constraints/index.ts';
import { bindEntries, findSection, findSetting, Settings } from '../../src/schema/index.ts';

/** A file with these settings, each written as `Section."Subsection".Name = value`. */
function gcfg(settings: readonly string[]): string {
  return settings
    .map((setting) => {
      const [path, value] = setting.split(/ =(?: |$)/, 2) as [string, string];
      const { section, subsection, key } = parseSettingPath(path);
      return `[${section}${subsection === null ? '' : ` "${subsection}"`}]\n${key} = ${value}\n`;
    })
    .join('');
}

function violated(settings: readonly string[]): string[] {
  const document = parse(gcfg(settings));
  expect(document.errors).toEqual([]);
  const bindings = bindEntries(document);
  // Each line of a row has to name something.
  for (const { name, setting } of bindings) expect(setting, name).toBeDefined();
  const facts = new Facts(new Settings({ main: bindings }), true);
  return findViolations(facts).map(({ constraint }) => constraint.id);
}

const LDAP = ['Authentication.Provider = ldap', 'LDAP."x".ServerAddress = ldap.example.com'];
const LDAP_BOUND = [...LDAP, 'LDAP."x".BindDN = cn=connect', 'LDAP."x".BindPasswordFile = /etc/secret'];
const OAUTH2 = ['Authentication.Provider = oauth2', 'OAuth2.ClientId = connect'];
const OIDC = [...OAUTH2, 'OAuth2.OpenIDConnectIssuer = https://id.example.com'];
const SAML = ['Authentication.Provider = saml'];
const PAM = ['Authentication.Provider = pam'];
const PROXY = ['Authentication.Provider = proxy'];
const BY_ROLE = 'Authorization.UserRoleMapping = true';
const BY_GROUP = 'Authorization.UserRoleGroupMapping = true';
const LAUNCHER = ['Launcher.Enabled = true', 'Launcher.Kubernetes = true'];
const KUBERNETES = 'Kubernetes.Enabled = true';
const CHRONICLE = ['Chronicle.Enabled = true', 'Metrics.PrometheusListen = :3232'];
const ADDRESS = 'Server.Address = https://connect.example.com';

const constraints = topics.flatMap((topic) => topic.constraints);

interface Row {
  /** Settings that violate the constraint. */
  readonly bad: readonly string[];
  /** Settings that keep it, or to which it does not apply. */
  readonly good: readonly string[];
}

const ROWS: Readonly<Record<string, Row>> = {
  // Providers
  'ldap-section': { bad: ['Authentication.Provider = LDAP'], good: LDAP },
  'password-section-unused': {
    bad: [...PAM, 'Password.SelfRegistration = false'],
    good: ['Password.SelfRegistration = false'],
  },
  'ldap-section-unused': { bad: [...PAM, LDAP[1]!], good: LDAP },
  'oauth2-section-unused': { bad: [...PAM, OAUTH2[1]!], good: OAUTH2 },
  'saml-section-unused': { bad: [...PAM, 'SAML.Logging = true'], good: [...SAML, 'SAML.Logging = true'] },
  'pam-section-unused': { bad: [...SAML, 'PAM.Service = sudo'], good: [...PAM, 'PAM.Service = sudo'] },
  'proxy-section-unused': {
    bad: [...SAML, 'ProxyAuth.Logging = true'],
    good: [...PROXY, 'ProxyAuth.Logging = true'],
  },
  'ldap-section-without-provider': {
    bad: [LDAP[1]!],
    good: ['Authentication.Provider = password', LDAP[1]!],
  },
  'oauth2-section-without-provider': { bad: [OAUTH2[1]!], good: OAUTH2 },
  'saml-section-without-provider': { bad: ['SAML.Logging = true'], good: ['SAML.Logging = false'] },
  'pam-section-without-provider': { bad: ['PAM.Service = sudo'], good: ['PAM.Service = rstudio-connect'] },
  'proxy-section-without-provider': { bad: ['ProxyAuth.Logging = true'], good: PROXY },
  'password-form-only': {
    bad: [...SAML, 'Authentication.ChallengeResponseEnabled = true'],
    good: [...LDAP, 'Authentication.ChallengeResponseEnabled = true'],
  },
  'password-form-only-web-sudo': {
    bad: [...PROXY, 'Authentication.WebSudoModeDuration = 10m'],
    good: [...PAM, 'Authentication.WebSudoModeDuration = 10m'],
  },
  'password-mail-address': {
    bad: ['Server.EmailProvider = SMTP'],
    good: ['Server.EmailProvider = SMTP', ADDRESS],
  },

  // Directories
  'ldap-server': { bad: [LDAP[0]!, 'LDAP."x".TLS = true'], good: LDAP },
  'ldap-user-name': { bad: LDAP, good: [...LDAP, 'LDAP."x".UsernameAttribute = uid'] },
  'ldap-tls-twice': {
    bad: [...LDAP, 'LDAP."x".TLS = true', 'LDAP."x".StartTLS = true'],
    good: [...LDAP, 'LDAP."x".TLS = true', 'LDAP."y".StartTLS = true'],
  },
  'ldap-tls-port': {
    bad: [LDAP[0]!, 'LDAP."x".ServerAddress = ldap:389', 'LDAP."x".TLS = true'],
    good: [LDAP[0]!, 'LDAP."x".ServerAddress = ldap:636', 'LDAP."x".TLS = true'],
  },
  'ldap-tls-missing': {
    bad: [LDAP[0]!, 'LDAP."x".ServerAddress = ldap:636', 'LDAP."x".StartTLS = true'],
    good: [LDAP[0]!, 'LDAP."x".ServerAddress = ldap:389', 'LDAP."x".StartTLS = true'],
  },
  'ldap-certificates-without-tls': {
    bad: [...LDAP, 'LDAP."x".TLSCACertificate = /etc/ca.pem'],
    good: [...LDAP, 'LDAP."x".TLSCACertificate = /etc/ca.pem', 'LDAP."x".StartTLS = true'],
  },
  'ldap-authority-unchecked': {
    bad: [...LDAP, 'LDAP."x".TLSCACertificate = /etc/ca.pem', 'LDAP."x".ServerTLSInsecure = true'],
    good: [...LDAP, 'LDAP."x".TLSCACertificate = /etc/ca.pem'],
  },
  'ldap-bind-password': { bad: [...LDAP, 'LDAP."x".BindDN = cn=connect'], good: LDAP_BOUND },
  'ldap-bind-account': { bad: [...LDAP, 'LDAP."x".BindPassword = geheim'], good: LDAP_BOUND },
  'ldap-bind-twice': {
    bad: [...LDAP_BOUND, 'LDAP."x".AnonymousBind = true'],
    good: [...LDAP_BOUND, 'LDAP."x".AnonymousBind = false'],
  },
  'ldap-password-twice': { bad: [...LDAP_BOUND, 'LDAP."x".BindPassword = geheim'], good: LDAP_BOUND },
  'ldap-groups-without-bind': {
    bad: [...LDAP, 'LDAP."x".GroupSearchBaseDN = dc=example'],
    good: [...LDAP, 'LDAP."x".GroupSearchBaseDN = dc=example', 'LDAP."x".AnonymousBind = true'],
  },
  'ldap-group-name': {
    bad: [...LDAP_BOUND, 'LDAP."x".GroupSearchBaseDN = dc=example'],
    good: [...LDAP_BOUND, 'LDAP."x".GroupSearchBaseDN = dc=example', 'LDAP."x".GroupNameAttribute = cn'],
  },
  'ldap-group-base': {
    bad: [...LDAP_BOUND, 'LDAP."x".GroupNameAttribute = cn'],
    good: [...LDAP_BOUND, 'LDAP."x".GroupSearchBaseDN = dc=example', 'LDAP."x".GroupNameAttribute = cn'],
  },
  'ldap-local-groups': {
    bad: [...LDAP_BOUND, 'LDAP."x".GroupsAutoProvision = true'],
    good: [...LDAP_BOUND, 'LDAP."x".GroupsAutoProvision = false', 'LDAP."x".GroupUniqueIdAttribute = DN'],
  },
  'ldap-groups-mixed': {
    bad: [
      ...LDAP,
      'LDAP."y".ServerAddress = other.example.com',
      'LDAP."y".GroupSearchBaseDN = dc=example',
      'LDAP."y".GroupNameAttribute = cn',
    ],
    good: [...LDAP, 'LDAP."y".ServerAddress = other.example.com'],
  },

  // OpenID Connect
  'oauth2-client': { bad: [OAUTH2[0]!], good: OAUTH2 },
  'oauth2-client-secret': { bad: OAUTH2, good: [...OAUTH2, 'OAuth2.ClientSecretFile = /etc/secret'] },
  'oauth2-client-secret-twice': {
    bad: [...OAUTH2, 'OAuth2.ClientSecretFile = /etc/secret', 'OAuth2.ClientSecret = geheim'],
    good: [...OAUTH2, 'OAuth2.ClientSecretFile = /etc/secret', 'OAuth2.ClientSecret ='],
  },
  'oauth2-issuer-http': {
    bad: [...OAUTH2, 'OAuth2.OpenIDConnectIssuer = http://id.example.com'],
    good: OIDC,
  },

  // SAML
  'saml-identity-provider': {
    bad: [...SAML, 'SAML.IdPMetaDataURL ='],
    good: [...SAML, 'SAML.IdPMetaDataPath = /etc/idp.xml'],
  },
  'saml-metadata-twice': {
    bad: [...SAML, 'SAML.IdPMetaDataPath = /etc/idp.xml', 'SAML.IdPMetaDataURL = https://idp.example.com'],
    good: [...SAML, 'SAML.IdPMetaDataPath = /etc/idp.xml'],
  },
  'saml-address': { bad: SAML, good: [...SAML, ADDRESS] },
  'saml-profile': {
    bad: [...SAML, 'SAML.IdPAttributeProfile = okta', 'SAML.EmailAttribute = mail'],
    good: [...SAML, 'SAML.EmailAttribute = mail'],
  },
  'saml-transient-name': {
    bad: [...SAML, 'SAML.NameIDFormat = transient'],
    good: [...SAML, 'SAML.NameIDFormat = transient', 'SAML.UniqueIDAttribute = uid'],
  },
  'saml-azure-post-binding': {
    bad: [...SAML, 'SAML.IdPAttributeProfile = azure'],
    good: [...SAML, 'SAML.IdPAttributeProfile = azure', 'SAML.IdPSingleSignOnPostBinding = true'],
  },
  'saml-encryption-certificate': {
    bad: [...SAML, 'SAML.SPEncryptionKey = /etc/sp.key'],
    good: [...SAML, 'SAML.SPEncryptionKey = /etc/sp.key', 'SAML.SPEncryptionCertificate = /etc/sp.crt'],
  },
  'saml-encryption-key': {
    bad: [...SAML, 'SAML.SPEncryptionCertificate = /etc/sp.crt'],
    good: [...SAML, 'SAML.SPEncryptionKey = /etc/sp.key', 'SAML.SPEncryptionCertificate = /etc/sp.crt'],
  },

  // PAM and proxies
  'pam-forward-password-session': {
    bad: [...PAM, 'PAM.ForwardPassword = true'],
    good: [...PAM, 'PAM.ForwardPassword = true', 'PAM.UseSession = true'],
  },
  'pam-password-not-forwarded': {
    bad: [...PAM, 'PAM.PasswordLifetime = 1h'],
    good: [...PAM, 'PAM.PasswordLifetime = 12h'],
  },
  'pam-no-session': {
    bad: [...PAM, 'PAM.SessionService = connect-session'],
    good: [...PAM, 'PAM.SessionService = connect-session', 'PAM.UseSession = true'],
  },
  'proxy-sign-in-address': {
    bad: [...PROXY, 'ProxyAuth.LogoutURL = https://sso.example.com/out'],
    good: [...PROXY, 'ProxyAuth.LogoutURL = https://sso.example.com/out', ADDRESS],
  },

  // Groups
  'groups-by-id-provisioned-oauth2': {
    bad: [...OIDC, 'OAuth2.GroupsByUniqueId = true', 'OAuth2.GroupsAutoProvision = true'],
    good: [...OIDC, 'OAuth2.GroupsByUniqueId = true', 'OAuth2.GroupsAutoProvision = false'],
  },
  'groups-by-id-provisioned-saml': {
    bad: [...SAML, 'SAML.GroupsByUniqueId = true', 'SAML.GroupsAutoProvision = true'],
    good: [...PAM, 'SAML.GroupsByUniqueId = true', 'SAML.GroupsAutoProvision = true'],
  },
  'groups-by-id-provisioned-proxy': {
    bad: [...PROXY, 'ProxyAuth.GroupsByUniqueId = on', 'ProxyAuth.GroupsAutoProvision = yes'],
    good: [...PROXY, 'ProxyAuth.GroupsByUniqueId = off', 'ProxyAuth.GroupsAutoProvision = yes'],
  },
  'google-has-no-groups': {
    bad: [...OAUTH2, 'OAuth2.PermittedLoginGroup = analysts'],
    good: [...OIDC, 'OAuth2.PermittedLoginGroup = analysts'],
  },
  'groups-without-claim': {
    bad: [...OIDC, 'OAuth2.GroupsClaim =', 'OAuth2.GroupsAutoProvision = true'],
    good: [...OIDC, 'OAuth2.GroupsClaim = roles', 'OAuth2.GroupsAutoProvision = true'],
  },
  'groups-without-header': {
    bad: [...PROXY, 'ProxyAuth.GroupsAutoProvision = true'],
    good: [...PROXY, 'ProxyAuth.GroupsAutoProvision = true', 'ProxyAuth.GroupsHeader = X-Groups'],
  },
  'group-owners-without-groups': {
    bad: ['Authorization.UserGroups = false', 'Authorization.PublishersCanOwnGroups = true'],
    good: ['Authorization.PublishersCanOwnGroups = true'],
  },

  // Roles
  'role-mapping-twice': {
    bad: [BY_ROLE, BY_GROUP],
    good: [BY_ROLE, 'Authorization.UserRoleGroupMapping = no'],
  },
  'role-mapping-lists': {
    bad: ['Authorization.AdministratorRoleMapping = admins'],
    good: [BY_GROUP, 'Authorization.AdministratorRoleMapping = admins'],
  },
  'role-mapping-restrictive': {
    bad: ['Authorization.UserRoleMappingRestrictive = true'],
    good: [BY_ROLE, 'Authorization.UserRoleMappingRestrictive = true'],
  },
  'role-group-mapping-lists': {
    bad: [BY_GROUP],
    good: [BY_GROUP, 'Authorization.ViewerRoleMapping = staff'],
  },
  'role-mapping-without-identity-provider': { bad: [BY_ROLE], good: [...SAML, BY_ROLE] },
  'role-mapping-ldap-attribute': {
    bad: [...LDAP, BY_ROLE],
    good: [...LDAP, BY_ROLE, 'LDAP."x".UserRoleAttribute = role'],
  },
  'role-mapping-proxy-header': {
    bad: [...PROXY, BY_ROLE],
    good: [...PROXY, BY_ROLE, 'ProxyAuth.RoleHeader = X-Role'],
  },
  'role-mapping-oauth2-claim': {
    bad: [...OIDC, BY_ROLE],
    good: [...OIDC, BY_ROLE, 'OAuth2.RoleClaim = role'],
  },
  'role-mapping-saml-attribute': {
    bad: [...SAML, BY_ROLE],
    good: [...SAML, BY_ROLE, 'SAML.RoleAttribute = role'],
  },
  'role-source-beside-groups-ldap': {
    bad: [...LDAP, BY_GROUP, 'LDAP."x".UserRoleAttribute = role'],
    good: [...LDAP, BY_ROLE, 'LDAP."x".UserRoleAttribute = role'],
  },
  'role-source-without-mapping-ldap': {
    bad: [...LDAP, 'LDAP."x".UserRoleAttribute = role'],
    good: [...LDAP, BY_ROLE, 'LDAP."x".UserRoleAttribute = role'],
  },
  'role-source-beside-groups-proxy': {
    bad: [...PROXY, BY_GROUP, 'ProxyAuth.RoleHeader = X-Role'],
    good: [...PROXY, BY_ROLE, 'ProxyAuth.RoleHeader = X-Role'],
  },
  'role-source-without-mapping-proxy': {
    bad: [...PROXY, 'ProxyAuth.RoleHeader = X-Role'],
    good: [...PROXY, BY_ROLE, 'ProxyAuth.RoleHeader = X-Role'],
  },
  'role-source-beside-groups-oauth2': {
    bad: [...OIDC, BY_GROUP, 'OAuth2.RoleClaim = role'],
    good: [...OIDC, BY_ROLE, 'OAuth2.RoleClaim = role'],
  },
  'role-source-without-mapping-oauth2': {
    bad: [...OIDC, 'OAuth2.RoleClaim = role'],
    good: [...OIDC, BY_ROLE, 'OAuth2.RoleClaim = role'],
  },
  'role-source-beside-groups-saml': {
    bad: [...SAML, BY_GROUP, 'SAML.RoleAttribute = role'],
    good: [...SAML, BY_ROLE, 'SAML.RoleAttribute = role'],
  },
  'role-source-without-mapping-saml': {
    bad: [...SAML, 'SAML.RoleAttribute = role'],
    good: [...SAML, BY_ROLE, 'SAML.RoleAttribute = role'],
  },
  'role-header-is-user-name': {
    bad: [...PROXY, BY_ROLE, 'ProxyAuth.RoleHeader = x-auth-username'],
    good: [...PROXY, BY_ROLE, 'ProxyAuth.RoleHeader = X-Role'],
  },
  'role-group-mapping-ldap-groups': {
    bad: [...LDAP_BOUND, BY_GROUP],
    good: [
      ...LDAP_BOUND,
      BY_GROUP,
      'LDAP."x".GroupSearchBaseDN = dc=example',
      'LDAP."x".GroupNameAttribute = cn',
    ],
  },
  'role-group-mapping-proxy-groups': {
    bad: [...PROXY, BY_GROUP],
    good: [...PROXY, BY_GROUP, 'ProxyAuth.GroupsHeader = X-Groups'],
  },
  'role-group-mapping-saml-groups': {
    bad: [...SAML, BY_GROUP],
    good: [...SAML, BY_GROUP, 'SAML.GroupsAttribute = groups'],
  },
  'role-group-mapping-no-claim': {
    bad: [...OIDC, BY_GROUP, 'OAuth2.GroupsClaim ='],
    good: [...OIDC, BY_GROUP, 'OAuth2.GroupsClaim = groups'],
  },

  // Databases
  'postgres-url': {
    bad: ['Database.Provider = Postgres'],
    good: ['Database.Provider = Postgres', 'Postgres.URL = postgres://connect@db/connect'],
  },
  'postgres-without-provider': {
    bad: ['Postgres.URL = postgres://connect@db/connect'],
    good: ['Postgres.URL ='],
  },
  'postgres-unused': {
    bad: ['Database.Provider = sqlite', 'Postgres.URL = postgres://connect@db/connect'],
    good: ['Database.Provider = postgres', 'Postgres.URL = postgres://connect@db/connect'],
  },
  'sqlite-unused': {
    bad: ['Database.Provider = postgres', 'SQLite.Dir = /srv/sqlite'],
    good: ['Database.Provider = sqlite', 'SQLite.Dir = /srv/sqlite'],
  },
  'sqlite-no-backups': {
    bad: ['SQLite.Backup = false', 'SQLite.BackupFrequency = 1h'],
    good: ['SQLite.Backup = false', 'SQLite.BackupFrequency = 24h'],
  },
  'postgres-instrumentation-password': {
    bad: ['Database.Provider = postgres', 'Postgres.InstrumentationPassword = geheim'],
    good: [
      'Database.Provider = postgres',
      'Postgres.InstrumentationPassword = geheim',
      'Postgres.InstrumentationURL = postgres://connect@db/metrics',
    ],
  },

  // TLS
  'https-certificate': {
    bad: ['HTTPS.Listen = :443', 'HTTPS.Certificate = /etc/connect.crt'],
    good: ['HTTPS.Listen = :443', 'HTTPS.Certificate = /etc/connect.crt', 'HTTPS.Key = /etc/connect.key'],
  },
  'https-no-listener': { bad: ['HTTPS.Permanent = true'], good: ['HTTPS.Permanent = false'] },
  'https-max-age-not-permanent': {
    bad: ['HTTPS.Listen = :443', 'HTTPS.StrictTransportSecurityMaxAge = 1h'],
    good: ['HTTPS.Listen = :443', 'HTTPS.StrictTransportSecurityMaxAge = 1h', 'HTTPS.Permanent = true'],
  },
  'https-redirect-target': {
    bad: ['HTTPRedirect.Listen = :80'],
    good: ['HTTPRedirect.Listen = :80', ADDRESS],
  },
  'force-secure-plain-address': {
    bad: ['HTTP.ForceSecure = true', 'Server.Address = http://connect.example.com'],
    good: ['HTTP.ForceSecure = true', ADDRESS],
  },
  'force-secure-needless': {
    bad: ['HTTP.ForceSecure = true', 'HTTPS.Listen = :443'],
    good: ['HTTP.ForceSecure = true', 'HTTPS.Listen = :443', 'HTTP.Listen = :3939'],
  },

  // Directories that are taken
  'data-directory-protected': {
    bad: ['Server.DataDir = /opt/rstudio-connect/data'],
    good: ['Server.DataDir = /opt/rstudio-connect-data'],
  },
  'sqlite-directory-protected': {
    bad: ['SQLite.Dir = /opt/rstudio-connect'],
    good: ['SQLite.Dir = /opt/rstudio-connect/../sqlite'],
  },
  'temporary-directory-protected': {
    bad: ['Server.TempDir = /opt//rstudio-connect/tmp/'],
    good: ['Server.TempDir = /var/tmp'],
  },
  'landing-directory-protected': {
    bad: ['Server.LandingDir = /opt/rstudio-connect/landing'],
    good: ['Server.LandingDir = rstudio-connect/landing'],
  },
  'database-directory-protected': {
    bad: ['Database.Dir = /srv/../opt/rstudio-connect/db'],
    good: ['Database.Dir = {{ root }}/opt/rstudio-connect/db'],
  },
  'pandoc1-directory-protected': {
    bad: ['Applications.Pandoc1Dir = /opt/rstudio-connect/ext/pandoc/1'],
    good: ['Applications.Pandoc1Dir = /opt/pandoc/1'],
  },
  'pandoc2-directory-protected': {
    bad: ['Applications.Pandoc2Dir = /opt/rstudio-connect/ext/pandoc/2'],
    good: ['Applications.Pandoc2Dir = /opt/pandoc/2'],
  },
  'pandoc211-directory-protected': {
    bad: ['Applications.Pandoc211Dir = /opt/rstudio-connect/ext/pandoc/2.11'],
    good: ['Applications.Pandoc211Dir = /opt/pandoc/2.11'],
  },
  'supervisor-in-configuration': {
    bad: ['Applications.Supervisor = /etc/rstudio-connect/run.sh'],
    good: ['Applications.Supervisor = /usr/local/bin/run.sh'],
  },
  'supervisor-in-data-directory': {
    bad: ['Applications.Supervisor = /var/lib/rstudio-connect/run.sh'],
    good: ['Applications.Supervisor = /var/lib/rstudio-connect/run.sh', 'Server.DataDir = /srv/connect'],
  },
  'supervisor-in-sqlite-directory': {
    bad: ['Applications.Supervisor = /srv/sqlite/run.sh', 'SQLite.Dir = /srv/sqlite'],
    good: ['Applications.Supervisor = /srv/sqlite/run.sh', 'SQLite.Dir = {{ dir }}'],
  },
  'supervisor-in-temporary-directory': {
    bad: ['Applications.Supervisor = /srv/tmp/run.sh', 'Server.TempDir = /srv/tmp'],
    good: ['Applications.Supervisor = /tmp/run.sh'],
  },

  // Mail
  'smtp-host': {
    bad: ['Server.EmailProvider = smtp'],
    good: ['Server.EmailProvider = smtp', 'SMTP.Host = mail'],
  },
  'email-sender': {
    bad: ['Server.EmailProvider = sendmail', 'Server.SenderEmail ='],
    good: ['Server.EmailProvider = none'],
  },
  'smtp-without-provider': {
    bad: ['SMTP.Host = mail'],
    good: ['Server.EmailProvider = SMTP', 'SMTP.Host = mail'],
  },
  'smtp-beside-sendmail': {
    bad: ['Server.EmailProvider = sendmail', 'SMTP.Host = mail'],
    good: ['Server.EmailProvider = sendmail', 'SMTP.Port = 25'],
  },
  'smtp-off': {
    bad: ['Server.EmailProvider = none', 'SMTP.Host = mail'],
    good: ['Server.EmailProvider = SMTP', 'SMTP.Host = mail'],
  },
  'email-without-provider': {
    bad: ['Server.SenderEmail = connect@example.com'],
    good: ['Server.EmailProvider = sendmail', 'Server.SenderEmail = connect@example.com'],
  },
  'smtp-tls-twice': {
    bad: ['SMTP.SSL = true', 'SMTP.StartTLS = always'],
    good: ['SMTP.SSL = true', 'SMTP.StartTLS = detect'],
  },
  'smtp-user': {
    bad: ['Server.EmailProvider = SMTP', 'SMTP.Password = geheim'],
    good: ['Server.EmailProvider = SMTP', 'SMTP.Password = geheim', 'SMTP.User = connect'],
  },
  'smtp-password': {
    bad: ['Server.EmailProvider = SMTP', 'SMTP.User = connect'],
    good: ['Server.EmailProvider = SMTP', 'SMTP.Password = geheim', 'SMTP.User = connect'],
  },

  // Runtimes
  'python-executable': { bad: ['Python.Enabled = true'], good: ['Python.Enabled = true', ...LAUNCHER] },
  'quarto-executable': {
    bad: ['Quarto.Enabled = true'],
    good: ['Quarto.Enabled = true', 'Quarto.Executable = /opt/quarto/bin/quarto'],
  },
  'tensorflow-executable': {
    bad: ['TensorFlow.Enabled = true'],
    good: ['TensorFlow.Enabled = true', KUBERNETES],
  },
  'node-js-executable': {
    bad: ['NodeJs.Enabled = true'],
    good: ['NodeJs.Enabled = true', 'NodeJs.Executable = /usr/bin/node'],
  },
  'node-js-early-access': {
    bad: ['NodeJs.Enabled = true'],
    good: ['NodeJs.Enabled = true', 'EarlyAccess.NodeJs = true'],
  },
  'node-js-enabled': {
    bad: ['EarlyAccess.NodeJs = true'],
    good: ['NodeJs.Enabled = true', 'EarlyAccess.NodeJs = true'],
  },
  'r-off': { bad: ['R.Enabled = false', 'R.Executable = /opt/R/4.4.1/bin/R'], good: ['R.Enabled = false'] },
  'python-not-on': {
    bad: ['Python.Executable = /usr/bin/python3'],
    good: ['Python.Enabled = true', 'Python.Executable = /usr/bin/python3'],
  },
  'python-off': {
    bad: ['Python.Enabled = false', 'Python.Executable = /usr/bin/python3'],
    good: ['Python.Enabled = false', 'Python.VersionMatching = nearest'],
  },
  'quarto-not-on': {
    bad: ['Quarto.Executable = /usr/bin/quarto'],
    good: ['Quarto.Enabled = true', 'Quarto.Executable = /usr/bin/quarto'],
  },
  'quarto-off': {
    bad: ['Quarto.Enabled = false', 'Quarto.Executable = /usr/bin/quarto'],
    good: ['Quarto.Enabled = true', 'Quarto.Executable = /usr/bin/quarto'],
  },
  'tensorflow-not-on': {
    bad: ['TensorFlow.Executable = /usr/bin/tf'],
    good: ['TensorFlow.Enabled = true', 'TensorFlow.Executable = /usr/bin/tf'],
  },
  'tensorflow-off': {
    bad: ['TensorFlow.Enabled = false', 'TensorFlow.Executable = /usr/bin/tf'],
    good: ['TensorFlow.Enabled = true', 'TensorFlow.Executable = /usr/bin/tf'],
  },
  'node-js-not-on': {
    bad: ['NodeJs.Executable = /usr/bin/node'],
    good: ['NodeJs.Enabled = true', 'NodeJs.Executable = /usr/bin/node'],
  },
  'node-js-off': {
    bad: ['NodeJs.Enabled = false', 'NodeJs.Executable = /usr/bin/node'],
    good: ['NodeJs.Enabled = true', 'NodeJs.Executable = /usr/bin/node'],
  },
  'restore-git-credentials': {
    bad: ['R.RestoreUsesGitCredentials = true'],
    good: ['R.RestoreUsesGitCredentials = true', 'GitCredential.Host = github.com'],
  },
  'external-packages-check': {
    bad: ['Packages.ExternalCheckIsFatal = false'],
    good: ['Packages.ExternalCheckIsFatal = false', 'Packages.External = tensorflow'],
  },

  // Git
  'git-off': {
    bad: ['Git.Enabled = false', 'Git.PollingFrequency = 1h'],
    good: ['Git.PollingFrequency = 1h'],
  },
  'git-credential-host': {
    bad: ['GitCredential."x".Username = connect'],
    good: ['GitCredential."x".Username = connect', 'GitCredential."x".Host = github.com'],
  },
  'git-credential-account': {
    bad: ['GitCredential.Host = github.com', 'GitCredential.Username = connect'],
    good: [
      'GitCredential.Host = github.com',
      'GitCredential.Username = connect',
      'GitCredential.Password = x1',
    ],
  },

  // Accounts
  'run-as-current-user-pam': {
    bad: ['Applications.RunAsCurrentUser = true'],
    good: ['Applications.RunAsCurrentUser = true', ...PAM],
  },
  'run-as-current-user-sso-provider': {
    bad: ['EarlyAccess.RunAsCurrentUserSSO = true', ...PROXY],
    good: ['EarlyAccess.RunAsCurrentUserSSO = true', ...SAML],
  },
  'run-as-current-user-sso-switch': {
    bad: ['EarlyAccess.RunAsCurrentUserSSO = true'],
    good: ['EarlyAccess.RunAsCurrentUserSSO = true', 'Applications.RunAsCurrentUser = true'],
  },
  'run-as-current-user-sso-off-host': {
    bad: ['EarlyAccess.RunAsCurrentUserSSO = true', KUBERNETES],
    good: ['EarlyAccess.RunAsCurrentUserSSO = true'],
  },

  // Off-host execution
  'launcher-beside-kubernetes': { bad: [...LAUNCHER, KUBERNETES], good: LAUNCHER },
  'launcher-cluster': { bad: [LAUNCHER[0]!], good: LAUNCHER },
  'launcher-storage': { bad: LAUNCHER, good: [...LAUNCHER, 'Launcher.DataDirPVCName = connect'] },
  'launcher-storage-twice': {
    bad: [...LAUNCHER, 'Launcher.DataDirPVCName = connect', 'Launcher.DataDir = nfs'],
    good: [...LAUNCHER, 'Launcher.DataDirPVCName = connect'],
  },
  'kubernetes-storage': { bad: [KUBERNETES], good: [KUBERNETES, 'Kubernetes.DataDirPVCName = connect'] },
  'off-host-database': { bad: LAUNCHER, good: [...LAUNCHER, 'Database.Provider = postgres'] },
  'off-host-executables': {
    bad: [KUBERNETES, 'R.Executable = /opt/R/4.4.1/bin/R'],
    good: ['R.Executable = /opt/R/4.4.1/bin/R'],
  },
  'off-host-sandbox': { bad: [...LAUNCHER, 'Mount.BaseDir = /srv/mnt'], good: ['Mount.BaseDir = /srv/mnt'] },
  'launcher-unused': { bad: [LAUNCHER[1]!], good: LAUNCHER },
  'launcher-off': { bad: [LAUNCHER[1]!, 'Launcher.Enabled = false'], good: ['Launcher.Enabled = false'] },
  'launcher-replaced': { bad: [LAUNCHER[1]!, KUBERNETES], good: [KUBERNETES] },
  'kubernetes-unused': {
    bad: ['Kubernetes.Namespace = connect'],
    good: ['Kubernetes.Namespace = connect', KUBERNETES],
  },
  'kubernetes-off': {
    bad: ['Kubernetes.Namespace = connect', 'Kubernetes.Enabled = false'],
    good: ['Kubernetes.Enabled = false'],
  },
  'execution-environments-unused': {
    bad: ['ExecutionEnvironments.ConfigFilePath = /etc/environments.yaml'],
    good: ['ExecutionEnvironments.ConfigFilePath = /etc/environments.yaml', KUBERNETES],
  },
  'off-host-limits': { bad: ['Scheduler.CPULimit = 2'], good: ['Scheduler.CPULimit = 2', KUBERNETES] },
  'processes-minimum': {
    bad: ['Scheduler.MinProcesses = 4', 'Scheduler.MaxProcesses = 3'],
    good: ['Scheduler.MinProcesses = 3', 'Scheduler.MaxProcesses = 3'],
  },
  'processes-minimum-limit': {
    bad: ['Scheduler.MinProcesses = 4', 'Scheduler.MinProcessesLimit = 3'],
    good: ['Scheduler.MinProcesses = 4'],
  },
  'processes-maximum-limit': {
    bad: ['Scheduler.MaxProcesses = 4', 'Scheduler.MaxProcessesLimit = 3'],
    good: ['Scheduler.MaxProcesses = 4', 'Scheduler.MaxProcessesLimit = four'],
  },
  'cpu-request': {
    bad: [KUBERNETES, 'Scheduler.CPURequest = 2.5', 'Scheduler.CPULimit = 2'],
    good: [KUBERNETES, 'Scheduler.CPURequest = 0.5', 'Scheduler.CPULimit = 2'],
  },
  'memory-request': {
    bad: [KUBERNETES, 'Scheduler.MemoryRequest = 1 GB', 'Scheduler.MemoryLimit = 900 MB'],
    good: [KUBERNETES, 'Scheduler.MemoryRequest = 1 GB', 'Scheduler.MemoryLimit = 1 GiB'],
  },

  // Telemetry
  'otlp-address': {
    bad: ['OpenTelemetry.Enabled = true', 'OTLPEndpoint."x".Logs = false'],
    good: ['OpenTelemetry.Enabled = true', 'OTLPEndpoint."x".Endpoint = http://localhost:4318'],
  },
  'otlp-address-path': {
    bad: ['OTLPEndpoint."x".Endpoint = http://localhost:4318/v1/traces/'],
    good: ['OTLPEndpoint."x".Endpoint = http://localhost:4318/otlp'],
  },
  'otlp-nothing-to-send': {
    bad: [
      'OTLPEndpoint."x".Logs = false',
      'OTLPEndpoint."x".Traces = false',
      'OTLPEndpoint."x".Metrics = false',
    ],
    good: ['OTLPEndpoint."x".Logs = false', 'OTLPEndpoint."x".Traces = false'],
  },
  'otlp-unused': {
    bad: ['OTLPEndpoint."x".Endpoint = http://localhost:4318'],
    good: ['OTLPEndpoint."x".Endpoint = http://localhost:4318', 'OpenTelemetry.Enabled = true'],
  },
  'open-telemetry-off': {
    bad: ['OpenTelemetry.AllowContentInstrumentation = false'],
    good: ['OpenTelemetry.AllowContentInstrumentation = false', 'OpenTelemetry.Enabled = true'],
  },
  'metrics-dashboard-source': {
    bad: ['Metrics.DashboardURL = https://grafana.example.com', 'OpenTelemetry.Enabled = true'],
    good: [
      'Metrics.DashboardURL = https://grafana.example.com',
      'OpenTelemetry.Enabled = true',
      'OTLPEndpoint."x".Endpoint = http://localhost:4318',
    ],
  },
  'chronicle-metrics': { bad: [CHRONICLE[0]!, 'Metrics.PrometheusListen ='], good: CHRONICLE },
  'chronicle-storage': { bad: CHRONICLE, good: [...CHRONICLE, 'Chronicle.LocalStorageEnabled = true'] },
  'chronicle-open-telemetry': { bad: CHRONICLE, good: [...CHRONICLE, 'OpenTelemetry.Enabled = true'] },
  'chronicle-bucket': {
    bad: [...CHRONICLE, 'Chronicle.S3StorageEnabled = true', 'Chronicle.S3Bucket = usage'],
    good: [
      ...CHRONICLE,
      'Chronicle.S3StorageEnabled = true',
      'Chronicle.S3Bucket = usage',
      'Chronicle.S3Region = eu-west-1',
    ],
  },
  'chronicle-bucket-unused': {
    bad: [...CHRONICLE, 'Chronicle.S3Bucket = usage'],
    good: [...CHRONICLE, 'Chronicle.S3Bucket = usage', 'Chronicle.S3StorageEnabled = true'],
  },
  'chronicle-location-unused': {
    bad: [...CHRONICLE, 'Chronicle.LocalStorageLocation = /srv/chronicle'],
    good: [
      ...CHRONICLE,
      'Chronicle.LocalStorageLocation = /srv/chronicle',
      'Chronicle.LocalStorageEnabled = true',
    ],
  },
  'chronicle-in-data-directory': {
    bad: [
      ...CHRONICLE,
      'Chronicle.LocalStorageEnabled = true',
      'Chronicle.LocalStorageLocation = /var/lib/rstudio-connect/chronicle',
    ],
    good: [...CHRONICLE, 'Chronicle.LocalStorageEnabled = true'],
  },
  'chronicle-unused': {
    bad: ['Chronicle.S3StorageEnabled = true'],
    good: ['Chronicle.S3StorageEnabled = true', 'Chronicle.Enabled = false'],
  },

  // Tableau
  'tableau-address': {
    bad: ['TableauIntegration.Enabled = true'],
    good: ['TableauIntegration.Enabled = false'],
  },
  'tableau-below-root': {
    bad: ['TableauIntegration.Enabled = true', 'Server.Address = https://example.com/connect'],
    good: ['TableauIntegration.Enabled = true', 'Server.Address = https://example.com/'],
  },

  // Bootstrapping
  'bootstrap-key': {
    bad: ['Bootstrap.Enabled = true'],
    good: ['Bootstrap.Enabled = true', 'Bootstrap.SecretKeyFile = /etc/bootstrap.key'],
  },
  'bootstrap-key-twice': {
    bad: ['Bootstrap.SecretKey = geheim', 'Bootstrap.SecretKeyFile = /etc/bootstrap.key'],
    good: ['Bootstrap.SecretKeyFile = /etc/bootstrap.key'],
  },
  'encryption-key-twice': {
    bad: ['Server.EncryptionKey = geheim', 'Server.EncryptionKeyFile = /etc/connect.key'],
    good: ['Server.EncryptionKeyFile = /etc/connect.key'],
  },
  'bootstrap-not-on': {
    bad: ['Bootstrap.SecretKeyFile = /etc/bootstrap.key'],
    good: ['Bootstrap.Enabled = true', 'Bootstrap.SecretKeyFile = /etc/bootstrap.key'],
  },
  'bootstrap-mail': {
    bad: ['Bootstrap.Enabled = true'],
    good: ['Bootstrap.Enabled = true', ...PAM],
  },

  // Switches
  'branding-not-on': {
    bad: ['Branding.Logo = /etc/logo.png'],
    good: ['Branding.Logo = /etc/logo.png', 'Branding.Enabled = true'],
  },
  'metrics-off': {
    bad: ['Metrics.Enabled = false', 'Metrics.DataPath = /srv/metrics'],
    good: ['Metrics.DataPath = /srv/metrics'],
  },
  'graphite-not-on': {
    bad: ['Metrics.GraphiteHost = graphite'],
    good: ['Metrics.GraphiteHost = graphite', 'Metrics.GraphiteEnabled = true'],
  },
  'cors-not-on': { bad: ['CORS.AllowOrigin = https://example.com'], good: ['CORS.AllowOrigin = *'] },
  'audit-log-format': {
    bad: ['Logging.AuditLogFormat = JSON'],
    good: ['Logging.AuditLogFormat = JSON', 'Logging.AuditLog = STDOUT'],
  },
  'bundles-kept': {
    bad: ['Applications.BundleReapFrequency = 1h'],
    good: ['Applications.BundleReapFrequency = 1h', 'Applications.BundleRetentionLimit = 5'],
  },
  'python-environments-kept': {
    bad: [
      'Applications.PythonEnvironmentReaping = false',
      'Applications.PythonEnvironmentReapFrequency = 1h',
    ],
    good: ['Applications.PythonEnvironmentReapFrequency = 1h'],
  },
};

test('every constraint has a row, and every row a constraint', () => {
  expect(Object.keys(ROWS).sort()).toEqual(constraints.map(({ id }) => id).sort());
});

describe.each(Object.entries(ROWS))('%s', (id, { bad, good }) => {
  test('is violated', () => {
    expect(violated(bad)).toContain(id);
  });

  test('is kept', () => {
    expect(violated(good)).not.toContain(id);
  });
});

test('a file without settings violates nothing', () => {
  expect(violated([])).toEqual([]);
});

test('what can’t be read, or is a template’s gap, violates nothing', () => {
  const quiet = (settings: readonly string[], complete = true) => {
    const facts = new Facts(new Settings({ main: bindEntries(parse(gcfg(settings))) }), complete);
    return findViolations(facts).map(({ constraint }) => constraint.id);
  };
  expect(quiet(['Authentication.Provider = {{ provider }}', 'LDAP."x".ServerAddress = ldap:636'])).toEqual(
    [],
  );
  expect(quiet(['Authentication.Provider = ladp', 'LDAP."x".ServerAddress = ldap:636'])).toEqual([]);
  expect(quiet(['HTTPS.Listen = :443', 'HTTPS.Certificate = /c', 'HTTPS.Key = <KEY>'])).toEqual([]);
  expect(quiet(['HTTPS.Listen = :443'], false)).toEqual([]);
  expect(quiet(['Python.Executable = /usr/bin/python3'], false)).toEqual([]);
  expect(quiet(['Branding.Enabled = perhaps', 'Branding.Logo = /logo.png'])).toEqual([]);
  // What is written is known all the same.
  expect(quiet([BY_ROLE, BY_GROUP], false)).toContain('role-mapping-twice');
});

/** Every simple condition, and whether it stands below a `not`. */
function leaves(condition: Condition, negated = false): { leaf: Condition; negated: boolean }[] {
  switch (condition.is) {
    case 'not':
      return leaves(condition.condition, !negated);
    case 'given':
    case 'mixed':
      return [{ leaf: condition, negated }, ...leaves(condition.condition, negated)];
    case 'all':
    case 'any':
      return condition.conditions.flatMap((each) => leaves(each, negated));
    default:
      return [{ leaf: condition, negated }];
  }
}

function conditionsOf(constraint: Constraint): Condition[] {
  return constraint.kind === 'requires' ? [constraint.when, constraint.needs] : [constraint.when];
}

function namesOf(constraint: Constraint): string[] {
  const names = conditionsOf(constraint)
    .flatMap((condition) => leaves(condition))
    .flatMap(({ leaf }) => [
      ...('setting' in leaf ? [leaf.setting] : []),
      ...('other' in leaf ? [leaf.other] : []),
      ...('directory' in leaf && !leaf.directory.startsWith('/') ? [leaf.directory] : []),
    ]);
  if (constraint.kind !== 'ignores' || typeof constraint.settings === 'string') return names;
  return [...names, ...constraint.settings];
}

function sectionsOf(constraint: Constraint): string[] {
  const sections = conditionsOf(constraint)
    .flatMap((condition) => leaves(condition))
    .flatMap(({ leaf }) => ('section' in leaf ? [leaf.section] : []));
  if (constraint.each !== undefined) sections.push(constraint.each);
  if (constraint.kind === 'ignores' && typeof constraint.settings === 'string')
    sections.push(constraint.settings);
  return sections;
}

function settingNamed(name: string) {
  const { section, key } = parseSettingPath(name);
  const found = findSection(section);
  const setting = found === undefined ? undefined : findSetting(found, key);
  if (found === undefined || setting === undefined) return undefined;
  return { ...setting, path: formatSettingPath({ section: found.name, key: setting.name }) };
}

describe.each(constraints.map((constraint) => ({ id: constraint.id, constraint })))(
  '$id',
  ({ constraint }) => {
    test('speaks of settings and sections as the catalogue spells them', () => {
      for (const name of namesOf(constraint)) expect(settingNamed(name)?.path).toBe(name);
      for (const section of sectionsOf(constraint)) expect(findSection(section)?.name).toBe(section);
      const mentioned = [constraint.because, constraint.help ?? ''].join(' ');
      for (const [name] of mentioned.matchAll(/\b[A-Z]\w+\.[A-Z]\w+\b/g))
        if (findSection(name.split('.')[0]!) !== undefined) expect(settingNamed(name)?.path).toBe(name);
    });

    test('asks only what a setting can answer', () => {
      for (const { leaf, negated } of conditionsOf(constraint).flatMap((each) => leaves(each))) {
        if (!('setting' in leaf)) continue;
        const { setting } = settingNamed(leaf.setting)!;
        if (leaf.is === 'on' || leaf.is === 'off') expect(setting.type).toBe('boolean');
        // A switch that is not mentioned must be known to be off.
        if (leaf.is === 'on' && negated) expect(setting.default).not.toBe('true');
        if (leaf.is === 'inside') expect(setting.type).toBe('path');
        if (leaf.is === 'equal' && setting.type === 'enum')
          for (const value of leaf.values) expect(setting.values).toContain(value);
      }
    });

    test('says why, where that was read, and no more than is known', () => {
      expect(constraint.id).toMatch(/^[a-z\d]+(?:-[a-z\d]+)+$/);
      expect(constraint.because).toMatch(
        /^(?:[a-z]|Connect|Google|Kubernetes|Microsoft|Chronicle|Python|Quarto|R |Node|Tableau|TensorFlow).*[^.]$/,
      );
      if (constraint.help !== undefined) expect(constraint.help).toMatch(/^[A-Z].*[.]$/);
      expect(constraint.source).not.toMatch(/^$|^\/|recall/);
      // Memory proves nothing.
      if (constraint.source === 'memory') expect(constraint.certainty).toBe('uncertain');
      if (constraint.certainty === 'uncertain') expect(constraint.severity).toBeUndefined();
      if (constraint.kind === 'ignores') expect(constraint.severity).not.toBe('warning');
    });
  },
);

/** Whether the condition can’t hold unless a setting stands in one of these sections. */
function asksFor(condition: Condition, sections: readonly string[]): boolean {
  switch (condition.is) {
    case 'not':
      return false;
    case 'given':
      return asksFor(condition.condition, sections);
    case 'all':
      return condition.conditions.some((each) => asksFor(each, sections));
    case 'any':
      return condition.conditions.every((each) => asksFor(each, sections));
    case 'section':
    case 'mixed':
      return sections.includes(condition.section);
    case 'equal': {
      const byDefault = settingNamed(condition.setting)!.setting.default?.toLowerCase();
      if (condition.values.some((value) => value.toLowerCase() === byDefault)) return false;
      return sections.includes(condition.setting.split('.')[0]!);
    }
    default:
      return sections.includes(condition.setting.split('.')[0]!);
  }
}

test.each(topics.map((topic) => ({ name: topic.sections.join(', '), topic })))(
  'without settings in $name there is nothing to violate in their topic',
  ({ topic: { sections, constraints } }) => {
    for (const constraint of constraints) {
      const ignored = constraint.kind === 'ignores' ? constraint.settings : [];
      const ignoredSections =
        typeof ignored === 'string' ? [ignored] : ignored.map((name) => name.split('.')[0]!);
      const ignoresOnly =
        constraint.kind === 'ignores' && ignoredSections.every((section) => sections.includes(section));
      expect(ignoresOnly || asksFor(constraint.when, sections), constraint.id).toBe(true);
    }
  },
);

test('ids are unique', () => {
  expect(new Set(constraints.map(({ id }) => id)).size).toBe(constraints.length);
});

test('judging all constraints takes next to no time', () => {
  const text = gcfg([...LDAP_BOUND, BY_ROLE, ADDRESS, 'HTTP.Listen = :3939', 'Python.Enabled = true']);
  const main = bindEntries(parse(text));
  const judge = () => {
    const facts = new Facts(new Settings({ main }), true);
    findViolations(facts);
  };
  for (let round = 0; round < 200; round++) judge();
  const start = performance.now();
  for (let round = 0; round < 200; round++) judge();
  // Typically 0.1 ms; the bound leaves room for a busy machine.
  expect((performance.now() - start) / 200).toBeLessThan(3);
});

test.each<[Name, boolean]>([
  ['Server.Address', true],
  ['HTTP.Listen', false],
])('Facts tell whether %s is set', (setting, expected) => {
  const facts = new Facts(new Settings({ main: bindEntries(parse(gcfg([ADDRESS]))) }), true);
  expect(facts.judge({ is: 'set', setting })).toBe(expected);
});
