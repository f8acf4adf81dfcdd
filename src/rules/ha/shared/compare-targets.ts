import type { PostgresServer, PostgresTarget } from './postgres-target.ts';

/** A target as seen from a machine: `localhost` of one is not that of another. */
export interface SeenTarget extends PostgresTarget {
  readonly machine: string;
}

/**
 * - `different`: surely not the same database
 * - `alias`: two names or addresses that may be those of one server
 * - `own`: a server on the machine itself, which may be a pooler or proxy that leads on
 * - `port`: two ports of a host, of which one may be a pooler’s
 * - `schema`: only one of them says which schema
 */
export type TargetVerdict = 'same' | 'different' | 'alias' | 'own' | 'port' | 'schema';

/** Equal for targets that are the same beyond doubt. */
export function targetKey(target: SeenTarget): string {
  const { database, schema = '' } = target;
  return [database, schema, ...serverKeys(target)].join('\0');
}

function serverKeys({ servers, machine }: SeenTarget): string[] {
  const keys = servers.map(({ kind, host, port }) => `${kind === 'own' ? `\0${machine}` : host}:${port}`);
  return [...new Set(keys)].sort();
}

export function compareTargets(one: SeenTarget, other: SeenTarget): TargetVerdict {
  if (one.database !== other.database) return 'different';
  const servers = compareServerLists(one, other);
  if (servers === 'different' || one.schema === other.schema) return servers;
  if (one.schema !== undefined && other.schema !== undefined) return 'different';
  return servers === 'same' ? 'schema' : servers;
}

function compareServerLists(one: SeenTarget, other: SeenTarget): TargetVerdict {
  const keys = new Set(serverKeys(one));
  const otherKeys = serverKeys(other);
  if (keys.size === otherKeys.length && otherKeys.every((key) => keys.has(key))) return 'same';
  if ([...one.servers, ...other.servers].some(({ kind }) => kind === 'own')) return 'own';
  // One of several servers in common: they may well be one cluster.
  if (otherKeys.some((key) => keys.has(key))) return 'alias';
  const pairs = one.servers.flatMap((mine) => other.servers.map((its) => compareServers(mine, its)));
  return pairs.find((verdict) => verdict !== 'different') ?? 'different';
}

function compareServers(one: PostgresServer, other: PostgresServer): TargetVerdict {
  if (one.host === other.host) return isUsualPort(one.port) && isUsualPort(other.port) ? 'different' : 'port';
  if (one.kind !== other.kind) return 'alias';
  if (one.kind === 'address')
    return one.host.includes(':') === other.host.includes(':') ? 'different' : 'alias';
  return isAliasLike(one.host, other.host) ? 'alias' : 'different';
}

/** Several servers of a machine have ports from 5432 on; a pooler rather has another. */
function isUsualPort(port: number): boolean {
  return port >= 5432 && port < 5500;
}

/** Names behind which there is another server, and endpoints of which several lead to one. */
const LEADS_ON = /pgbouncer|pgpool|pooler|proxy|\.rds\.amazonaws\.com$/;

/**
 * Whether two names may be those of one server: short and long (`db`, `db.example.com`), in different domains (an alias
 * and what it stands for), or of something that leads on.
 */
function isAliasLike(one: string, other: string): boolean {
  if (LEADS_ON.test(one) || LEADS_ON.test(other)) return true;
  const [labels, others] = [one.split('.'), other.split('.')];
  return labels.length !== others.length || domainOf(labels) !== domainOf(others);
}

function domainOf(labels: readonly string[]): string {
  return labels.length === 1 ? '' : labels.slice(-2).join('.');
}
