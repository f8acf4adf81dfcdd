import { resolve } from 'node:path';
import type { Cluster } from '../cluster/index.ts';
import { type ClusterPlan, planSingleNode, planUpdate } from '../cluster/plan/index.ts';
import { InputError } from '../io/input-error.ts';
import { writeFile } from '../io/write-file.ts';
import { plain } from '../report/paint.ts';
import { planText } from '../report/plan.ts';
import { nearest } from '../schema/index.ts';
import { choosePaint } from './colors.ts';
import type { Arguments } from './command.ts';
import { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints the steps of a plan: `update`, or `single-node=NAME`.
 *
 * @throws {InputError} for a plan or node that does not exist.
 */
export async function printPlan(
  wanted: string,
  clusters: readonly Cluster[],
  given: Arguments,
  terminal: Terminal,
): Promise<number> {
  const plans = makePlans(wanted, clusters, given.text('connect-version'));
  const format = given.texts('format').at(-1) ?? 'stylish';
  if (format !== 'stylish' && format !== 'json')
    throw new InputError(`a plan is printed as stylish or json, not as ${format}`);
  const output = given.text('output');
  const paint = output === undefined ? await choosePaint(given.flag('color'), terminal) : plain;
  const width = Math.min(100, terminal.columns || 100);
  const text =
    format === 'json'
      ? `${JSON.stringify({ version: 1, plans }, null, 2)}\n`
      : plans.map((plan) => planText(plan, { paint, width })).join('\n');
  if (output === undefined) terminal.print(text);
  else await writeFile(resolve(terminal.directory, output), text);
  return ExitCode.clean;
}

function makePlans(wanted: string, clusters: readonly Cluster[], version: string | undefined): ClusterPlan[] {
  if (wanted === 'update')
    return clusters.map((cluster) => planUpdate(cluster, version === undefined ? {} : { to: version }));
  const name = /^single-node=(.+)$/s.exec(wanted)?.[1];
  if (name === undefined)
    throw new InputError(`--plan is update or single-node=NAME, with the name of a node, not ${wanted}`);
  const having = clusters.filter(({ nodes }) => nodes.some((node) => node.name === name));
  if (having.length > 1)
    throw new InputError(`several clusters have a node ${name}: give the topology of one of them`);
  const [cluster] = having;
  if (cluster !== undefined) return [planSingleNode(cluster, name)];
  const names = clusters.flatMap(({ nodes }) => nodes.map((node) => node.name));
  const close = nearest(name, names);
  const hint =
    close === undefined ? `; there are ${names.slice(0, 6).join(', ')}` : `; did you mean ${close}?`;
  throw new InputError(`there is no node ${name}${hint}`);
}
