import { formatSettingPath, parseSettingPath, type SettingPath } from '../../parser/index.ts';
import type { ClusterNode } from '../node.ts';
import { isContained } from './containers.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCommand } from './plan.ts';
import { fileOnServer, migrationOnServer } from './server-file.ts';
import { command } from './shell.ts';

/**
 * The same lines for nodes that need the same, so that fifty nodes need no fifty entries. None for containers: their
 * steps say what is to be done instead.
 */
export function onNodes(
  nodes: readonly ClusterNode[],
  all: readonly ClusterNode[],
  linesFor: (node: ClusterNode) => readonly string[],
): PlanCommand[] {
  const groups = new Map<string, { readonly same: ClusterNode[]; readonly lines: readonly string[] }>();
  for (const node of nodes) {
    if (isContained(node)) continue;
    const lines = linesFor(node);
    const group = groups.get(lines.join('\0'));
    if (group === undefined) groups.set(lines.join('\0'), { same: [node], lines });
    else group.same.push(node);
  }
  return [...groups.values()].flatMap(({ same, lines }) =>
    lines.map((run) => ({ nodes: namesOf(same), where: nameNodes(same, all), run })),
  );
}

/** How a setting gets another value on a node. */
export interface Change {
  readonly lines: readonly string[];
  /** A variable of the service’s environment that sets it as well, which no command here can change. */
  readonly variable: string | undefined;
}

/** Sets a setting in the main file, and takes it out of the migration file: nobody knows which of them wins. */
export function changeSetting(node: ClusterNode, path: SettingPath, values: readonly string[]): Change {
  const name = formatSettingPath(parseSettingPath(path));
  const present = node.settings.find(path);
  const origins = [...(present?.texts ?? []), ...(present?.overridden ?? [])].map(({ origin }) => origin);
  const inMigration = origins.some(({ kind }) => kind === 'migration');
  const environment = origins.find((origin) => origin.kind === 'environment');
  return {
    lines: [
      command('gcfg-lint', 'set', fileOnServer(node), name, ...values),
      ...(inMigration ? [command('gcfg-lint', 'unset', migrationOnServer(node), name)] : []),
    ],
    variable: environment?.variable,
  };
}
