/**
 * Booleans, as gopkg.in/gcfg.v1 reads them (`types.ParseBool`).
 */
import { nearest } from '../nearest.ts';
import { backQuote, toLower } from './go-text.ts';
import { accept, type Reading, refuse } from './result.ts';

/** The words that the server knows. It compares them without regard to case, and does not trim. */
const WORDS = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['0', false],
]);

/** Words that other programs take for booleans. */
const FOREIGN = new Map([
  ...['t', 'y', 'enable', 'enabled', 'active', 'activated'].map((word) => [word, true] as const),
  ...['f', 'n', 'disable', 'disabled', 'inactive', 'deactivated'].map((word) => [word, false] as const),
]);

/** The value that a wrong word was probably meant to have. */
function meant(word: string): boolean | undefined {
  const trimmed = word.trim();
  const known = WORDS.get(trimmed) ?? FOREIGN.get(trimmed);
  if (known !== undefined || trimmed.length < 3) return known;
  return WORDS.get(nearest(trimmed, WORDS.keys(), 1) ?? '');
}

/** Reads a boolean: `true`, `yes`, `on`, `1`, `false`, `no`, `off`, `0`. */
export function readBoolean(text: string): Reading<boolean> {
  const word = toLower(text);
  const value = WORDS.get(word);
  if (value !== undefined) return accept(value);
  const better = meant(word)?.toString();
  return refuse(text === '' ? 'is empty: true or false is expected' : 'is neither true nor false', {
    advice: better === undefined ? 'write true or false' : `write ${better}`,
    suggestion: better,
    server: `failed to parse bool ${backQuote(word)}`,
  });
}

/** Writes a boolean in the one form that every release documents. */
export function writeBoolean(value: boolean): string {
  return value ? 'true' : 'false';
}
