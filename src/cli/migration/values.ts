/** Values and places of settings as the command shows them. */
import type { FileSide } from '../../migrate/index.ts';
import type { TextRange } from '../../parser/index.ts';
import { printable } from '../../report/printable.ts';
import type { ReadFile } from './files.ts';

const LONGEST = 60;

/** Values for people: on one line, and not too long. */
export function shownValues(values: FileSide['values']): string {
  if (values.length > 1 && values[0] === null) return `only ${shownValues(values.slice(1))}`;
  const shown = values.map((value) => (value === null ? 'no value' : value === '' ? '""' : oneLine(value)));
  return cut(shown.join(', '));
}

/** `etc/rstudio-connect.gcfg:12`. */
export function placeOf({ path, document }: ReadFile, range: TextRange): string {
  return `${oneLine(path)}:${document.position(range.start).line}`;
}

/** Of values that begin on several lines, the first and the number of the others. */
export function placesOf(file: ReadFile, ranges: readonly TextRange[]): string {
  const [first, ...rest] = ranges;
  return `${placeOf(file, first!)}${rest.length === 0 ? '' : ` and ${rest.length} more`}`;
}

export function oneLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}
