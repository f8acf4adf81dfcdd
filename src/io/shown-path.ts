import { relative, resolve } from 'node:path';

/** A path as it is shown: relative to a directory where it lies inside of it. */
export function shownPath(path: string, directory: string): string {
  const inside = relative(directory, resolve(directory, path));
  return inside === '' || /^\.\.(?:[/\\]|$)/.test(inside) ? path : inside;
}
