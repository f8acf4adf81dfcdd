/**
 * URLs, and the PostgreSQL connection strings that stand in URL settings.
 *
 * How the server checks a URL is not documented. This reads what RFC 3986 and PostgreSQL's `libpq` allow, and
 * refuses only what no server can use. Messages never show the text: it may hold a password.
 */
import { isConnectionString, PASSWORD_GAP } from './credentials.ts';
import { accept, type Reading, type Remark, refuse } from './result.ts';

/** The parts of a URL, as written. */
export interface UrlParts {
  /** Lower case, without its colon. */
  readonly scheme: string;
  readonly userinfo?: string;
  /** Without the brackets of an IPv6 address; several with commas for PostgreSQL; may be empty. */
  readonly host: string;
  /** Digits, or whatever stands in their place. */
  readonly port?: string;
  /** Begins with `/` unless empty. */
  readonly path: string;
  readonly query?: string;
}

const POSTGRES = ['postgres', 'postgresql'];
const HTTP = ['http', 'https'];

/** Takes a URL with `://` apart; undefined where the text has none. */
export function splitUrl(text: string): UrlParts | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/s.exec(text);
  if (match === null) return undefined;
  const [, scheme = '', authority = '', path = '', query] = match;
  const at = authority.lastIndexOf('@');
  const [, bracketed, plain = '', port] =
    /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(authority.slice(at + 1)) ?? [];
  return {
    scheme: scheme.toLowerCase(),
    ...(at < 0 ? {} : { userinfo: authority.slice(0, at) }),
    host: bracketed ?? plain,
    ...(port === undefined ? {} : { port }),
    path,
    ...(query === undefined ? {} : { query }),
  };
}

/** What is wrong with a host name; undefined where nothing is. */
function hostFault(host: string): string | undefined {
  if (host.includes('..') || host.startsWith('.')) return 'a part of its host name is empty';
  if (/[\s"'<>\\^`{|}]/.test(host)) return 'its host name has a character that no host name can have';
  return undefined;
}

function portFault(port: string | undefined): string | undefined {
  if (port === undefined || port === '') return undefined;
  if (!/^\d+$/.test(port)) return 'its port is not a number';
  const number = Number(port);
  return number >= 1 && number <= 65_535 ? undefined : 'its port is not between 1 and 65535';
}

/** `https:/host`, `https//host` corrected; only where nothing in the text can be a password. */
function withScheme(text: string): string | undefined {
  const [, scheme = '', rest = ''] = /^(https?)(?::\/?|\/\/|:\\\\)(?![/\\])(.*)$/i.exec(text) ?? [];
  const plain = rest.replaceAll('\\', '/');
  return /^[\w-]+(?:\.[\w-]+)*(?::\d{2,5})?(?:\/[\w./~-]*)?$/.test(plain)
    ? `${scheme}://${plain}`
    : undefined;
}

function readPostgres(text: string, { userinfo = '', host, port, query = '' }: UrlParts): Reading<string> {
  const hosts = `${host}${port === undefined ? '' : `:${port}`}`.split(',');
  for (const one of hosts) {
    const [, name = '', number] = /^(.*?)(?::([^:]*))?$/s.exec(one) ?? [];
    const fault = hostFault(name) ?? portFault(number);
    if (fault !== undefined) return refuseUrl(text, fault);
  }
  if (host === '' && !/(?:^|&)(?:host|hostaddr|service)=/.test(query)) {
    return refuseUrl(text, 'the host is missing');
  }
  return userinfo.includes(PASSWORD_GAP) ? accept(text, 'password-placeholder') : accept(text);
}

function refuseUrl(text: string, fault: string): Reading<never> {
  // with an @ behind the host, the host is rather a piece of a password
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*[/?#].*@/is.test(text)) {
    return refuse('is not a URL: its user name or password has a character that must be encoded', {
      advice: 'write such characters percent-encoded: # as %23, / as %2F, ? as %3F, @ as %40',
    });
  }
  return refuse(`is not a URL: ${fault}`, { advice: 'write a URL such as https://connect.example.com' });
}

/**
 * Reads a URL: one with a scheme and a host, a PostgreSQL URL or connection string (remark `dsn`), or a path
 * on the server itself (`/login`, remark `relative`).
 *
 * @param schemes the schemes that the setting takes; without it http, https and PostgreSQL's are taken
 *   silently, any other with the remark `other-scheme`
 */
export function readUrl(text: string, schemes?: readonly string[]): Reading<string> {
  if (text === '') return accept(text, 'empty');
  const takesPostgres = schemes === undefined || schemes.some((scheme) => POSTGRES.includes(scheme));
  if (takesPostgres && isConnectionString(text)) return accept(text, 'dsn');
  if (/^\/(?![/\\])\S*$/.test(text) && schemes === undefined) return accept(text, 'relative');

  const parts = splitUrl(text);
  if (parts === undefined) {
    const suggestion = withScheme(text);
    return refuse('is not a URL: the scheme is missing', {
      advice:
        suggestion === undefined
          ? `begin with ${(schemes ?? HTTP).map((s) => `${s}://`).join(' or ')}`
          : `write ${suggestion}`,
      suggestion,
    });
  }
  const { scheme, host, port } = parts;
  if (schemes !== undefined && !schemes.includes(scheme)) {
    return refuse('is a URL of the wrong kind', {
      advice: `begin with ${schemes.map((one) => `${one}://`).join(' or ')}`,
    });
  }
  if (/[\s\0-\x1f\x7f]/.test(text)) {
    return refuse('is not a URL: it has white space inside', { advice: 'write %20 for a blank' });
  }
  if (POSTGRES.includes(scheme)) return readPostgres(text, parts);
  const fault = (host === '' ? 'the host is missing' : undefined) ?? hostFault(host) ?? portFault(port);
  if (fault !== undefined) return refuseUrl(text, fault);
  const remarks: Remark[] = schemes !== undefined || HTTP.includes(scheme) ? [] : ['other-scheme'];
  return accept(text, ...remarks);
}
