/** How names and values are to be written. */
import type { Document } from '../../parser/index.ts';
import { needsQuotes } from '../../parser/index.ts';
import { type Binding, bindEntries, hasPlaceholder, isSecret, maskCredentials } from '../../schema/index.ts';

/** Which quotes stay: those without which the server would read something else, or all. */
export type Quotes = 'needed' | 'keep';

export interface Spelling {
  /** As the catalogue spells it; as the file does where the catalogue has no such name. */
  readonly key: string;
  /** As it is to be written; null where there is no equals sign. */
  readonly value: string | null;
  /**
   * The comment touches the value, and may be the rest of it that the server does not see (`Password = a#b`). Apart
   * from it, it would look as if it were meant to be a comment.
   */
  readonly isCut: boolean;
}

/** The settings of a document, by where their lines begin. */
export function readSettings(document: Document, quotes: Quotes): Map<number, Spelling> {
  const text = document.toString();
  return new Map(
    bindEntries(document).map((binding) => [binding.entry.range.start, spell(text, binding, quotes)]),
  );
}

function spell(text: string, binding: Binding, quotes: Quotes): Spelling {
  const { key, entry } = binding;
  const { valueRange, commentRange } = entry;
  if (valueRange === null) return { key, value: null, isCut: false };
  const raw = text.slice(valueRange.start, valueRange.end);
  const quoted = plainlyQuoted(raw);
  const touches = raw !== '' && commentRange?.start === valueRange.end;
  // Behind a closing quote a comment is one, unless it holds a quote itself: `"a;b"` with a slip.
  const isCut =
    touches && (quoted === undefined || text.slice(commentRange.start, commentRange.end).includes('"'));
  if (quotes === 'needed' && !isCut && quoted !== undefined && isPlain(quoted) && !holdsSecret(binding))
    return { key, value: quoted, isCut };
  return { key, value: raw, isCut };
}

/** What stands in quotes, if these are around the whole value and nothing in them is escaped. */
function plainlyQuoted(raw: string): string | undefined {
  const inner = raw.slice(1, -1);
  return raw.length > 1 && raw.startsWith('"') && raw.endsWith('"') && !/["\\]/.test(inner)
    ? inner
    : undefined;
}

/**
 * Whether a value can do without its quotes, for people, too: an empty one is seen to be meant, other quotes in it
 * to belong to it, and a gap may be filled with what needs them.
 */
function isPlain(value: string): boolean {
  return value !== '' && !needsQuotes(value) && !NEARLY_NEEDS_QUOTES.test(value) && !hasPlaceholder(value);
}

/** Characters that are hard to see or are taken for quotes. */
const NEARLY_NEEDS_QUOTES = /[\0-\x1f\x7f-\xa0'`“”„‟«»‹›‘’‚‛\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** A password keeps its quotes: the next one may need them. */
function holdsSecret(binding: Binding): boolean {
  const { value } = binding.entry;
  return isSecret(binding) || maskCredentials(value!) !== value;
}
