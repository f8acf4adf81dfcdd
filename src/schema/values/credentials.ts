/**
 * Passwords inside URLs and PostgreSQL connection strings: finding them, and masking them.
 */
import { isPlaceholder } from './placeholder.ts';

/** What stands in place of a secret: always as wide, whatever the secret's length. */
export const MASK = '********';

/** The old gap for `Postgres.Password` in a PostgreSQL URL; unsupported since Connect 1.8.2. */
export const PASSWORD_GAP = '{$}';

/** PostgreSQL's `host=db user=connect dbname=connect`. */
export function isConnectionString(text: string): boolean {
  return /^\s*(?:host|hostaddr|port|dbname|user|password|sslmode|service|passfile)\s*=\s*\S/.test(text);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Parameters that carry a secret, in a query or in a `key=value` string. */
const PARAMETER =
  /(?<![\w-])(?:[\w-]*(?:password|passwd|pwd|passphrase|secret|token|api[-_]?key|access[-_]?key|signature)|pass|sig)\s*=\s*/gi;

/** The secret behind a parameter's `=`: up to `&` in a URL, a quoted text or a word in a connection string. */
function parameterEnd(text: string, start: number, inUrl: boolean): number {
  const value = inUrl ? /^[^&]*/ : /^(?:'(?:[^'\\]|\\.)*'?|(?:[^\s\\]|\\.)*\\?)/s;
  return start + (value.exec(text.slice(start))?.[0].length ?? 0);
}

/**
 * The password in front of the host. It should be percent-encoded; where it is not, everything up to the last
 * `@` counts: showing a little less is better than showing a part of it.
 */
function userinfoSpan(text: string): Span | undefined {
  const [prefix = '', scheme = ''] = /^\s*([A-Za-z][A-Za-z0-9+.-]*):\/*/.exec(text) ?? [];
  const rest = text.slice(prefix.length);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const isHost = /^(?:\[[^\]]*\]|[^:@]*)(?::\d*)?$/.test(authority);
  const http = /^https?$/i.test(scheme);
  // an @ in the path or query of a well-formed web address has nothing to do with a password
  if (isHost && http) return undefined;
  const at = rest.replace(/\?[\w.-]+=.*$/s, '').lastIndexOf('@');
  if (at < 0) return undefined;
  // without the slashes, nothing tells the user name from the password
  if (prefix !== '' && !prefix.endsWith('/')) return { start: prefix.length, end: prefix.length + at };
  const colon = rest.indexOf(':');
  if (colon >= 0 && colon < at) return { start: prefix.length + colon + 1, end: prefix.length + at };
  // a long user name without a password is an access token
  return http && at >= 20 ? { start: prefix.length, end: prefix.length + at } : undefined;
}

/** Where the secrets of a URL or connection string stand, in order and apart from each other. */
function secretSpans(text: string): Span[] {
  const spans: Span[] = [];
  const inUrl = !isConnectionString(text);
  const userinfo = inUrl ? userinfoSpan(text) : undefined;
  if (userinfo !== undefined) spans.push(userinfo);
  for (const match of text.matchAll(PARAMETER)) {
    const start = match.index + match[0].length;
    if (start >= (spans.at(-1)?.end ?? 0)) spans.push({ start, end: parameterEnd(text, start, inUrl) });
  }
  return spans.filter(({ start, end }) => {
    const secret = text.slice(start, end);
    return secret !== '' && secret !== PASSWORD_GAP;
  });
}

/** Replaces every password, token or key in a URL or PostgreSQL connection string by `********`. */
export function maskCredentials(text: string): string {
  return secretSpans(text)
    .reverse()
    .reduce((masked, { start, end }) => masked.slice(0, start) + MASK + masked.slice(end), text);
}

/** Whether a URL or connection string holds a secret in clear text; gaps of templates do not count. */
export function hasCredentials(text: string): boolean {
  return secretSpans(text).some(({ start, end }) => {
    const secret = text.slice(start, end).replace(/^'(.*)'$/s, '$1');
    return secret !== '' && secret !== MASK && !isPlaceholder(secret);
  });
}
