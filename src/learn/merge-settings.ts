import type { OverlaySetting } from '../schema/overlay.ts';

/** What two places of a page say of one setting: all of it but what they contradict each other in. */
export function mergeOverlaySettings(
  one: OverlaySetting,
  other: OverlaySetting,
): { readonly setting: OverlaySetting; readonly contradictions: readonly string[] } {
  const merged: Record<string, unknown> = { ...one };
  const contradictions: string[] = [];
  for (const [fact, value] of Object.entries(other)) {
    if (!Object.hasOwn(one, fact)) merged[fact] = value;
    else if (JSON.stringify(merged[fact]) !== JSON.stringify(value)) {
      contradictions.push(fact);
      delete merged[fact];
    }
  }
  return { setting: merged as OverlaySetting, contradictions };
}
