import { plain } from '../../report/paint.ts';
import { type ReportedNode, reloadText } from '../../report/reload.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';
import { errorsOf, type PlannedServers } from './plan-servers.ts';
import { type PlannedServer, reloadJson } from './reload-json.ts';

/** A plan in the format that the command line asks for, coloured where it goes to a terminal. */
export async function planText(
  { servers, cluster, result }: PlannedServers,
  given: Arguments,
  terminal: Terminal,
): Promise<string> {
  if (given.text('format') === 'json') return reloadJson(servers, cluster, result.connectVersion);
  const isForFile = given.text('output') !== undefined;
  return reloadText(
    {
      nodes: servers.map(reported),
      cluster: servers.length === 1 ? undefined : cluster,
      errors: errorsOf(result),
    },
    {
      paint: isForFile ? plain : await choosePaint(given.flag('color'), terminal),
      width: terminal.columns || 100,
      version: VERSION,
    },
  );
}

function reported({ server, plan }: PlannedServer): ReportedNode {
  const { name, candidate, source, notes } = server;
  const taken = source.takenAt === undefined ? '' : ` (${source.takenAt})`;
  const running = source.kind === 'snapshot' ? `the snapshot ${source.path}${taken}` : source.path;
  return { name, candidate: candidate.path, running, plan, notes };
}
