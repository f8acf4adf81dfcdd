/** Going back to one node: the data stays where it is, or moves to a disk of the node that remains. */
import { isInside } from '../../schema/posix-path.ts';
import type { ClusterNode } from '../node.ts';
import { changeSetting, onNodes } from './commands.ts';
import { AT_ITS_SOURCE, containerChecks } from './containers.ts';
import { directoriesOf, type Move, planMoves, whereItLies } from './directories.ts';
import { namesOf } from './names.ts';
import type { PlanCheck, PlanStep } from './plan.ts';
import { notSettled, readingsOf } from './settled.ts';
import { command } from './shell.ts';
import { targetChecks } from './target.ts';

/** If the shared storage stays: nothing to change. */
export function keepDataStep(node: ClusterNode, isLocal: boolean): PlanStep {
  const checks = [...directoriesOf(node)].map(([setting, known]): PlanCheck => {
    if ('obstacle' in known) return { ...known.obstacle, setting, nodes: [node.name] };
    const { path, location, isSet } = known.value;
    const reason = isSet
      ? `${setting} stays \`${path}\`, ${whereItLies(location)}.`
      : `${setting} stays \`${path}\`, its default in Server.DataDir.`;
    return { status: 'done', setting, nodes: [node.name], reason };
  });
  return {
    id: 'keep-data',
    title: 'Leave the data where it is',
    ...(isLocal ? {} : { condition: 'if the shared storage stays' }),
    why: isLocal
      ? `It lies on a disk of ${node.name} itself: no setting changes.`
      : `${node.name} goes on with the storage that it has mounted now. No setting changes; a single node may keep its data on network storage, since its database is PostgreSQL.`,
    nodes: [node.name],
    commands: [],
    checks,
  };
}

/** If the shared storage goes away: what to copy, and what to set. */
export function moveDataStep(node: ClusterNode, to: string, isWanted: boolean): PlanStep {
  const { moves, obstacles } = planMoves(node, to);
  const nodesHere = [node];
  const nodes = namesOf(nodesHere);
  const isKnown = obstacles.length === 0;
  const place = [...offHostChecks(node), ...(isKnown ? targetChecks(node, to) : [])];
  // Commands that would lose the data, or take it from who needs it, are not to be copied out of a plan.
  const isPossible = isKnown && place.every(({ status }) => status !== 'blocked');
  const contained = isPossible
    ? containerChecks(
        nodesHere,
        nodesHere,
        `copy the data on a machine that mounts both storages, and ${AT_ITS_SOURCE}`,
      )
    : [];
  const changes = moves
    .filter((move) => move.changes)
    .map((move) => changeSetting(node, move.setting, move.to));
  const variables = changes.flatMap(({ variable }) => variable ?? []);
  const lines = isPossible
    ? [
        ...moves.filter(({ fate }) => fate === 'copied').flatMap((move) => copyLines(move, moves)),
        ...changes.flatMap((change) => change.lines),
      ]
    : [];
  return {
    id: 'move-data',
    title: `Move the data to \`${to}\``,
    ...(isWanted ? {} : { condition: 'if the shared storage goes away' }),
    why: `Nothing runs now, so the copy is consistent. \`rsync\` keeps owners by their numbers, hard links, access lists and extended attributes, and can be run again after an interruption; where it is missing, \`cp -a\` does nearly as much. A local disk that is mounted in place of the shared storage, under its path, would spare the changes of settings. Keep the old storage until ${node.name} has run for a while.`,
    nodes,
    commands: onNodes([node], [node], () => lines),
    checks: [
      ...obstacles.map((obstacle) => ({ ...obstacle, nodes })),
      ...place,
      ...contained,
      ...(isKnown ? moves.map((move) => moveCheck(move, node)) : []),
      ...variables.map((variable): PlanCheck => {
        const reason = `${variable} in the environment of the service sets this as well: change it, too, or take it out.`;
        return { status: 'to do', nodes, reason };
      }),
    ],
  };
}

function copyLines({ from, to }: Move, moves: readonly Move[]): string[] {
  const target = to[0]!;
  // What is there already and stays must not be mixed with what the shared storage has under the same name.
  const kept = moves.filter(({ fate }) => fate === 'stays').flatMap((move) => move.to);
  const excludes = kept
    .filter((path) => path !== target && isInside(path, target))
    .map((path) => `--exclude=${path.slice(target.length).replaceAll(/[\\*?[]/g, '\\$&')}/`);
  return [
    command('mkdir', '-p', target),
    command('rsync', '-aHAX', '--numeric-ids', ...excludes, slashed(from[0]!), slashed(target)),
  ];
}

/** With a slash at its end, `rsync` takes what is in a directory, and follows it if it is a link. */
function slashed(path: string): string {
  return path === '/' ? path : `${path}/`;
}

function moveCheck(move: Move, { name: node }: ClusterNode): PlanCheck {
  const { name, fate, from, to, changes, isUnsure } = move;
  const paths = from.map((path) => `\`${path}\``).join(', ');
  const targets = to.map((path) => `\`${path}\``).join(', ');
  const nodes = [node];
  switch (fate) {
    case 'stays': {
      if (isUnsure) {
        const reason = `${name} stays ${paths}, which should be a local disk, for metrics are each node’s own: nothing is known of it.`;
        return { status: 'unknown', setting: name, nodes, reason };
      }
      return { status: 'done', setting: name, nodes, reason: `${name} stays ${paths}, on a local disk.` };
    }
    case 'elsewhere':
      return {
        status: 'to do',
        setting: name,
        nodes,
        reason: `${name} = ${paths} lies on shared storage, too: copy that to a local disk, and change the setting.`,
      };
    case 'along':
      return changes
        ? { status: 'to do', setting: name, nodes, reason: `${name} = ${paths} moves along, to ${targets}.` }
        : { status: 'done', setting: name, nodes, reason: `${name} follows Server.DataDir by default.` };
    case 'copied': {
      const doubt =
        isUnsure && name !== 'Server.DataDir'
          ? ' Nothing is known of its storage: if it is a local disk, leave both out.'
          : '';
      const reason = changes
        ? `${name} = ${paths} is copied to ${targets}, and set.${doubt}`
        : `${name}, by default ${paths}, is copied to ${targets}.${doubt}`;
      return { status: 'to do', setting: name, nodes, reason };
    }
  }
}

/** Content that runs on other machines needs the data there as well. */
function offHostChecks(node: ClusterNode): PlanCheck[] {
  for (const setting of ['Launcher.Enabled', 'Kubernetes.Enabled'] as const) {
    const readings = readingsOf(node);
    if (!readings.some((reading) => reading.has(setting, true))) continue;
    const open = readings.every((reading) => reading.has(setting, true))
      ? undefined
      : notSettled([node], setting);
    const reason =
      open === undefined
        ? `${setting} is on: content runs on other machines, which reach Server.DataDir through the shared storage. A local disk is none that they see.`
        : `${open.reason} Where it is on, content runs on other machines, which reach Server.DataDir through the shared storage only.`;
    return [{ status: 'blocked', setting, nodes: [node.name], reason }];
  }
  return [];
}
