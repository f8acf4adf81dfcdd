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

/** All mistakes as one error, in the order of their places: where, what, and the line. */
export function mistakesError(found: readonly Mistake[], shown: ShownText): InputError {
  const messages = found
    .toSorted((one, other) => one.start - other.start)
    .map((mistake) => {
      const range = shown.range(mistake);
      const { line, column } = range.start;
      const gutter = String(range.end.line).length;
      const bar = (number: string, rest: string) => `${number.padStart(gutter + 1)} | ${rest}`.trimEnd();
      const frame = codeFrame(shown.text, range, WIDTH).flatMap((row) => [
        bar(String(row.number), row.text),
        ...(row.marks === '' ? [] : [bar('', row.marks)]),
      ]);
      return [`${shown.path}:${line}:${column}: ${mistake.message}`, ...frame].join('\n');
    });
  return new InputError(messages.join('\n\n'));
}
