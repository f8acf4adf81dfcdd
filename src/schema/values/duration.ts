/**
 * Lengths of time: Go's notation (`1h30m`, `500ms`), days (`30d`), and bare numbers, which are nanoseconds.
 *
 * The server's own type is not public. Go's `time.ParseDuration` is the base; the bare number is documented in
 * the configuration appendix, the day by documented defaults.
 */
import { accept, type Reading, refuse } from './result.ts';

const MICROSECOND = 1_000n;
const MILLISECOND = 1_000_000n;
const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

const UNITS = new Map([
  ['ns', 1n],
  ['us', MICROSECOND],
  ['µs', MICROSECOND], // U+00B5 micro sign
  ['μs', MICROSECOND], // U+03BC Greek mu
  ['ms', MILLISECOND],
  ['s', SECOND],
  ['m', MINUTE],
  ['h', HOUR],
  ['d', DAY],
  ['w', 7n * DAY],
]);

/** What people write for the units. */
const WRITTEN_UNITS = new Map([
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((word) => [word, 's'] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((word) => [word, 'm'] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((word) => [word, 'h'] as const),
  ...['d', 'day', 'days'].map((word) => [word, 'd'] as const),
  ...['ms', 'msec', 'millisecond', 'milliseconds'].map((word) => [word, 'ms'] as const),
  ...['us', 'microsecond', 'microseconds'].map((word) => [word, 'us'] as const),
  ...['ns', 'nanosecond', 'nanoseconds'].map((word) => [word, 'ns'] as const),
]);

/** Go counts in a signed 64 bit integer: some 292 years. */
const LIMIT = 2n ** 63n;

/** A length of time in nanoseconds, as the server counts. Does not change. */
export class Duration {
  /** Exact length in nanoseconds. */
  readonly nanoseconds: bigint;

  /** @throws RangeError where the server could not hold the length (2^63 nanoseconds and more) */
  constructor(nanoseconds: bigint) {
    if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) throw new RangeError('duration out of range');
    this.nanoseconds = nanoseconds;
  }

  /** Length in milliseconds, with fraction. */
  get milliseconds(): number {
    return Number(this.nanoseconds) / 1e6;
  }

  /** Length in seconds, with fraction. */
  get seconds(): number {
    return Number(this.nanoseconds) / 1e9;
  }

  equals(other: Duration): boolean {
    return this.nanoseconds === other.nanoseconds;
  }

  /** As one would write it in the file: `90s` is `1m30s`, 720 hours are `30d`, nothing at all is `0s`. */
  toString(): string {
    return writeDuration(this);
  }

  toJSON(): string {
    return writeDuration(this);
  }
}

/** Whether a value is a duration, of this copy of the class or of another bundle's. */
export function isDuration(value: unknown): value is Pick<Duration, 'nanoseconds'> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'nanoseconds' in value &&
    typeof value.nanoseconds === 'bigint'
  );
}

interface Part {
  readonly whole: string;
  readonly fraction: string;
  readonly unit: string;
}

/** The parts of `1h30m`; undefined where the text is not made of numbers with letters behind. */
function partsOf(text: string): Part[] | undefined {
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)[^\d.]+)+$/.test(text)) return undefined;
  return Array.from(text.matchAll(/(\d*)\.?(\d*)([^\d.]+)/g), ([, whole = '', fraction = '', unit = '']) => ({
    whole,
    fraction,
    unit,
  }));
}

/** The fraction of a unit, with the rounding of Go's `time.ParseDuration`, which computes it in `float64`. */
function fractionOf(unit: bigint, digits: string): bigint {
  let counted = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = counted * 10n + BigInt(digit);
    if (counted > (LIMIT - 1n) / 10n || next > LIMIT) break;
    counted = next;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(counted) * (Number(unit) / scale)));
}

/** The text with written-out units and blanks corrected, if that makes a duration of it. */
function meant(text: string): string | undefined {
  if (text.length > 80) return undefined;
  const match = /^([+-]?)(.*)$/s.exec(text.trim());
  const parts = partsOf((match?.[2] ?? '').replace(/(?<=[\d.])[ \t]+|[ \t]*(?:,|\band\b)?[ \t]*(?=\d)/g, ''));
  const corrected = parts?.map(({ whole, fraction, unit }) => {
    const known = UNITS.has(unit) ? unit : WRITTEN_UNITS.get(unit.trim().toLowerCase());
    return known === undefined ? undefined : `${whole}${fraction === '' ? '' : `.${fraction}`}${known}`;
  });
  if (corrected === undefined || corrected.includes(undefined)) return undefined;
  const better = `${match?.[1] ?? ''}${corrected.join('')}`;
  return better !== text && readDuration(better).ok === true ? better : undefined;
}

function refuseDuration(why: string, text: string): Reading<never> {
  const suggestion = meant(text);
  return refuse(`is not a duration: ${why}`, {
    advice:
      suggestion === undefined ? 'write a number with a unit, such as 30s, 15m, 24h' : `write ${suggestion}`,
    suggestion,
  });
}

/**
 * Reads a duration: `1h30m`, `500ms`, `1.5h`, `-1s`, `30d`; units `ns`, `us`, `µs`, `ms`, `s`, `m`, `h`, `d`.
 * `w` is taken with the remark `unconfirmed-unit`. A bare whole number counts nanoseconds and, unless it is
 * 0, gets the remark `bare-nanoseconds`.
 */
export function readDuration(text: string): Reading<Duration> {
  if (text.trim() === '') return refuseDuration('it is empty', text);
  const [, sign = '', unsigned = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  const bare = /^\d+$/.test(unsigned);
  if (!bare && /^(?:\d+\.\d*|\.\d+)$/.test(unsigned)) return refuseDuration('the unit is missing', text);
  const parts = bare ? [{ whole: unsigned, fraction: '', unit: 'ns' }] : partsOf(unsigned);
  if (parts === undefined) return refuseDuration('it is no number with a unit', text);

  let total = 0n;
  for (const { whole, fraction, unit } of parts) {
    const length = UNITS.get(unit);
    if (length === undefined) return refuseDuration('the unit is unknown', text);
    total += BigInt(whole) * length + fractionOf(length, fraction);
  }
  const nanoseconds = sign === '-' ? -total : total;
  if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) {
    return refuse('is too long for a duration: the server counts up to 292 years', {
      advice: 'write a shorter duration',
    });
  }
  const value = new Duration(nanoseconds);
  if (bare && nanoseconds !== 0n) return accept(value, 'bare-nanoseconds');
  return parts.some(({ unit }) => unit === 'w') ? accept(value, 'unconfirmed-unit') : accept(value);
}

/** A number of units, with as many decimals as it takes. */
function inUnits(nanoseconds: bigint, unit: bigint, name: string): string {
  const decimals = unit.toString().length - 1;
  const fraction = (nanoseconds % unit).toString().padStart(decimals, '0').replace(/0+$/, '');
  return `${nanoseconds / unit}${fraction === '' ? '' : `.${fraction}`}${name}`;
}

/** Writes a duration shortly: whole days from two on as `2d`, otherwise as Go does, without the parts that are 0. */
export function writeDuration(value: Pick<Duration, 'nanoseconds'>): string {
  const { nanoseconds } = value;
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  const length = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (length < MICROSECOND) return `${sign}${length}ns`;
  if (length < MILLISECOND) return sign + inUnits(length, MICROSECOND, 'us');
  if (length < SECOND) return sign + inUnits(length, MILLISECOND, 'ms');
  if (length > DAY && length % DAY === 0n) return `${sign}${length / DAY}d`;
  const hours = length / HOUR;
  const minutes = (length % HOUR) / MINUTE;
  const rest = length % MINUTE;
  return [
    sign,
    hours === 0n ? '' : `${hours}h`,
    minutes === 0n ? '' : `${minutes}m`,
    rest === 0n ? '' : inUnits(rest, SECOND, 's'),
  ].join('');
}
