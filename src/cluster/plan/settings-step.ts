/** Going back to one node: settings that hold for each node, or that only one node has. */
import type { ClusterNode } from '../node.ts';
import { changeSetting, onNodes } from './commands.ts';
import { AT_ITS_SOURCE, containerChecks, isContained } from './containers.ts';
import { differenceChecks } from './differences.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCheck, PlanStep } from './plan.ts';
import { wholeNumber } from './settings-of-node.ts';

const SCHEDULES = 'Applications.ScheduleConcurrency';
const FEWEST_SCHEDULES = 2;

/** Limits that hold for each node, and what they limit. */
const PER_NODE = {
  [SCHEDULES]: 'scheduled jobs at once',
  'Scheduler.MaxProcesses': 'processes of one content item',
  'Scheduler.MinProcesses': 'processes of one content item that are kept alive',
} as const;

export function settingsStep(node: ClusterNode, others: readonly ClusterNode[]): PlanStep {
  const schedules = wholeNumber(node, SCHEDULES);
  const isOff = 'value' in schedules && schedules.value === 0;
  const elsewhere = others.map((other) => schedulesOf(other));
  const wanted = Math.max(...elsewhere) || FEWEST_SCHEDULES;
  const change = isOff ? changeSetting(node, SCHEDULES, [String(wanted)]) : undefined;
  const limits = (Object.keys(PER_NODE) as (keyof typeof PER_NODE)[]).filter(
    (setting) => !(isOff && setting === SCHEDULES),
  );
  return {
    id: 'settings',
    title: `Fit the settings of ${node.name} to one node`,
    why: `What the other nodes did, ${node.name} has to do alone, by its own settings. Limits on processes hold for each node: with fewer nodes there are fewer processes in all.`,
    nodes: [node.name],
    commands: onNodes([node], [node], () => change?.lines ?? []),
    checks: [
      ...(isOff ? [switchedOff(node, elsewhere, wanted, change?.variable)] : []),
      ...(isOff ? containerChecks([node], [node], AT_ITS_SOURCE) : []),
      ...limits.flatMap((setting) => limitCheck(setting, node, others)),
      ...differenceChecks(node, others),
    ],
  };
}

/** Scheduled jobs that a node works on at once; 0 where nobody can tell. */
function schedulesOf(node: ClusterNode): number {
  const known = wholeNumber(node, SCHEDULES);
  return 'value' in known ? Math.max(0, known.value ?? 0) : 0;
}

function switchedOff(
  node: ClusterNode,
  elsewhere: readonly number[],
  wanted: number,
  variable: string | undefined,
): PlanCheck {
  const sum = elsewhere.reduce((total, number) => total + number, 0);
  const sets = isContained(node) ? `Set it to ${wanted},` : 'The command sets';
  const now =
    sum === 0
      ? `none is known to run on the other nodes either. ${sets} the default`
      : `the other nodes work on ${sum} jobs at once. ${sets} what one of them has`;
  const also =
    variable === undefined ? '' : ` ${variable} in the environment of the service sets this as well.`;
  const reason = `${SCHEDULES} is 0 on ${node.name}: alone it would run no schedule; ${now}.${also}`;
  return { status: 'to do', setting: SCHEDULES, nodes: [node.name], reason };
}

/** How much less one node may do than all of them. */
function limitCheck(
  setting: keyof typeof PER_NODE,
  node: ClusterNode,
  others: readonly ClusterNode[],
): PlanCheck[] {
  const all = [node, ...others];
  const names = namesOf(all);
  const isWritten = all.some(({ settings }) => settings.isSet(setting));
  // A node’s own default is known for schedules only; of the others nothing is said that nobody wrote.
  if (setting === 'Scheduler.MinProcesses' && !isWritten) return [];
  const numbers = all.map((each) => wholeNumber(each, setting));
  const mine = numbers[0]!;
  if ('obstacle' in mine) return [{ ...mine.obstacle, setting, nodes: [node.name] }];
  const isSure =
    setting === SCHEDULES
      ? numbers.every((number) => 'value' in number)
      : all.every((each, index) => each.settings.isSet(setting) && 'value' in numbers[index]!);
  const what = PER_NODE[setting];
  if (!isSure) {
    const own = node.settings.isSet(setting) ? `${mine.value} here` : 'not set here';
    const reason = `${setting} (${own}) holds for each node: ${node.name} alone has only its own share of the ${what}. See whether that is enough.`;
    return [{ status: 'unknown', setting, nodes: names, reason }];
  }
  const sum = numbers.reduce((total, number) => total + ('value' in number ? (number.value ?? 0) : 0), 0);
  if (sum === mine.value) {
    const reason = `${setting} allows ${mine.value} ${what} on ${node.name}, as many as on ${nameNodes(all, all)} together.`;
    return [{ status: 'done', setting, nodes: names, reason }];
  }
  const reason = `${setting} holds for each node: ${nameNodes(all, all)} together allow ${sum} ${what}, ${node.name} alone ${mine.value}. See whether that is enough.`;
  return [{ status: 'to do', setting, nodes: names, reason }];
}
