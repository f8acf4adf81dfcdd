import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { STANDARD_INPUT } from '../report/reporter.ts';
import type { Terminal } from './terminal.ts';

/** Where GitHub Actions and GitLab CI say that they checked the repository out. */
const CHECKOUTS = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'];

/**
 * Turns paths as they are shown into those that hosts of repositories know: relative to the checkout in which the command
 * runs, or else to its directory; absolute for files elsewhere. Hosts follow no symbolic links: they are followed here.
 */
export function hostedPaths({ directory, environment }: Terminal): (path: string) => string {
  const here = real(directory);
  const checkout = CHECKOUTS.map((name) => environment[name])
    .filter((path) => path !== undefined && isAbsolute(path))
    .map((path) => real(path!))
    .find((path) => within(path, here) !== undefined);
  return (path) => {
    if (path === STANDARD_INPUT) return path;
    const file = real(resolve(directory, path));
    return (within(checkout ?? here, file) ?? file).replaceAll(sep, '/');
  };
}

/** The path of what lies in a directory, from there. */
function within(directory: string, path: string): string | undefined {
  const inside = relative(directory, path);
  return isAbsolute(inside) || inside.split(sep)[0] === '..' ? undefined : inside;
}

/** A path without symbolic links, as far as it exists. */
export function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
