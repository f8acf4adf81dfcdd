/** The edits that take out of the migration file what moved. */
import type { Document, Header, Node, TextEdit } from '../../parser/index.ts';
import { commentOf, type Layout } from './layout.ts';

export interface Cleared {
  readonly layout: Layout;
  /**
   * The comments of the merged main file. What went there is not needed twice; nor is what was there before, such as
   * when a run was interrupted between the two files.
   */
  readonly commentsOfMain: ReadonlySet<string>;
}

/**
 * Takes out every setting, the comments of settings and their headers that stand in the main file, and the headers and
 * blank lines that have nothing left to hold.
 */
export function clearingEdits(document: Document, cleared: Cleared): TextEdit[] {
  const { layout, commentsOfMain } = cleared;
  const { text } = layout;
  const isNeedless = (line: Node) => commentsOfMain.has(commentOf(text, line)!);
  const gone = new Set<Node>();
  const edits: TextEdit[] = [];
  for (const entry of document.entries()) {
    const { node, block, trailing, isCut } = layout.unitOf(entry);
    const { commentRange, keyRange } = entry;
    for (const comment of block) if (isNeedless(comment)) gone.add(comment);
    // Alone, the rest of a secret would be a comment like any other.
    if (commentRange === null || (trailing !== undefined && isNeedless(node)) || isCut) gone.add(node);
    else edits.push({ start: keyRange.start, end: commentRange.start, text: '' });
  }
  const headers = new Set(document.entries().map(({ header }) => header!));
  for (const header of headers) {
    const { block } = layout.unitOf(header);
    if (block.every(isNeedless)) for (const comment of block) gone.add(comment);
  }
  for (const node of emptied(document, headers, cleared, gone)) gone.add(node);
  for (const node of needlessBlanks(layout.nodes, gone)) gone.add(node);
  for (const { start, end } of gone) edits.push({ start, end, text: '' });
  return edits.toSorted((one, other) => one.start - other.start);
}

/** Headers that held settings and have nothing left. One without settings is not touched: it means something. */
function emptied(
  document: Document,
  held: ReadonlySet<Header>,
  { layout, commentsOfMain }: Cleared,
  gone: ReadonlySet<Node>,
): Node[] {
  const { text, nodes } = layout;
  const empty: Node[] = [];
  const headers = document.sections();
  let index = 0;
  for (const [which, header] of headers.entries()) {
    const { node, trailing } = layout.unitOf(header);
    const next = headers[which + 1];
    const end = next === undefined ? text.length : startOf(layout, next);
    const isNeedless = trailing !== undefined && commentsOfMain.has(trailing);
    let holds = commentOf(text, node) !== undefined && !isNeedless;
    while (index < nodes.length && nodes[index]!.start < end) {
      const line = nodes[index++]!;
      if (line.start > node.start && line.type !== 'blank' && !gone.has(line)) holds = true;
    }
    if (held.has(header) && !holds) empty.push(node);
  }
  return empty;
}

/** Where a section begins: with the comments above its header. */
function startOf(layout: Layout, header: Header): number {
  const { block, node } = layout.unitOf(header);
  return block[0]?.start ?? node.start;
}

/** Of the blank lines around what is gone, one stays between what is left above and below. */
function needlessBlanks(nodes: readonly Node[], gone: ReadonlySet<Node>): Node[] {
  const needless: Node[] = [];
  let run: Node[] = [];
  let touched = false;
  let isFirst = true;
  const close = (isLast: boolean) => {
    if (touched) needless.push(...(isFirst || isLast ? run : run.slice(1)));
    run = [];
    touched = false;
  };
  for (const node of nodes) {
    if (node.type === 'byte-order-mark') continue;
    if (gone.has(node)) touched = true;
    else if (node.type === 'blank') run.push(node);
    else {
      close(false);
      isFirst = false;
    }
  }
  close(true);
  return needless;
}
