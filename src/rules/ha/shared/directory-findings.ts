/** What is said of a directory that the nodes do not share, or may not. */
import type { Location } from '../../../cluster/index.ts';
import type { ClusterContext } from '../../cluster-rule.ts';
import type { DirectoryGroup, DirectoryStatement } from './directories.ts';
import { andList, listNodes } from './names.ts';
import { quote } from './quote.ts';
import type { SettingName } from './setting.ts';
import { differenceOf, groupBy, listed, nodesOf, placesOf } from './statements.ts';

/** Why it matters, to be put behind a colon. */
export interface Directory {
  readonly setting: SettingName;
  readonly because: string;
}

/** @param reference where the other nodes have it, on storage that they share. */
export function reportLocal(
  { report }: ClusterContext,
  { setting, because }: Directory,
  statements: readonly DirectoryStatement[],
  reference: DirectoryStatement | undefined,
): void {
  if (statements.length === 0) return;
  const declared = statements.filter(({ location }) => location.declaredShared);
  const paths = new Set(statements.map(({ location }) => location.path));
  const path = paths.size === 1 ? ` ${quote(statements[0]!.location.path)}` : '';
  const although = declared.length === 0 ? '' : ', although it is declared as shared';
  report({
    ...placesOf(statements),
    setting,
    message: `${setting}${path} is on local storage, which other nodes do not see, ${disks(statements)}${although}: ${because}.`,
    help:
      howToMount(statements, reference?.location) ??
      (declared[0] === undefined
        ? `Keep it on storage that all nodes mount, such as NFS, and set ${setting} to that place on every node.`
        : `See why the share is not mounted on ${listNodes(nodesOf(declared))}: ${whatIsThere(declared[0].location)}.`),
  });
}

/** Where others have shared storage at the very path, it is rather not mounted than meant to be elsewhere. */
function howToMount(
  statements: readonly DirectoryStatement[],
  shared: Location | undefined,
): string | undefined {
  const { mountPoint, source, path } = shared ?? {};
  if (mountPoint === undefined || source === undefined || path === undefined) return undefined;
  const unmounted = statements.filter(
    ({ location, node }) => location.path === path && node.locate(mountPoint).source !== source,
  );
  if (unmounted.length < statements.length) return undefined;
  const nodes = listNodes(nodesOf(unmounted));
  return `Mount ${quote(source)} at ${quote(mountPoint)} on ${nodes}, as on the other nodes: ${whatIsThere(unmounted[0]!.location)} there now.`;
}

function whatIsThere({ path }: Location): string {
  return `${quote(`findmnt --target ${path}`)} shows what is`;
}

/** Disks, and paths, that a message names. */
const MOST_DISKS = 3;
const MOST_PATHS = 2;

/** `on connect1 (/dev/sda1, ext4) and on connect2 (/dev/sdb1, xfs)` */
function disks(statements: readonly DirectoryStatement[]): string {
  const groups = groupBy(statements, ({ location }) => diskOf(location));
  const shown = groups
    .slice(0, MOST_DISKS)
    .map((group) => `on ${listNodes(nodesOf(group.statements))} (${group.key})`);
  const rest = groups.slice(MOST_DISKS).reduce((sum, group) => sum + group.statements.length, 0);
  return andList(rest === 0 ? shown : [...shown, `on ${rest} more`]);
}

function diskOf({ source, fileSystem }: Location): string {
  const names = source === fileSystem ? [fileSystem] : [source, fileSystem];
  return names.flatMap((name) => (name === undefined ? [] : quote(name))).join(', ');
}

export function reportDifferent(
  { report }: ClusterContext,
  { setting, because }: Directory,
  groups: readonly DirectoryGroup[],
): void {
  if (groups.length === 0) return;
  const { contrast, places } = differenceOf(groups, groups[0]);
  report({
    ...places,
    setting,
    message: `${setting} is ${contrast}, which are not the same directory: ${because}.`,
    help: `Let ${setting} lead to the same directory of the shared storage on every node.`,
  });
}

export function reportDoubtful(
  { report }: ClusterContext,
  { setting }: Directory,
  groups: readonly DirectoryGroup[],
): void {
  if (groups.length === 0) return;
  const { contrast, places } = differenceOf(groups, groups[0]);
  const missing = missingFacts(groups.map(({ statements }) => statements[0]!));
  report({
    ...places,
    setting,
    severity: 'warning',
    message: `${setting} is ${contrast}: nothing tells whether these are the same directory, as they have to be.`,
    help: `Use the same storage and the same path on every node. ${missing}`.trim(),
    unknown: true,
  });
}

export function reportUnclear(
  context: ClusterContext,
  { setting }: Directory,
  statements: readonly DirectoryStatement[],
): void {
  const isOwn = ({ location: { kind, hostVolume } }: DirectoryStatement) => kind === 'local' && !hostVolume;
  const [own, unknown] = [statements.filter(isOwn), statements.filter((statement) => !isOwn(statement))];
  const report = (concerned: readonly DirectoryStatement[], because: string, help: string) => {
    if (concerned.length === 0) return;
    const paths = listed(
      groupBy(concerned, ({ shown }) => shown),
      MOST_PATHS,
    );
    const message = `${setting} is ${paths}: ${because}.`;
    context.report({ ...placesOf(concerned), setting, severity: 'warning', message, help, unknown: true });
  };
  report(
    own,
    'that is local storage, and nothing tells whether the other nodes have the same directory from there, as they have to',
    `All is well if ${listNodes(nodesOf(own))} serves it to the others; else keep it on storage that all nodes mount.`,
  );
  report(
    unknown,
    'nothing tells whether all nodes share the storage there, as they have to',
    missingFacts(unknown),
  );
}

/** Facts that a help asks for. */
const MOST_FACTS = 2;

/** The facts that would tell. */
function missingFacts(statements: readonly DirectoryStatement[]): string {
  const missing = new Set(statements.flatMap(({ location }) => location.missing ?? []));
  if (missing.size > 0) return [...missing].slice(0, MOST_FACTS).join(' ');
  return 'The names of servers alone do not tell: if all nodes share it, say so with --shared-path.';
}
