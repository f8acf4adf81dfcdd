/**
 * Whole numbers, as gopkg.in/gcfg.v1 reads Go's `int`: decimal, or hexadecimal behind `0x`.
 */
import { accept, type Reading, refuse } from './result.ts';
import { scanInteger } from './scan-integer.ts';

/** The whole number that a wrong notation stands for, where there is no doubt. */
function meant(text: string): string | undefined {
  const plain = /^([+-]?)(\d{1,3}(?:[,_ '’]\d{3})+|\d+(?:_\d+)+|\d+\.0*|\d+(?:\.\d+)?[eE]\+?\d{1,2})$/.exec(
    text,
  );
  if (plain !== null) {
    const value = Number(text.replace(/[,_ '’]/g, ''));
    return Number.isSafeInteger(value) ? String(value) : undefined;
  }
  return /^[+-]?0[xX][0-9a-fA-F]+$/.test(text) ? text.toLowerCase().replace('+', '') : undefined;
}

/** What is wrong with a text that is no whole number, and what to do. */
function explain(text: string, unit: string | undefined): [reason: string, advice: string] {
  const number = unit === undefined ? 'a whole number' : `the number of ${unit}`;
  if (text === '') return ['is empty: a whole number is expected', `write ${number}`];
  if (/^[+-]?(?:\d+|0x[0-9a-f]+)$/i.test(text)) {
    return ['is too large for a whole number (integer overflow)', 'write a smaller number'];
  }
  if (/^[+-]?\d+(?:\.\d*)?\s*[A-Za-z%µμ]+$/.test(text) && !/^[+-]?0[box]/i.test(text)) {
    return ['is not a whole number: no unit is allowed here', `write ${number} without a unit`];
  }
  if (/^[+-]?(?:\d+\.\d*|\.\d+)$/.test(text)) {
    return ['is not a whole number: it has a decimal point', `write ${number} without a decimal point`];
  }
  return ['is not a whole number', `write ${number} in digits`];
}

/**
 * Reads a whole number; white space around it does not count.
 *
 * Numbers that JavaScript cannot hold exactly (beyond 2^53) are refused, though the server takes them up to
 * 2^63: no setting has a use for them.
 *
 * @param unit what the number counts, for the advice
 */
export function readInteger(text: string, unit?: string): Reading<number> {
  const scan = scanInteger(text);
  const trimmed = text.trim();
  if (scan.ok && scan.value >= Number.MIN_SAFE_INTEGER && scan.value <= Number.MAX_SAFE_INTEGER) {
    const value = Number(scan.value);
    return /^[+-]?0\d/.test(trimmed) ? accept(value, 'leading-zero') : accept(value);
  }
  const [reason, advice] = explain(trimmed, unit);
  const suggestion = meant(trimmed);
  return refuse(reason, {
    advice: suggestion === undefined ? advice : `write ${suggestion}`,
    suggestion,
    server: scan.ok ? undefined : scan.error,
  });
}

/** Writes a whole number in decimal digits. */
export function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('not an exact whole number');
  return BigInt(value).toString();
}
