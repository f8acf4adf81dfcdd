/** The directories of a node’s configuration, and what happens to each when the data directory moves. */
import type { SettingAddress } from '../../parser/index.ts';
import { formatSettingPath } from '../../parser/index.ts';
import { isInside } from '../../schema/posix-path.ts';
import type { ClusterNode } from '../node.ts';
import type { Location, StorageKind } from '../storage/index.ts';
import { absolutePath, directory, type Known, type Obstacle } from './settings-of-node.ts';
import { notSettled } from './settled.ts';

/** Directories that hold data and move as a whole, in this order. */
export const DATA_SETTINGS = [
  'Server.DataDir',
  'Database.Dir',
  'Server.LandingDir',
  'Metrics.DataPath',
] as const;

export type DataSetting = (typeof DATA_SETTINGS)[number];

/** Where a directory goes that does not lie in the data directory: beside its target. */
const SUFFIX: Readonly<Record<DataSetting, string>> = {
  'Server.DataDir': '',
  'Database.Dir': '-db',
  'Server.LandingDir': '-landing',
  'Metrics.DataPath': '-metrics',
};

/** A directory that a setting names, or its default. */
export interface Directory {
  readonly setting: DataSetting;
  readonly path: string;
  readonly location: Location;
  /** Whether it stands in the configuration: else it follows `Server.DataDir`. */
  readonly isSet: boolean;
}

/**
 * Those of the data directories that a node has; an obstacle for one that nobody can tell. What hangs on the same
 * question, such as a default in a data directory that is not settled, is left out.
 */
export function directoriesOf(node: ClusterNode): Map<DataSetting, Known<Directory>> {
  const directories = new Map<DataSetting, Known<Directory>>();
  for (const setting of DATA_SETTINGS) {
    const path = directory(node, setting);
    if ('obstacle' in path) {
      const { reason } = path.obstacle;
      if (!obstaclesIn(directories).some((obstacle) => obstacle.reason === reason))
        directories.set(setting, path);
    } else if (path.value !== undefined) {
      const isSet = setting === 'Server.DataDir' || node.settings.isSet(setting);
      const location = node.locate(path.value);
      directories.set(setting, { value: { setting, path: path.value, location, isSet } });
    }
  }
  return directories;
}

function obstaclesIn(directories: ReadonlyMap<DataSetting, Known<Directory>>): Obstacle[] {
  return [...directories.values()].flatMap((known) => ('obstacle' in known ? known.obstacle : []));
}

/**
 * - `stays`: on a local disk of the node
 * - `copied`: to a place of its own
 * - `along`: lies in a directory that is copied
 * - `elsewhere`: on shared storage, but no data of Connect
 */
export interface Move {
  readonly fate: 'stays' | 'copied' | 'along' | 'elsewhere';
  readonly setting: SettingAddress | DataSetting;
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Whether the setting has to be changed: not where it follows `Server.DataDir` by default. */
  readonly changes: boolean;
  /** Nothing is known of its storage. */
  readonly isUnsure?: boolean;
}

/** What happens to the directories of a node when `Server.DataDir` becomes `to`. */
export function planMoves(node: ClusterNode, to: string): { moves: Move[]; obstacles: Obstacle[] } {
  const moves: Move[] = [];
  const obstacles: Obstacle[] = [];
  const roots: { readonly from: Location; readonly to: string }[] = [];
  const inside = (location: Location): string | undefined => {
    const root = roots.find(({ from }) => isInside(location.resolved, from.resolved));
    return root === undefined ? undefined : rebased(location.resolved, root.from.resolved, root.to);
  };
  for (const [setting, known] of directoriesOf(node)) {
    if ('obstacle' in known) {
      obstacles.push(known.obstacle);
      continue;
    }
    const { path, location, isSet } = known.value;
    const along = inside(location);
    const common = { setting, name: setting, from: [path], changes: isSet };
    if (along !== undefined) {
      moves.push({ ...common, fate: 'along', to: [along] });
    } else if (staysLocal(known.value)) {
      moves.push({ ...common, ...unsure(location), fate: 'stays', to: [path], changes: false });
    } else {
      const target = freeBeside(to, SUFFIX[setting], location);
      moves.push({ ...common, ...unsure(location), fate: 'copied', to: [target] });
      roots.push({ from: location, to: target });
    }
  }
  const others = otherMoves(node, inside);
  for (const { setting } of others) {
    const open = notSettled([node], setting);
    if (open !== undefined) obstacles.push({ status: 'blocked', reason: open.reason });
  }
  return { moves: [...moves, ...others], obstacles };
}

/** Metrics are each node’s own: their directory lies on a local disk unless something speaks against it. */
export function staysLocal({ setting, location }: Directory): boolean {
  if (setting === 'Server.DataDir') return false;
  const kind = kindOf(location);
  return kind === 'local' || (kind === 'unknown' && setting === 'Metrics.DataPath');
}

function unsure(location: Location): { readonly isUnsure?: true } {
  return kindOf(location) === 'unknown' ? { isUnsure: true } : {};
}

/** A directory beside the new data directory that is not the one which is to be copied there. */
function freeBeside(to: string, suffix: string, { path, resolved }: Location): string {
  const target = `${to}${suffix}`;
  const isTaken = [path, resolved].some((used) => isInside(used, target) || isInside(target, used));
  return suffix !== '' && isTaken ? `${target}-local` : target;
}

/** Settings of other kinds whose files lie in what moves, or on storage that is shared: certificates, programs, logs. */
function otherMoves(node: ClusterNode, inside: (location: Location) => string | undefined): Move[] {
  const moves: Move[] = [];
  for (const { section, subsection, key, setting, texts, overridden } of node.settings.present()) {
    const address = { section: section.name, subsection, key };
    const name = formatSettingPath(address);
    if (setting.kind === undefined || setting.removed !== undefined || section.name === 'SQLite') continue;
    // A mount point inside of the containers of content.
    if (DATA_SETTINGS.includes(name as DataSetting) || name === 'Kubernetes.ConnectRuntimeDir') continue;
    const isOpen = !setting.multi && notSettled([node], address) !== undefined;
    const written = isOpen ? [...overridden, ...texts] : texts;
    const from = written.map(({ text }) => (text === null ? undefined : absolutePath(text)));
    if (from.length === 0 || !from.every((path) => path !== undefined)) continue;
    const locations = from.map((path) => node.locate(path));
    const targets = locations.map(inside);
    const isShared = ({ kind }: Location, index: number) =>
      targets[index] === undefined && (kind === 'network' || kind === 'declared');
    if (targets.some((target) => target !== undefined)) {
      const to = from.map((path, index) => targets[index] ?? path);
      moves.push({ fate: 'along', setting: address, name, from, to, changes: true });
    }
    const left = from.filter((_, index) => isShared(locations[index]!, index));
    if (left.length > 0)
      moves.push({ fate: 'elsewhere', setting: address, name, from: left, to: left, changes: false });
  }
  return moves;
}

function rebased(path: string, from: string, to: string): string {
  return path === from ? to : `${to}/${path.slice(from === '/' ? 1 : from.length + 1)}`;
}

/** Where one word stands against the other, nothing is known. */
export function kindOf({ kind, declaredShared }: Location): StorageKind {
  return declaredShared ? 'unknown' : kind;
}

/** Where a directory lies, as the end of a sentence. */
export function whereItLies({ kind, fileSystem, source, declaredShared }: Location): string {
  const what = [fileSystem, source === undefined ? undefined : `\`${source}\``].filter((part) => part);
  const more = what.length === 0 ? '' : ` (${what.join(', ')})`;
  switch (kind) {
    case 'network':
      return `on network storage${more}`;
    case 'declared':
      return 'on storage that is said to be shared';
    case 'local':
      return `on a local disk${more}${declaredShared ? ', though it is said to be shared' : ''}`;
    case 'unknown':
      return 'on storage of which nothing is known';
  }
}
