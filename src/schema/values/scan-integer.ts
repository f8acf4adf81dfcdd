/**
 * Integers as gopkg.in/gcfg.v1 v1.2.3 reads them: `types.ParseInt` over `fmt.Sscanf`.
 */
import { leftover, quote, trimSpace, underscoresAreGood } from './go-text.ts';

/** What a scan gives: the value, or the library's error text. */
export type Scan<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: string };

/** Which notations a field takes: decimal, hexadecimal, octal. The library's default is `dh`. */
export type IntegerMode = 'd' | 'h' | 'o' | 'dh' | 'do' | 'ho' | 'dho';

/** A Go integer type. */
export interface IntegerKind {
  /** As the library's messages call it. */
  readonly name: string;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
  readonly mode: IntegerMode;
}

/** Go's `int` on a 64 bit machine, without a tag. */
export const INT: IntegerKind = { name: 'int', bits: 64, signed: true, mode: 'dh' };

type Base = 'decimal' | 'hex' | 'octal' | 'literal';

/** The base that a mode prescribes for a text; undefined where the mode cannot tell. */
function baseOf(text: string, mode: IntegerMode): Base | undefined {
  const hexPrefix = /^-?0x/.test(text);
  const zeroPrefix = /^-?0/.test(text);
  switch (mode) {
    case 'd':
      return 'decimal';
    case 'h':
      return hexPrefix ? 'literal' : 'hex';
    case 'o':
      return 'octal';
    case 'dh':
      return hexPrefix ? 'literal' : 'decimal';
    case 'do':
      return zeroPrefix && !hexPrefix ? 'literal' : 'decimal';
    case 'ho':
      return zeroPrefix ? 'literal' : undefined;
    case 'dho':
      return 'literal';
  }
}

const DIGITS = {
  decimal: /^[0-9]*/,
  hex: /^[0-9a-fA-F]*/,
  octal: /^[0-7]*/,
  literal: /^(?:0(?:[bB][01_]*|[oO][0-7_]*|[xX][0-9a-fA-F_]*|[0-7_]*)|[0-9_]*)/,
} satisfies Record<Base, RegExp>;

/** The magnitude of a run of digits, wherever its underscores; undefined where there is no digit. */
function magnitude(digits: string, base: Base): bigint | undefined {
  if (base === 'decimal') return BigInt(digits);
  if (base === 'hex') return BigInt(`0x${digits}`);
  if (base === 'octal') return BigInt(`0o${digits}`);
  const plain = digits.replaceAll('_', '');
  if (/^(?:0[box])?$/i.test(plain)) return undefined;
  return BigInt(/^0[0-7]/.test(plain) ? `0o${plain}` : plain);
}

/** Reads an integer of a Go type; the error is the library's, without its ` at section …`. */
export function scanInteger(text: string, kind: IntegerKind = INT): Scan<bigint> {
  const trimmed = trimSpace(text);
  const base = baseOf(trimmed, kind.mode);
  if (base === undefined) {
    return { ok: false, error: "ambiguous integer value; must include '0' prefix" };
  }
  const fail = (why: string): Scan<bigint> => ({
    ok: false,
    error: `failed to parse ${quote(trimmed)} as ${kind.name}: ${why}`,
  });

  if (trimmed === '') return fail('EOF');
  const sign = kind.signed ? (/^[+-]/.exec(trimmed)?.[0] ?? '') : '';
  const unsigned = trimmed.slice(sign.length);
  const digits = DIGITS[base].exec(unsigned)?.[0] ?? '';
  if (digits === '') return fail(unsigned === '' ? 'EOF' : 'expected integer');

  const token = sign + digits;
  const parser = kind.signed ? 'ParseInt' : 'ParseUint';
  const absolute = magnitude(digits, base);
  const outOfRange = (): Scan<bigint> => fail(`strconv.${parser}: parsing "${token}": value out of range`);
  // Go notices that 64 bits overflow before it looks at the underscores
  if (absolute !== undefined && absolute >= 2n ** 64n) return outOfRange();
  if (absolute === undefined || !underscoresAreGood(digits)) {
    return fail(`strconv.${parser}: parsing "${token}": invalid syntax`);
  }
  const value = sign === '-' ? -absolute : absolute;

  const fits = (bits: number): boolean =>
    (kind.signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
  if (!fits(64)) return outOfRange();
  if (!fits(kind.bits)) {
    return fail(`${kind.signed ? 'integer' : 'unsigned integer'} overflow on token ${token}`);
  }

  const rest = leftover(unsigned.slice(digits.length));
  return rest === undefined ? { ok: true, value } : fail(rest);
}
