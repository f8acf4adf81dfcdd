import { InputError } from '../../io/input-error.ts';

/**
 * A word as a command line of a unit spells it: `%` and `$` doubled, in quotes where it holds what separates words.
 *
 * @param text a program, where it is the first word of its line, or one of its arguments.
 * @throws {InputError} for what no unit can hold.
 */
export function execWord(text: string, place: 'program' | 'argument'): string {
  if (/\p{Cc}/u.test(text))
    throw new InputError(`${text} can’t stand in a unit: it holds a control character`);
  // In the name of the program systemd replaces no variables, and so undoes no doubling.
  if (place === 'program' && text.includes('$'))
    throw new InputError(`${text} can’t be called by a unit: its path holds a dollar sign`);
  const escaped = text.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w/.,:=+@%$~^-]+$/.test(escaped) ? escaped : `"${escaped.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A command line of a unit, from its words. */
export function execLine([program = '', ...words]: readonly string[]): string {
  return [execWord(program, 'program'), ...words.map((word) => execWord(word, 'argument'))].join(' ');
}
