/** Gives the lines of a setting other values, with as few changes to the text as will do. */

import { replacement } from '../../parser/edit-plan.ts';
import { type Document, type Entry, encodeValue, needsQuotes, type TextEdit } from '../../parser/index.ts';

/**
 * The edits after which these entries have these values. Lines whose value stays are kept as they are, with what stands
 * above and behind them; of the others as many as possible get a new value in place.
 */
export function valueEdits(
  document: Document,
  entries: readonly Entry[],
  values: readonly string[],
): TextEdit[] {
  const text = document.toString();
  const edits: TextEdit[] = [];
  const kept = [...commonValues(entries, values), { entry: entries.length, value: values.length }];
  let [entryFrom, valueFrom] = [0, 0];
  for (const { entry, value } of kept) {
    const [old, wanted] = [entries.slice(entryFrom, entry), values.slice(valueFrom, value)];
    for (const [index, line] of old.entries())
      if (index < wanted.length) edits.push(...newValue(text, line, wanted[index]!));
      else edits.push({ ...line.range, text: '' });
    const more = wanted.slice(old.length);
    if (more.length > 0) edits.push(insertion(text, more, entries[entry - 1], entries[entry]));
    [entryFrom, valueFrom] = [entry + 1, value + 1];
  }
  return edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** Which entries keep their value: the longest run of them that stands in both in this order. */
function commonValues(
  entries: readonly Entry[],
  values: readonly string[],
): { readonly entry: number; readonly value: number }[] {
  // Lengths of the longest runs from each pair on.
  const lengths = Array.from({ length: entries.length + 1 }, () =>
    new Array<number>(values.length + 1).fill(0),
  );
  for (let entry = entries.length - 1; entry >= 0; entry--)
    for (let value = values.length - 1; value >= 0; value--)
      lengths[entry]![value] =
        entries[entry]!.value === values[value]
          ? lengths[entry + 1]![value + 1]! + 1
          : Math.max(lengths[entry + 1]![value]!, lengths[entry]![value + 1]!);
  const common: { entry: number; value: number }[] = [];
  for (let [entry, value] = [0, 0]; entry < entries.length && value < values.length; ) {
    if (entries[entry]!.value === values[value]) common.push({ entry: entry++, value: value++ });
    else if (lengths[entry + 1]![value]! >= lengths[entry]![value + 1]!) entry++;
    else value++;
  }
  return common;
}

/** Another value in an entry’s place, in quotes where the old one was. */
function newValue(text: string, entry: Entry, value: string): TextEdit[] {
  const edits = replacement(text, entry, value);
  const { valueRange, commentRange } = entry;
  if (edits.length === 0 || valueRange === null || value === '' || needsQuotes(value)) return edits;
  const raw = text.slice(valueRange.start, valueRange.end);
  if (!isQuoted(raw)) return edits;
  const quoted = `"${encodeValue(value)}"`;
  if (commentRange === null) return [{ ...valueRange, text: quoted }];
  // A comment in a column stays there where it can.
  const gap = text.slice(valueRange.end, commentRange.start);
  const isColumn = gap.length > 1 && !gap.includes('\t');
  const width = isColumn ? Math.max(1, gap.length + raw.length - quoted.length) : 0;
  return [
    { start: valueRange.start, end: commentRange.start, text: quoted + (isColumn ? ' '.repeat(width) : gap) },
  ];
}

function isQuoted(raw: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/.test(raw);
}

/** Lines with more values: behind one entry, or else before another, and written like it. */
function insertion(
  text: string,
  values: readonly string[],
  behind: Entry | undefined,
  before: Entry | undefined,
): TextEdit {
  const model = (behind ?? before)!;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = values.map((value) => lineLike(text, model, value));
  if (behind === undefined) {
    const { start } = model.range;
    return { start, end: start, text: lines.map((line) => line + lineEnd).join('') };
  }
  const { end } = model.range;
  // A value may be continued with a line that is not there: its line end ends nothing.
  const isOpen = text[end - 1] !== '\n' || model.valueRange?.end === end;
  const added = isOpen ? lines.map((line) => lineEnd + line) : lines.map((line) => line + lineEnd);
  return { start: end, end, text: added.join('') };
}

function lineLike(text: string, { range, keyRange, valueRange }: Entry, value: string): string {
  const [indent, key] = [text.slice(range.start, keyRange.start), text.slice(keyRange.start, keyRange.end)];
  const raw = valueRange === null ? '' : text.slice(valueRange.start, valueRange.end);
  const between = raw === '' ? ' = ' : text.slice(keyRange.end, valueRange!.start);
  const name = `${indent}${key}${between}`.replaceAll('\r', '');
  if (value === '') return name.trimEnd();
  const encoded = encodeValue(value);
  return name + (isQuoted(raw) && !needsQuotes(value) ? `"${encoded}"` : encoded);
}
