/**
 * What Helm’s YAML (go-yaml 2, by way of JSON) makes of a scalar without quotes: that of YAML 1.1, with `yes` and `on`
 * for true and `0644` for 420.
 */
import type { ScalarData } from './tree.ts';

const WORDS: ReadonlyMap<string, ScalarData> = new Map<string, ScalarData>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word): [string, ScalarData] => [word, true],
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word): [string, ScalarData] => [word, false],
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, ScalarData] => [word, null]),
]);

/** `.inf` and `.nan`, which JSON has no number for: Helm refuses them. */
const NO_JSON = /^(?:[+-]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

export function isUnsupportedNumber(text: string): boolean {
  return NO_JSON.test(text);
}

export function resolvePlain(text: string): ScalarData {
  const word = WORDS.get(text);
  if (word !== undefined || text === '' || WORDS.has(text)) return word ?? null;
  if (text.startsWith('.')) return decimal(text) ?? text;
  if (!/^[-+0-9]/.test(text)) return text;
  const digits = text.replaceAll('_', '');
  return integer(digits) ?? decimal(digits) ?? text;
}

/** As Go reads an integer whose prefix says its base. */
function integer(text: string): number | undefined {
  const match = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/.exec(text);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, plain] = match;
  const value = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : plain!;
  const size = BigInt(value);
  // Beyond 64 bits only decimals are read, as decimals are.
  if (size > (sign === '-' ? 1n << 63n : (1n << 64n) - 1n)) return undefined;
  return sign === '-' ? -Number(size) || 0 : Number(size);
}

function decimal(text: string): number | undefined {
  const plain = text.startsWith('.') ? text.replaceAll(/(?<=\d)_(?=\d)/g, '') : text;
  if (!/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
