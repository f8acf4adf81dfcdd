/**
 * Whether a value as written is one text in double quotes, from its first character to its last. Read by hand: a
 * pattern with a choice inside runs out of stack on some megabytes.
 */
export function isQuotedWhole(raw: string): boolean {
  if (raw.length < 2 || raw[0] !== '"') return false;
  for (let at = 1; at < raw.length; at++) {
    if (raw[at] === '\\') at++;
    else if (raw[at] === '"') return at === raw.length - 1;
  }
  return false;
}
