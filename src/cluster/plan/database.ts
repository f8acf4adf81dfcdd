/** The database of a cluster: whether its nodes have one. */
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCheck } from './plan.ts';
import { sameDatabase } from './same-database.ts';
import { brokenLine } from './settings-of-node.ts';
import { notSettled, readingsOf } from './settled.ts';

const PROVIDER = 'Database.Provider';

export interface DatabaseChecks {
  readonly checks: readonly PlanCheck[];
  /** Nodes are known to have databases of their own: there is no cluster to plan for. */
  readonly areApart: boolean;
}

/** Whether all nodes use one PostgreSQL database. */
export function databaseChecks({ nodes }: Cluster): DatabaseChecks {
  const provider = providerCheck(nodes);
  if (provider.status !== 'done') return { checks: [provider], areApart: nodesWithSqlite(nodes).length > 0 };
  const { checks, areApart } = sameDatabase(nodes);
  return { checks: [provider, ...checks], areApart };
}

/** Nodes whose database is SQLite: each has one of its own. */
function nodesWithSqlite(nodes: readonly ClusterNode[]): ClusterNode[] {
  return nodes.filter((node) => readingsOf(node).every((reading) => reading.has(PROVIDER, 'sqlite')));
}

function providerCheck(nodes: readonly ClusterNode[]): PlanCheck {
  const setting = PROVIDER;
  const sqlite = nodesWithSqlite(nodes);
  const all = namesOf(nodes);
  if (sqlite.length > 0) {
    const manners = new Set(sqlite.map((node) => node.manner(setting)));
    const manner = manners.size === 1 && manners.has('by default') ? ' (by default)' : '';
    return {
      status: 'blocked',
      setting,
      nodes: namesOf(sqlite),
      reason: `${setting} is \`sqlite\`${manner} on ${nameNodes(sqlite, nodes)}: an SQLite database belongs to one node alone, so these nodes do not serve one Connect together, and no order of steps makes them do so.`,
    };
  }
  const open = notSettled(nodes, setting, (node) => String(node.settings.value(setting)));
  if (open !== undefined)
    return { status: 'blocked', setting, nodes: namesOf(open.nodes), reason: open.reason };
  const unknown = nodes.filter((node) => !node.has(setting, 'postgres'));
  if (unknown.length > 0) {
    const broken = unknown.map(brokenLine).find((line) => line !== undefined);
    return {
      status: broken === undefined ? 'unknown' : 'blocked',
      setting,
      nodes: namesOf(unknown),
      reason: `${setting} is not known on ${nameNodes(unknown, nodes)}${broken === undefined ? '' : `: ${broken}`}.`,
    };
  }
  return {
    status: 'done',
    setting,
    nodes: all,
    reason: `${setting} is \`postgres\` on ${nameNodes(nodes, nodes)}.`,
  };
}
