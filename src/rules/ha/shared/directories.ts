/** Directories that all nodes have to share: where they lie, and whether that is one place. */
import { type ClusterNode, compareLocations, type Location } from '../../../cluster/index.ts';
import { normalizePath } from '../../../schema/posix-path.ts';
import { quote } from './quote.ts';
import { type SettingName, type SettingStatement, settingStatements } from './setting.ts';
import { type Group, groupBy, majorityOf } from './statements.ts';

export interface DirectoryStatement extends SettingStatement {
  readonly location: Location;
}

/** The directories that a setting names, node by node. Nodes without one, and relative paths, are left out. */
export function directoryStatements(nodes: readonly ClusterNode[], name: SettingName): DirectoryStatement[] {
  return settingStatements(nodes, name).flatMap((statement) => {
    if (normalizePath(statement.text) === undefined) return [];
    const location = statement.node.locate(statement.text);
    return [{ ...statement, location, shown: `${quote(location.path)}${storageOf(location)}` }];
  });
}

/** What a directory is on: ` (on nas:/export)`, ` (on /dev/sda1, ext4)`; empty where nobody knows. */
function storageOf({ kind, source, fileSystem }: Location): string {
  if (fileSystem === undefined) return '';
  if (source === undefined || source === fileSystem || kind === 'unknown')
    return ` (on ${quote(fileSystem)})`;
  return kind === 'local' ? ` (on ${quote(source)}, ${quote(fileSystem)})` : ` (on ${quote(source)})`;
}

export type DirectoryGroup = Group<DirectoryStatement>;

export interface DirectoryJudgement {
  /** On storage of the node’s machine that the others do not see. */
  readonly local: readonly DirectoryStatement[];
  /** Nothing tells whether the others see it, or whether what they see is the same. */
  readonly unclear: readonly DirectoryStatement[];
  /** The shared directory that most nodes have. */
  readonly reference: DirectoryStatement | undefined;
  /** Directories that are surely not the same: first that of most nodes. Empty, or two and more. */
  readonly different: readonly DirectoryGroup[];
  /** Directories with different names that may be the same, likewise. */
  readonly doubtful: readonly DirectoryGroup[];
}

/** Takes time in proportion to the number of nodes: each group of equal locations is compared with the largest. */
export function judgeDirectories(statements: readonly DirectoryStatement[]): DirectoryJudgement {
  const groups = groupBy(statements, groupKey);
  const ofKind = (...kinds: Location['kind'][]) =>
    groups.filter(({ statements: [first] }) => kinds.includes(first!.location.kind));
  const shared = ofKind('network', 'declared');
  const unknown = ofKind('unknown');
  const reference = shared.length > 0 ? majorityOf(shared) : undefined;
  const { local, unclear } = judgeLocal(ofKind('local'), reference, unknown.length > 0);
  // A source such as `127.0.0.1:/`, the end of a tunnel, is written alike for two file systems.
  const nameless = shared.filter(({ statements: [first] }) => first!.location.key === undefined);
  const others = [...shared, ...unknown];
  const [different, doubtful] =
    others.length < 2 ? [[], []] : compare(others, reference ?? majorityOf(others));
  return {
    local: inOrder(local),
    unclear: inOrder([...unclear, ...[...nameless, ...unknown].flatMap((group) => group.statements)]),
    reference: reference?.statements[0],
    different,
    doubtful,
  };
}

function inOrder(statements: readonly DirectoryStatement[]): DirectoryStatement[] {
  return statements.toSorted((one, other) => one.index - other.index);
}

/** Equal for locations that are the same directory, or of which the same is known. */
function groupKey({
  location: { key, kind, path, resolved, fileSystem = '', source = '' },
  node,
}: DirectoryStatement): string {
  if (key !== undefined) return `${kind} ${key}`;
  const machine = kind === 'local' ? node.name : '';
  return [kind, path, resolved, fileSystem, source, machine].join('\0');
}

/**
 * Local directories: one is fine if it is the only one, on a machine that has all nodes, or if the machine is the
 * server from which the others have it.
 */
function judgeLocal(
  groups: readonly DirectoryGroup[],
  shared: DirectoryGroup | undefined,
  othersAreUnknown: boolean,
): Pick<DirectoryJudgement, 'local' | 'unclear'> {
  const local: DirectoryStatement[] = [];
  const unclear: DirectoryStatement[] = [];
  if (groups.length === 0) return { local, unclear };
  const reference = shared ?? majorityOf(groups);
  for (const group of groups) {
    if (group === reference) continue;
    const verdict = compareLocations(locationOf(group), locationOf(reference));
    if (verdict !== 'same') (verdict === 'different' ? local : unclear).push(...group.statements);
  }
  if (shared === undefined) {
    const isVolume = locationOf(reference).hostVolume === true;
    if (local.length > 0 || (othersAreUnknown && !isVolume)) local.push(...reference.statements);
    else if (unclear.length > 0 || othersAreUnknown) unclear.push(...reference.statements);
  }
  return { local, unclear };
}

function compare(
  groups: readonly DirectoryGroup[],
  reference: DirectoryGroup,
): [different: DirectoryGroup[], doubtful: DirectoryGroup[]] {
  const different: DirectoryGroup[] = [];
  const doubtful: DirectoryGroup[] = [];
  for (const group of groups) {
    if (group === reference) continue;
    const [one, other] = [locationOf(reference), locationOf(group)];
    const verdict = compareLocations(one, other);
    if (verdict === 'different') different.push(group);
    else if (verdict === 'unknown' && haveDifferentNames(one, other)) doubtful.push(group);
  }
  const withReference = (found: DirectoryGroup[]) => (found.length === 0 ? found : [reference, ...found]);
  return [withReference(different), withReference(doubtful)];
}

/** Whether anything says that they differ: what the nodes call them, or what is mounted there. */
function haveDifferentNames(one: Location, other: Location): boolean {
  if (one.path !== other.path) return one.resolved !== other.resolved;
  return one.kind === 'network' && other.kind === 'network' && one.source !== other.source;
}

function locationOf({ statements }: DirectoryGroup): Location {
  return statements[0]!.location;
}
