/**
 * Amounts of storage: `5 MB`, `5 KiB`, `42`.
 *
 * The three forms are documented in the configuration appendix; the server's own type is not public. `MB` is a
 * million bytes, as the appendix's pair of `MB` and `KiB` implies.
 */
import { accept, type Reading, refuse } from './result.ts';

const PREFIXES = ['', 'k', 'm', 'g', 't', 'p', 'e'];

interface Unit {
  readonly size: bigint;
  /** Whether documentation names the unit. */
  readonly confirmed: boolean;
}

/** Bytes per unit, by lower-case name. */
const UNITS = new Map(
  PREFIXES.flatMap((prefix, power): [string, Unit][] => {
    const decimal = 1000n ** BigInt(power);
    const binary = 1024n ** BigInt(power);
    return prefix === ''
      ? [
          ['', { size: 1n, confirmed: true }],
          ['b', { size: 1n, confirmed: true }],
        ]
      : [
          [`${prefix}b`, { size: decimal, confirmed: true }],
          [`${prefix}ib`, { size: binary, confirmed: true }],
          [prefix, { size: decimal, confirmed: false }],
          [`${prefix}i`, { size: binary, confirmed: false }],
        ];
  }),
);

/** Names for writing, largest unit first; at the same power the binary one is larger. */
const NAMES = ['E', 'P', 'T', 'G', 'M', 'K'].flatMap((letter, index) => {
  const power = BigInt(PREFIXES.length - 1 - index);
  return [
    { name: `${letter}iB`, size: 1024n ** power },
    { name: `${letter}B`, size: 1000n ** power },
  ];
});

/** An amount of storage in bytes. Does not change. */
export class ByteSize {
  /** Exact size in bytes. */
  readonly bytes: bigint;

  /** @throws RangeError where the size is negative or not below 2^63 bytes */
  constructor(bytes: bigint) {
    if (bytes < 0n || bytes >= 2n ** 63n) throw new RangeError('byte size out of range');
    this.bytes = bytes;
  }

  equals(other: ByteSize): boolean {
    return this.bytes === other.bytes;
  }

  /** As one would write it in the file: the largest unit that leaves a whole number (`5 MB`, `5 KiB`, `42`). */
  toString(): string {
    return writeBytes(this);
  }

  toJSON(): string {
    return writeBytes(this);
  }
}

/** Whether a value is a size, of this copy of the class or of another bundle's. */
export function isByteSize(value: unknown): value is Pick<ByteSize, 'bytes'> {
  return typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'bigint';
}

/** The unit that a word stands for, as one would write it. */
function unitMeant(word: string): string | undefined {
  const match = /^(kilo|mega|giga|tera|peta)?bytes?$/i.exec(word);
  if (match === null) return undefined;
  return `${match[1]?.charAt(0).toUpperCase() ?? ''}B`;
}

/**
 * Reads a size: a number, perhaps white space, perhaps a unit in any case: `B`, `KB`, `MB`… of 1000, `KiB`,
 * `MiB`… of 1024. A unit without its `B` (`5G`, `5Gi`) is taken for the same with the remark
 * `unconfirmed-unit`. Fractions of a byte (`1.0001 KB`) are dropped.
 */
export function readBytes(text: string): Reading<ByteSize> {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('is empty: a size is expected', { advice: 'write a size such as 5 MB' });
  if (/^-/.test(trimmed)) return refuse('is a negative size', { advice: 'write a size of 0 or more' });
  const [matched, whole = '', fraction = '', word = ''] =
    /^\+?(\d*)(?:\.(\d*))?\s*([A-Za-z]*)$/.exec(trimmed) ?? [];
  if (matched === undefined || whole + fraction === '') {
    const grouped = /^(\d{1,3}(?:[,_]\d{3})+)\s*([A-Za-z]*)$/.exec(trimmed);
    const plain = grouped && `${grouped[1]?.replace(/[,_]/g, '')} ${grouped[2]}`.trim();
    const suggestion = plain !== null && UNITS.has(grouped?.[2]?.toLowerCase() ?? '') ? plain : undefined;
    return refuse('is not a size', { advice: `write ${suggestion ?? 'a size such as 5 MB'}`, suggestion });
  }

  const unit = UNITS.get(word.toLowerCase());
  if (unit === undefined) {
    const known = unitMeant(word);
    const number = fraction === '' ? whole : `${whole}.${fraction}`;
    const suggestion = known === undefined ? undefined : `${number} ${known}`;
    return refuse('is not a size: the unit is unknown', {
      advice: `write ${suggestion ?? 'B, KB, MB, GB, TB or KiB, MiB, GiB, TiB'}`,
      suggestion,
    });
  }
  if (unit.size === 1n && /[1-9]/.test(fraction)) {
    return refuse('is not a whole number of bytes', { advice: 'write a unit, such as 1.5 GB' });
  }
  const bytes = (BigInt(whole + fraction) * unit.size) / 10n ** BigInt(fraction.length);
  if (bytes >= 2n ** 63n) return refuse('is too large for a size', { advice: 'write a smaller size' });
  const value = new ByteSize(bytes);
  return unit.confirmed ? accept(value) : accept(value, 'unconfirmed-unit');
}

/** Writes a size in the largest unit that leaves a whole number. */
export function writeBytes(value: Pick<ByteSize, 'bytes'>): string {
  const { bytes } = value;
  const unit = bytes === 0n ? undefined : NAMES.find(({ size }) => bytes % size === 0n);
  return unit === undefined ? bytes.toString() : `${bytes / unit.size} ${unit.name}`;
}
