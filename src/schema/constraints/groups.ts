/** Groups: those of the identity provider, and those managed in Connect. */
import {
  conflicts,
  equals,
  ignores,
  isBlank,
  isOff,
  isOn,
  isSet,
  not,
  topic,
  withProvider,
} from './constraint.ts';

const GOOGLE = 'https://docs.posit.co/connect/admin/authentication/oauth2-openid-based/google/';

export const groups = topic(['Authorization', 'OAuth2', 'SAML', 'ProxyAuth'], () => [
  ...(
    [
      ['oauth2', 'OAuth2'],
      ['saml', 'SAML'],
      ['proxy', 'ProxyAuth'],
    ] as const
  ).map(([provider, section]) =>
    conflicts(`groups-by-id-provisioned-${provider}`, {
      when: withProvider(
        provider,
        isOn(`${section}.GroupsByUniqueId`),
        isOn(`${section}.GroupsAutoProvision`),
      ),
      because: 'the server does not start with both',
      help: 'Turn one of the two off.',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.6',
      since: '1.8.6',
    }),
  ),
  ignores('google-has-no-groups', {
    when: withProvider(
      'oauth2',
      equals('OAuth2.OpenIDConnectIssuer', 'https://accounts.google.com', 'https://accounts.google.com/'),
    ),
    settings: [
      'OAuth2.GroupsAutoProvision',
      'OAuth2.GroupsByUniqueId',
      'OAuth2.GroupsClaim',
      'OAuth2.PermittedLoginGroup',
      'Authorization.UserRoleGroupMapping',
    ],
    because: 'Google tells applications nothing of groups',
    help: 'Manage groups in Connect, or name the issuer of another provider.',
    certainty: 'documented',
    source: GOOGLE,
  }),
  ignores('groups-without-claim', {
    when: withProvider('oauth2', isBlank('OAuth2.GroupsClaim')),
    settings: ['OAuth2.GroupsAutoProvision', 'OAuth2.GroupsByUniqueId', 'OAuth2.PermittedLoginGroup'],
    because: 'with an empty claim Connect reads no groups from the provider',
    help: 'Name the claim that lists the groups; without the line it is `groups`.',
    certainty: 'seen',
    source: 'posit-dev/team-operator: api/core/v1beta1/connect_config.go',
  }),
  ignores('groups-without-header', {
    when: withProvider('proxy', not(isSet('ProxyAuth.GroupsHeader'))),
    settings: [
      'ProxyAuth.GroupsAutoProvision',
      'ProxyAuth.GroupsByUniqueId',
      'ProxyAuth.PermittedLoginGroup',
    ],
    because: 'the proxy sends no groups',
    certainty: 'uncertain',
    source: 'memory',
  }),
  ignores('group-owners-without-groups', {
    when: isOff('Authorization.UserGroups'),
    settings: ['Authorization.PublishersCanOwnGroups'],
    because: 'there are no groups to be created in Connect',
    severity: 'info',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/authentication/ldap-based/active-directory-double-bind/',
  }),
]);
