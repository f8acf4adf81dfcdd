/** Directories that have to be shared once they are moved away from `Server.DataDir`. */
import { isInside, normalizePath } from '../../../schema/posix-path.ts';
import type { ClusterContext } from '../../cluster-rule.ts';
import { type DirectoryStatement, judgeDirectories } from './directories.ts';
import {
  type Directory,
  reportDifferent,
  reportDoubtful,
  reportLocal,
  reportUnclear,
} from './directory-findings.ts';

/**
 * Judges a directory’s storage. Of what moves with `Server.DataDir`, since it lies inside, the rules for that setting
 * tell.
 */
export function judgeCustomDirectory(
  context: ClusterContext,
  directory: Directory,
  statements: readonly DirectoryStatement[],
): void {
  const inside = statements.map(placeInDataDir);
  if (inside[0] !== undefined && inside.every((place) => place === inside[0])) return;
  const follows = new Set(statements.filter((_, index) => inside[index] !== undefined));
  const { local, unclear, different, doubtful, reference } = judgeDirectories(statements);
  const onItsOwn = (statement: DirectoryStatement) => !follows.has(statement);
  reportLocal(context, directory, local.filter(onItsOwn), reference);
  reportDifferent(context, directory, different);
  reportDoubtful(context, directory, doubtful);
  if (doubtful.length === 0) reportUnclear(context, directory, unclear.filter(onItsOwn));
}

/** Where in the node’s data directory it lies; undefined for one that is elsewhere or on other storage. */
export function placeInDataDir({ node, location }: DirectoryStatement): string | undefined {
  const dataDir = normalizePath(node.text('Server.DataDir') ?? '');
  if (dataDir === undefined || !isInside(location.path, dataDir)) return undefined;
  const { kind, source } = node.locate(dataDir);
  return kind === location.kind && source === location.source
    ? location.path.slice(dataDir.length)
    : undefined;
}
