/** Reads a document line by line: what is to be written, and what its place on the page is decided by. */
import { BOM, CR, isWhite, TAB } from '../../parser/characters.ts';
import type { Document, Header, Node, TokenType } from '../../parser/index.ts';
import { findSection } from '../../schema/index.ts';
import { type Quotes, readSettings, type Spelling } from './spelling.ts';

/** A line that is not blank; of a setting whose value is continued, all of its lines. */
export interface Line {
  readonly node: Node;
  readonly type: 'comment' | 'header' | 'setting';
  /** A header with its brackets, a setting’s name; empty for a comment that stands alone. */
  readonly name: string;
  /** A setting’s value as it is to be written; null where there is none. */
  readonly value: string | null;
  /** From its mark on, without blanks at its end; empty when there is none. */
  readonly comment: string;
  /** The comment touches the value and may be the rest of it. */
  readonly glued: boolean;
  /** Where the comment stands in the document, and how many columns behind what it follows. */
  readonly column: number;
  readonly gap: number;
  /** The comment stands alone and goes on with the one above, in the same column behind a setting or header. */
  readonly continues: boolean;
  /** There are blank lines above. */
  readonly apart: boolean;
}

export function readLines(document: Document, quotes: Quotes): Line[] {
  const text = document.toString();
  const settings = readSettings(document, quotes);
  const headers = new Map(document.sections().map((header) => [header.range.start, header]));
  const lines: Line[] = [];
  let apart = false;
  for (const node of document.nodes()) {
    if (node.type === 'byte-order-mark') continue;
    if (node.type === 'blank') {
      apart = true;
      continue;
    }
    const setting = settings.get(node.start);
    const header = headers.get(node.start);
    const above = apart ? undefined : lines.at(-1);
    lines.push({
      ...contentOf(text, setting, header),
      ...commentOf(text, node, setting, above),
      node,
      apart,
    });
    apart = false;
  }
  return lines;
}

function contentOf(
  text: string,
  setting: Spelling | undefined,
  header: Header | undefined,
): Pick<Line, 'type' | 'name' | 'value'> {
  if (setting !== undefined) return { type: 'setting', name: setting.key, value: setting.value };
  if (header === undefined) return { type: 'comment', name: '', value: null };
  const { name, subsectionRange } = header;
  const subsection =
    subsectionRange === null ? '' : ` ${text.slice(subsectionRange.start, subsectionRange.end)}`;
  return { type: 'header', name: `[${findSection(name)?.name ?? name}${subsection}]`, value: null };
}

/** To the linter: never the rest of what somebody says. */
const INSTRUCTION = /^[;#]+[ \t]*gcfg-lint-/;

const CONTENT: readonly TokenType[] = ['bracket', 'key', 'equals', 'value'];

function commentOf(
  text: string,
  { tokens }: Node,
  setting: Spelling | undefined,
  above: Line | undefined,
): Pick<Line, 'comment' | 'glued' | 'column' | 'gap' | 'continues'> {
  const token = tokens.find(({ type }) => type === 'comment');
  if (token === undefined) return { comment: '', glued: false, column: 0, gap: 0, continues: false };
  const content = tokens.findLast(({ type }) => CONTENT.includes(type));
  const column = columnAt(text, token.start);
  const continues =
    content === undefined &&
    !INSTRUCTION.test(text.slice(token.start, token.end)) &&
    above !== undefined &&
    above.comment !== '' &&
    !above.glued &&
    (above.type !== 'comment' || above.continues) &&
    above.column === column;
  return {
    comment: text.slice(token.start, withoutBlanks(text, token.start, token.end)),
    glued: setting?.isCut ?? false,
    column,
    gap: content === undefined ? 0 : Math.max(1, column - columnAt(text, content.end)),
    continues,
  };
}

/** The columns before a place in its line, as a terminal counts them. */
function columnAt(text: string, offset: number): number {
  return widthOf(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}

const TAB_WIDTH = 8;

/** The columns that a text takes from the beginning of a line on; of several lines, the last. */
export function widthOf(text: string): number {
  let width = 0;
  for (let at = text.lastIndexOf('\n') + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === TAB) width += TAB_WIDTH - (width % TAB_WIDTH);
    // Of a surrogate pair, one half counts.
    else if (code !== CR && code !== BOM && (code < 0xdc00 || code > 0xdfff)) width++;
  }
  return width;
}

function withoutBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isWhite(text.charCodeAt(at - 1))) at--;
  return at;
}
