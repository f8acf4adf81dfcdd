/** Whether nodes use one PostgreSQL database, as far as their settings tell. */
import { compareTargets, databaseOf, type SeenTarget, targetKey } from '../database/index.ts';
import type { ClusterNode } from '../node.ts';
import { enumerate, nameNodes, namesOf } from './names.ts';
import type { PlanCheck } from './plan.ts';
import { notSettled } from './settled.ts';

const MAIN = 'Postgres.URL';
const INSTRUMENTATION = 'Postgres.InstrumentationURL';

type DatabaseSetting = typeof MAIN | typeof INSTRUMENTATION;

interface SameDatabase {
  readonly checks: readonly PlanCheck[];
  /** They are known to be several. */
  readonly areApart: boolean;
}

/** Never shows the URL: it may hold a password. */
export function sameDatabase(nodes: readonly ClusterNode[]): SameDatabase {
  const found = [mainDatabase(nodes), instrumentation(nodes)];
  return {
    checks: found.flatMap(({ checks }) => checks),
    areApart: found.some(({ areApart }) => areApart),
  };
}

/** Nodes whose database is written otherwise than this one’s, and may be another. */
export function nodesWithOtherDatabase(
  node: ClusterNode,
  nodes: readonly ClusterNode[],
): readonly ClusterNode[] {
  const groups = groupsOf(nodes, (each) => databaseOf(each, MAIN));
  return groups.length < 2 ? [] : groups.flatMap((group) => (group.nodes.includes(node) ? [] : group.nodes));
}

function mainDatabase(nodes: readonly ClusterNode[]): SameDatabase {
  const { checks, settled } = settledNodes(nodes, MAIN);
  const without = settled.filter((node) => node.text(MAIN) === undefined);
  if (without.length > 0) {
    const reason = `${MAIN} does not stand in what was read for ${nameNodes(without, nodes)}, and may be set elsewhere: make sure that all nodes use one database.`;
    checks.push({ status: 'unknown', setting: MAIN, nodes: namesOf(without), reason });
  }
  const untold = settled.filter((node) => !without.includes(node) && databaseOf(node, MAIN) === undefined);
  if (untold.length > 0) {
    const reason = `${MAIN} does not tell plainly which database it names on ${nameNodes(untold, nodes)}: make sure that all nodes use one.`;
    checks.push({ status: 'unknown', setting: MAIN, nodes: namesOf(untold), reason });
  }
  const groups = groupsOf(settled, (node) => databaseOf(node, MAIN));
  const compared = compare(MAIN, groups, nodes);
  if (compared !== undefined) checks.push(compared);
  if (checks.length === 0) {
    const reason = `${MAIN} is the same on ${nameNodes(nodes, nodes)}.`;
    checks.push({ status: 'done', setting: MAIN, nodes: namesOf(nodes), reason });
  }
  return { checks, areApart: compared?.status === 'blocked' };
}

/** Records of use are kept with all other data where nothing else is said. */
function instrumentation(nodes: readonly ClusterNode[]): SameDatabase {
  const { checks, settled } = settledNodes(nodes, INSTRUMENTATION);
  const named = settled.filter((node) => node.text(INSTRUMENTATION) !== undefined);
  const compared = compare(
    INSTRUMENTATION,
    groupsOf(named, (node) => databaseOf(node, INSTRUMENTATION)),
    nodes,
  );
  if (compared !== undefined) checks.push(compared);
  else if (named.length > 0 && named.length < settled.length) {
    const all = groupsOf(settled, (node) => databaseOf(node, named.includes(node) ? INSTRUMENTATION : MAIN));
    if (all.length > 1) {
      const reason = `${INSTRUMENTATION} is set on ${nameNodes(named, nodes)} only: the other nodes keep records of use in another place. Decide which is to hold.`;
      checks.push({ status: 'to do', setting: INSTRUMENTATION, nodes: namesOf(named), reason });
    }
  }
  return { checks, areApart: compared?.status === 'blocked' };
}

/** Equal for texts that name one database. */
export function databaseKey(node: ClusterNode, setting: DatabaseSetting): string | undefined {
  const target = databaseOf(node, setting);
  return target === undefined ? node.text(setting) : targetKey(target);
}

/** Nodes of which it is known what they have; a check for the others. */
function settledNodes(nodes: readonly ClusterNode[], setting: DatabaseSetting) {
  const checks: PlanCheck[] = [];
  const open = notSettled(nodes, setting, (node) => databaseKey(node, setting));
  if (open !== undefined)
    checks.push({ status: 'blocked', setting, nodes: namesOf(open.nodes), reason: open.reason });
  return { checks, settled: nodes.filter((node) => !open?.nodes.includes(node)) };
}

/** Nodes that name one database. */
interface Group {
  readonly target: SeenTarget;
  readonly nodes: ClusterNode[];
}

function groupsOf(
  nodes: readonly ClusterNode[],
  read: (node: ClusterNode) => SeenTarget | undefined,
): Group[] {
  const groups = new Map<string, Group>();
  for (const node of nodes) {
    const target = read(node);
    if (target === undefined) continue;
    const key = targetKey(target);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { target, nodes: [node] });
    else group.nodes.push(node);
  }
  return [...groups.values()];
}

/** What speaks against their being one database; undefined where nothing does. */
function compare(
  setting: DatabaseSetting,
  groups: readonly Group[],
  all: readonly ClusterNode[],
): PlanCheck | undefined {
  const [first, ...others] = groups.toSorted((one, other) => other.nodes.length - one.nodes.length);
  if (first === undefined) return undefined;
  const verdicts = others.map(({ target }) => compareTargets(first.target, target));
  const different = others.filter((_, index) => verdicts[index] === 'different');
  if (different.length > 0) {
    const having = [first, ...different];
    const named = having.map(({ target, nodes }) => `${shown(target)} on ${nameNodes(nodes, all)}`);
    const reason = `${setting} names ${having.length} different databases, ${enumerate(named)}: these nodes do not serve one Connect together, and no order of steps makes them do so.`;
    return { status: 'blocked', setting, nodes: having.flatMap(({ nodes }) => namesOf(nodes)), reason };
  }
  if (verdicts.every((verdict) => verdict === 'same')) return undefined;
  const nodes = groups.flatMap((group) => namesOf(group.nodes));
  const isOwn = groups.every(({ target }) => target.servers.every(({ kind }) => kind === 'own'));
  const reason = isOwn
    ? `${setting} names, on each node, the node itself: make sure that what listens there is a pooler or proxy that leads to one database.`
    : `${setting} is written in ${groups.length} ways: make sure that they name one database.`;
  return { status: 'unknown', setting, nodes, reason };
}

/** Nobody reads longer ones. */
const LONGEST = 80;

function shown({ shown: text }: SeenTarget): string {
  return text.length > LONGEST ? `\`${text.slice(0, LONGEST - 1)}…\`` : `\`${text}\``;
}
