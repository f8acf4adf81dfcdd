import { compareVersions, maskCredentials, nearest } from '../../schema/index.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { onNodes } from './commands.ts';
import { backupStep, SERVICE, stopStep } from './common-steps.ts';
import { containerChecks } from './containers.ts';
import { databaseChecks } from './database.ts';
import { directoriesOf, kindOf } from './directories.ts';
import { pingCommand } from './health.ts';
import { enumerate, nameNodes, namesOf } from './names.ts';
import { commonNotes } from './notes.ts';
import { type ClusterPlan, type PlanCheck, type PlanStep, stateOf } from './plan.ts';
import { sameDirectoryChecks } from './same-directories.ts';
import { fileOnServer } from './server-file.ts';
import { settingsStep } from './settings-step.ts';
import { notSettled } from './settled.ts';
import { command } from './shell.ts';
import { keepDataStep, moveDataStep } from './storage-steps.ts';
import { targetFor } from './target.ts';
import { readableChecks } from './update-checks.ts';
import { versionsOf } from './versions.ts';

export interface SingleNodeOptions {
  /** The new data directory, when the data is to leave the shared storage. Default: the usual one, as an offer. */
  readonly to?: string | undefined;
}

/**
 * The way back from several nodes to one.
 *
 * @throws {RangeError} when the cluster has no node of that name, and when `to` can’t be a data directory.
 */
export function planSingleNode(cluster: Cluster, name: string, { to }: SingleNodeOptions = {}): ClusterPlan {
  const node = cluster.nodes.find((candidate) => candidate.name === name);
  if (node === undefined) throw noSuchNode(cluster, name);
  const others = cluster.nodes.filter((other) => other !== node);
  const names = namesOf(cluster.nodes);
  const common = {
    plan: 'single-node',
    ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
    remaining: name,
    nodes: names,
  } as const;
  if (others.length === 0)
    return {
      ...common,
      title: `Back to one node: ${name} is the only one`,
      state: 'nothing to do',
      steps: [],
      notes: ['There is no other node to take away.'],
    };
  const target = targetFor(node, to);
  const steps = databaseChecks(cluster).areApart
    ? [checkStep(cluster, node, others)]
    : allSteps({ cluster, node, others }, target, to !== undefined);
  const go = others.length === 1 ? 'goes' : 'go';
  return {
    ...common,
    title: `Back to one node: ${name} stays, ${nameOthers(others)} ${go}`,
    state: stateOf(steps),
    steps,
    notes: commonNotes(cluster, steps),
  };
}

interface Parts {
  readonly cluster: Cluster;
  readonly node: ClusterNode;
  readonly others: readonly ClusterNode[];
}

function allSteps({ cluster, node, others }: Parts, target: string, isWanted: boolean): PlanStep[] {
  const isLocal = dataIsLocal(node);
  return [
    checkStep(cluster, node, others),
    stopStep(cluster, `${node.name} as well: what is copied and changed below must not be in use.`),
    disableStep(cluster, node, others),
    backupStep(cluster, {
      on: node,
      configurationsOf: [node],
      suffix: 'before-single-node',
      why: 'It is the way back if something goes wrong.',
    }),
    routeStep(node),
    ...(isWanted ? [] : [keepDataStep(node, isLocal)]),
    ...(isLocal && !isWanted ? [] : [moveDataStep(node, target, isWanted)]),
    settingsStep(node, others),
    startStep(cluster, node),
    retireStep(node, others),
  ];
}

function dataIsLocal(node: ClusterNode): boolean {
  const known = directoriesOf(node).get('Server.DataDir');
  return known !== undefined && 'value' in known && kindOf(known.value.location) === 'local';
}

function checkStep(cluster: Cluster, node: ClusterNode, others: readonly ClusterNode[]): PlanStep {
  const database = databaseChecks(cluster);
  return {
    id: 'check',
    title: 'Check what has to hold',
    why: `What ${node.name} lacks has to be settled while the other nodes still have it. The database stays PostgreSQL: there is no supported way back to SQLite.`,
    nodes: namesOf(cluster.nodes),
    commands: [],
    checks: database.areApart
      ? database.checks
      : [
          ...readableChecks([node]),
          ...database.checks,
          ...versionChecks(node, others),
          ...sameDirectoryChecks(node, others),
        ],
  };
}

/** The database has the schema of the newest version that ever ran on it. */
function versionChecks(node: ClusterNode, others: readonly ClusterNode[]): PlanCheck[] {
  const { newest, unknown } = versionsOf([node, ...others]);
  const all = [node, ...others];
  const own = node.facts.version?.value;
  if (newest !== undefined && own !== undefined && compareVersions(own, newest) < 0) {
    const reason = `Connect ${own} of ${node.name} is older than ${newest} of another node: it stops by itself when it sees the newer schema of the database. Upgrade it.`;
    return [{ status: 'blocked', nodes: [node.name], reason }];
  }
  if (unknown.length > 0) {
    const reason = `The version of Connect on ${nameNodes(unknown, all)} is not known: see that ${node.name} is not older than the others, for the schema of the database is that of the newest.`;
    return [{ status: 'unknown', nodes: namesOf(unknown), reason }];
  }
  return [
    {
      status: 'done',
      nodes: namesOf(all),
      reason: `Connect ${own} of ${node.name} is not older than that of any node.`,
    },
  ];
}

function disableStep({ nodes }: Cluster, node: ClusterNode, others: readonly ClusterNode[]): PlanStep {
  return {
    id: 'disable',
    title: `Keep ${nameOthers(others)} from starting again`,
    why: `A node that comes up after a reboot would work on the database of ${node.name}, perhaps with other files.`,
    nodes: namesOf(others),
    commands: onNodes(others, nodes, () => [command('systemctl', 'disable', SERVICE)]),
    checks: containerChecks(
      others,
      nodes,
      'with the Helm chart, set `replicas: 1` in its values, with which the next `helm upgrade` starts one pod only; elsewhere, see that nothing starts the container again.',
    ),
  };
}

function routeStep(node: ClusterNode): PlanStep {
  const setting = 'Server.Address';
  const address = node.text(setting);
  const open = notSettled([node], setting);
  const checks: PlanCheck[] =
    open !== undefined
      ? [{ status: 'unknown', setting, nodes: [node.name], reason: open.reason }]
      : address === undefined
        ? []
        : [
            {
              status: 'to do',
              setting,
              nodes: [node.name],
              reason: `${setting} is \`${maskCredentials(address)}\`: it has to lead to ${node.name}, through the load balancer or, if that goes away, by DNS.`,
            },
          ];
  return {
    id: 'route',
    title: `Route all traffic to ${node.name}`,
    why: `Take the other nodes out of the load balancer; ${node.name} stays the only one behind it. Sticky sessions are of no use any more, and do no harm.`,
    nodes: [],
    commands: [],
    checks,
  };
}

function startStep({ nodes }: Cluster, node: ClusterNode): PlanStep {
  return {
    id: 'start',
    title: `Start ${node.name}, and see that it answers`,
    why: 'A server that is up answers its health check with `{}`. Then log in, and open content of each kind that you publish.',
    nodes: [node.name],
    commands: onNodes([node], nodes, () => [
      command('gcfg-lint', 'lint', fileOnServer(node)),
      command('systemctl', 'start', SERVICE),
      pingCommand(node),
    ]),
    checks: containerChecks(
      [node],
      nodes,
      `with the Helm chart, run \`helm upgrade\` with \`replicas: 1\`; elsewhere, start its container. It answers at \`/__ping__\`.`,
    ),
  };
}

function retireStep(node: ClusterNode, others: readonly ClusterNode[]): PlanStep {
  return {
    id: 'retire',
    title: `Take ${nameOthers(others)} away`,
    why: `When ${node.name} has run for a while. Unmount the shared storage there first. Do not follow the instructions for purging a server to the letter: they delete Server.DataDir and the database, which ${node.name} uses.`,
    nodes: namesOf(others),
    commands: [],
    checks: [],
  };
}

function nameOthers(others: readonly ClusterNode[]): string {
  return others.length > 5 ? `the ${others.length} other nodes` : nameNodes(others, []);
}

function noSuchNode({ nodes }: Cluster, name: string): RangeError {
  const names = namesOf(nodes);
  const close = nearest(name, names);
  const hint = close === undefined ? `: there is ${enumerate(names)}` : `; did you mean ${close}?`;
  return new RangeError(`There is no node ${name}${hint}`);
}
