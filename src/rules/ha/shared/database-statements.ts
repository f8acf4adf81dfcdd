import type { ClusterNode } from '../../../cluster/index.ts';
import type { SeenTarget } from './compare-targets.ts';
import { readPostgresTarget } from './postgres-target.ts';
import { quote } from './quote.ts';
import { type SettingName, settingStatements } from './setting.ts';
import type { Statement } from './statements.ts';

export interface DatabaseStatement extends Statement {
  readonly target: SeenTarget;
  /** Whether the node names it itself; else it has none of its own and uses the main one. */
  readonly isNamed: boolean;
}

/** The PostgreSQL databases that a setting names, node by node. Nodes of which it can’t be told are left out. */
export function databaseStatements(nodes: readonly ClusterNode[], name: SettingName): DatabaseStatement[] {
  return settingStatements(nodes, name).flatMap((statement) => {
    const { node, text } = statement;
    if (!node.has('Database.Provider', 'postgres') || isCutShort(node, name)) return [];
    const target = readPostgresTarget(text);
    if (target === undefined) return [];
    const { machine } = node;
    return [{ ...statement, shown: quote(target.shown), target: { ...target, machine }, isNamed: true }];
  });
}

/** Whether what looks like a comment is rather the rest of the URL: what seems to be the host is a user’s name then. */
function isCutShort({ settings, config, migration }: ClusterNode, name: SettingName): boolean {
  const origin = settings.find(name)?.texts.at(-1)?.origin;
  if (origin?.kind !== 'file' && origin?.kind !== 'migration') return false;
  const { commentRange } = origin.binding.entry;
  if (commentRange === null) return false;
  const { document } = origin.kind === 'file' ? config : migration!;
  return document.toString().slice(commentRange.start, commentRange.end).includes('@');
}

/** The database of a node for the eye, without who enters it; undefined where it can’t be told. */
export function shownDatabase(node: ClusterNode): string | undefined {
  const url = isCutShort(node, 'Postgres.URL') ? undefined : node.text('Postgres.URL');
  return url === undefined ? undefined : readPostgresTarget(url)?.shown;
}
