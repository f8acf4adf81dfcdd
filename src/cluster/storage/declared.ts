import { isInside, normalizePath } from '../../schema/posix-path.ts';
import { followLinks } from './follow-links.ts';
import type { DeclaredStorage, StorageFacts } from './location.ts';

/**
 * The shared directory that a path lies in, by the user’s word; the path is given by way of that directory, so that
 * nodes agree on it whose links to it differ. What the path leads to counts first, then what is written.
 */
export function declaredStorage(
  written: string,
  resolved: string,
  { sharedPaths, links }: StorageFacts,
): DeclaredStorage | undefined {
  const claims = sharedPaths.flatMap((shared) => {
    const root = normalizePath(shared);
    if (root === undefined) return [];
    const ways = [
      [resolved, root],
      [resolved, followLinks(shared, links)],
      [written, root],
    ] as const;
    return ways.flatMap(([path, directory], rank) => {
      if (directory === undefined || !isInside(path, directory)) return [];
      const rest = path.slice(directory === '/' ? 0 : directory.length);
      return [{ rank, root, path: normalizePath(`${root}/${rest}`)! }];
    });
  });
  const [best] = claims.sort((one, other) => one.rank - other.rank || one.root.length - other.root.length);
  return best === undefined ? undefined : { type: 'declared', root: best.root, path: best.path };
}
