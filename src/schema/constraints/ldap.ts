/** Directories: each `[LDAP "name"]` by itself, while the provider is `ldap`. */
import {
  all,
  any,
  conflicts,
  given,
  hasSection,
  ignores,
  isMixed,
  isOn,
  isSet,
  matches,
  not,
  requires,
  topic,
  withProvider,
} from './constraint.ts';

const DOUBLE_BIND =
  'https://docs.posit.co/connect/admin/authentication/ldap-based/active-directory-double-bind/';
const SINGLE_BIND = 'Connect admin guide, Active Directory with a single bind';
const ADVANCED = 'Connect admin guide 1.9.0, advanced LDAP';

const each = 'LDAP';

const canSearch = any(isSet('LDAP.BindDN'), isOn('LDAP.AnonymousBind'));
const isEncrypted = any(isOn('LDAP.TLS'), isOn('LDAP.StartTLS'));
const hasGroups = all(isSet('LDAP.GroupSearchBaseDN'), isSet('LDAP.GroupNameAttribute'));

export const ldap = topic(['LDAP'], () => [
  requires('ldap-server', {
    each,
    when: withProvider('ldap', hasSection('LDAP')),
    needs: isSet('LDAP.ServerAddress'),
    because: 'Connect does not know where the directory is',
    help: 'Give host and port, as in `ldap.example.com:636`.',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('ldap-user-name', {
    each,
    when: withProvider('ldap', hasSection('LDAP')),
    needs: isSet('LDAP.UsernameAttribute'),
    because: 'Connect can’t tell the user name in the directory’s entries',
    help: 'Usual attributes are `sAMAccountName` (Active Directory) and `uid`.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  conflicts('ldap-tls-twice', {
    each,
    when: withProvider('ldap', isOn('LDAP.TLS'), isOn('LDAP.StartTLS')),
    because: 'a connection either begins with TLS or changes to it later',
    help: 'Keep TLS for port 636, StartTLS for port 389.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  conflicts('ldap-tls-port', {
    each,
    when: withProvider(
      'ldap',
      isOn('LDAP.TLS'),
      matches('LDAP.ServerAddress', 'has a port for connections that begin in clear text', (address) =>
        /:(?:389|3268)$/.test(address.trim()),
      ),
    ),
    because: 'directories speak TLS from the first byte on ports 636 and 3269',
    help: 'Change the port to 636 (3269 for a global catalogue), or use StartTLS.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('ldap-tls-missing', {
    each,
    when: withProvider(
      'ldap',
      matches('LDAP.ServerAddress', 'has a port for TLS', (address) => /:(?:636|3269)$/.test(address.trim())),
    ),
    needs: isOn('LDAP.TLS'),
    because: 'on this port directories expect TLS from the first byte',
    help: 'Set TLS = true in this section.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  ignores('ldap-certificates-without-tls', {
    each,
    when: withProvider('ldap', not(isEncrypted)),
    settings: ['LDAP.TLSCACertificate', 'LDAP.ServerTLSInsecure'],
    because: 'the connection is not encrypted, so there is no certificate to check',
    help: 'Turn on TLS or StartTLS: without it passwords cross the network in clear text.',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  ignores('ldap-authority-unchecked', {
    each,
    when: withProvider('ldap', isOn('LDAP.ServerTLSInsecure')),
    settings: ['LDAP.TLSCACertificate'],
    because: 'any certificate is accepted, whoever issued it',
    help: 'Remove ServerTLSInsecure: the certificate of the authority makes it needless.',
    certainty: 'uncertain',
    source: 'memory',
  }),

  requires('ldap-bind-password', {
    each,
    when: withProvider('ldap', isSet('LDAP.BindDN')),
    needs: any(isSet('LDAP.BindPassword'), isSet('LDAP.BindPasswordFile')),
    because: 'the account can’t sign in to the directory without its password',
    oftenInEnvironment: true,
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('ldap-bind-account', {
    each,
    when: withProvider('ldap', any(isSet('LDAP.BindPassword'), isSet('LDAP.BindPasswordFile'))),
    needs: isSet('LDAP.BindDN'),
    because: 'a password alone says nothing of whose it is',
    help: 'Name the account in BindDN.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  conflicts('ldap-bind-twice', {
    each,
    when: withProvider('ldap', isOn('LDAP.AnonymousBind'), isSet('LDAP.BindDN')),
    because: 'Connect searches the directory either without a name or as this account',
    help: 'Remove one of the two.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  conflicts('ldap-password-twice', {
    each,
    when: withProvider('ldap', isSet('LDAP.BindPassword'), isSet('LDAP.BindPasswordFile')),
    because: 'the password is given twice, and which one counts is not documented',
    help: 'Keep one of the two; the file is the safer place.',
    severity: 'warning',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 1.5.8',
  }),

  ignores('ldap-groups-without-bind', {
    each,
    when: withProvider('ldap', not(canSearch)),
    settings: [
      'LDAP.GroupSearchBaseDN',
      'LDAP.GroupNameAttribute',
      'LDAP.GroupObjectClass',
      'LDAP.GroupFilterBase',
      'LDAP.GroupUniqueIdAttribute',
      'LDAP.GroupsAutoProvision',
      'LDAP.PermittedLoginGroup',
    ],
    because: 'Connect can’t search the directory for groups then',
    help: 'Name an account in BindDN with its password, or set AnonymousBind = true if the directory allows it.',
    certainty: 'documented',
    source: SINGLE_BIND,
  }),
  requires('ldap-group-name', {
    each,
    when: withProvider('ldap', isSet('LDAP.GroupSearchBaseDN'), given(canSearch)),
    needs: isSet('LDAP.GroupNameAttribute'),
    because: 'Connect uses the directory’s groups only with both',
    help: 'Add the attribute (`sAMAccountName` or `cn`), or remove both to manage groups in Connect.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('ldap-group-base', {
    each,
    when: withProvider('ldap', isSet('LDAP.GroupNameAttribute'), given(canSearch)),
    needs: isSet('LDAP.GroupSearchBaseDN'),
    because: 'Connect uses the directory’s groups only with both',
    help: 'Add the entry below which the groups are, or remove both to manage groups in Connect.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  ignores('ldap-local-groups', {
    each,
    when: withProvider(
      'ldap',
      given(canSearch),
      not(any(isSet('LDAP.GroupSearchBaseDN'), isSet('LDAP.GroupNameAttribute'))),
    ),
    settings: [
      'LDAP.GroupObjectClass',
      'LDAP.GroupFilterBase',
      'LDAP.GroupUniqueIdAttribute',
      'LDAP.GroupsAutoProvision',
    ],
    because: 'groups are managed in Connect itself then',
    help: 'Set GroupSearchBaseDN and GroupNameAttribute to use the directory’s groups.',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  conflicts('ldap-groups-mixed', {
    when: withProvider('ldap', isMixed('LDAP', hasGroups)),
    because:
      'groups come from the directory in one [LDAP] section and from Connect in another, and all must agree',
    help: 'Give GroupSearchBaseDN and GroupNameAttribute in every [LDAP] section, or in none.',
    severity: 'warning',
    certainty: 'documented',
    source: ADVANCED,
  }),
]);
