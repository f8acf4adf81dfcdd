import { InputError } from '../io/input-error.ts';
import type { Range, TextRange } from '../parser/index.ts';
import { codeFrame } from '../report/code-frame.ts';
import type { MaskedText } from '../schema/masked-text.ts';

/** A mistake in a text, and where it stands. */
export interface Mistake extends TextRange {
  readonly message: string;
  /** What YAML itself refuses, by the parser’s name. */
  readonly code?: string;
}

/** The text that mistakes are shown in. */
export interface ShownText {
  /** As it is shown. */
  readonly path: string;
  readonly text: MaskedText;
  range(range: TextRange): Range;
}

const WIDTH = 80;
/** Who has more than this mends these first. */
const MOST = 20;

/**
 * The mistakes as one error, in the order of their places: where, what, and the line.
 *
 * @param word words a mistake anew
 */
export function mistakesError(
  found: readonly Mistake[],
  shown: ShownText,
  word: (mistake: Mistake) => string = ({ message }) => message,
): InputError {
  const messages = found
    .toSorted((one, other) => one.start - other.start)
    .slice(0, MOST)
    .map((mistake) => {
      const range = shown.range(mistake);
      const { line, column } = range.start;
      return [`${shown.path}:${line}:${column}: ${word(mistake)}`, ...frameOf(shown.text, range)].join('\n');
    });
  const more = found.length - messages.length;
  if (more > 0) messages.push(`and ${more} more`);
  return new InputError(messages.join('\n\n'));
}

function frameOf(text: MaskedText, range: Range): string[] {
  const gutter = String(range.end.line).length;
  const bar = (number: string, rest: string) => `${number.padStart(gutter + 1)} | ${rest}`.trimEnd();
  return codeFrame(text, range, WIDTH).flatMap((row) => [
    bar(String(row.number), row.text),
    ...(row.marks === '' ? [] : [bar('', row.marks)]),
  ]);
}
