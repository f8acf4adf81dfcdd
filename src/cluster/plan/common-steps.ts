/** Steps that several plans have. */
import { isInside } from '../../schema/posix-path.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { onNodes } from './commands.ts';
import { dumpCommands } from './database.ts';
import { DATA_SETTINGS, type DataSetting, type Directory, directoriesOf } from './directories.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCheck, PlanStep } from './plan.ts';
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
    checks: [],
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
  const { lines, missing } = dumpCommands(node);
  const { directories, obstacles } = directoriesToSave(node);
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
    nodes: namesOf(nodes.filter((each) => each === node || configurationsOf.includes(each))),
    commands: [
      ...onNodes([node], nodes, () => [...lines, ...archives]),
      ...onNodes(configurationsOf, nodes, (each) => {
        const folder = fileOnServer(each).replace(/\/[^/]*$/, '');
        return [command('cp', '-a', folder, `${folder}.${suffix}`)];
      }),
    ],
    checks: [
      ...missing.map((setting): PlanCheck => {
        const reason = `${setting} of ${node.name} does not tell where the database is, or not plainly enough for a command: dump it by the means of your site.`;
        return { status: 'to do', setting, nodes: [node.name], reason };
      }),
      ...obstacles.map((obstacle) => ({ ...obstacle, nodes: [node.name] })),
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
