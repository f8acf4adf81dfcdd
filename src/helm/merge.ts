/** Merges values as Helm does. */
import type { MapEntry, MapValue, Value } from './tree.ts';

/**
 * Of two, the one above wins, be it with a null: maps are merged, lists and scalars replaced. So files are
 * (`-f below -f above`), and the settings given over those that the chart adds.
 */
export function mergeValues(below: MapValue, above: MapValue): MapValue {
  return merge(below, above, () => 'keep');
}

/**
 * What is given, over the chart’s own values: a null takes a key away that the chart has.
 */
export function overDefaults(defaults: MapValue, given: MapValue): MapValue {
  return merge(defaults, given, (name, map) => (map.entries.has(name) ? 'remove' : 'keep'));
}

function merge(
  below: MapValue,
  above: MapValue,
  ofNull: (key: string, below: MapValue) => 'keep' | 'remove',
): MapValue {
  const entries = new Map<string, MapEntry>(below.entries);
  for (const [key, entry] of above.entries) {
    const under = entries.get(key);
    if (isNull(entry.value) && ofNull(key, below) === 'remove') entries.delete(key);
    else if (under?.value.kind === 'map' && entry.value.kind === 'map')
      entries.set(key, { ...entry, value: merge(under.value, entry.value, ofNull) });
    else entries.set(key, entry);
  }
  return { kind: 'map', place: above.place ?? below.place, entries };
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.data === null;
}
