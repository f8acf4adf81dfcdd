/** What stands on a command line may be a value in the wrong place, and a secret: how it may stand in a message. */
import { normalize, resolve } from 'node:path';
import { findSection, isTellingName, maskCredentials } from '../schema/index.ts';

/** `Section.Name=value`, with whatever stands between. */
const ASSIGNMENT = /^-*(?<section>[\w-]+)\.(?:"(?:[^"\\]|\\.)*"\.|[\w-]+\.)?(?<key>[\w-]+)\s*[=:\s]\s*(?=\S)/;

/** A word of the command line without its secrets. */
export function shownWord(word: string): string {
  const [whole = '', section = '', key = ''] = ASSIGNMENT.exec(word) ?? [];
  if (whole !== '' && (findSection(section) !== undefined || isTellingName(key))) return `${whole}…`;
  return maskCredentials(word);
}

/** The name of a setting in a word that may have a value behind it. */
export function nameIn(word: string): string {
  return /^(?:"(?:[^"\\]|\\.)*"|[^"=:\s])*/.exec(word)![0];
}

/** A message in which words of the command line may stand, as they are or as paths. */
export function withoutSecrets(message: string, words: readonly string[], directory: string): string {
  let shown = message;
  for (const word of words) {
    const safe = shownWord(word);
    if (safe === word) continue;
    for (const form of [word, resolve(directory, word), normalize(word)])
      shown = shown.replaceAll(form, () => safe);
  }
  return shown;
}
