/** Roles that follow from what the identity provider says of a person. */
import {
  all,
  any,
  conflicts,
  equals,
  ignores,
  isBlank,
  isOn,
  isSame,
  isSet,
  not,
  requires,
  topic,
  withProvider,
} from './constraint.ts';

const DOUBLE_BIND =
  'https://docs.posit.co/connect/admin/authentication/ldap-based/active-directory-double-bind/';
const NOT_WITH_PASSWORDS = 'https://support.posit.co/hc/en-us/articles/360052215933';

const byRole = isOn('Authorization.UserRoleMapping');
const byGroup = isOn('Authorization.UserRoleGroupMapping');

const LISTS = [
  'Authorization.AdministratorRoleMapping',
  'Authorization.PublisherRoleMapping',
  'Authorization.ViewerRoleMapping',
] as const;

export const roleMapping = topic(['Authorization', 'LDAP', 'OAuth2', 'SAML', 'ProxyAuth'], () => [
  conflicts('role-mapping-twice', {
    when: all(byRole, byGroup),
    because: 'roles come either from a role value or from groups, and with both the server does not start',
    help: 'Keep the one whose source the identity provider supplies, and remove the other.',
    certainty: 'documented',
    source: DOUBLE_BIND,
    since: '1.8.4',
  }),
  ignores('role-mapping-lists', {
    when: not(any(byRole, byGroup)),
    settings: LISTS,
    because: 'the lists say how to translate roles, and one of the two switches says what to translate',
    help: 'Set Authorization.UserRoleMapping = true to map role values, or Authorization.UserRoleGroupMapping = true to map groups.',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  ignores('role-mapping-restrictive', {
    when: not(any(byRole, byGroup)),
    settings: ['Authorization.UserRoleMappingRestrictive'],
    because: 'there are no mapped roles to choose from',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('role-group-mapping-lists', {
    when: byGroup,
    needs: any(...LISTS.map((list) => isSet(list))),
    because: 'without a list no group stands for a role',
    help: 'Name the groups in Authorization.AdministratorRoleMapping, PublisherRoleMapping and ViewerRoleMapping, one line for each.',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  ignores('role-mapping-without-identity-provider', {
    when: equals('Authentication.Provider', 'password', 'pam'),
    settings: ['Authorization.UserRoleMapping', 'Authorization.UserRoleGroupMapping'],
    because: 'this provider reports neither roles nor groups',
    help: 'Remove it, and let administrators assign roles in the dashboard.',
    certainty: 'documented',
    source: NOT_WITH_PASSWORDS,
  }),

  requires('role-mapping-ldap-attribute', {
    when: withProvider('ldap', byRole),
    needs: isSet('LDAP.UserRoleAttribute'),
    because: 'Connect is not told which attribute of the directory holds the role',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('role-mapping-proxy-header', {
    when: withProvider('proxy', byRole),
    needs: isSet('ProxyAuth.RoleHeader'),
    because: 'Connect is not told which header of the proxy holds the role',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('role-mapping-oauth2-claim', {
    when: withProvider('oauth2', byRole),
    needs: isSet('OAuth2.RoleClaim'),
    because: 'Connect may not know which claim holds the role',
    certainty: 'uncertain',
    source: 'memory',
  }),
  requires('role-mapping-saml-attribute', {
    when: withProvider('saml', byRole),
    needs: isSet('SAML.RoleAttribute'),
    because: 'Connect may not know which attribute of the assertion holds the role',
    certainty: 'uncertain',
    source: 'memory',
  }),

  ...(
    [
      ['ldap', 'LDAP.UserRoleAttribute', 'documented'],
      ['proxy', 'ProxyAuth.RoleHeader', 'documented'],
      ['oauth2', 'OAuth2.RoleClaim', 'uncertain'],
      ['saml', 'SAML.RoleAttribute', 'uncertain'],
    ] as const
  ).flatMap(([provider, setting, certainty]) => [
    ignores(`role-source-beside-groups-${provider}`, {
      when: withProvider(provider, byGroup),
      settings: [setting],
      because: 'roles are taken from groups then',
      certainty,
      source: DOUBLE_BIND,
    }),
    ignores(`role-source-without-mapping-${provider}`, {
      when: withProvider(provider, not(any(byRole, byGroup))),
      settings: [setting],
      because: 'roles of the identity provider are not asked for',
      help: 'Set Authorization.UserRoleMapping = true if roles are to follow from it.',
      certainty,
      source: DOUBLE_BIND,
    }),
  ]),
  conflicts('role-header-is-user-name', {
    when: withProvider('proxy', isSame('ProxyAuth.RoleHeader', 'ProxyAuth.UsernameHeader')),
    because: 'the header of the user name would be read as a role',
    help: 'Name the header in which the proxy sends the role.',
    certainty: 'seen',
    source: 'CCHMC-SALT/connect_install: files/rstudio-connect.gcfg',
  }),

  requires('role-group-mapping-ldap-groups', {
    when: withProvider('ldap', byGroup),
    needs: all(isSet('LDAP.GroupSearchBaseDN'), isSet('LDAP.GroupNameAttribute')),
    because: 'roles can’t follow from groups that are managed in Connect itself',
    help: 'Tell Connect where the directory keeps its groups, or map roles with Authorization.UserRoleMapping.',
    certainty: 'documented',
    severity: 'warning',
    source: DOUBLE_BIND,
  }),
  requires('role-group-mapping-proxy-groups', {
    when: withProvider('proxy', byGroup),
    needs: isSet('ProxyAuth.GroupsHeader'),
    because: 'roles can’t follow from groups that are managed in Connect itself',
    severity: 'warning',
    certainty: 'documented',
    source: DOUBLE_BIND,
  }),
  requires('role-group-mapping-saml-groups', {
    when: withProvider('saml', byGroup),
    needs: any(isSet('SAML.GroupsAttribute'), isSet('SAML.IdPAttributeProfile')),
    because: 'roles can’t follow from groups that are managed in Connect itself',
    certainty: 'uncertain',
    source: 'memory',
  }),
  conflicts('role-group-mapping-no-claim', {
    when: withProvider('oauth2', byGroup, isBlank('OAuth2.GroupsClaim')),
    because: 'with an empty claim Connect reads no groups from which roles could follow',
    help: 'Name the claim that lists the groups, or map roles with Authorization.UserRoleMapping.',
    certainty: 'seen',
    source: 'posit-dev/team-operator: api/core/v1beta1/connect_config.go',
  }),
]);
