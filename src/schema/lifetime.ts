/** Where a setting stands in its life, in a given version of Connect. */
import type { Section, Setting } from './setting.ts';
import { compareVersions } from './values/index.ts';

/**
 * - `future`: the version does not know the setting yet
 * - `current`: nothing to say
 * - `deprecated`: still there, and on its way out
 * - `removed`: the version no longer knows the setting
 */
export type Stage = 'future' | 'current' | 'deprecated' | 'removed';

export function stageOf(setting: Setting, section: Section, version: string): Stage {
  const { deprecated, removed } = setting;
  if (removed !== undefined && hasCome(removed.in, version)) return 'removed';
  if (deprecated !== undefined && hasCome(deprecated.since, version)) return 'deprecated';
  const since = firstVersion(setting, section);
  return since === undefined || hasCome(since, version) ? 'current' : 'future';
}

/** The first version that knows a setting: not before its section. */
export function firstVersion({ since }: Setting, section: Section): string | undefined {
  if (since === undefined || section.since === undefined) return since ?? section.since;
  return compareVersions(since, section.since) > 0 ? since : section.since;
}

/** Whether a version is this one or later. Where no source names the change, it counts as made. */
export function hasCome(change: string | undefined, version: string): boolean {
  return change === undefined || !(compareVersions(version, change) < 0);
}
