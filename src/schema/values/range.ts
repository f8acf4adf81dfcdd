/**
 * The bounds of numbers, durations and sizes.
 */
import type { Setting } from '../setting.ts';
import { isByteSize, readBytes } from './bytes.ts';
import { isDuration, readDuration } from './duration.ts';

/** Whether a value keeps within its setting's bounds. */
export type RangeCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const IN_RANGE: RangeCheck = { ok: true };

/** A value as something that `<` can compare. */
function magnitude(value: unknown): number | bigint | undefined {
  if (typeof value === 'number') return value;
  if (isDuration(value)) return value.nanoseconds;
  return isByteSize(value) ? value.bytes : undefined;
}

function boundOf(setting: Setting, bound: number | string | undefined): number | bigint | undefined {
  if (bound === undefined) return undefined;
  if (setting.type === 'duration') {
    const reading = readDuration(String(bound));
    return reading.ok === true ? reading.value.nanoseconds : undefined;
  }
  if (setting.type === 'bytes') {
    const reading = readBytes(String(bound));
    return reading.ok === true ? reading.value.bytes : undefined;
  }
  return Number(bound);
}

/**
 * Whether a value that `readValue` gave lies between the setting's `min` and `max`, both included. Values of
 * other types, and settings without bounds, are always in range.
 */
export function inRange(setting: Setting, value: unknown): RangeCheck {
  if (setting.min === undefined && setting.max === undefined) return IN_RANGE;
  const size = magnitude(value);
  if (size === undefined) return IN_RANGE;
  const minimum = boundOf(setting, setting.min);
  if (minimum !== undefined && !(size >= minimum)) {
    return { ok: false, reason: `is below the minimum of ${setting.min}` };
  }
  const maximum = boundOf(setting, setting.max);
  if (maximum !== undefined && !(size <= maximum)) {
    return { ok: false, reason: `is above the maximum of ${setting.max}` };
  }
  return IN_RANGE;
}
