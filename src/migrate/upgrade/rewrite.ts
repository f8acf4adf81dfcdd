/** Writes the lines of an upgrade into a file. */
import { insertion, replacement } from '../../parser/edit-plan.ts';
import {
  type Document,
  type Entry,
  encodeSubsection,
  encodeValue,
  foldName,
  parse,
  type TextEdit,
} from '../../parser/index.ts';
import { readSource } from '../../parser/source.ts';
import { Tree } from '../../parser/tree.ts';
import { MainEdits } from '../merge/edit-main.ts';
import { commentOf, type Layout, readLayout } from '../merge/layout.ts';
import type { Conversion, NewLine } from './convert.ts';
import { RemovedLines } from './removed-lines.ts';

/**
 * The file with these lines rewritten, as a document of its own. A line that stays in its section stays in its place;
 * one that moves takes the comments that belong to it along; the comments of one that goes stay behind.
 */
export function rewrite(document: Document, conversions: readonly Conversion[], to: string): Document {
  // A file that the server takes has no byte that is not UTF-8.
  const text = document.toString();
  const result = parse(text);
  const tree = new Tree(readSource(text), 'skip');
  const layout = readLayout(result);
  const removed = new RemovedLines(result, layout, to);
  const edits: TextEdit[] = [];
  let moving = '';
  for (const { old, becomes } of conversions.flatMap(({ lines }) => lines)) {
    const { entry, section } = old;
    const [here, elsewhere] = [true, false].map((wanted) =>
      becomes.filter((line) => (line.section === section && line.subsection === entry.subsection) === wanted),
    ) as [NewLine[], NewLine[]];
    const [first, ...rest] = here;
    if (first !== undefined) {
      edits.push(...inPlace(text, entry, first));
      for (const { name, value } of rest) edits.push(insertion(tree, entry.header, entry, name, [value]));
    } else if (elsewhere.length > 0) removed.move(entry);
    else removed.drop(entry);
    const comments = first === undefined;
    for (const [index, line] of elsewhere.entries())
      moving += scrap(layout, entry, line, comments && index === 0);
  }
  // Nothing may be left of the file that shows how its lines end.
  const scraps = parse(/^[^\n]*\r\n/.test(text) ? moving.replaceAll('\n', '\r\n') : moving);
  removed.keepSections(scraps.sections());
  result.edit([...edits, ...removed.list()].toSorted(byPlace));
  const arriving = new MainEdits(result, readLayout(result), readLayout(scraps));
  for (const entry of scraps.entries()) arriving.add(entry);
  return result.edit(arriving.list());
}

function byPlace(one: TextEdit, other: TextEdit): number {
  return one.start - other.start || one.end - other.end;
}

/** Gives a line another key or value, in the manner in which it is written. */
function inPlace(text: string, entry: Entry, { name, value }: NewLine): TextEdit[] {
  const edits = entry.value === value ? [] : replacement(text, entry, value);
  const { keyRange, valueRange } = entry;
  if (foldName(entry.key) === foldName(name)) return edits;
  const gap = /^ {2,}(?==)/.exec(valueRange === null ? '' : text.slice(keyRange.end, valueRange.start))?.[0];
  if (gap === undefined) return [{ ...keyRange, text: name }, ...edits];
  // Several blanks mean that the equals signs stand in a column.
  const pad = ' '.repeat(Math.max(1, gap.length + entry.key.length - name.length));
  return [{ start: keyRange.start, end: keyRange.end + gap.length, text: name + pad }, ...edits];
}

/** A line below the header of its new section: a piece of text from which it is taken over. */
function scrap({ text, unitOf }: Layout, entry: Entry, line: NewLine, withComments: boolean): string {
  const { section, subsection, name, value } = line;
  const header = `[${section.name}${subsection === null ? '' : ` ${encodeSubsection(subsection)}`}]`;
  const { valueRange, commentRange } = entry;
  const isSame = valueRange !== null && entry.value === value;
  const written = isSame ? text.slice(valueRange.start, valueRange.end) : encodeValue(value);
  const { block, trailing } = unitOf(entry);
  const setting = `${name} =${written === '' ? '' : ' '}${written.replaceAll('\r', '')}`;
  if (!withComments) return `${header}\n${setting}\n`;
  const above = block.map((node) => `${commentOf(text, node)}\n`).join('');
  if (trailing === undefined) return `${header}\n${above}${setting}\n`;
  const from = (valueRange ?? entry.keyRange).end;
  const gap = text.slice(from, commentRange!.start).replaceAll('\r', '') || ' ';
  return `${header}\n${above}${setting}${gap}${trailing}\n`;
}
