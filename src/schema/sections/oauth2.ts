import { boolean, email, path, secret, section, string, url } from '../setting.ts';

const OPENID_CONNECT =
  'https://docs.posit.co/connect/admin/authentication/oauth2-openid-based/openid-connect/';
const GOOGLE = 'https://docs.posit.co/connect/admin/authentication/oauth2-openid-based/google/';
const HELM = 'rstudio/helm: examples/connect/auth/rstudio-connect-oidc.yaml';

export const OAuth2 = section(
  'OAuth2',
  {
    summary:
      'Sign-in through Google or another OpenID Connect provider; read when `Authentication.Provider` is `oauth2`.',
  },
  () => ({
    AllowedDomain: string({
      summary: 'Email domain whose users may sign in; once set, other domains are turned away.',
      note: 'Repeat the line for each further domain.',
      multi: true,
      certainty: 'documented',
      source: GOOGLE,
    }),
    AllowedDomains: string({
      summary: 'Former way to list the permitted email domains, in one line and parted by blanks.',
      deprecated: { since: '1.7.8', replacement: 'OAuth2.AllowedDomain' },
      removed: {
        in: '1.8.0',
        replacement: 'OAuth2.AllowedDomain',
        note: 'Give each domain a line of its own.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.7.8 and 1.8.0',
    }),
    AllowedEmail: email({
      summary: 'Email address of a single person who may sign in.',
      note: 'Repeat the line for each further address.',
      multi: true,
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.0',
    }),
    AllowedEmails: string({
      summary: 'Former way to list the permitted email addresses, in one line and parted by blanks.',
      deprecated: { since: '1.7.8', replacement: 'OAuth2.AllowedEmail' },
      removed: {
        in: '1.8.0',
        replacement: 'OAuth2.AllowedEmail',
        note: 'Give each address a line of its own.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.7.8 and 1.8.0',
    }),
    ClientId: string({
      summary: 'Client ID that the identity provider gave to Connect on registration.',
      note: 'Goes with either `OAuth2.ClientSecret` or `OAuth2.ClientSecretFile`.',
      certainty: 'documented',
      source: OPENID_CONNECT,
    }),
    ClientSecret: secret({
      summary: 'Client secret that belongs to `OAuth2.ClientId`.',
      note: 'An encrypted value made with `rscadmin configure --encrypt-config-value` is accepted in place of the clear one. Set either this or `OAuth2.ClientSecretFile`.',
      certainty: 'documented',
      source: OPENID_CONNECT,
    }),
    ClientSecretFile: path({
      summary: 'File from which the client secret is read, instead of `OAuth2.ClientSecret`.',
      note: 'Its content may be encrypted. In clear text only the account that runs the server should be able to read it.',
      kind: 'file',
      certainty: 'documented',
      source: GOOGLE,
    }),
    CustomScope: string({
      summary: 'Scope to request from the provider beyond those that Connect asks for by itself.',
      note: 'Repeat the line for each further scope. Some providers send a groups claim only when a scope for it is requested.',
      multi: true,
      seenAs: ['OAuth2.Scopes'],
      certainty: 'seen',
      source: 'posit-dev/team-operator: api/core/v1beta1/connect_config.go',
    }),
    DiscoveryEndpoint: url({
      summary: 'Address of the discovery document in early releases.',
      deprecated: { since: '1.6.2' },
      removed: {
        in: '1.7.0',
        replacement: 'OAuth2.OpenIDConnectIssuer',
        note: 'With Google just delete the line. `OAuth2.OpenIDConnectIssuer` came only with 1.8.4.',
      },
      certainty: 'documented',
      source: 'http://docs.rstudio.com/connect/news/',
    }),
    EmailClaim: string({
      summary: 'Claim from which a user’s email address is taken.',
      default: 'email',
      certainty: 'seen',
      source: HELM,
    }),
    FirstNameClaim: string({
      summary: 'Claim from which a user’s first name is taken.',
      default: 'given_name',
      certainty: 'seen',
      source: HELM,
    }),
    GroupsAutoProvision: boolean({
      summary: 'Adds a group to Connect when somebody signs in whose groups claim names it.',
      note: 'Cannot be combined with `OAuth2.GroupsByUniqueId`: since 1.8.6 the server refuses to start with both. Without effect at Google, which supplies no groups.',
      default: 'false',
      certainty: 'documented',
      source: OPENID_CONNECT,
    }),
    GroupsAutoRemoval: boolean({
      summary: 'Once removed groups that had lost their last member.',
      deprecated: {
        since: '1.8.6',
        note: 'A later release was to drop it; which one did is not known.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.6',
    }),
    GroupsByUniqueId: boolean({
      summary: 'Reads the groups claim as a list of group identifiers instead of group names.',
      note: 'Cannot be combined with `OAuth2.GroupsAutoProvision`: since 1.8.6 the server refuses to start with both. That it belongs to this section is unconfirmed.',
      default: 'false',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.6',
    }),
    GroupsClaim: string({
      summary: 'Claim that lists the groups a user belongs to.',
      note: 'An empty value (`GroupsClaim =`) is not the same as leaving the setting out: it takes the default away, so that Connect reads no groups from the provider.',
      default: 'groups',
      certainty: 'seen',
      source: HELM,
    }),
    LastNameClaim: string({
      summary: 'Claim from which a user’s last name is taken.',
      default: 'family_name',
      certainty: 'seen',
      source: HELM,
    }),
    Logging: boolean({
      summary: 'Logs the exchange with the OpenID Connect provider in detail, for finding faults.',
      default: 'false',
      certainty: 'documented',
      source: OPENID_CONNECT,
    }),
    OpenIDConnectIssuer: url({
      summary: 'Issuer URL of the OpenID Connect provider, from which Connect discovers everything else.',
      note: 'Give the issuer itself, not an endpoint such as `…/authorize`. It has to be an `https://` address whose certificate is publicly trusted; a self-signed one is refused. Google is the default, its exact URL is unconfirmed.',
      default: 'https://accounts.google.com',
      since: '1.8.4',
      certainty: 'documented',
      source: OPENID_CONNECT,
    }),
    PermittedLoginGroup: string({
      summary: 'Group whose members may sign in; once set, people outside the listed groups are turned away.',
      note: 'Repeat the line for each further group. Makes no sense with Google, which supplies no groups.',
      multi: true,
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    RegisterOnFirstLogin: boolean({
      summary: 'Opens an account in Connect for somebody who signs in for the first time.',
      note: 'With `false`, accounts have to be created beforehand.',
      default: 'true',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    RegistrationDomainAllowList: string({
      summary: 'Domain whose users get an account when they first sign in.',
      note: 'Known from a single third-party Ansible role; unconfirmed. The documented restriction by domain is `OAuth2.AllowedDomain`.',
      multi: true,
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
    RequireUsernameClaim: boolean({
      summary: 'Turns people away when the provider sends no user name, rather than making one up.',
      note: 'The default is unconfirmed.',
      default: 'false',
      certainty: 'documented',
      source: OPENID_CONNECT,
    }),
    RoleClaim: string({
      summary: 'Claim that tells a user’s role in Connect.',
      note: 'Needs `Authorization.UserRoleMapping`, and is ignored under `Authorization.UserRoleGroupMapping`. The name is unconfirmed.',
      since: '1.8.4',
      certainty: 'uncertain',
      source: 'memory',
    }),
    UniqueIdClaim: string({
      summary: 'Claim by which Connect recognises a user again after a change of name or address.',
      default: 'sub',
      certainty: 'seen',
      source: HELM,
    }),
    UsePKCE: boolean({
      summary: 'Protects the authorization code with a one-time proof key (PKCE).',
      note: 'The default is unconfirmed.',
      default: 'false',
      certainty: 'seen',
      source: 'posit-dev/vip: docker/connect/rstudio-connect-oidc.gcfg',
    }),
    UsernameClaim: string({
      summary: 'Claim from which the user name is taken.',
      default: 'preferred_username',
      certainty: 'seen',
      source: HELM,
    }),
  }),
);
