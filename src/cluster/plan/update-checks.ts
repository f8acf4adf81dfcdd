/** What to look at before the nodes of a cluster are upgraded. */
import { compareVersions } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';
import { DATA_SETTINGS } from './directories.ts';
import { enumerate, nameNodes, namesOf } from './names.ts';
import type { PlanCheck } from './plan.ts';
import { wasReadOnServer } from './server-file.ts';
import { brokenLine, directoryNotSettled } from './settings-of-node.ts';
import { versionsOf } from './versions.ts';

/** Whether all nodes run one version, and whether the new one is newer. */
export function versionChecks(nodes: readonly ClusterNode[], to: string | undefined): PlanCheck[] {
  const { known, newest, unknown } = versionsOf(nodes);
  const all = namesOf(nodes);
  const checks: PlanCheck[] = [];
  const parts = known.map(([version, same]) => `${version} on ${nameNodes(same, nodes)}`);
  if (known.length > 1) {
    const reason = `The nodes run different versions of Connect, which is not supported: ${enumerate(parts)}. Bring all of them to ${to ?? `${newest} or a newer one`}.`;
    checks.push({ status: 'to do', nodes: all.filter((name) => !namesOf(unknown).includes(name)), reason });
  }
  if (unknown.length > 0) {
    const also = known.length === 1 ? ` Known is ${parts[0]}.` : '';
    const reason = `The version of Connect on ${nameNodes(unknown, nodes)} is not known: see that all nodes run the same before you begin.${also}`;
    checks.push({ status: 'unknown', nodes: namesOf(unknown), reason });
  }
  if (known.length === 1 && unknown.length === 0)
    checks.push({
      status: 'done',
      nodes: all,
      reason: `Connect ${newest} runs on ${nameNodes(nodes, nodes)}.`,
    });
  if (to !== undefined && newest !== undefined && compareVersions(to, newest) < 0) {
    const reason = `Connect ${to} is older than ${newest}, which is installed: downgrading in place is not supported. Restore the backup of the older version instead.`;
    checks.push({ status: 'blocked', nodes: namesOf(known[0]![1]), reason });
  }
  return checks;
}

/** Whether every file can be read: a server refuses to start on a line that it can’t. */
export function readableChecks(nodes: readonly ClusterNode[]): PlanCheck[] {
  return nodes.flatMap((node): PlanCheck[] => {
    const line = brokenLine(node);
    if (line === undefined) return [];
    const reason = `The configuration of ${node.name} has an error: ${line}. The server does not start with it; mend it first.`;
    return [{ status: 'blocked', nodes: [node.name], reason }];
  });
}

/** Nodes whose migration file still holds settings of an earlier update. */
export function nodesWithMigration(nodes: readonly ClusterNode[]): ClusterNode[] {
  return nodes.filter(({ migration }) => (migration?.document.entries().length ?? 0) > 0);
}

export function migrationChecks(nodes: readonly ClusterNode[]): PlanCheck[] {
  const all = namesOf(nodes);
  const pending = nodesWithMigration(nodes);
  if (pending.length > 0) {
    const reason = `The migration file on ${nameNodes(pending, nodes)} still holds settings of an earlier update: merge it into the main file first, or the next one writes into it as well.`;
    return [{ status: 'to do', nodes: namesOf(pending), reason }];
  }
  const unseen = nodes.filter((node) => node.migration === undefined && !wasReadOnServer(node));
  if (unseen.length > 0) {
    const reason = `No migration file lies beside the files that were read for ${nameNodes(unseen, nodes)}: see whether there is one on the servers.`;
    return [{ status: 'unknown', nodes: namesOf(unseen), reason }];
  }
  const reason = `No migration file holds settings of an earlier update on ${nameNodes(nodes, nodes)}.`;
  return [{ status: 'done', nodes: all, reason }];
}

/** Directories that no command of the plan can name, for nobody knows which they are. */
export function directoryChecks(nodes: readonly ClusterNode[]): PlanCheck[] {
  const checks = new Map<string, PlanCheck>();
  for (const setting of DATA_SETTINGS) {
    const open = directoryNotSettled(nodes, setting);
    if (open === undefined || checks.has(open.reason)) continue;
    // Metrics are not saved before an update.
    const status = setting === 'Metrics.DataPath' ? 'unknown' : 'blocked';
    checks.set(open.reason, { status, setting, nodes: namesOf(open.nodes), reason: open.reason });
  }
  return [...checks.values()];
}

/** Settings with which the new version does not start. */
export function removedChecks(nodes: readonly ClusterNode[], to: string | undefined): PlanCheck[] {
  if (to === undefined) return [];
  const all = namesOf(nodes);
  const having = new Map<string, { readonly removedIn: string; readonly nodes: ClusterNode[] }>();
  for (const node of nodes)
    for (const { section, key, setting } of node.settings.present()) {
      const removedIn = setting.removed?.in;
      if (removedIn === undefined || setting.certainty === 'uncertain' || compareVersions(to, removedIn) < 0)
        continue;
      const name = `${section.name}.${key}`;
      const found = having.get(name);
      if (found === undefined) having.set(name, { removedIn, nodes: [node] });
      else if (!found.nodes.includes(node)) found.nodes.push(node);
    }
  if (having.size === 0) {
    const reason = `No setting of the files is known to be gone in Connect ${to}.`;
    return [{ status: 'done', nodes: all, reason }];
  }
  return [...having].map(([setting, { removedIn, nodes: found }]): PlanCheck => {
    const reason = `${setting} on ${nameNodes(found, nodes)} is gone since Connect ${removedIn}: ${to} does not start with it.`;
    return { status: 'to do', setting, nodes: namesOf(found), reason };
  });
}
