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

/**
 * Of two hosts the texts never tell: a server may have several names (an alias in DNS, `pg` and `pg01`) and addresses
 * (its own, and a virtual one that moves to whichever server leads).
 */
function compareServers(one: PostgresServer, other: PostgresServer): TargetVerdict {
  if (one.host !== other.host) return 'alias';
  return isUsualPort(one.port) && isUsualPort(other.port) ? 'different' : 'port';
}

/** Several servers of a machine have ports from 5432 on; a pooler rather has another. */
function isUsualPort(port: number): boolean {
  return port >= 5432 && port < 5500;
}
