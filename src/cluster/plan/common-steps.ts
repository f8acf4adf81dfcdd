/** Steps that several plans have. */
import { isInside } from '../../schema/posix-path.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { onNodes } from './commands.ts';
import { containerChecks, isContained } from './containers.ts';
import { DATA_SETTINGS, type DataSetting, type Directory, directoriesOf } from './directories.ts';
import { dumpCommands } from './dump.ts';
import { enumerate, nameNodes, namesOf } from './names.ts';
import type { PlanCheck, PlanStep } from './plan.ts';
import { nodesWithOtherDatabase } from './same-database.ts';
import { fileOnServer } from './server-file.ts';
import { command } from './shell.ts';

export const SERVICE = 'rstudio-connect';

const ARCHIVE: Readonly<Record<DataSetting, string>> = {
  'Server.DataDir': 'data',
  'Database.Dir': 'database-directory',
  'Server.LandingDir': 'landing-page',
  'Metrics.DataPath': 'metrics',
};

export function stopStep({ nodes }: Cluster, why: string): PlanStep {
  const names = namesOf(nodes);
  return {
    id: 'stop',
    title: `Stop Connect on ${nameNodes(nodes, nodes)}`,
    why: `${why} Applications and APIs end, and deployments in progress fail: choose a quiet hour, and tell the users.`,
    nodes: names,
    commands: onNodes(nodes, nodes, () => [command('systemctl', 'stop', SERVICE)]),
    checks: containerChecks(
      nodes,
      nodes,
      'with the Helm chart, scale the deployment to 0 replicas; elsewhere, stop the container, and see that nothing starts it again.',
    ),
  };
}

export interface BackupOptions {
  /** Has the directories and reaches the database: it is where the commands run. */
  readonly on: ClusterNode;
  /** Whose configurations are kept. */
  readonly configurationsOf: readonly ClusterNode[];
  /** Of the copies of their folders. */
  readonly suffix: string;
  readonly why: string;
}

export function backupStep(
  { nodes }: Cluster,
  { on: node, configurationsOf, suffix, why }: BackupOptions,
): PlanStep {
  const { lines, checks } = dumpCommands(node);
  const { directories, obstacles } = directoriesToSave(node);
  const saved = nodes.filter((each) => each === node || configurationsOf.includes(each));
  const otherDatabase = nodesWithOtherDatabase(node, nodes);
  const archives = directories.map(({ setting, path }) =>
    command(
      'tar',
      '--create',
      '--acls',
      '--xattrs',
      '--numeric-owner',
      `--file=connect-${ARCHIVE[setting]}.tar`,
      `--directory=${path}`,
      '.',
    ),
  );
  return {
    id: 'backup',
    title: 'Back up the database and the data',
    why: `${why} Do it now that nothing writes, from a directory with room for it; a snapshot of the storage does as well. The key without which encrypted settings can’t be read lies with the data.`,
    nodes: namesOf(saved),
    commands: [
      ...onNodes([node], nodes, () => [...lines, ...archives]),
      ...onNodes(configurationsOf, nodes, (each) => {
        const folder = fileOnServer(each).replace(/\/[^/]*$/, '');
        const copy = command(`${folder}.${suffix}`);
        // A copy of its own each time: an earlier one is neither mixed with it nor lost.
        return [`${command('cp', '-aT', folder)} ${copy}-$(date +%Y%m%d-%H%M%S)`];
      }),
    ],
    checks: [
      ...checks,
      ...obstacles.map((obstacle) => ({ ...obstacle, nodes: [node.name] })),
      ...(otherDatabase.length === 0 ? [] : [alsoDump(node, otherDatabase, nodes)]),
      ...containerChecks(saved, nodes, insteadOfCommands(isContained(node) ? directories : [])),
    ],
  };
}

/** The directories that hold data, without those that lie in another one of them. */
function directoriesToSave(node: ClusterNode) {
  const directories: Directory[] = [];
  const obstacles: Pick<PlanCheck, 'status' | 'reason'>[] = [];
  for (const setting of DATA_SETTINGS) {
    const known = directoriesOf(node).get(setting);
    if (known === undefined || setting === 'Metrics.DataPath') continue;
    if ('obstacle' in known) obstacles.push(known.obstacle);
    else if (!directories.some(({ path }) => isInside(known.value.path, path))) directories.push(known.value);
  }
  return { directories, obstacles };
}

function alsoDump(node: ClusterNode, others: readonly ClusterNode[], all: readonly ClusterNode[]): PlanCheck {
  const setting = 'Postgres.URL';
  const reason = `What is dumped is the database that ${setting} of ${node.name} names: if that of ${nameNodes(others, all)} is another one, dump it as well.`;
  return { status: 'to do', setting, nodes: namesOf(others), reason };
}

/** What runs in a container is gone once it is stopped. */
function insteadOfCommands(directories: readonly Directory[]): string {
  const paths = enumerate(directories.map(({ path }) => `\`${path}\``));
  const data =
    paths === ''
      ? ''
      : `dump the database on a machine that reaches it, and save ${paths} on one that mounts the same storage, or by a snapshot. `;
  return `${data}${data === '' ? 'the' : 'The'} configuration comes from the values of the Helm chart, a ConfigMap or the image: keep these.`;
}
