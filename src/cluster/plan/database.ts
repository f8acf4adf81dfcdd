/** The database of a cluster: whether its nodes have one, and how to dump it. */
import { maskCredentials, splitUrl } from '../../schema/index.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCheck } from './plan.ts';
import { brokenLine } from './settings-of-node.ts';
import { command } from './shell.ts';

/** Whether all nodes use one PostgreSQL database. */
export function databaseChecks({ nodes }: Cluster): PlanCheck[] {
  const provider = providerCheck(nodes);
  return provider.status === 'done' ? [provider, ...sameDatabase(nodes)] : [provider];
}

/** Nodes whose database is SQLite: each has one of its own, and there is no cluster to plan for. */
export function nodesWithSqlite(nodes: readonly ClusterNode[]): ClusterNode[] {
  return nodes.filter((node) => node.has('Database.Provider', 'sqlite'));
}

function providerCheck(nodes: readonly ClusterNode[]): PlanCheck {
  const setting = 'Database.Provider';
  const sqlite = nodesWithSqlite(nodes);
  const all = namesOf(nodes);
  if (sqlite.length > 0) {
    const manners = new Set(sqlite.map((node) => node.manner(setting)));
    const manner = manners.size === 1 && manners.has('by default') ? ' (by default)' : '';
    return {
      status: 'blocked',
      setting,
      nodes: namesOf(sqlite),
      reason: `${setting} is \`sqlite\`${manner} on ${nameNodes(sqlite, nodes)}: an SQLite database belongs to one node alone, so these nodes do not serve one Connect together, and no order of steps makes them do so.`,
    };
  }
  const unknown = nodes.filter((node) => !node.has(setting, 'postgres'));
  if (unknown.length > 0) {
    const broken = unknown.map(brokenLine).find((line) => line !== undefined);
    return {
      status: broken === undefined ? 'unknown' : 'blocked',
      setting,
      nodes: namesOf(unknown),
      reason: `${setting} is not known on ${nameNodes(unknown, nodes)}${broken === undefined ? '' : `: ${broken}`}.`,
    };
  }
  return {
    status: 'done',
    setting,
    nodes: all,
    reason: `${setting} is \`postgres\` on ${nameNodes(nodes, nodes)}.`,
  };
}

/** Never shows the URL: it may hold a password. */
function sameDatabase(nodes: readonly ClusterNode[]): PlanCheck[] {
  const setting = 'Postgres.URL';
  const texts = nodes.map((node) => node.text(setting)).map((text) => text && maskCredentials(text));
  if (texts.includes(undefined)) {
    const without = nodes.filter((_, index) => texts[index] === undefined);
    const reason = `${setting} does not stand in what was read for ${nameNodes(without, nodes)}, and may be set elsewhere: make sure that all nodes use one database.`;
    return [{ status: 'unknown', setting, nodes: namesOf(without), reason }];
  }
  const count = new Set(texts).size;
  const reason =
    count === 1
      ? `${setting} is the same on ${nameNodes(nodes, nodes)}.`
      : `${setting} is written in ${count} ways: make sure that they name one database.`;
  return [{ status: count === 1 ? 'done' : 'unknown', setting, nodes: namesOf(nodes), reason }];
}

/** Dumps a node’s databases into files; without a password, for which `pg_dump` asks. */
export function dumpCommands(node: ClusterNode): { readonly lines: string[]; readonly missing: string[] } {
  const lines: string[] = [];
  const missing: string[] = [];
  const main = node.text('Postgres.URL');
  const wanted = [
    ['Postgres.URL', 'connect-database.dump'],
    ['Postgres.InstrumentationURL', 'connect-instrumentation.dump'],
  ] as const;
  for (const [setting, file] of wanted) {
    const url = node.text(setting);
    if (setting !== 'Postgres.URL' && (url === undefined || url === main)) continue;
    const options = url === undefined ? undefined : connection(url);
    if (options === undefined) missing.push(setting);
    else lines.push(command('pg_dump', '--format=custom', `--file=${file}`, ...options));
  }
  return { lines, missing };
}

/**
 * Where a URL leads, as options. Undefined unless every part is what it seems: in a URL that is not written properly,
 * pieces of the password stand where host or database should be.
 */
function connection(url: string): string[] | undefined {
  const parts = splitUrl(url);
  if (parts === undefined || !/^postgres(?:ql)?$/.test(parts.scheme) || url.includes('#')) return undefined;
  const { host, port = '', userinfo, path } = parts;
  const ats = url.split('@').length - 1;
  if (ats !== (userinfo === undefined ? 0 : 1)) return undefined;
  const user = userinfo?.split(':')[0] ?? '';
  const database = path.replace(/^\//, '');
  if (!/^(?:[\w.-]+|[\da-fA-F:.]+)$/.test(host) || !/^\d*$/.test(port)) return undefined;
  if (!/^[\w.-]*$/.test(user) || !/^[\w.-]*$/.test(database)) return undefined;
  return [
    `--host=${host}`,
    ...(port === '' ? [] : [`--port=${port}`]),
    ...(user === '' ? [] : [`--username=${user}`]),
    ...(database === '' ? [] : [`--dbname=${database}`]),
  ];
}
