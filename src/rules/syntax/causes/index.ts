import { characterCauses } from './characters.ts';
import { encodingCauses } from './encoding.ts';
import { foreignTextCauses } from './foreign-text.ts';
import { headerCauses } from './headers.ts';
import { nameCauses } from './names.ts';
import { BEHIND_NAME, PLAIN_WORDS } from './plain-words.ts';
import type { Cause, Explanation, Site } from './site.ts';
import { valueCauses } from './values.ts';

export { Damage } from './site.ts';

/** What explains nothing but the server’s message. */
const plain: Cause = {
  id: 'plain',
  explain({ error, line, column }) {
    const behindName =
      error.code === 'illegal-character' && /^\s*\p{L}[\p{L}\p{Nd}-]*\s*$/u.test(line.slice(0, column));
    return behindName ? BEHIND_NAME : PLAIN_WORDS[error.code];
  },
};

/** All causes; the first that explains an error is taken, so the more telling ones stand first. */
const CAUSES: readonly Cause[] = [
  ...encodingCauses,
  ...foreignTextCauses,
  ...characterCauses,
  ...headerCauses,
  ...nameCauses,
  ...valueCauses,
  plain,
];

/** An error's cause, and what to say of it. */
export function explain(site: Site): { readonly cause: Cause; readonly explanation: Explanation } {
  const found = first(CAUSES, (cause) => {
    const explanation = cause.explain(site);
    return explanation && { cause, explanation };
  });
  // The last cause explains everything.
  return found!;
}

function first<Item, Result>(
  items: readonly Item[],
  find: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
