/** How an edit is laid out: in the manner of what stands around it. Text in, edits out. */
import { CR, foldName, isWhite, LF } from './characters.ts';
import type { TextEdit } from './edit.ts';
import type { Entry, Header } from './nodes.ts';
import type { TextRange } from './position.ts';
import type { SettingAddress } from './setting-path.ts';
import type { Tree } from './tree.ts';
import { encodeSubsection, encodeValue } from './value.ts';

/** Removes an entry's lines. */
export function removal(entry: Entry): TextEdit {
  return { ...entry.range, text: '' };
}

/** Gives an entry another value; a comment behind it keeps its column where it can. */
export function replacement(text: string, entry: Entry, value: string): TextEdit[] {
  const encoded = encodeValue(value);
  if (entry.valueRange === null) {
    const end = entry.keyRange.end;
    const gap = entry.commentRange?.start === end ? ' ' : '';
    return [{ start: end, end, text: (encoded === '' ? ' =' : ` = ${encoded}`) + gap }];
  }
  if (entry.value === value) return [];
  const { start, end } = entry.valueRange;
  const equals = behindEquals(text, start);
  if (encoded === '') return [{ start: equals, end, text: '' }];
  if (start === end) return [fillIn(text, entry, equals, encoded)];
  const comment = entry.commentRange;
  if (comment === null) return [{ start, end, text: encoded }];
  const gap = text.slice(end, comment.start);
  const before = text.slice(start, end).includes('\n') ? encoded.length : end - start;
  return [{ start, end: comment.start, text: encoded + shiftGap(gap, before, encoded.length) }];
}

/** A value where there was none: `Key =`, perhaps with blanks and a comment behind it. */
function fillIn(text: string, entry: Entry, equals: number, encoded: string): TextEdit {
  const spacedBefore = isWhite(text.charCodeAt(equals - 2));
  const lead = spacedBefore || equals < entry.valueRange!.start ? ' ' : '';
  const comment = entry.commentRange;
  if (comment === null) {
    const { end } = entry.valueRange!;
    const beforeCr = text.charCodeAt(end) === LF && text.charCodeAt(end - 1) === CR ? end - 1 : end;
    return { start: equals, end: beforeCr, text: lead + encoded };
  }
  const gap = text.slice(equals, comment.start);
  return {
    start: equals,
    end: comment.start,
    text: lead + encoded + shiftGap(gap, 0, lead.length + encoded.length),
  };
}

/** The blanks before a comment: a single one stays single, a wider gap gives and takes. */
function shiftGap(gap: string, before: number, after: number): string {
  if (gap.length < 2 || gap.includes('\t')) return gap === '' ? '' : gap;
  return ' '.repeat(Math.max(1, gap.length + before - after));
}

function behindEquals(text: string, valueStart: number): number {
  let at = valueStart;
  while (isWhite(text.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * Adds lines to a section: behind the given entry, else behind the section's commented-out form of the same
 * setting, else behind its last entry, else behind its header.
 */
export function insertion(
  tree: Tree,
  header: Header | null,
  behind: Entry | undefined,
  key: string,
  values: readonly string[],
): TextEdit {
  const entries = tree.entries().filter((entry) => entry.header === header);
  const last = entries.at(-1);
  const like = behind ?? last;
  const at =
    behind?.range.end ?? commentedOut(tree, header, key) ?? last?.range.end ?? header?.range.end ?? 0;
  const style = styleOf(tree, like);
  const lines = values.map((value) => style.line(key, value));
  return placeLines(tree, at, lines, style.lineEnd);
}

/** A section at the end of the file, with its settings. */
export function newSection(tree: Tree, address: SettingAddress, values: readonly string[]): TextEdit {
  const { section, subsection, key } = address;
  const style = styleOf(tree, undefined);
  const name = subsection === null || subsection === undefined ? '' : ` ${encodeSubsection(subsection)}`;
  const lines = [`[${section}${name}]`, ...values.map((value) => style.line(key, value))];
  const { text } = tree;
  const atStart = text.length === tree.rows.bomLength;
  const apart = atStart || /\n[ \t\r]*\n[ \t\r]*$/.test(text) || /^\s*$/.test(text);
  return placeLines(tree, text.length, apart ? lines : ['', ...lines], style.lineEnd);
}

/** The comment lines directly above an entry. */
export function blockAbove(tree: Tree, entry: Entry): TextRange {
  const { text } = tree;
  const end = entry.range.start;
  let limit = tree.rows.bomLength;
  for (const { range } of [...tree.headers(), ...tree.entries()])
    if (range.end <= end && range.end > limit) limit = range.end;
  let start = end;
  while (start > limit) {
    const lineStart = Math.max(limit, text.lastIndexOf('\n', start - 2) + 1);
    if (!/^[ \t\r]*[;#]/.test(text.slice(lineStart, start))) break;
    start = lineStart;
  }
  return { start, end };
}

/** The manner in which lines are written here. */
export interface Style {
  readonly indent: string;
  readonly lineEnd: string;
  line(key: string, value: string): string;
}

/** Takes the manner from an entry; without one, from the file's last. */
export function styleOf(tree: Tree, like: Entry | undefined): Style {
  const { text } = tree;
  const model = like ?? tree.entries().findLast((entry) => entry.valueRange !== null);
  const lineEnd = lineEndOf(text, tree.rows.bomLength);
  if (model === undefined || model.valueRange === null)
    return {
      indent: '',
      lineEnd,
      line: (key, value) => (value === '' ? `${key} =` : `${key} = ${encodeValue(value)}`),
    };
  const indent = text.slice(model.range.start, model.keyRange.start).replaceAll('\r', '');
  const between = text.slice(model.keyRange.end, model.valueRange.start).replaceAll('\r', '');
  const equals = between.indexOf('=');
  const before = between.slice(0, equals);
  const after = model.value === '' ? before.slice(0, 1) : between.slice(equals + 1);
  const keyLength = model.keyRange.end - model.keyRange.start;
  return {
    indent,
    lineEnd,
    line(key, value) {
      // More than one blank before the equals sign means that these stand in a column.
      const aligned = before.length > 1 && !before.includes('\t');
      const pad = aligned ? ' '.repeat(Math.max(1, keyLength + before.length - key.length)) : before;
      const encoded = encodeValue(value);
      return `${indent}${key}${pad}=${encoded === '' ? '' : after + encoded}`;
    },
  };
}

function placeLines(tree: Tree, at: number, lines: readonly string[], lineEnd: string): TextEdit {
  const { text } = tree;
  // At the end of the text a line may be open: it has no line end, or its last one only continues a value.
  const continued = at === text.length && tree.entries().at(-1)?.valueRange?.end === at;
  const open = at > tree.rows.bomLength && (continued || text.charCodeAt(at - 1) !== LF);
  const joined = lines.join(lineEnd);
  // A file without a final line end keeps going without one.
  return { start: at, end: at, text: open ? lineEnd + joined : joined + lineEnd };
}

function lineEndOf(text: string, from: number): string {
  const first = text.indexOf('\n', from);
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Behind the last comment of a section that holds `Key = …`, if any does. */
function commentedOut(tree: Tree, header: Header | null, key: string): number | undefined {
  if (header === null) return undefined;
  const { text } = tree;
  const next = tree.headers()[tree.headers().indexOf(header) + 1];
  const end = next?.range.start ?? text.length;
  const wanted = foldName(key);
  let found: number | undefined;
  for (const comment of tree.comments()) {
    if (!comment.alone || comment.range.start < header.range.end || comment.range.end > end) continue;
    if (/^[;#]+[ \t]*\[/.test(comment.text)) break;
    const name = /^[;#]+[ \t]*([^ \t\r=]+)[ \t]*=/.exec(comment.text)?.[1];
    if (name !== undefined && foldName(name) === wanted) found = behindLineEnd(text, comment.range.end);
  }
  return found;
}

function behindLineEnd(text: string, offset: number): number {
  const lineEnd = text.indexOf('\n', offset);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}
