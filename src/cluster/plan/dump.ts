/** How to dump the databases of a node. */
import { splitUrl } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';
import type { PlanCheck } from './plan.ts';
import { databaseKey } from './same-database.ts';
import { notSettled } from './settled.ts';
import { command } from './shell.ts';

interface Dump {
  readonly lines: readonly string[];
  /** Of databases for which there is no command. */
  readonly checks: readonly PlanCheck[];
}

/** Dumps a node’s databases into files; without a password, for which `pg_dump` asks. */
export function dumpCommands(node: ClusterNode): Dump {
  const lines: string[] = [];
  const checks: PlanCheck[] = [];
  const nodes = [node.name];
  const main = node.text('Postgres.URL');
  const wanted = [
    ['Postgres.URL', 'connect-database.dump'],
    ['Postgres.InstrumentationURL', 'connect-instrumentation.dump'],
  ] as const;
  for (const [setting, file] of wanted) {
    const url = node.text(setting);
    const open = notSettled([node], setting, (reading) => databaseKey(reading, setting));
    if (open !== undefined) {
      checks.push({ status: 'blocked', setting, nodes, reason: open.reason });
      continue;
    }
    if (setting !== 'Postgres.URL' && (url === undefined || url === main)) continue;
    const options = url === undefined ? undefined : connection(url);
    if (options === undefined) {
      const reason = `${setting} of ${node.name} does not tell where the database is, or not plainly enough for a command: dump it by the means of your site.`;
      checks.push({ status: 'to do', setting, nodes, reason });
    } else lines.push(command('pg_dump', '--format=custom', `--file=${file}`, ...options));
  }
  return { lines, checks };
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
