import type { Document } from '../parser/index.ts';
import { maskDocument } from '../schema/masked-text.ts';
import { mistakesError } from '../yaml/mistakes.ts';

/**
 * Refuses a file that the server refuses: nobody knows what a line in it was meant to be.
 *
 * @throws {InputError} with the place of the first error, its line, and the server’s words.
 */
export function refuseBroken(path: string, document: Document): void {
  const [first] = document.errors;
  if (first === undefined) return;
  const count = document.errorCount - 1;
  const more = count === 0 ? '' : `, and ${count} more ${count === 1 ? 'error' : 'errors'}`;
  const message = `the server refuses this file (${first.message}${more}): correct it first, nothing was changed; gcfg-lint lint says more`;
  throw mistakesError([{ ...first.culprit, message }], {
    path,
    text: maskDocument(document),
    range: (range) => document.range(range),
  });
}
