/** Absolute paths as a Linux server reads them. */

/** A path without `//`, `.`, `..` and a slash at its end; undefined for one that does not begin with a slash. */
export function normalizePath(path: string): string | undefined {
  if (!path.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Whether a path is a directory, or lies anywhere below it. */
export function isInside(path: string, directory: string): boolean {
  const inner = normalizePath(path);
  const outer = normalizePath(directory);
  if (inner === undefined || outer === undefined) return false;
  return inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}
