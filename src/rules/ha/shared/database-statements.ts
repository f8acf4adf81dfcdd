import { databaseOf, type SeenTarget } from '../../../cluster/database/index.ts';
import type { ClusterNode } from '../../../cluster/index.ts';
import { hasPlaceholder } from '../../../schema/index.ts';
import { quote } from './quote.ts';
import { type SettingName, settingStatements } from './setting.ts';
import type { Statement } from './statements.ts';

export interface DatabaseStatement extends Statement {
  readonly target: SeenTarget;
  /** Whether the node names it itself; else it has none of its own and uses the main one. */
  readonly isNamed: boolean;
}

/** A node that uses PostgreSQL, and nobody can tell which database. */
export interface UntoldDatabase extends Statement {
  /** Which fact would tell, as a sentence for a finding’s help. */
  readonly settledBy: string;
}

/** The PostgreSQL databases that a setting names, node by node. Nodes of which it can’t be told are left out. */
export function databaseStatements(nodes: readonly ClusterNode[], name: SettingName): DatabaseStatement[] {
  return settingStatements(nodes, name).flatMap((statement) => {
    const { node } = statement;
    const target = node.has('Database.Provider', 'postgres') ? databaseOf(node, name) : undefined;
    return target === undefined ? [] : [{ ...statement, shown: quote(target.shown), target, isNamed: true }];
  });
}

const FROM_ENVIRONMENT =
  'Set it to the same database on every node. If it comes from the environment of the server, give that: --env-file, or `environment` in the topology.';
const RENDERED =
  'Check the file as it is on the node, with the placeholder filled in; what comes from the environment can be given with --env-file, or `environment` in the topology.';
const READABLE =
  'Write it as `postgres://user@host:port/database`, with what is special in it percent-encoded, so that the host and the name of the database can be read.';

/** Nodes left out by `databaseStatements`, but for those whose file is broken: it says so itself. */
export function untoldDatabases(nodes: readonly ClusterNode[], name: SettingName): UntoldDatabase[] {
  return nodes.flatMap((node, index) => {
    const text = node.text(name) ?? (node.isComplete ? '' : undefined);
    if (text === undefined || !node.has('Database.Provider', 'postgres')) return [];
    const [shown, settledBy] = reasonFor(node, name, text) ?? [];
    if (shown === undefined || settledBy === undefined) return [];
    const manner = text === '' ? '' : node.manner(name);
    return [{ node, index, place: node.place(name), shown, manner, settledBy }];
  });
}

/** Why it can’t be told, in words; undefined where it can. */
function reasonFor(node: ClusterNode, name: SettingName, text: string): [string, string] | undefined {
  if (text === '') return ['not set', FROM_ENVIRONMENT];
  if (hasPlaceholder(text)) return ['a placeholder that is yet to be filled in', RENDERED];
  if (databaseOf(node, name) === undefined) return ['a text that names no host and database', READABLE];
  return undefined;
}

/** The database of a node for the eye, without who enters it; undefined where it can’t be told. */
export function shownDatabase(node: ClusterNode, name: SettingName): string | undefined {
  return databaseOf(node, name)?.shown;
}
