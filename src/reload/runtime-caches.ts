/** Caches of packages that were built for another R or Python, or for another place to run. */
import { type CachedRuntime, cachedRuntimes } from '../schema/consequences/index.ts';
import { offHost } from '../schema/constraints/constraint.ts';
import { Facts } from '../schema/constraints/index.ts';
import { maskCredentials, type Settings } from '../schema/index.ts';
import type { Sides } from './consequences.ts';
import type { InvalidatedCache } from './plan.ts';
import { versionInPath } from './runtime-version.ts';

export function invalidatedCaches({ before, after, isComplete }: Sides): InvalidatedCache[] {
  const old = runnerOf(before, isComplete.before);
  const now = runnerOf(after, isComplete.after);
  // A template’s gap: nobody knows where content runs.
  if (old === undefined || now === undefined) return [];
  return cachedRuntimes.flatMap((runtime) => {
    const wasUsed = isUsed(runtime, before);
    if (old !== now) return wasUsed ? movedCaches(runtime, before, old, now) : [];
    // Off-host, versions come from images: what is listed for the server does not count.
    return now === 'server' && wasUsed && isUsed(runtime, after)
      ? otherExecutables(runtime, before, after)
      : [];
  });
}

type Runner = 'server' | 'Launcher' | 'Kubernetes';

function runnerOf(settings: Settings, complete: boolean): Runner | undefined {
  const truth = new Facts(settings, complete).judge(offHost);
  if (truth === undefined) return undefined;
  if (!truth) return 'server';
  return settings.value('Kubernetes.Enabled') === true ? 'Kubernetes' : 'Launcher';
}

function isUsed({ enabled }: CachedRuntime, settings: Settings): boolean {
  return settings.value(enabled) === true;
}

function listed({ executable }: CachedRuntime, settings: Settings): string[] {
  const texts = settings.find(executable)?.texts ?? [];
  return [...new Set(texts.map(({ text }) => text ?? ''))].filter((path) => path !== '');
}

/** Content runs elsewhere than before: all that was built is for the place where it ran. */
function movedCaches(runtime: CachedRuntime, before: Settings, old: Runner, now: Runner): InvalidatedCache[] {
  const { language, executable } = runtime;
  if (old !== 'server') {
    const reason =
      now === 'server'
        ? 'what was built in images is not used on the server; the versions are those of the images'
        : `${now} starts the containers in place of ${old}; the versions are those of the images`;
    return [{ language, version: null, reason, place: 'images' }];
  }
  const why = 'what was built on the server is not used in images';
  const paths = listed(runtime, before);
  if (paths.length === 0)
    return [{ language, version: null, reason: `${why}; ${executable} lists no version`, place: 'server' }];
  const versions = new Set(paths.map((path) => versionInPath(language, path)));
  const unknown = paths.filter((path) => versionInPath(language, path) === undefined);
  return [...versions].map((version) => ({
    language,
    version: version ?? null,
    reason: version === undefined ? `${why}; ${noVersionIn(unknown)}` : why,
    place: 'server' as const,
  }));
}

/** Installations on the server that changed, by version. */
function otherExecutables(runtime: CachedRuntime, before: Settings, after: Settings): InvalidatedCache[] {
  const { language, executable } = runtime;
  const [old, now] = [
    byVersion(language, listed(runtime, before)),
    byVersion(language, listed(runtime, after)),
  ];
  const newcomers = (now.get(null) ?? []).filter((path) => !old.get(null)?.includes(path));
  return [...old].flatMap(([version, paths]): InvalidatedCache[] => {
    const present = now.get(version) ?? [];
    const gone = paths.filter((path) => !present.includes(path));
    const come = present.filter((path) => !paths.includes(path));
    const cache = { language, version, place: 'server' } as const;
    if (version === null)
      return gone.length === 0 ? [] : [{ ...cache, reason: unknownReason(gone, executable) }];
    if (gone.length === 0 && come.length === 0) return [];
    if (present.length > 0) return [{ ...cache, reason: otherReason(gone, come) }];
    const unless =
      newcomers.length > 0
        ? `; unless ${pathList(newcomers)} is that version`
        : runtime.scanning !== undefined && after.value(runtime.scanning) === true
          ? `; unless the server finds one by itself (${runtime.scanning})`
          : '';
    return [{ ...cache, reason: `${executable} no longer lists this version${unless}` }];
  });
}

function otherReason(gone: readonly string[], come: readonly string[]): string {
  if (gone.length === 0) return `${pathList(come)} is listed for this version as well`;
  if (come.length === 0)
    return `${pathList(gone)} is no longer listed, another installation of this version is`;
  return `${pathList(come)} takes the place of ${pathList(gone)}; unless both are the same installation`;
}

function unknownReason(gone: readonly string[], executable: string): string {
  return `${executable} no longer lists ${pathList(gone)}; ${noVersionIn(gone)}`;
}

function noVersionIn(paths: readonly string[]): string {
  return `the version can’t be told from ${paths.length === 1 ? 'its path' : 'the paths'}`;
}

function byVersion(language: 'R' | 'Python', paths: readonly string[]): Map<string | null, string[]> {
  const groups = new Map<string | null, string[]>();
  for (const path of paths) {
    const version = versionInPath(language, path) ?? null;
    const group = groups.get(version);
    if (group === undefined) groups.set(version, [path]);
    else group.push(path);
  }
  return groups;
}

function pathList(paths: readonly string[]): string {
  return paths.map((path) => `\`${maskCredentials(path)}\``).join(' and ');
}
