/**
 * Floating-point numbers as gopkg.in/gcfg.v1 v1.2.3 reads them: `fmt.Sscanf` with `%v`.
 */
import { leftover, quote, skipSpace, underscoresAreGood } from './go-text.ts';
import type { Scan } from './scan-integer.ts';

/** The longest beginning of a text that `fmt` takes for a number, whether or not it is one. */
const TOKEN = new RegExp(
  [
    '^[nN][aA][nN]',
    // fmt keeps the letters of a failed attempt at "nan" and goes on behind them
    '^(?:[nN][aA]?)?[+-]?[iI][nN][fF]',
    '^(?:[nN][aA]?)?[+-]?(?:[iI][nN]?)?0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?',
    '^(?:[nN][aA]?)?[+-]?(?:[iI][nN]?)?[0-9_]*(?:\\.[0-9_]*)?(?:[eEpP][+-]?[0-9_]*)?',
  ].join('|'),
);

/** Multiplies by a power of two in two steps, so that neither leaves the range on the way. */
function scale(mantissa: number, exponent: number): number {
  const bounded = Math.max(-2200, Math.min(2200, exponent));
  const half = Math.trunc(bounded / 2);
  return mantissa * 2 ** half * 2 ** (bounded - half);
}

/** Go's `strconv.ParseFloat`; undefined for invalid syntax, an infinity where the value is out of range. */
function parseFloatLikeGo(token: string): number | undefined {
  if (!underscoresAreGood(token)) return undefined;
  const plain = token.replaceAll('_', '');
  if (/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(plain)) return Number(plain);
  const hex = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/.exec(plain);
  const [, sign = '', whole = '', fraction = '', exponent = ''] = hex ?? [];
  if (whole + fraction === '') return undefined;
  const value = scale(Number(BigInt(`0x${whole}${fraction}`)), Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -value : value;
}

/** Reads a `float64` (or `float32`); the error is the library's, without its ` at section …`. */
export function scanDecimal(text: string, bits: 32 | 64 = 64): Scan<number> {
  const fail = (why: string): Scan<number> => ({
    ok: false,
    error: `failed to parse ${quote(text)} as float${bits}: ${why}`,
  });

  const start = skipSpace(text);
  if (start === '') return fail('EOF');
  if (start.startsWith('\n')) return fail('unexpected newline');
  const token = TOKEN.exec(start)?.[0] ?? '';
  const invalid = (parser: string): Scan<number> =>
    fail(`strconv.${parser}: parsing "${token}": invalid syntax`);

  let value: number | undefined;
  const infinity = /^([+-]?)inf$/i.exec(token);
  const power = token.indexOf('p');
  if (/^nan$/i.test(token)) {
    value = Number.NaN;
  } else if (infinity !== null) {
    value = infinity[1] === '-' ? -Infinity : Infinity;
  } else if (power >= 0 && !/x/i.test(token)) {
    const mantissa = parseFloatLikeGo(token.slice(0, power));
    if (mantissa === undefined) return invalid('ParseFloat');
    const exponent = token.slice(power + 1);
    if (!/^[+-]?[0-9]+$/.test(exponent)) return invalid('Atoi');
    value = scale(mantissa, Number(exponent));
    if (bits === 32) value = Math.fround(value);
  } else {
    value = parseFloatLikeGo(token);
    if (value === undefined) return invalid('ParseFloat');
    if (bits === 32) value = Math.fround(value);
    if (!Number.isFinite(value)) return fail(`strconv.ParseFloat: parsing "${token}": value out of range`);
  }

  const rest = leftover(start.slice(token.length));
  return rest === undefined ? { ok: true, value } : fail(rest);
}
