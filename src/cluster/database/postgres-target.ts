/**
 * Which PostgreSQL database a connection URL or a string of `key=value` leads to, as `libpq` reads them. Neither user
 * name nor password is kept.
 */
import { isConnectionString, splitUrl } from '../../schema/values/index.ts';

export interface PostgresServer {
  /** `own`: the machine that connects, by `localhost` or a socket. */
  readonly kind: 'own' | 'named';
  /** In lower case, addresses in their usual form. */
  readonly host: string;
  readonly port: number;
}

export interface PostgresTarget {
  /** Those that are tried one after the other; mostly one. */
  readonly servers: readonly PostgresServer[];
  readonly database: string;
  /** The first of the search path, where the connection names one. */
  readonly schema: string | undefined;
  /** For messages: `db.example.com:5432/connect`. */
  readonly shown: string;
}

const DEFAULT_PORT = 5432;

/** Nobody writes longer texts or lists; what follows takes time and stack with their length. */
const LONGEST = 4000;
const MOST_SERVERS = 20;

/** Undefined for a text that leads nowhere, or where something outside of it decides (a service file). */
export function readPostgresTarget(text: string): PostgresTarget | undefined {
  if (text.length > LONGEST) return undefined;
  const parameters = isConnectionString(text) ? readPairs(text) : readUrl(text);
  if (parameters === undefined || parameters.has('service')) return undefined;
  const get = (name: string) => parameters.get(name) || undefined;
  const hosts = (get('host') ?? get('hostaddr') ?? '').split(',');
  const ports = (get('port') ?? '').split(',').map((port) => (port === '' ? DEFAULT_PORT : Number(port)));
  if (hosts.length > MOST_SERVERS) return undefined;
  const database = get('dbname') ?? get('user');
  if (database === undefined || /[=/]/.test(database)) return undefined;
  if (ports.some((port) => !Number.isInteger(port)) || ![1, hosts.length].includes(ports.length))
    return undefined;
  const servers = hosts.map((host, index) => readServer(host, ports[index] ?? ports[0]!));
  const schema = schemaOf(parameters);
  const places = servers.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`);
  const suffix = schema === undefined ? '' : ` (${schema})`;
  return { servers, database, schema, shown: `${places.join(',')}/${database}${suffix}` };
}

/** What a URL says, by the names of parameters; those of its query count more. */
function readUrl(text: string): Map<string, string> | undefined {
  const parts = splitUrl(text);
  if (parts === undefined || !/^postgres(?:ql)?$/.test(parts.scheme)) return undefined;
  const { userinfo = '', host, port, path, query = '' } = parts;
  // An @ behind the host: what seems to be the host is rather a piece of a password.
  const at = text.indexOf('://') + 3 + (parts.userinfo === undefined ? 0 : userinfo.length + 1);
  if (text.includes('@', at)) return undefined;
  const authority = `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
  const servers = authority
    .split(',')
    .map((server) => /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(server) ?? []);
  const pairs: [string, string][] = [
    ['host', servers.map(([, bracketed, plain = '']) => bracketed ?? plain).join()],
    ['port', servers.map(([, , , number = '']) => number).join()],
    ['user', userinfo.replace(/:.*$/s, '')],
    ['dbname', path.slice(1)],
    ...query.split('&').map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  ];
  const parameters = new Map<string, string>();
  for (const [name, value] of pairs) {
    const decoded = decode(value);
    if (decoded === undefined) return undefined;
    if (decoded !== '' || !parameters.has(name)) parameters.set(name, decoded);
  }
  return parameters;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `host=db dbname='my db'`; undefined where something else stands between the pairs. */
function readPairs(text: string): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  const pair = /\s*([A-Za-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?=\s|$)/sy;
  while (pair.lastIndex < text.trimEnd().length) {
    const match = pair.exec(text);
    if (match === null) return undefined;
    const [, name, quoted, plain = ''] = match;
    parameters.set(name!, (quoted ?? plain).replaceAll(/\\(.)/gs, '$1'));
  }
  return parameters;
}

const OWN =
  /^(?:|[/@].*|(?:.*\.)?localhost|localhost\.localdomain|ip6-localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?|host\.docker\.internal)$/s;

function readServer(written: string, port: number): PostgresServer {
  const isSocket = /^[/@]/.test(written);
  const host = isSocket ? written : addressOf(written.toLowerCase().replace(/\.$/, ''));
  if (OWN.test(host)) return { kind: 'own', host: host === '' ? 'localhost' : host, port };
  return { kind: 'named', host, port };
}

/** An IPv6 address in its shortest form; anything else as it is. */
function addressOf(host: string): string {
  const url = `http://[${host}]/`;
  return host.includes(':') && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : host;
}

/** The schema that a connection asks for: `search_path=connect`, `options=-csearch_path=connect`. */
function schemaOf(parameters: ReadonlyMap<string, string>): string | undefined {
  const inOptions = /(?:-c\s*|--)search_path=([^\s]+)/.exec(parameters.get('options') ?? '')?.[1];
  const [first = ''] = (parameters.get('search_path') ?? inOptions ?? '').split(',');
  const name = first.trim();
  if (name === '' || name.includes('$')) return undefined;
  return name.startsWith('"') ? name.replaceAll('"', '') : name.toLowerCase();
}
