/** The paths of nodes for people: a line for each, and below it what it holds and where it comes from. */
import type { Location } from '../cluster/index.ts';
import type { NamedPath, PathOrigin } from '../cluster/paths/index.ts';
import type { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { maskCredentials } from '../schema/index.ts';
import { wrap } from './wrap.ts';

const COLUMNS = ['KIND', 'NODES', 'BACKUP', 'PURGE'] as const;
/** As wide as the widest cell. */
const WIDTHS = [8, 8, 7, 7] as const;
const GAP = '  ';
const CELLS_WIDTH = WIDTHS.reduce((sum, width) => sum + GAP.length + width, 0);
const NARROWEST = 30;
/** Of what stands below a path. */
const INDENT = 6;

const KINDS: Readonly<Record<NamedPath['kind'], string>> = {
  dir: 'dir',
  file: 'file',
  executable: 'program',
  database: 'database',
};
const MARKS = { yes: '✓', no: '✗', unknown: '?' } as const;

interface TableOptions {
  readonly paint: Paint;
  readonly width: number;
}

export function pathsTable(paths: readonly NamedPath[], { paint, width }: TableOptions): string {
  const titles = new Set(paths.map(({ group }) => group));
  const longest = Math.max(0, ...paths.map((named) => titleOf(named).length + 2));
  const room = Math.max(NARROWEST, Math.min(longest, width - CELLS_WIDTH));
  const lines = [paint.frame(`${'PATH'.padEnd(room)}${cells(COLUMNS)}`.trimEnd())];
  for (const group of titles) {
    lines.push(paint.strong(group));
    for (const named of paths.filter((one) => one.group === group)) {
      const lies = locationText(named, paths);
      lines.push(...rowLines(named, room, { paint, width }), ...(lies ? wrap(lies, width, INDENT) : []));
    }
  }
  return `${lines.join('\n')}\n`;
}

function rowLines(named: NamedPath, room: number, { paint, width }: TableOptions): string[] {
  const path = `  ${titleOf(named)}`;
  const row = cells([
    KINDS[named.kind],
    named.nodes === 'any' ? '-' : (named.nodes ?? ''),
    named.backup ?? '',
    named.purge ?? '',
  ]);
  const marked = named.fulfilled === undefined ? row : mark(row, named, paint);
  const isSet = named.origin.kind !== 'default' && named.setting !== undefined;
  const shown = isSet ? paint.strong(path) : path;
  const lines =
    path.length > room
      ? [shown, `${' '.repeat(room)}${marked}`]
      : [`${shown}${' '.repeat(room - path.length)}${marked}`];
  return [...lines.map((line) => line.trimEnd()), ...detailLines(details(named), width)];
}

function cells(texts: readonly string[]): string {
  return texts.map((text, index) => GAP + text.padEnd(WIDTHS[index]!)).join('');
}

/** Puts ✓, ✗ or ? behind what nodes need. */
function mark(row: string, { nodes = 'any', fulfilled = 'unknown' }: NamedPath, paint: Paint): string {
  const text = `${nodes} ${MARKS[fulfilled]}`;
  const painted =
    fulfilled === 'no' ? paint.error(text) : fulfilled === 'yes' ? paint.added(text) : paint.warning(text);
  return row.replace(nodes.padEnd(text.length), painted);
}

function titleOf({ path, database }: NamedPath): string {
  if (path !== undefined) return onOneLine(path);
  const { host, name } = database ?? {};
  if (host === undefined) return 'PostgreSQL';
  return onOneLine(name === undefined ? `PostgreSQL on ${host}` : `PostgreSQL ${name} on ${host}`);
}

/** What is said below a path, part by part. */
function details({ holds, setting, origin, inside, elsewhere, noEffect, database }: NamedPath): string[] {
  return [
    elsewhere === undefined ? holds : `${holds}, ${elsewhere}`,
    database === undefined || database.host !== undefined ? undefined : addressText(origin),
    setting === undefined ? undefined : onOneLine(setting),
    originText(origin),
    insideText(inside),
    noEffect === undefined ? undefined : `no effect: ${noEffect}`,
  ].filter((part) => part !== undefined);
}

/** Fills lines with parts; only a part that is longer than a line is broken. */
function detailLines(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length === 0 ? undefined : `${lines.at(-1)} · ${part}`;
    if (longer !== undefined && INDENT + longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.flatMap((line) => wrap(line, width, INDENT));
}

function addressText(origin: PathOrigin): string {
  return origin.kind === 'implied' ? 'its address is not set here' : 'its address can’t be told';
}

function originText(origin: PathOrigin): string {
  switch (origin.kind) {
    case 'file':
    case 'migration':
      return `${onOneLine(origin.path)}:${origin.line}`;
    case 'environment':
      return `environment ${onOneLine(origin.variable)}`;
    case 'implied':
      return origin.by === undefined ? 'always there' : `follows from ${origin.by}`;
    case 'given':
      return 'as given';
    case 'default':
      return 'default';
  }
}

function insideText(inside: NamedPath['inside']): string | undefined {
  if (inside === undefined) return undefined;
  return `${inside.same ? 'same as' : 'inside'} ${onOneLine(inside.setting ?? inside.path)}`;
}

/** Where a path really lies, as far as that is known; of what lies in another entry, only what differs from that. */
function locationText({ location, inside }: NamedPath, paths: readonly NamedPath[]): string | undefined {
  if (location === undefined) return undefined;
  const storage = storageText(location);
  const outer = inside && paths.find(({ path, kind }) => path === inside.path && kind === 'dir')?.location;
  const isFollowed = location.resolved !== location.path;
  if (!isFollowed && outer !== undefined && storageText(outer) === storage) return undefined;
  const texts = [isFollowed ? `leads to ${maskCredentials(location.resolved)}` : undefined, storage].filter(
    (text) => text !== undefined,
  );
  return texts.length === 0 ? undefined : onOneLine(`→ ${texts.join(', ')}`);
}

function storageText({ kind, fileSystem, source, declaredShared }: Location): string | undefined {
  const storage = {
    network: 'on a network file system',
    local: 'on a file system of this machine',
    declared: 'said to be shared by all nodes',
    unknown: undefined,
  }[kind];
  if (storage === undefined) return undefined;
  // Each by itself: within a sentence a share is not told from prose.
  const names = [fileSystem, source && maskCredentials(source)].filter((text) => text !== undefined);
  const shown = names.length === 0 ? storage : `${storage}: ${names.join(' ')}`;
  return declaredShared ? `${shown}, although said to be shared` : shown;
}

function onOneLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
