import { isInside, normalizePath } from '../../schema/posix-path.ts';
import type { NamedPath } from './named-path.ts';

interface RealPath {
  readonly named: NamedPath;
  /** Symbolic links followed; undefined for what is no path on the server. */
  readonly path: string | undefined;
  readonly index: number;
}

/**
 * Says of each path in which other directory of the list it lies, and what follows from that: who copies or removes a
 * directory does so with all that is in it.
 */
export function placeInside(paths: readonly NamedPath[]): NamedPath[] {
  const all = paths.map((named, index): RealPath => {
    const { location } = named;
    return { named, path: location && normalizePath(location.resolved), index };
  });
  return all.map((one) => {
    const outer = all.filter((other) => contains(other, one));
    const [innermost] = outer.toSorted(
      (two, three) => three.path!.length - two.path!.length || two.index - three.index,
    );
    if (innermost === undefined) return one.named;
    const { path = '', setting } = innermost.named;
    return {
      ...one.named,
      backup: one.named.backup ?? (outer.some(({ named }) => named.backup === 'yes') ? 'yes' : undefined),
      purge: purgeInside(one, outer),
      inside: { path, setting, same: innermost.path === one.path },
    };
  });
}

function contains(outer: RealPath, inner: RealPath): boolean {
  if (outer.path === undefined || inner.path === undefined || outer === inner) return false;
  if (outer.named.kind !== 'dir' || !isInside(inner.path, outer.path)) return false;
  // Of settings that name one directory, the first is the one that the others are the same as.
  return outer.path !== inner.path || outer.index < inner.index;
}

/** Of what an administrator put into the directory of a package, nobody knows whether it goes with it. */
function purgeInside({ named }: RealPath, outer: readonly RealPath[]): NamedPath['purge'] {
  if (outer.some((other) => other.named.purge === 'yes')) return 'yes';
  return outer.some((other) => other.named.purge === 'package') ? undefined : named.purge;
}
