import { compareVersions } from '../../schema/index.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { onNodes } from './commands.ts';
import { backupStep, SERVICE, stopStep } from './common-steps.ts';
import { AT_ITS_SOURCE, containerChecks, isContained } from './containers.ts';
import { databaseChecks } from './database.ts';
import { pingCommand } from './health.ts';
import { nameNodes, namesOf } from './names.ts';
import { commonNotes } from './notes.ts';
import { type ClusterPlan, type PlanStep, stateOf } from './plan.ts';
import { fileOnServer } from './server-file.ts';
import { wholeNumber } from './settings-of-node.ts';
import { command } from './shell.ts';
import {
  directoryChecks,
  migrationChecks,
  nodesWithMigration,
  readableChecks,
  removedChecks,
  versionChecks,
} from './update-checks.ts';
import { versionsOf } from './versions.ts';

export interface UpdateOptions {
  /** The version to update to: `2026.08.0`. Default: a newer one, whatever it is. */
  readonly to?: string | undefined;
}

/**
 * The order in which the nodes of a cluster are stopped and upgraded.
 *
 * @throws {RangeError} when `to` is no version.
 */
export function planUpdate(cluster: Cluster, { to }: UpdateOptions = {}): ClusterPlan {
  if (to !== undefined && Number.isNaN(compareVersions(to, to)))
    throw new RangeError(`${JSON.stringify(to)} is no version of Connect, such as 2026.08.0.`);
  const { nodes } = cluster;
  const names = namesOf(nodes);
  const common = {
    plan: 'update',
    ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
    nodes: names,
  } as const;
  const target = to === undefined ? 'a newer version of Connect' : `Connect ${to}`;
  const title = `Update ${nameNodes(nodes, nodes)} to ${target}`;
  if (nodes.length < 2) {
    const notes = ['A single node is upgraded as any server: there is no order of nodes to keep.'];
    return { ...common, title, state: 'nothing to do', steps: [], notes };
  }
  const { known, unknown } = versionsOf(nodes);
  if (
    to !== undefined &&
    unknown.length === 0 &&
    known.length === 1 &&
    compareVersions(known[0]![0], to) === 0
  )
    return {
      ...common,
      title,
      state: 'nothing to do',
      steps: [],
      notes: [`${nameNodes(nodes, nodes)} run it already.`.replace(/^a/, 'A')],
    };
  const steps = databaseChecks(cluster).areApart
    ? [checkStep(cluster, to)]
    : allSteps(cluster, firstNode(nodes), to);
  return {
    ...common,
    title,
    state: stateOf(steps),
    steps,
    notes: [
      ...commonNotes(cluster, steps),
      'Downgrading in place is not supported: the way back is to stop all nodes, restore the database and the data of the backup, and install the old version everywhere.',
    ],
  };
}

function allSteps(cluster: Cluster, first: ClusterNode, to: string | undefined): PlanStep[] {
  return [
    checkStep(cluster, to),
    stopStep(
      cluster,
      'All of them before the first is upgraded: a node that is left running on the old version sees the new schema of the database within 30 seconds and stops by itself.',
    ),
    backupStep(cluster, {
      on: first,
      configurationsOf: cluster.nodes,
      suffix: 'before-update',
      why: 'Without it there is no way back to the old version.',
    }),
    firstStep(cluster, first),
    othersStep(cluster, first),
    reviewStep(cluster),
  ];
}

/** The one with which the service is whole again soonest: it runs schedules, and its file can be read. */
function firstNode(nodes: readonly ClusterNode[]): ClusterNode {
  const readable = nodes.filter(({ isComplete }) => isComplete);
  return readable.find(runsSchedules) ?? readable[0] ?? nodes[0]!;
}

function runsSchedules(node: ClusterNode): boolean {
  const number = wholeNumber(node, 'Applications.ScheduleConcurrency');
  return 'value' in number && number.value !== undefined && number.value > 0;
}

function checkStep({ nodes, ...cluster }: Cluster, to: string | undefined): PlanStep {
  const database = databaseChecks({ ...cluster, nodes });
  const isPossible = !database.areApart;
  const commands = isPossible
    ? [
        ...onNodes(nodesWithMigration(nodes), nodes, (node) => [
          command('gcfg-lint', 'migrate', fileOnServer(node), '--write'),
        ]),
        ...(to === undefined
          ? []
          : onNodes(nodes, nodes, (node) => [
              command('gcfg-lint', 'upgrade', fileOnServer(node), '--to', to),
            ])),
      ]
    : [];
  const changing = to === undefined ? nodesWithMigration(nodes) : nodes;
  return {
    id: 'check',
    title: 'Check what has to hold',
    why: 'While the service runs there is time to put things right. Settings that are gone in the new version keep it from starting: its release notes name them, and `gcfg-lint upgrade` shows what to write instead; with `--write` it does so, once all nodes are stopped.',
    nodes: namesOf(nodes),
    commands,
    checks: isPossible
      ? [
          ...readableChecks(nodes),
          ...versionChecks(nodes, to),
          ...database.checks,
          ...directoryChecks(nodes),
          ...migrationChecks(nodes),
          ...removedChecks(nodes, to),
          ...containerChecks(changing, nodes, AT_ITS_SOURCE),
        ]
      : database.checks,
  };
}

function firstStep({ nodes }: Cluster, first: ClusterNode): PlanStep {
  const choice = runsSchedules(first)
    ? `${first.name} is the first in the list that runs schedules, so that the service is whole again as soon as it is up.`
    : `${first.name} is the first in the list whose configuration can be read.`;
  return {
    id: 'first',
    title: `Upgrade ${first.name}, alone`,
    why: `The first node that starts migrates the schema of the database, and must be the only one to do so. Any node can be first; ${choice} ${isContained(first) ? 'Go' : 'Install the new package, start the service, and go'} on only when it answers with \`{}\`, which takes longer with a large database.`,
    nodes: [first.name],
    commands: onNodes([first], nodes, (node) => [
      command('systemctl', 'start', SERVICE),
      pingCommand(node, 10),
    ]),
    checks: containerChecks(
      [first],
      nodes,
      'with the Helm chart, set the new image and `replicas: 1` in its values, and run `helm upgrade`; elsewhere, start this one container with the new image. It answers at `/__ping__`.',
    ),
  };
}

function othersStep({ nodes }: Cluster, first: ClusterNode): PlanStep {
  const others = nodes.filter((node) => node !== first);
  const names = nameNodes(others, nodes);
  return {
    id: 'others',
    title: others.length === 1 ? `Upgrade ${names}` : `Upgrade ${names}, one after the other`,
    why: `${others.every(isContained) ? 'Wait until one answers' : 'Install the same package, start the service, and wait until it answers'}, before you go to the next: a mistake then shows on one node. The load balancer takes each up again by its health check.`,
    nodes: namesOf(others),
    commands: onNodes(others, nodes, (node) => [command('systemctl', 'start', SERVICE), pingCommand(node)]),
    checks: containerChecks(
      others,
      nodes,
      'with the Helm chart, set `replicas` to the number of nodes again, and run `helm upgrade`; elsewhere, start one container after the other with the same image.',
    ),
  };
}

function reviewStep({ nodes }: Cluster): PlanStep {
  return {
    id: 'review',
    title: `Review the migration file on ${nameNodes(nodes, nodes)}`,
    why: 'An update writes new or changed settings into a file beside the main one. `gcfg-lint migrate` shows what it would merge; with `--write` it does so, and where the two files disagree you choose. What it merges takes effect with a reload or restart, as `gcfg-lint reload` tells. Then compare the nodes with `gcfg-lint ha`.',
    nodes: namesOf(nodes),
    commands: onNodes(nodes, nodes, (node) => [command('gcfg-lint', 'migrate', fileOnServer(node))]),
    checks: containerChecks(nodes, nodes, `see whether there is such a file, and ${AT_ITS_SOURCE}`),
  };
}
