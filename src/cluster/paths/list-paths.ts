import { hasPlaceholder, MASK, maskCredentials } from '../../schema/index.ts';
import { type DatabasePlace, type ImpliedPlace, type Place, placeGroups } from '../../schema/places/index.ts';
import { isInside, normalizePath } from '../../schema/posix-path.ts';
import type { ClusterNode } from '../node.ts';
import { databaseAddress } from './database-address.ts';
import { Effects } from './effect.ts';
import type { NamedPath } from './named-path.ts';
import { isWritten, originOf } from './origin.ts';
import { placeInside } from './place-inside.ts';
import { settingPaths } from './setting-paths.ts';

const CONFIGURATION = '/etc/rstudio-connect';

type Ungrouped = Omit<NamedPath, 'group'>;

interface ListPathsOptions {
  /** Also what has no effect. */
  readonly all?: boolean;
  /** What relative names of files are relative to. */
  readonly directory?: string;
}

/**
 * The directories, files and databases that a node’s configuration names or implies, in groups. Of a node whose files
 * could not be read whole, those that were read: a default may be overruled by a line that is broken.
 */
export function listPaths(node: ClusterNode, { all, directory = '' }: ListPathsOptions = {}): NamedPath[] {
  const effects = new Effects(node);
  const paths = placeGroups.flatMap(({ title, places }) =>
    places
      .flatMap((place) => pathsOf(place, node, effects, directory))
      .filter(({ noEffect }) => all || noEffect === undefined)
      .map((path): NamedPath => ({ group: title, ...located(path, node) })),
  );
  return placeInside(paths);
}

function pathsOf(place: Place, node: ClusterNode, effects: Effects, directory: string): Ungrouped[] {
  switch (place.type) {
    case 'setting':
      return settingPaths(place, node, effects);
    case 'database':
      return effects.facts.judge(place.when) === true ? [databaseOf(place, node)] : [];
    case 'implied':
      return impliedPaths(place, node, effects);
    case 'configuration':
    case 'migration': {
      const file = place.type === 'configuration' ? node.config : node.migration;
      // Standard input has a name that is no path.
      if (file === undefined || file.path.startsWith('<')) return [];
      const { holds, nodes, backup, purge } = place;
      const path = onServer(file.path, directory);
      return [{ path, kind: 'file', holds, nodes, backup, purge, origin: { kind: 'given' } }];
    }
  }
}

function databaseOf({ setting, holds, nodes, backup, purge }: DatabasePlace, node: ClusterNode): Ungrouped {
  const text = node.settings.text(setting);
  const present = node.settings.find(setting)?.texts.at(-1);
  return {
    database: text === undefined ? {} : databaseAddress(text),
    setting,
    kind: 'database',
    holds,
    origin:
      present === undefined ? { kind: 'implied', by: 'Database.Provider' } : originOf(present.origin, node),
    nodes,
    backup,
    purge,
  };
}

function impliedPaths(place: ImpliedPlace, node: ClusterNode, effects: Effects): Ungrouped[] {
  const { kind, holds, nodes, backup, purge, below } = place;
  const directory = below === undefined ? '' : node.text(below);
  if (directory === undefined || (below !== undefined && !directory.startsWith('/'))) return [];
  const path = maskCredentials(`${directory.replace(/\/+$/, '')}${place.path}`);
  const noEffect = below && effects.whyNone(below, null, isWritten(below, node));
  const origin = { kind: 'implied', by: below } as const;
  return [{ path, kind, holds, origin, nodes, backup, purge, noEffect }];
}

/** A file’s path on its node, where its name tells: of a file in a bundle, `connect1:/etc/…`, or of one of the server’s. */
function onServer(path: string, directory: string): string {
  const inBundle = /^[^/\\]+:(\/.*)$/s.exec(path)?.[1];
  if (inBundle !== undefined) return inBundle;
  const absolute = normalizePath(path.startsWith('/') ? path : `${directory}/${path}`);
  return absolute !== undefined && isInside(absolute, CONFIGURATION) ? absolute : path;
}

/** Says where a path lies; of what counts for nothing, nothing more is said. */
function located(named: Ungrouped, node: ClusterNode): Ungrouped {
  const { path, elsewhere, noEffect, nodes: _nodes, backup: _backup, purge: _purge, ...rest } = named;
  if (noEffect !== undefined) return { ...rest, path, elsewhere, noEffect };
  if (path === undefined || elsewhere !== undefined || !path.startsWith('/')) return named;
  return hasPlaceholder(path) || path.includes(MASK) ? named : { ...named, location: node.locate(path) };
}
