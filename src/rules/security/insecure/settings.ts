/** Settings that weaken the server, as data: what, when, why, and how sure that is. */
import {
  type Certainty,
  type Settings,
  type SettingValue,
  splitListen,
  splitUrl,
} from '../../../schema/index.ts';
import { isConnectionString } from '../../../schema/values/index.ts';
import { type Reach, reachOf } from '../shared/reach.ts';

/** What a condition may look at beside the value itself. */
export interface Surroundings {
  readonly settings: Settings;
  /** The value in force of another setting of the same section and subsection; its default included. */
  sibling(key: string): SettingValue | undefined;
  /** Whether such a setting stands somewhere. */
  hasSibling(key: string): boolean;
}

export interface InsecureSetting {
  readonly setting: `${string}.${string}`;
  /** Whether the value weakens the server; `info` where it hardly matters. */
  readonly when: (value: SettingValue, surroundings: Surroundings) => boolean | 'info';
  /** The rest of a sentence that begins with the setting: what it does, and what follows from that. */
  readonly claim: string;
  /** Whether the sentence begins with `Section.Name = value`. Default: true. */
  readonly showsValue?: false;
  readonly help: string;
  /** Default: warning. */
  readonly severity?: 'info';
  /** Of the setting, its meaning and the claim. `uncertain` never makes more than information. */
  readonly certainty: Certainty;
  readonly source: string;
}

const TEST_SETUP = 'rstudio/rsconnect-python: integration-testing/docker/rstudio-connect.gcfg';
const LDAP_GUIDE =
  'https://docs.posit.co/connect/admin/authentication/ldap-based/active-directory-double-bind/';
const HEADERS = 'https://docs.posit.co/connect/admin/security/http-headers/';
const EMBEDDING = 'https://docs.posit.co/connect/admin/security/embedding-cors/';

export const insecureSettings: readonly InsecureSetting[] = [
  {
    setting: 'Authentication.InsecureDefaultUserAPIKey',
    when: isTrue,
    claim:
      'creates an API key that everybody knows, for automated tests: whoever reaches the server can publish and run code on it',
    help: 'Remove the line; on a server that others could reach, look for accounts, keys and content that you do not know.',
    certainty: 'seen',
    source: TEST_SETUP,
  },
  {
    setting: 'Authentication.APIKeyBcryptCost',
    when: (cost) => Number(cost) < 10,
    claim:
      'makes the stored hashes of API keys cheap to guess, which serves the speed of tests: whoever gets at the database gets at the keys sooner',
    help: 'Remove the line, or write 10 or more.',
    certainty: 'seen',
    source: TEST_SETUP,
  },
  {
    setting: 'Authentication.BasicAuth',
    when: isTrue,
    claim:
      'lets requests carry user name and password, which then stand in scripts and logs of proxies; known from test setups only',
    help: 'Remove the line, and let programs use API keys.',
    severity: 'info',
    certainty: 'seen',
    source: TEST_SETUP,
  },
  {
    setting: 'Authentication.WebSudoMode',
    when: isFalse,
    claim: 'asks for no password before accounts and keys are changed: an unattended browser is enough',
    help: 'Remove the line.',
    certainty: 'uncertain',
    source: 'memory',
  },
  {
    setting: 'Authentication.Provider',
    when: (provider, { settings }) => provider === 'proxy' && listensToOthers(settings),
    claim:
      'takes the user’s name from a request header, and the server listens on more than the loopback address: whoever reaches the port without the proxy signs in as anybody',
    help: 'Let the server listen on 127.0.0.1 where the proxy runs on the same machine; otherwise let a firewall admit nobody but the proxy.',
    severity: 'info',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/authentication/proxied/',
  },
  {
    setting: 'Authorization.DefaultUserRole',
    when: (role, { settings }) =>
      role === 'publisher' &&
      settings.value('Authentication.Provider') === 'password' &&
      settings.value('Password.SelfRegistration') === true,
    claim:
      'makes everybody a publisher who opens an account, and the sign-up form is open to all: whoever reaches the server can run code on it',
    help: 'Set Password.SelfRegistration = false, or DefaultUserRole = viewer.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/user-management/',
  },
  {
    setting: 'Password.MinimumScore',
    when: (score) => score === 0,
    claim: 'seems to accept every password, however easy to guess',
    help: 'Write 3 or 4.',
    certainty: 'uncertain',
    source: 'Posit blog, RStudio Connect 1.7.6',
  },
  {
    setting: 'Database.SeedUsers',
    when: isTrue,
    claim: 'seems to create test accounts, and is known from test setups only',
    help: 'Remove the line, and look for accounts that you do not know.',
    certainty: 'uncertain',
    source: TEST_SETUP,
  },
  {
    setting: 'LDAP.ServerTLSInsecure',
    when: isTrue,
    claim:
      'accepts any certificate as the directory server’s: whoever sits on the way can read the password of everybody who signs in',
    help: 'Remove the line; for a private certificate authority set TLSCACertificate to its certificate.',
    certainty: 'documented',
    source: LDAP_GUIDE,
  },
  {
    setting: 'LDAP.ServerAddress',
    when: withoutTls,
    claim:
      'is reached without TLS and StartTLS: the password of everybody who signs in crosses the network in clear text',
    help: 'Set TLS = true (usually port 636) or StartTLS = true (usually port 389).',
    certainty: 'documented',
    source: LDAP_GUIDE,
  },
  {
    setting: 'SAML.IdPMetaDataURL',
    when: (url) => plainHttp(url),
    claim:
      'is plain HTTP: whoever sits on the way can put in a certificate of their own, and sign in as anybody',
    help: 'Write the identity provider’s https:// address, or download the file once and set SAML.IdPMetaDataPath.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/authentication/saml-based/saml/',
  },
  {
    setting: 'Server.Address',
    when: (url, { settings }) =>
      settings.value('Authentication.Provider') === 'saml' && !speaksTls(settings) && plainHttp(url),
    claim:
      'is plain HTTP, but SAML needs TLS: the assertion with which somebody signs in crosses the network in clear text',
    help: 'Set HTTPS.Listen with HTTPS.Certificate and HTTPS.Key, or let a proxy speak TLS, and write https://.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/authentication/saml-based/okta-saml/',
  },
  {
    setting: 'HTTP.NoWarning',
    when: (on, { settings }) =>
      on === true &&
      settings.value('Authentication.Provider') !== 'saml' &&
      !speaksTls(settings) &&
      plainHttp(settings.value('Server.Address')),
    claim:
      'silences the dashboard’s warning, and Server.Address is plain HTTP: passwords and session cookies cross the network in clear text',
    help: 'Set HTTPS.Listen with HTTPS.Certificate and HTTPS.Key, or let a proxy speak TLS, and write Server.Address with https://.',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 1.5.4',
  },
  {
    setting: 'HTTPS.MinimumTLS',
    when: (version) => version === '1.0' || version === '1.1',
    claim: 'lets clients use a version of TLS that was withdrawn in 2021 (RFC 8996), with known attacks',
    help: 'Write 1.2 or 1.3.',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 1.6.8',
  },
  {
    setting: 'Server.FrameOptionsDashboard',
    when: (option) => option === 'NONE',
    claim:
      'lets any site show the dashboard in a frame: with clickjacking, users are made to press buttons that they do not see',
    help: 'Remove the line, which leaves DENY, or write SAMEORIGIN.',
    certainty: 'documented',
    source: EMBEDDING,
  },
  {
    setting: 'Server.FrameOptionsContent',
    when: (option) => option === 'DENY',
    claim: 'breaks the dashboard, which shows content in frames',
    help: 'Write SAMEORIGIN, the strictest choice that works.',
    certainty: 'documented',
    source: EMBEDDING,
  },
  {
    setting: 'Server.ContentTypeSniffing',
    when: isTrue,
    claim: 'lets browsers guess content types: an uploaded file may run as a script',
    help: 'Remove the line, so that the server sends `X-Content-Type-Options: nosniff`.',
    certainty: 'documented',
    source: HEADERS,
  },
  {
    setting: 'Server.SameSite',
    when: (value) => value === 'None',
    claim: 'has browsers send the session cookie with requests that other sites cause',
    help: 'Write Lax or Strict, unless pages of other sites embed content that needs a login.',
    certainty: 'uncertain',
    source: 'devxygmbh/ansible-posit: roles/connect',
  },
  {
    setting: 'CORS.AllowOrigin',
    when: (origin, { settings }) => origin === '*' && settings.value('CORS.Enabled') === true,
    claim: 'lets the pages of every site call the server',
    help: 'Name the origin that has to call the server.',
    certainty: 'uncertain',
    source: 'memory',
  },
  {
    setting: 'CORS.EnforceWebsocketOrigin',
    when: isFalse,
    claim: 'lets the pages of other sites open WebSocket connections in a visitor’s name',
    help: 'Remove the line.',
    certainty: 'uncertain',
    source: 'memory',
  },
  {
    setting: 'Applications.RunAs',
    when: (account) => account === 'root',
    claim:
      'runs all content as root: every publisher has the whole machine, with this file and its passwords',
    help: 'Remove the line, which leaves rstudio-connect, or name an unprivileged account.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/process-management/',
  },
  {
    setting: 'Applications.ShinyErrorSanitization',
    when: isFalse,
    claim: 'shows the text of R errors to all visitors of Shiny applications: paths, queries, parts of data',
    help: 'Remove the line where content is in use; applications can turn it off for themselves.',
    severity: 'info',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 1.5.6',
  },
  {
    setting: 'Postgres.URL',
    when: withoutEncryption,
    claim:
      'has `sslmode=disable`: password and data cross the network in clear text on their way to the database',
    showsValue: false,
    help: 'Write `sslmode=verify-full`, or `sslmode=require` where the certificate can’t be checked.',
    certainty: 'documented',
    source: 'https://www.postgresql.org/docs/current/libpq-ssl.html',
  },
  {
    setting: 'Postgres.InstrumentationURL',
    when: withoutEncryption,
    claim: 'has `sslmode=disable`: password and records of use cross the network in clear text',
    showsValue: false,
    help: 'Write `sslmode=verify-full`, or `sslmode=require` where the certificate can’t be checked.',
    certainty: 'documented',
    source: 'https://www.postgresql.org/docs/current/libpq-ssl.html',
  },
  {
    setting: 'SMTP.StartTLS',
    when: (use, { settings, sibling }) =>
      use === 'never' &&
      sibling('SSL') !== true &&
      settings.isSet('SMTP.User') &&
      farther(reachOf(String(sibling('Host') ?? ''))),
    claim: 'seems to keep the connection to the mail server in clear text, password included',
    help: 'Remove the line, which leaves `detect`, or set SMTP.SSL = true.',
    certainty: 'uncertain',
    source: 'memory',
  },
  {
    setting: 'GitCredential.Protocol',
    when: (protocol, { sibling }) => protocol === 'http' && farther(reachOf(String(sibling('Host') ?? ''))),
    claim: 'sends user name and password to the Git host in clear text',
    help: 'Write https.',
    certainty: 'seen',
    source: 'CCHMC-SALT/connect_install: files/rstudio-connect.gcfg',
  },
  {
    setting: 'RPackageRepository.URL',
    when: (url) => plainHttp(url) === true,
    claim: 'is plain HTTP: packages, which run as code, can be exchanged on the way',
    help: 'Write https:// where the repository offers it.',
    severity: 'info',
    certainty: 'seen',
    source: 'public configuration files',
  },
];

function isTrue(value: SettingValue): boolean {
  return value === true;
}

function isFalse(value: SettingValue): boolean {
  return value === false;
}

/** What a connection in clear text means, by how far it goes. */
function farther(reach: Reach): boolean | 'info' {
  return reach === 'neighbour' ? 'info' : reach === 'network';
}

/** Whether a URL is an `http://` one that leaves the machine. */
function plainHttp(url: SettingValue | undefined): boolean | 'info' {
  const parts = typeof url === 'string' ? splitUrl(url.trim()) : undefined;
  return parts?.scheme === 'http' && farther(reachOf(parts.host));
}

/** Whether TLS comes into it somewhere: at the server, or at a proxy of which the file knows. */
function speaksTls(settings: Settings): boolean {
  return (
    settings.mayBeSet('HTTPS.Listen') ||
    settings.mayBeSet('HTTPS.UnixDomainSocket') ||
    settings.value('HTTP.ForceSecure') === true ||
    settings.isUnknown('HTTP.ForceSecure')
  );
}

function listensToOthers(settings: Settings): boolean {
  return (['HTTP.Listen', 'HTTPS.Listen'] as const).some((name) => {
    const text = settings.value(name);
    const host = typeof text === 'string' ? splitListen(text)?.host : undefined;
    return host !== undefined && (/^(?:|0\.0\.0\.0|::)$/.test(host) || reachOf(host) !== 'machine');
  });
}

/** Whether a directory server is spoken to in clear text. */
function withoutTls(
  address: SettingValue,
  { settings, sibling, hasSibling }: Surroundings,
): boolean | 'info' {
  if (settings.value('Authentication.Provider') !== 'ldap') return false;
  const [, host = '', port] = /^\s*(?:ldap:\/\/)?(.*?)(?::(\d+))?\/?\s*$/i.exec(String(address)) ?? [];
  // On the ports of LDAPS something else is amiss.
  if (/^ldaps:/i.test(host) || port === '636' || port === '3269') return false;
  const tls = sibling('TLS');
  const startTls = sibling('StartTLS');
  // A value that can’t be read may be anything.
  if (tls !== false || startTls !== false) return false;
  const reach = farther(reachOf(host));
  // That both are off by default is not confirmed.
  return reach && (hasSibling('TLS') || hasSibling('StartTLS') ? reach : 'info');
}

/** Whether a PostgreSQL connection that leaves the machine goes without TLS. */
function withoutEncryption(value: SettingValue): boolean | 'info' {
  const text = String(value);
  const disabled = /(?:^|[?&\s])sslmode\s*=\s*'?disable'?(?:$|[&\s])/i.test(text);
  if (!disabled) return false;
  if (isConnectionString(text)) {
    const host = /(?:^|\s)(?:host|hostaddr)\s*=\s*'?([^\s']*)/i.exec(text)?.[1];
    return farther(reachOf(host ?? ''));
  }
  return farther(reachOf(splitUrl(text)?.host ?? ''));
}
