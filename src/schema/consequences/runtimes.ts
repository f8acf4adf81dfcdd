/** What content runs with, and what was built for it. */
import type { Name } from '../constraints/constraint.ts';
import { type Consequence, follows } from './consequence.ts';

export const runtimes: readonly Consequence[] = [
  follows('version-matching', {
    settings: ['R.VersionMatching', 'Python.VersionMatching'],
    message: 'Content may be run by another version than before; its packages are then installed anew.',
    help: 'Expect the first run of such content to take longer, and perhaps to fail where a package does not build for that version.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/r/',
  }),
  follows('r-scanning', {
    settings: ['R.ExecutableScanning'],
    message:
      'Which installations of R content may use also depends on whether the server looks for them itself.',
    help: 'See that every version that content needs is listed in R.Executable.',
    certainty: 'seen',
    source: 'michaelmayer2/connect-lmod: config/rstudio-connect.gcfg',
  }),
  follows('run-as', {
    settings: ['Applications.RunAs', 'Applications.SharedRunAsUnixGroup'],
    message: 'Content runs as another account or group: files and caches of the old one may be closed to it.',
    help: 'Create the account on every node with the same numbers, and try content that has run before.',
    certainty: 'uncertain',
    source: 'https://docs.posit.co/connect/admin/process-management',
  }),
];

/** A language whose packages Connect caches, by version of the language. */
export interface CachedRuntime {
  readonly language: 'R' | 'Python';
  readonly enabled: Name;
  /** Lists the installations on the server; off-host execution ignores it. */
  readonly executable: Name;
  /** While it is on, the server also finds installations that are not listed. */
  readonly scanning?: Name;
}

/** https://docs.posit.co/rsconnect-python/server-administration: caches go by language, its version and the image. */
export const cachedRuntimes: readonly CachedRuntime[] = [
  { language: 'R', enabled: 'R.Enabled', executable: 'R.Executable', scanning: 'R.ExecutableScanning' },
  { language: 'Python', enabled: 'Python.Enabled', executable: 'Python.Executable' },
];
