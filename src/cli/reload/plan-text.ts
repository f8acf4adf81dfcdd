import { plain } from '../../report/paint.ts';
import { reloadText } from '../../report/reload.ts';
import type { ReportedNode } from '../../report/reload-report.ts';
import type { ReportOptions } from '../../report/reporter.ts';
import { rules } from '../../rules/registry.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments } from '../command.ts';
import type { Output } from '../outputs.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';
import { errorsOf, type PlannedServers } from './plan-servers.ts';
import { type PlannedServer, reloadJson } from './reload-json.ts';

export const PLAN_FORMATS = ['stylish', 'json', 'html'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** A plan in one of the formats that the command line asks for, coloured where it goes to a terminal. */
export async function planText(
  planned: PlannedServers,
  { format, file }: Output<PlanFormat>,
  given: Arguments,
  terminal: Terminal,
): Promise<string> {
  const paint = file === undefined ? await choosePaint(given.flag('color'), terminal) : plain;
  return await textOf(format, planned, { paint, width: terminal.columns || 100, version: VERSION });
}

async function textOf(
  format: PlanFormat,
  { servers, cluster, result }: PlannedServers,
  options: ReportOptions,
): Promise<string> {
  if (format === 'json') return reloadJson(servers, cluster, result.connectVersion);
  const nodes = servers.map(reported);
  const several = servers.length === 1 ? undefined : cluster;
  if (format === 'stylish') return reloadText({ nodes, cluster: several, errors: errorsOf(result) }, options);
  const { reloadHtml } = await import('../../report/html/reload.ts');
  return reloadHtml({ nodes, cluster: several, result }, { ...options, rules });
}

function reported({ server, plan }: PlannedServer): ReportedNode {
  const { name, candidate, source, notes } = server;
  const taken = source.takenAt === undefined ? '' : ` (${source.takenAt})`;
  const running = source.kind === 'snapshot' ? `the snapshot ${source.path}${taken}` : source.path;
  return { name, candidate: candidate.path, running, plan, notes };
}
