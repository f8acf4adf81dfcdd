import type { Document } from '../../parser/index.ts';
import { addressKey, parseSettingPath } from '../../parser/setting-path.ts';
import { type Binding, bindEntries, compareVersions } from '../../schema/index.ts';

/**
 * Finds the lines of a file whose setting is deprecated, or gone, in a version of Connect, by the setting that takes
 * its place.
 *
 * @throws {RangeError} when the version is none.
 */
export function deprecatedBy(document: Document, version: string): (key: string) => readonly Binding[] {
  if (Number.isNaN(compareVersions(version, version)))
    throw new RangeError(`${JSON.stringify(version)} is no version of Connect, such as 2025.06.0.`);
  const bySuccessor = new Map<string, Binding[]>();
  for (const binding of bindEntries(document)) {
    const { deprecated, removed } = binding.setting ?? {};
    // Where no source names the change, it counts as made.
    const hasCome = (change: string | undefined) =>
      change === undefined || !(compareVersions(version, change) < 0);
    const successor =
      (deprecated !== undefined && hasCome(deprecated.since) ? deprecated.replacement : undefined) ??
      (removed !== undefined && hasCome(removed.in) ? removed.replacement : undefined);
    if (successor === undefined) continue;
    const key = addressKey({ ...parseSettingPath(successor), subsection: binding.entry.subsection });
    const same = bySuccessor.get(key);
    if (same === undefined) bySuccessor.set(key, [binding]);
    else same.push(binding);
  }
  return (key) => bySuccessor.get(key) ?? [];
}
