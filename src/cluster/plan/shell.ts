/** Lines for a shell that mean what they say, whatever a path holds. */

/** Nothing in it means something to a shell, wherever it stands. */
const PLAIN = /^[\w@%+:,./-][\w@%+=:,./-]*$/;

/** What a terminal would act upon, or not show. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** A command of these words, each quoted where a shell would read something else. */
export function command(...words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!UNPRINTABLE.test(word)) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${Array.from(word, escaped).join('')}'`;
}

/** Characters that can’t be seen as their bytes, for they must survive being printed and copied. */
function escaped(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  if (!UNPRINTABLE.test(character)) return character;
  // Octal, of always three digits: a digit behind it is not a part of it.
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `\\${byte.toString(8).padStart(3, '0')}`,
  ).join('');
}
