/** What changes from release to release. */
import { compareVersions, type Section, type Setting, sections } from '../../schema/index.ts';
import { firstVersion } from '../../schema/lifetime.ts';
import type { Group } from './groups.ts';
import type { Change, Release, UpgradeOptions } from './result.ts';

interface Dated extends Change {
  readonly version: string | undefined;
}

/**
 * The changes between two versions that concern a file: of settings that it holds, and of those that take their place.
 * Without a version to begin with, all up to the other; then it is no news that what the file holds came at some time.
 *
 * @param successors `Section.Name` of what was written into the file.
 */
export function listReleases(
  groups: Iterable<Group>,
  successors: ReadonlySet<string>,
  { from, all = false }: UpgradeOptions,
  to: string,
): Release[] {
  const lines = new Map<string, number[]>();
  for (const { path, lines: bindings } of groups)
    lines.set(path, [...(lines.get(path) ?? []), ...bindings.map(({ entry }) => entry.line)]);
  const isWithin = ({ version, kind, setting }: Dated) => {
    if (kind === 'new' && from === undefined && !all && !successors.has(setting)) return false;
    if (version === undefined) return true;
    return compareVersions(version, to) <= 0 && (from === undefined || compareVersions(version, from) > 0);
  };
  const changes = (sections as readonly Section[])
    .flatMap((section) =>
      Object.entries(section.settings).flatMap(([name, setting]) => {
        const path = `${section.name}.${name}`;
        if (!all && !lines.has(path) && !successors.has(path)) return [];
        return changesOf(path, section, setting, lines.get(path) ?? []);
      }),
    )
    .filter(isWithin);
  const versions = [...new Set(changes.map(({ version }) => version))].toSorted(byAge);
  return versions.map((version) => ({
    version,
    changes: changes.filter((change) => change.version === version).map(withoutVersion),
  }));
}

function changesOf(path: string, section: Section, setting: Setting, lines: readonly number[]): Dated[] {
  const { deprecated, removed } = setting;
  const about = { setting: path, lines };
  const since = firstVersion(setting, section);
  const changes: Dated[] = [];
  if (since !== undefined) changes.push({ ...about, kind: 'new', version: since, replacement: undefined });
  if (deprecated !== undefined)
    changes.push({
      ...about,
      kind: 'deprecated',
      version: deprecated.since,
      replacement: deprecated.replacement,
    });
  if (removed !== undefined)
    changes.push({ ...about, kind: 'removed', version: removed.in, replacement: removed.replacement });
  return changes;
}

function withoutVersion({ version: _, ...change }: Dated): Change {
  return change;
}

/** What has no version comes last. */
function byAge(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
  return compareVersions(one, other);
}
