import { boolean, duration, path, secret, section, string } from '../setting.ts';

const DOUBLE_BIND =
  'https://docs.posit.co/connect/admin/authentication/ldap-based/active-directory-double-bind/';

export const LDAP = section(
  'LDAP',
  {
    summary:
      'A directory against which people sign in, one section per server or domain; read when `Authentication.Provider` is `ldap`.',
    subsection: 'expected',
  },
  () => ({
    AnonymousBind: boolean({
      summary: 'Looks up users and groups without giving the directory a name or password.',
      note: 'An alternative to `LDAP.BindDN` with `LDAP.BindPassword`. The default is unconfirmed.',
      default: 'false',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    BindDN: string({
      summary: 'Account as which Connect binds to the directory to look up users and groups.',
      note: 'Without it and without `LDAP.AnonymousBind` people can sign in, but Connect can neither search the directory nor use its groups.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    BindPassword: secret({
      summary: 'Password that belongs to `LDAP.BindDN`.',
      note: 'An encrypted value made with `rscadmin configure --encrypt-config-value` is accepted in place of the clear one.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    BindPasswordFile: path({
      summary: 'File from which the password of `LDAP.BindDN` is read, instead of `LDAP.BindPassword`.',
      note: 'The file holds a secret: only the account that runs the server should be able to read it. Whether current releases still know the setting is unconfirmed.',
      kind: 'file',
      since: '1.5.8',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.8',
    }),
    CacheTTL: duration({
      summary: 'Time for which answers of the directory are kept.',
      note: 'Belongs to releases around 1.6 and 1.7, if it existed under this name; unconfirmed.',
      certainty: 'uncertain',
      source: 'memory',
    }),
    GroupFilterBase: string({
      summary:
        'LDAP filter that selects groups, in place of the one that Connect derives from `LDAP.GroupObjectClass`.',
      since: '1.5.8',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.8',
    }),
    GroupNameAttribute: string({
      summary: 'Directory attribute from which the name of a group is taken.',
      note: 'Together with `LDAP.GroupSearchBaseDN` it makes Connect use the directory’s groups; with neither, groups are managed in Connect.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    GroupObjectClass: string({
      summary: 'Value of `objectClass` by which Connect recognises a group.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    GroupsAutoProvision: boolean({
      summary: 'Adds a group to Connect when somebody who belongs to it in the directory signs in.',
      default: 'false',
      since: '1.8.6',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    GroupsAutoRemoval: boolean({
      summary: 'Once removed automatically created groups that had lost their last member.',
      deprecated: {
        since: '1.8.6',
        note: 'A later release was to drop it; which one did is not known.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.6',
    }),
    GroupSearchBaseDN: string({
      summary: 'Entry of the directory below which Connect looks for groups.',
      note: 'Left out together with `LDAP.GroupNameAttribute`, it leaves groups to be managed in Connect. All `[LDAP]` sections of a server must agree on where groups come from.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    GroupUniqueIdAttribute: string({
      summary: 'Directory attribute by which Connect recognises a group again after a change of name.',
      note: 'The default, the distinguished name, changes when an entry moves; prefer an attribute that never does, such as `objectGUID` (Active Directory) or `entryUUID` (OpenLDAP).',
      default: 'DN',
      since: '1.6.8',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    Logging: boolean({
      summary: 'Logs the dialogue with this directory in detail, for finding faults.',
      default: 'false',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    MembershipUpdateInterval: duration({
      summary: 'Interval at which Connect asks the directory anew for the groups of its users.',
      note: 'After an upgrade from before 1.8.6 all memberships are read again within one interval.',
      default: '4h',
      since: '1.8.6',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    PermittedLoginGroup: string({
      summary: 'Group whose members may sign in; once set, people outside the listed groups are turned away.',
      note: 'Repeat the line for each further group. Membership in nested Active Directory groups does not count.',
      multi: true,
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    PermittedLoginGroups: string({
      summary: 'Former way to name all groups whose members may sign in, in one line.',
      since: '1.6.6',
      deprecated: {
        replacement: 'LDAP.PermittedLoginGroup',
        note: 'It is not known which release renamed it; current ones probably refuse it. Write one line for each group.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.6.8',
    }),
    RegisterOnFirstLogin: boolean({
      summary: 'Opens an account in Connect for a directory user who signs in for the first time.',
      note: 'With `false`, accounts have to be created beforehand; `Authorization.UserInfoEditableBy = "Admin"` is recommended with it.',
      default: 'true',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    ServerAddress: string({
      summary: 'Host and port of the directory server, as in `ldap.example.com:636`.',
      note: 'The port goes with the encryption: usually 636 with `LDAP.TLS`, 389 with `LDAP.StartTLS`.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    ServerTLSInsecure: boolean({
      summary: 'Accepts any certificate from the directory server, whoever issued it and for whatever host.',
      note: 'For tests only, since passwords can then be intercepted; to trust a private authority set `LDAP.TLSCACertificate`.',
      default: 'false',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    StartTLS: boolean({
      summary: 'Opens the connection in the clear and then switches to TLS, usually on port 389.',
      note: 'Use either this or `LDAP.TLS`, not both. The default is unconfirmed.',
      default: 'false',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    TLS: boolean({
      summary: 'Speaks TLS with the directory from the first byte (`ldaps`), usually on port 636.',
      note: 'Use either this or `LDAP.StartTLS`, not both. The default is unconfirmed.',
      default: 'false',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    TLSCACertificate: path({
      summary:
        'Certificate, in PEM format, of the authority that Connect trusts to vouch for the directory server.',
      kind: 'file',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UniqueIdAttribute: string({
      summary: 'Directory attribute by which Connect recognises a user again after a change of name.',
      note: 'The default, the distinguished name, changes when an entry moves. Better choices are `objectGUID` (Active Directory), `entryUUID` (OpenLDAP), `GUID` (eDirectory) and `nsUniqueID` (389 Directory Server).',
      default: 'DN',
      since: '1.6.6',
      seenAs: ['LDAP.UserUniqueIdAttribute'],
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UserEmailAttribute: string({
      summary: 'Directory attribute from which a user’s email address is taken.',
      note: 'Naming an attribute that the directory does not supply leaves the field of the profile empty and locked.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UserFilterBase: string({
      summary:
        'LDAP filter that selects users, in place of the one that Connect derives from `LDAP.UserObjectClass`.',
      since: '1.5.8',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.8',
    }),
    UserFirstNameAttribute: string({
      summary: 'Directory attribute from which a user’s first name is taken.',
      note: 'Naming an attribute that the directory does not supply leaves the field of the profile empty and locked.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UserLastNameAttribute: string({
      summary: 'Directory attribute from which a user’s last name is taken.',
      note: 'Naming an attribute that the directory does not supply leaves the field of the profile empty and locked.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UsernameAttribute: string({
      summary: 'Directory attribute that holds the name with which people sign in.',
      note: 'Connect cannot do without it. User names that contain `/` are not supported.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UserObjectClass: string({
      summary: 'Value of `objectClass` by which Connect recognises a user.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UserRoleAttribute: string({
      summary: 'Directory attribute that tells a user’s role in Connect.',
      note: 'Needs `Authorization.UserRoleMapping`; the `Authorization.*RoleMapping` lists can translate its values. Under `Authorization.UserRoleGroupMapping` it is ignored.',
      since: '1.8.4',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    UserSearchBaseDN: string({
      summary: 'Entry of the directory below which Connect looks for users.',
      certainty: 'documented',
      source: DOUBLE_BIND,
    }),
    WhitelistedLoginGroups: string({
      summary: 'Earliest way to name the groups whose members may sign in.',
      deprecated: { since: '1.6.6', replacement: 'LDAP.PermittedLoginGroups' },
      removed: {
        in: '1.6.8',
        replacement: 'LDAP.PermittedLoginGroup',
        note: 'It became `PermittedLoginGroups` before the present `PermittedLoginGroup`, with one line for each group.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.6.6 and 1.6.8',
    }),
  }),
);
