import { boolean, section, string, url } from '../setting.ts';

const PROXIED = 'https://docs.posit.co/connect/admin/authentication/proxied/';

export const ProxyAuth = section(
  'ProxyAuth',
  {
    summary:
      'Sign-in by a trusted proxy that names the user in request headers; read when `Authentication.Provider` is `proxy`.',
    seenAs: ['Proxy', 'Proxied'],
  },
  () => ({
    EmailHeader: string({
      summary: 'Request header from which a user’s email address is taken.',
      certainty: 'documented',
      source: PROXIED,
    }),
    FirstNameHeader: string({
      summary: 'Request header from which a user’s first name is taken.',
      certainty: 'documented',
      source: PROXIED,
    }),
    GroupsAutoProvision: boolean({
      summary: 'Adds a group to Connect when a request arrives whose groups header names it.',
      note: 'Cannot be combined with `ProxyAuth.GroupsByUniqueId`: since 1.8.6 the server refuses to start with both.',
      default: 'false',
      certainty: 'documented',
      source: PROXIED,
    }),
    GroupsAutoRemoval: boolean({
      summary: 'Once removed groups that had lost their last member.',
      note: 'The announcement of 1.8.6 misspells it as `Proxy.GroupsAutoRemoval`.',
      deprecated: {
        since: '1.8.6',
        note: 'A later release was to drop it; which one did is not known.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.6',
    }),
    GroupsByUniqueId: boolean({
      summary: 'Reads the groups header as a list of group identifiers instead of group names.',
      note: 'Cannot be combined with `ProxyAuth.GroupsAutoProvision`: since 1.8.6 the server refuses to start with both. That it belongs to this section is unconfirmed.',
      default: 'false',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.6',
    }),
    GroupsHeader: string({
      summary: 'Request header that lists the groups a user belongs to.',
      certainty: 'documented',
      source: PROXIED,
    }),
    LastNameHeader: string({
      summary: 'Request header from which a user’s last name is taken.',
      certainty: 'documented',
      source: PROXIED,
    }),
    Logging: boolean({
      summary: 'Logs the steps of proxied sign-in in detail, for finding faults.',
      default: 'false',
      certainty: 'documented',
      source: PROXIED,
    }),
    LoginURL: url({
      summary: 'Page of the proxy to which Connect sends people who are not signed in.',
      note: 'Recommended together with `ProxyAuth.LogoutURL` and `Server.Address`.',
      since: '1.8.4',
      certainty: 'documented',
      source: PROXIED,
    }),
    LogoutURL: url({
      summary: 'Page of the proxy to which Connect sends people who sign out.',
      note: 'Recommended together with `ProxyAuth.LoginURL` and `Server.Address`.',
      since: '1.8.4',
      certainty: 'documented',
      source: PROXIED,
    }),
    PermittedLoginGroup: string({
      summary: 'Group whose members may sign in; once set, people outside the listed groups are turned away.',
      note: 'Repeat the line for each further group. Other providers have the setting; for a proxy it is unconfirmed.',
      multi: true,
      certainty: 'uncertain',
      source: 'memory',
    }),
    RegisterOnFirstLogin: boolean({
      summary: 'Opens an account in Connect for a user whom the proxy names for the first time.',
      note: 'With `false`, accounts have to be created beforehand through the API.',
      default: 'true',
      certainty: 'seen',
      source: 'CCHMC-SALT/connect_install: files/rstudio-connect.gcfg',
    }),
    RoleHeader: string({
      summary: 'Request header that tells a user’s role in Connect.',
      note: 'Needs `Authorization.UserRoleMapping`, and is ignored under `Authorization.UserRoleGroupMapping`. It should not be the header that carries the user name.',
      since: '1.8.4',
      certainty: 'documented',
      source: PROXIED,
    }),
    UniqueIdHeader: string({
      summary: 'Request header by which Connect recognises a user again after a change of name.',
      certainty: 'documented',
      source: PROXIED,
    }),
    UsernameHeader: string({
      summary: 'Request header in which the proxy names the user.',
      note: 'The proxy must strip this header from what clients send, or anybody could sign in as anybody. Connect refuses a request that carries an identity header twice.',
      default: 'X-Auth-Username',
      seenAs: ['Proxy.UsernameHeader', 'Proxied.UsernameHeader'],
      certainty: 'documented',
      source: PROXIED,
    }),
  }),
);
