import { type Document, type Entry, encodeValue, needsQuotes, type TextEdit } from '../../parser/index.ts';

/** Gives an entry another value, in quotes where the old one was. */
export function valueEdit(document: Document, { valueRange }: Entry, value: string): TextEdit {
  const range = valueRange!;
  const quoted = document.toString().startsWith('"', range.start);
  return { ...range, text: quoted && !needsQuotes(value) ? `"${value}"` : encodeValue(value) };
}
