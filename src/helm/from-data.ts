import type { MapEntry, MapValue, ScalarData, Value } from './tree.ts';

/** Values that stand in no file: those of the chart. */
export function fromData(data: Readonly<Record<string, unknown>>): MapValue {
  const entries = Object.entries(data).map(([key, value]): [string, MapEntry] => [
    key,
    { keyPlace: undefined, value: toValue(value) },
  ]);
  return { kind: 'map', place: undefined, entries: new Map(entries) };
}

function toValue(data: unknown): Value {
  if (Array.isArray(data)) return { kind: 'list', place: undefined, items: data.map(toValue) };
  if (typeof data === 'object' && data !== null) return fromData(data as Record<string, unknown>);
  return {
    kind: 'scalar',
    place: undefined,
    data: data as ScalarData,
    source: String(data ?? ''),
    style: 'plain',
    shared: false,
  };
}
