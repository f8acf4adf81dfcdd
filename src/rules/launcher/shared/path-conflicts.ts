/** Paths that two Launchers would both use. */
import type { Cluster, ClusterNode, LauncherValue, OtherLauncher } from '../../../cluster/index.ts';
import { launcherOf, type NodeLauncher, type NodeValue } from '../../../cluster/launcher/node-launcher.ts';
import { normalizePath } from '../../../schema/posix-path.ts';
import type { ClusterContext } from '../../cluster-rule.ts';
import { hostOf, meetings } from './meetings.ts';
import type { Use } from './wording.ts';

/** Which paths must not be the same. */
export interface PathQuestion {
  /** Those of a node’s Launcher. Of several that one setting decides, the first that meets another’s counts. */
  own(launcher: NodeLauncher): readonly (NodeValue | undefined)[];
  other(launcher: OtherLauncher): readonly (LauncherValue | undefined)[];
  /** Whether each node of one cluster needs its own, too. */
  readonly perNode?: boolean;
}

/** A path that a node’s Launcher uses. */
export interface PathUse extends Use {
  /** Normalized, as it is written. */
  readonly path: string;
}

/** What a node’s Launcher meets: another product’s, that of another installation, or that of its neighbour. */
export type PathConflict = { readonly uses: readonly PathUse[] } & (
  | { readonly with: 'launcher'; readonly launcher: OtherLauncher; readonly values: readonly LauncherValue[] }
  | { readonly with: 'cluster'; readonly others: readonly PathUse[]; readonly onHost: boolean }
  | { readonly with: 'node'; readonly onHost: boolean }
);

/** All conflicts of a cluster: one for each path and installation that it meets. */
export function pathConflicts(context: ClusterContext, question: PathQuestion): PathConflict[] {
  return [
    ...withLaunchers(context, question),
    ...(question.perNode === true ? amongNodes(context.cluster, question) : []),
    ...withClusters(context, question),
  ];
}

function withLaunchers(context: ClusterContext, question: PathQuestion): PathConflict[] {
  const conflicts: PathConflict[] = [];
  for (const { launcher, cluster, nodes: there } of meetings(context)) {
    // A container has files of its own beside a Launcher of its host; one within it shares them.
    const nodes = launcher.onNodes ? there : there.filter((node) => !isContainer(node));
    const theirs = question.other(launcher).filter(isAbsolute);
    const byPath = new Map<string, { uses: PathUse[]; values: Set<LauncherValue> }>();
    for (const node of nodes) {
      const told = new Set<string>();
      for (const use of usesOf(node, cluster, question)) {
        if (told.has(use.value.decidedBy)) continue;
        const met = theirs.filter(({ text }) => isSamePlace(use, text));
        if (met.length === 0) continue;
        told.add(use.value.decidedBy);
        const conflict = byPath.get(use.path) ?? { uses: [], values: new Set() };
        byPath.set(use.path, conflict);
        conflict.uses.push(use);
        for (const value of met) conflict.values.add(value);
      }
    }
    for (const { uses, values } of byPath.values())
      conflicts.push({ with: 'launcher', uses, launcher, values: [...values] });
  }
  return conflicts;
}

function amongNodes(cluster: Cluster, question: PathQuestion): PathConflict[] {
  const conflicts: PathConflict[] = [];
  const told = new Set<string>();
  for (const [key, uses] of index(cluster, question, 'cluster')) {
    if (new Set(uses.map(({ node }) => node)).size < 2) continue;
    // Nodes that share a directory have it by several keys, and share what lies below it.
    const settings = uses.map(({ node, value }) => `${node.name} ${value.decidedBy}`);
    if (settings.every((setting) => told.has(setting))) continue;
    for (const setting of settings) told.add(setting);
    conflicts.push({ with: 'node', uses, onHost: isOnHost(key) });
  }
  return conflicts;
}

function withClusters({ cluster, laterClusters }: ClusterContext, question: PathQuestion): PathConflict[] {
  if (laterClusters.length === 0) return [];
  const conflicts: PathConflict[] = [];
  const ours = index(cluster, question, 'run');
  for (const later of laterClusters) {
    const byPath = new Map<string, { met: Set<readonly PathUse[]>; others: PathUse[]; onHost: boolean }>();
    for (const node of later.nodes) {
      const told = new Set<string>();
      for (const use of usesOf(node, later, question)) {
        if (told.has(use.value.decidedBy)) continue;
        const keys = keysOf(use, 'run').filter((key) => ours.has(key));
        if (keys.length === 0) continue;
        told.add(use.value.decidedBy);
        const path = ours.get(keys[0]!)![0]!.path;
        const conflict = byPath.get(path) ?? { met: new Set(), others: [], onHost: isOnHost(keys[0]!) };
        byPath.set(path, conflict);
        conflict.others.push(use);
        for (const key of keys) conflict.met.add(ours.get(key)!);
      }
    }
    for (const { met, others, onHost } of byPath.values())
      conflicts.push({ with: 'cluster', uses: [...new Set([...met].flat())], others, onHost });
  }
  return conflicts;
}

function usesOf(node: ClusterNode, cluster: Cluster, question: PathQuestion): PathUse[] {
  const launcher = launcherOf(node);
  if (launcher === undefined) return [];
  return question
    .own(launcher)
    .filter(isAbsolute)
    .map((value) => ({ node, cluster, value, path: node.locate(value.text).path }));
}

/** What a cluster’s nodes use, by the keys of the places. */
function index(cluster: Cluster, question: PathQuestion, scope: Scope): Map<string, PathUse[]> {
  const uses = new Map<string, PathUse[]>();
  for (const use of cluster.nodes.flatMap((node) => usesOf(node, cluster, question)))
    for (const key of keysOf(use, scope)) {
      const same = uses.get(key);
      if (same === undefined) uses.set(key, [use]);
      else same.push(use);
    }
  return uses;
}

/** Among whom places are compared. */
type Scope = 'cluster' | 'run';

const ON_HOST = 'host';

/** Names of a place that it has for everybody who has it; none where it can’t be told which it is. */
function keysOf({ node, value }: PathUse, scope: Scope): string[] {
  const { kind, key, path, resolved } = node.locate(value.text);
  const host = hostOf(node);
  const names: string[] = [];
  // What is declared to be shared is shared by the nodes of one cluster.
  if (key !== undefined && (kind === 'network' || (kind === 'declared' && scope === 'cluster')))
    names.push(`shared ${key}`);
  if (host !== undefined) {
    const paths = isContainer(node) ? [] : [path, resolved];
    const known = kind === 'local' && key !== undefined ? [key] : [];
    for (const name of new Set([...known, ...paths])) names.push(`${ON_HOST} ${host} ${name}`);
  }
  return names;
}

function isOnHost(key: string): boolean {
  return key.startsWith(`${ON_HOST} `);
}

/** Whether a node is known to have files of its own, which nobody else on its host sees under their paths. */
function isContainer(node: ClusterNode): boolean {
  const { storage } = node.locate('/');
  return storage?.type === 'local' && storage.layered;
}

/** Whether another path is the same place on a node’s machine. */
function isSamePlace({ node, value }: PathUse, other: string): boolean {
  const [here, there] = [node.locate(value.text), node.locate(other)];
  if (here.path === there.path || here.resolved === there.resolved) return true;
  return here.key !== undefined && here.key === there.key;
}

function isAbsolute<V extends { readonly text: string }>(value: V | undefined): value is V {
  return value !== undefined && normalizePath(value.text) !== undefined;
}
