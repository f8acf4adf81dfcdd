import { foldName, formatSettingPath, type SettingAddress } from '../../parser/index.ts';
import { decodeValue } from '../../parser/value.ts';
import { MASK } from '../../schema/index.ts';
import { credentialSpans } from '../../schema/values/credentials.ts';

/** A hash of a text with a key that all nodes share, as hex. Without the key nobody can compute or undo it. */
export type KeyedHash = (text: string) => string;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What stands in place of secrets: equal secrets of one setting have equal tokens on every node that uses the same
 * key, so that they can be compared and not read.
 */
export class Tokens {
  readonly #hash: KeyedHash | undefined;

  /** @param hash without one, every secret becomes the same mask. */
  constructor(hash: KeyedHash | undefined) {
    this.#hash = hash;
  }

  /** What stands for a secret. The empty text is none, and stays. */
  token(name: string, secret: string): string {
    if (secret === '') return '';
    if (this.#hash === undefined) return MASK;
    return `redacted-${this.#hash(`${name}\0${secret}`).slice(0, 32)}`;
  }

  /** A text with a token for each of these stretches. */
  replace(name: string, text: string, spans: readonly Span[]): string {
    let replaced = '';
    let from = 0;
    for (const { start, end } of merge(spans)) {
      replaced += text.slice(from, start) + this.token(name, text.slice(start, end));
      from = end;
    }
    return replaced + text.slice(from);
  }
}

/** The name that goes into a setting’s tokens: the same however a file spells it. */
export function nameForTokens({ section, subsection, key }: SettingAddress): string {
  return formatSettingPath({ section: foldName(section), subsection, key: foldName(key) });
}

/**
 * Where the secrets stand in a value as the server reads it, so that its spelling does not matter. What the ranges
 * name of its spelling is among them in any case.
 *
 * @param raw the value as written
 * @param behind what stands behind it on its line and may be the rest of it
 * @param ranges secrets in `raw`
 */
export function spansInValue(
  value: string,
  raw: string,
  behind: string,
  ranges: readonly Span[],
  decode: (raw: string) => string = decodeValue,
): Span[] {
  const spans = credentialSpans(value + behind)
    .map(({ start, end }) => ({ start, end: Math.min(end, value.length) }))
    .filter(({ start, end }) => start < end);
  const isExact = !raw.includes('\\');
  for (const range of ranges) {
    const start = decode(raw.slice(0, range.start)).length;
    // Behind a backslash a range goes up to the end: the value itself tells better where the secret ends.
    if (isExact) spans.push({ start, end: decode(raw.slice(0, range.end)).length });
    else if (!spans.some((span) => span.start <= start && start < span.end))
      spans.push({ start, end: value.length });
  }
  return spans;
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start > last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}
