/**
 * Passwords and keys inside other texts (URLs, PostgreSQL connection strings, PEM blocks): finding them, and
 * masking them. Rather too much is masked than too little.
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

interface Credential extends Span {
  /** Only its place says that it is one: `scheme://name:…` without an `@` behind it. */
  readonly guess?: boolean;
}

/** Replaces every password, token or key in a URL or PostgreSQL connection string by `********`. */
export function maskCredentials(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of credentialSpans(text)) {
    masked += text.slice(from, start) + MASK;
    from = end;
  }
  return masked + text.slice(from);
}

/** Whether a URL or connection string holds a secret in clear text; gaps of templates do not count. */
export function hasCredentials(text: string): boolean {
  return findCredentials(text).some(({ start, end, guess }) => {
    const secret = text.slice(start, end).replace(/^'(.*)'$/s, '$1');
    return guess !== true && secret !== '' && secret !== MASK && !isPlaceholder(secret);
  });
}

/**
 * Where the secrets stand in a text: in order and apart from each other. Takes a value as well as a line of
 * prose, and time in proportion to the text's length, whatever it holds.
 */
export function credentialSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of findCredentials(text).sort((one, other) => one.start - other.start)) {
    const last = spans.at(-1);
    if (last === undefined || start > last.end) spans.push({ start, end });
    else if (end > last.end) spans[spans.length - 1] = { start: last.start, end };
  }
  return spans;
}

function findCredentials(text: string): Credential[] {
  // Most values are words, numbers and paths.
  if (!/[=:@]|-----BEGIN/.test(text)) return [];
  const whole = isQuotedConnectionString(text) ? undefined : userinfoOf(text);
  const found: Credential[] = [
    ...privateKeys(text),
    ...parameters(text),
    ...(whole === undefined ? [] : [whole]),
    ...userinfosIn(text, whole?.end ?? 0),
  ];
  return found.filter(({ start, end }) => end > start && text.slice(start, end) !== PASSWORD_GAP);
}

function isQuotedConnectionString(text: string): boolean {
  return isConnectionString(text.replace(/^\s*"/, ''));
}

/** What stands between the first and the last line of a PEM block, or what there is of it. */
function privateKeys(text: string): Span[] {
  const spans: Span[] = [];
  for (const header of text.matchAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----/g)) {
    const start = header.index + header[0].length;
    if (start <= (spans.at(-1)?.end ?? 0)) continue;
    const end = text.indexOf('-----END', start);
    spans.push({ start, end: end < 0 ? text.length : end });
  }
  return spans;
}

/** Parameters that carry a secret, in a query or in a `key=value` string. */
const TELLING =
  /(?:password|passwd|pwd|passphrase|secret|token|credentials?|(?:api|access|private|encryption)[-_]?key|signature|(?<![\w-])(?:pass|sig))$/i;

/** Longer than any name in `TELLING`, with what `(?<!…)` looks at. */
const NAME_LENGTH = 20;

/** The secrets behind `password=` and the like. */
function parameters(text: string): Span[] {
  const spans: Span[] = [];
  const inUrl = !isQuotedConnectionString(text);
  let from = 0;
  for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', from)) {
    let nameEnd = equals;
    while (nameEnd > from && isBlank(text[nameEnd - 1]!)) nameEnd--;
    const name = text.slice(Math.max(from, nameEnd - NAME_LENGTH), nameEnd);
    from = equals + 1;
    if (!TELLING.test(name)) continue;
    let start = from;
    while (start < text.length && isBlank(text[start]!)) start++;
    const end = parameterEnd(text, start, inUrl);
    spans.push({ start, end });
    from = Math.max(from, end);
  }
  return spans;
}

function isBlank(character: string): boolean {
  return /\s/.test(character);
}

/** The end of a parameter's value: `&` in a URL and in prose; in a connection string that of a word or quote. */
function parameterEnd(text: string, start: number, inUrl: boolean): number {
  if (inUrl) {
    const end = text.indexOf('&', start);
    return end < 0 ? text.length : end;
  }
  const quoted = text[start] === "'";
  let at = quoted ? start + 1 : start;
  while (at < text.length && (quoted ? text[at] !== "'" : !isBlank(text[at]!))) {
    at += text[at] === '\\' ? 2 : 1;
  }
  if (!quoted) return Math.min(text.length, at);
  // A quote in the middle may belong to the secret.
  while (at < text.length && !isBlank(text[at]!)) at++;
  return at;
}

/**
 * The password in front of the host, where the text as a whole is a URL. It should be percent-encoded; where it
 * is not, everything up to the last `@` counts.
 */
function userinfoOf(text: string): Span | undefined {
  const [prefix = '', scheme = ''] = /^\s*"?(?:([A-Za-z][A-Za-z0-9+.-]*):(?!\s)\/*)?/.exec(text) ?? [];
  const rest = text.slice(prefix.length);
  if (scheme === '' ? !/^(?:\/\/)?[^\s:/?#@"=]*:\S/.test(rest) : /^mailto$/i.test(scheme)) return undefined;
  const http = /^https?$/i.test(scheme);
  // an @ in the path or query of a well-formed web address has nothing to do with a password
  if (http && HOST.test(rest)) return undefined;
  const at = rest.replace(http ? /\?[\w.-]+=.*$/s : POSTGRES_QUERY, '').lastIndexOf('@');
  if (at < 0) return undefined;
  // without the slashes, nothing tells the user name from the password
  if (scheme !== '' && !prefix.endsWith('/')) return { start: prefix.length, end: prefix.length + at };
  const colon = rest.indexOf(':');
  if (colon >= 0 && colon < at) return { start: prefix.length + colon + 1, end: prefix.length + at };
  // a long user name without a password is an access token
  return http && at >= TOKEN_LENGTH ? { start: prefix.length, end: prefix.length + at } : undefined;
}

/** A colon without a port is no host’s: a password begins behind it, perhaps with a slash. */
const HOST = /^(?:\[[^\]\s/]*\]|[^:@/?#]*)(?::\d+)?(?:[/?#]|$)/;

/** A PostgreSQL URL's query, by its first parameter; with another name it may be a part of the password. */
const POSTGRES_QUERY =
  /\?(?:user|password|pass\w+|host|hostaddr|port|dbname|service|options|ssl\w+|gss\w+|krb\w+|channel_binding|connect_timeout|\w*application_name|client_encoding|target_session_attrs|load_balance_hosts|search_path|timezone|keepalives\w*|tcp_user_timeout|pool_\w+)=.*$/is;

const TOKEN_LENGTH = 20;

/** Between scheme and host; a path that was made of a URL has lost a slash. */
const MARK = /:\/\/|(?<=\b(?:https?|postgres(?:ql)?|ldaps?)):\/(?=[^/])/gi;

/** What follows a host's colon where it is a port: `3939`, `{port}`. */
const PORT = /^(?:(?:\d{1,5}|\$?\{[^/]*\}|<[^/]*>|%[^/]*%|\$[A-Z_]+)(?:[/?#,;)\]>'`]|$)|[/?#)\]>'`]*$)/;

/**
 * The passwords of all URLs in a text (`scheme://user:password@host`) from a place on. They may hold what they
 * should not (slashes, `@`, blanks).
 */
function userinfosIn(text: string, from: number): Credential[] {
  const found: Credential[] = [];
  const wordEnd = forward(text, /[\s"]|$/g);
  const query = forward(text, /\?[\w.-]+=/g);
  const host = forward(text, /@[\w.-]+(?:[:/?\s"]|$)/g);
  const lastAt = lastAtBefore(text);
  const lastAtInWord = lastAtBefore(text);
  let covered = from;
  MARK.lastIndex = from;
  for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) {
    const mark = match.index;
    const start = MARK.lastIndex;
    if (start < covered || !/[a-z\d+.-]/i.test(text[mark - 1] ?? '')) continue;
    const user = /^[^\s:/?#@"]*/.exec(text.slice(start))![0];
    const stop = start + user.length;
    const http = /https?$/i.test(text.slice(Math.max(0, mark - 5), mark));
    const span = text[stop] === ':' ? passwordAt(start, stop + 1, http) : undefined;
    if (span !== undefined) found.push(span);
    else if (http && text[stop] === '@' && user.length >= TOKEN_LENGTH) found.push({ start, end: stop });
    covered = found.at(-1)?.end ?? covered;
  }
  return found;

  function passwordAt(start: number, colon: number, http: boolean): Credential | undefined {
    const end = wordEnd(start);
    const word = text.slice(colon, end);
    if (http && HOST.test(text.slice(start, end))) return undefined;
    const at = lastAt(colon, Math.min(end, query(start)));
    if (at !== undefined) return { start: colon, end: at };
    if (PORT.test(word)) return undefined;
    const far = lastAtInWord(colon, end);
    if (far !== undefined) return { start: colon, end: far };
    // The `@` stands behind a blank, or was cut off.
    const behind = host(colon);
    return { start: colon, end: behind < text.length ? behind : end, guess: true };
  }
}

/** Finds where a pattern next occurs, from places that only move forward: every part is searched once. */
function forward(text: string, pattern: RegExp): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      pattern.lastIndex = from;
      found = pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    return found;
  };
}

/** Finds the last `@` of a stretch; both of its ends only move forward, and each end is searched once. */
function lastAtBefore(text: string): (start: number, end: number) => number | undefined {
  let searched = -1;
  let at = -1;
  return (start, end) => {
    if (end > searched) {
      searched = end;
      const found = text.slice(start, end).lastIndexOf('@');
      at = found < 0 ? -1 : start + found;
    }
    return at >= start ? at : undefined;
  };
}
