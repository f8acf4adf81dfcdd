import { normalizePath } from '../../schema/posix-path.ts';

/** As many links as the kernel follows for one path. */
const MOST_LINKS = 40;

/**
 * Where an absolute path leads. `..` is the parent of where the path has led so far, as for the kernel, not of what
 * is written before it. Undefined when links lead in a circle.
 */
export function followLinks(path: string, links: Readonly<Record<string, string>> = {}): string | undefined {
  const pending = path.split('/').reverse();
  let followed = 0;
  let here = '';
  while (pending.length > 0) {
    const part = pending.pop()!;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      here = parentOf(here);
      continue;
    }
    const next = `${here}/${part}`;
    const target = Object.hasOwn(links, next) ? links[next] : undefined;
    if (target === undefined || target === '') {
      here = next;
      continue;
    }
    followed++;
    if (followed > MOST_LINKS) return undefined;
    if (target.startsWith('/')) here = '';
    for (const step of target.split('/').reverse()) pending.push(step);
  }
  return here === '' ? '/' : here;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The path as the configuration has it, normalized; where a `..` behind a link makes that another place, that one. */
export function writtenPath(
  path: string,
  resolved: string,
  links?: Readonly<Record<string, string>>,
): string {
  const normalized = normalizePath(path) ?? path;
  return followLinks(normalized, links) === resolved ? normalized : resolved;
}
