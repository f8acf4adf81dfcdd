/** Values of a chart as a tree that knows where each of them stands. */
import type { HostFile, HostPlace } from '../carriers/placement.ts';
import { goText } from './go-text.ts';

export type Value = MapValue | ListValue | ScalarValue;

export interface MapValue {
  readonly kind: 'map';
  readonly place: HostPlace | undefined;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  /** Where the key stands; undefined for one of the chart’s own values. */
  readonly keyPlace: HostPlace | undefined;
  readonly value: Value;
}

export interface ListValue {
  readonly kind: 'list';
  readonly place: HostPlace | undefined;
  readonly items: readonly Value[];
}

export type ScalarData = string | number | boolean | null;

export interface ScalarValue {
  readonly kind: 'scalar';
  /** Undefined for one of the chart’s own values. */
  readonly place: HostPlace | undefined;
  /** What YAML makes of it. */
  readonly data: ScalarData;
  /** As written, quotes and escapes undone. */
  readonly source: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** It stands where an alias or a merge key leads, so that other values may hang on it, too. */
  readonly shared: boolean;
}

/** Keys and indexes that lead to a value: `backends.kubernetes.enabled`. */
export type ValuePath = readonly string[];

export function emptyMap(place?: HostPlace): MapValue {
  return { kind: 'map', place, entries: new Map() };
}

/** The entry at a path; undefined where there is none. */
export function entryAt(root: Value, path: ValuePath): MapEntry | undefined {
  let value: Value | undefined = root;
  let entry: MapEntry | undefined;
  for (const key of path) {
    entry = value?.kind === 'map' ? value.entries.get(key) : undefined;
    value = entry?.value;
  }
  return entry;
}

export function valueAt(root: Value, path: ValuePath): Value | undefined {
  return path.length === 0 ? root : entryAt(root, path)?.value;
}

/** The text of a scalar as a template prints it; undefined for what is none, and for null. */
export function textAt(root: Value, path: ValuePath): string | undefined {
  const value = valueAt(root, path);
  return value?.kind !== 'scalar' || value.data === null ? undefined : goText(value);
}

/** Whether a template’s `if` takes a value for true. */
export function isTruthy(value: Value | undefined): boolean {
  switch (value?.kind) {
    case undefined:
      return false;
    case 'map':
      return value.entries.size > 0;
    case 'list':
      return value.items.length > 0;
    case 'scalar':
      return value.data !== null && value.data !== false && value.data !== 0 && value.data !== '';
  }
}

/** Where a path is spoken of: at its key, or at the nearest one above that stands in a file. */
export function nearestPlace(root: Value, path: ValuePath): HostPlace | undefined {
  for (let length = path.length; length > 0; length--) {
    const place = entryAt(root, path.slice(0, length))?.keyPlace;
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The start of a file: for what no place of it speaks of. */
export function startOf(file: HostFile): HostPlace {
  return { file, range: { start: 0, end: 0 } };
}
