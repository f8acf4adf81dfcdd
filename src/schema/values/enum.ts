/**
 * One of a few words, without regard to case.
 */
import { nearest } from '../nearest.ts';
import type { Setting } from '../setting.ts';
import { accept, type Reading, refuse, undecided } from './result.ts';

const fold = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * Reads one of a setting's words; the value is the catalogue's spelling. An empty text is undecided: some
 * settings take it for "not set".
 */
export function readEnum(text: string, setting: Pick<Setting, 'values' | 'open'>): Reading<string> {
  const { values = [], open = false } = setting;
  const folded = fold(text);
  const known = values.find((value) => fold(value) === folded);
  if (known !== undefined) return accept(known);
  if (text === '') return undecided('empty');
  const trimmed = text.trim();
  const better = values.find((value) => fold(value) === fold(trimmed)) ?? nearest(trimmed, values);
  if (open || values.length === 0) return accept(text, 'unlisted');
  return refuse('is none of the values that are known', {
    advice: better === undefined ? `write one of ${values.join(', ')}` : `did you mean ${better}?`,
    suggestion: better,
  });
}
