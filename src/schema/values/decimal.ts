/**
 * Decimal numbers, as gopkg.in/gcfg.v1 reads Go's `float64` (`fmt.Sscanf`).
 */
import { accept, type Reading, refuse } from './result.ts';
import { scanDecimal } from './scan-decimal.ts';

/** The number that a wrong notation stands for, where there is no doubt. */
function meant(text: string): string | undefined {
  if (/^[+-]?\d+,\d{1,2}$/.test(text)) return text.replace(',', '.');
  return /^[+-]?infinity$/i.test(text) ? text.slice(0, -'inity'.length) : undefined;
}

/**
 * Reads a decimal number: `0.5`, `.5`, `5.`, `1e3`. The server also takes `inf` and `nan`; so does this, with
 * the remark `not-finite`.
 */
export function readDecimal(text: string): Reading<number> {
  const scan = scanDecimal(text);
  if (scan.ok) return Number.isFinite(scan.value) ? accept(scan.value) : accept(scan.value, 'not-finite');
  const trimmed = text.trim();
  const suggestion = meant(trimmed);
  let reason = 'is not a number';
  if (trimmed === '') reason = 'is empty: a number is expected';
  else if (suggestion?.includes('.')) reason = 'is not a number: the decimal mark is a point';
  else if (/^[+-]?[\d.]+\s*[A-Za-z%]+$/.test(trimmed)) reason = 'is not a number: no unit is allowed here';
  else if (/out of range$/.test(scan.error)) reason = 'is too large for a number';
  return refuse(reason, {
    advice: `write ${suggestion ?? 'a number such as 0.5'}`,
    suggestion,
    server: scan.error,
  });
}

/** Writes a decimal number so that the server reads the very same one. */
export function writeDecimal(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}
