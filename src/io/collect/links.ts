import { posix } from 'node:path';
import type { Machine } from './machine.ts';

/** As many as the kernel follows. */
const MOST_LINKS = 40;

/**
 * The symbolic links on the way to these paths, by the absolute path at which each stands (with the links before it
 * followed), with the absolute path that it leads to. A path need not be there.
 *
 * @param missing hears of directories that can’t be looked into.
 */
export function collectLinks(
  paths: readonly string[],
  machine: Pick<Machine, 'readLink'>,
  missing: (what: string) => void,
): Record<string, string> {
  const links: Record<string, string> = {};
  // Most paths begin alike.
  const known = new Map<string, string | null | undefined>();
  const look = (path: string) => {
    if (!known.has(path)) known.set(path, tryToRead(path));
    return known.get(path);
  };
  for (const path of paths) {
    const ahead = partsOf(path);
    let reached = '/';
    for (let followed = 0; ahead.length > 0 && followed < MOST_LINKS; ) {
      const part = ahead.shift()!;
      const next = posix.join(reached, part);
      const target = part === '..' ? null : look(next);
      if (target === undefined) break;
      if (target === null) {
        reached = next;
        continue;
      }
      // A `..` behind another link is not what it seems: it stays as it is written.
      links[next] = target.startsWith('/') ? target : posix.join(reached, '/') + target;
      ahead.unshift(...partsOf(target));
      if (target.startsWith('/')) reached = '/';
      followed++;
    }
  }
  return links;

  function tryToRead(path: string): string | null | undefined {
    try {
      return machine.readLink(path);
    } catch (error) {
      missing(`whether ${path} is a symbolic link: ${(error as Error).message}`);
      return undefined;
    }
  }
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
