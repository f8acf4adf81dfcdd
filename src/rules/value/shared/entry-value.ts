/** The value of an entry, as findings and fixes need it. */
import {
  type Document,
  type Entry,
  encodeValue,
  needsQuotes,
  type TextEdit,
  type TextRange,
} from '../../../parser/index.ts';

/** Where to point at a value; at the key, where there is no text. */
export function placeOfValue({ valueRange, keyRange }: Entry): TextRange {
  return valueRange === null || valueRange.start === valueRange.end ? keyRange : valueRange;
}

/** Gives an entry another value, in quotes where the old one was. */
export function valueEdit(document: Document, { valueRange }: Entry, value: string): TextEdit {
  const range = valueRange!;
  const quoted = document.toString().startsWith('"', range.start);
  return { ...range, text: quoted && !needsQuotes(value) ? `"${value}"` : encodeValue(value) };
}
