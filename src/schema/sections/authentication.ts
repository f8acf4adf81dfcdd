import { boolean, duration, integer, oneOf, section, string } from '../setting.ts';

const SECURITY = 'https://docs.posit.co/connect/admin/security/';

export const Authentication = section(
  'Authentication',
  { summary: 'How people and programs prove who they are, and how long a browser session lasts.' },
  () => ({
    APIKeyAuth: boolean({
      summary: 'Accepts API keys as proof of identity.',
      note: 'With `false`, deployment tools and scripts that call the server with a key are locked out. The default is unconfirmed.',
      default: 'true',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    APIKeyBcryptCost: integer({
      summary:
        'Cost factor of the bcrypt hash under which API keys are stored; one step more doubles the work.',
      note: 'Undocumented. Public test setups lower it to 4 for speed, which weakens the stored hashes and does not belong on a production server. The bounds are those of bcrypt.',
      min: 4,
      max: 31,
      certainty: 'seen',
      source: 'rstudio/rsconnect-python: integration-testing/docker/rstudio-connect.gcfg',
    }),
    BasicAuth: boolean({
      summary: 'Lets a request carry user name and password as HTTP Basic credentials.',
      note: 'Undocumented, and known from test setups that switch it on; the default is unconfirmed.',
      default: 'false',
      certainty: 'seen',
      source: 'rstudio/rsconnect-python: integration-testing/docker/rstudio-connect.gcfg',
    }),
    ChallengeResponseEnabled: boolean({
      summary: 'Asks people to solve a CAPTCHA when they sign in.',
      note: 'Has an effect only where Connect shows the password form itself: providers `password`, `ldap` and `pam`.',
      default: 'false',
      since: '1.5.6',
      certainty: 'documented',
      source: SECURITY,
    }),
    CookieSweepDuration: duration({
      summary: 'Interval at which the records of expired browser sessions are removed from the database.',
      default: '1h',
      certainty: 'documented',
      source: SECURITY,
    }),
    Inactivity: duration({
      summary: 'Ends a browser session that has seen no activity for this long.',
      note: 'Before 1.7.8 sessions had no such limit unless one was set. The present default is unconfirmed.',
      default: '8h',
      since: '1.5.4',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.4 and 1.7.8',
    }),
    InsecureDefaultUserAPIKey: boolean({
      summary: 'Creates an API key that anybody can guess, for automated tests.',
      note: 'Undocumented, found in test setups only. On a server that others can reach it gives the server away.',
      default: 'false',
      certainty: 'seen',
      source: 'rstudio/rsconnect-python: integration-testing/docker/rstudio-connect.gcfg',
    }),
    Lifetime: duration({
      summary: 'Limits a browser session as a whole: afterwards people sign in again, active or not.',
      note: 'It was 30 days until 1.7.8 shortened it. The present default is unconfirmed.',
      default: '24h',
      certainty: 'documented',
      source: SECURITY,
    }),
    Name: string({
      summary: 'Name under which the dashboard offers this way of signing in.',
      note: 'When it is left out the label seems to follow from `Authentication.Provider`; the exact meaning is unconfirmed.',
      certainty: 'seen',
      source: 'CCHMC-SALT/connect_install: files/rstudio-connect.gcfg',
    }),
    Notice: string({
      summary: 'Message for people who sign in, register or complete their account.',
      note: 'Shown only where Connect collects the password itself: providers `password`, `ldap` and `pam`.',
      default: '',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/authentication/pam-based/pam/',
    }),
    Provider: oneOf({
      summary: 'The one way in which people sign in to this server.',
      note: 'The choice decides which section counts: `[Password]`, `[LDAP "name"]`, `[OAuth2]`, `[SAML]`, `[PAM]` or `[ProxyAuth]`. Settings of the other providers have no effect. `saml` also needs `Server.Address`.',
      values: ['password', 'ldap', 'oauth2', 'saml', 'pam', 'proxy'],
      default: 'password',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/authentication/',
    }),
    RequireExternalUsernames: boolean({
      summary: 'Once kept people from changing a user name that came from an external provider.',
      deprecated: { since: '1.5.10', note: 'The warning preceded the removal by one release.' },
      removed: {
        in: '1.5.12',
        note: 'Delete the line. Which profile fields can be edited now depends on what the provider supplies and on `Authorization.UserInfoEditableBy`.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.8 and 1.5.12',
    }),
    WebSudoMode: boolean({
      summary: 'Has people type their password once more before they change accounts or keys.',
      note: 'Works only where Connect collects the password itself: providers `password`, `ldap` and `pam`. The feature is documented, the spelling of the setting is unconfirmed.',
      default: 'true',
      since: '1.5.12',
      certainty: 'uncertain',
      source: 'memory',
    }),
    WebSudoModeDuration: duration({
      summary: 'Time during which a password typed for `Authentication.WebSudoMode` need not be repeated.',
      note: 'Name and default are unconfirmed.',
      default: '5m',
      since: '1.5.12',
      certainty: 'uncertain',
      source: 'memory',
    }),
  }),
);
