/** Lines that leave their place, and what they leave behind. */
import type { Document, Entry, Header, Node, TextEdit } from '../../parser/index.ts';
import { findSection } from '../../schema/index.ts';
import { stageOf } from '../../schema/lifetime.ts';
import type { Layout } from '../merge/layout.ts';
import { sectionKey } from '../merge/places.ts';

export class RemovedLines {
  readonly #document: Document;
  readonly #layout: Layout;
  /** The version of Connect that the file is to fit. */
  readonly #to: string;
  readonly #gone = new Set<Node>();
  readonly #edits: TextEdit[] = [];
  readonly #entries = new Set<number>();
  #kept: ReadonlySet<string> = new Set();

  constructor(document: Document, layout: Layout, to: string) {
    this.#document = document;
    this.#layout = layout;
    this.#to = to;
  }

  /** A line goes to another place, with the comments that belong to it. */
  move(entry: Entry): void {
    const { node, block, trailing } = this.#layout.unitOf(entry);
    this.#entries.add(entry.range.start);
    for (const comment of block) this.#gone.add(comment);
    if (entry.commentRange === null || trailing !== undefined) this.#gone.add(node);
    else this.#removeSetting(entry);
  }

  /** A line goes. Its comments stay, and don’t become those of the setting below. */
  drop(entry: Entry): void {
    const { node, block, below } = this.#layout.unitOf(entry);
    this.#entries.add(entry.range.start);
    if (entry.commentRange === null) this.#gone.add(node);
    else this.#removeSetting(entry);
    const hasComments = block.length > 0 || entry.commentRange !== null;
    if (!hasComments || (below?.type !== 'setting' && below?.type !== 'comment')) return;
    const { text } = this.#layout;
    this.#edits.push({
      start: node.end,
      end: node.end,
      text: /\r\n$/.test(text.slice(node.start, node.end)) ? '\r\n' : '\n',
    });
  }

  #removeSetting({ keyRange, commentRange }: Entry): void {
    this.#edits.push({ start: keyRange.start, end: commentRange!.start, text: '' });
  }

  /** Sections that get lines: their headers are wanted. */
  keepSections(headers: readonly Header[]): void {
    this.#kept = new Set(headers.map(sectionKey));
  }

  /** Not sorted. */
  list(): TextEdit[] {
    for (const header of this.#document.sections()) this.#removeEmptied(header);
    for (const node of needlessBlanks(this.#layout.nodes, this.#gone)) this.#gone.add(node);
    return [...this.#edits, ...[...this.#gone].map(({ start, end }) => ({ start, end, text: '' }))];
  }

  /** A header that has lost all of its settings goes, unless it means something, or holds comments. */
  #removeEmptied(header: Header): void {
    const entries = this.#document
      .entries()
      .filter((entry) => entry.header?.range.start === header.range.start);
    const isEmptied = entries.length > 0 && entries.every(({ range }) => this.#entries.has(range.start));
    if (!isEmptied || this.#kept.has(sectionKey(header))) return;
    const { node, block } = this.#layout.unitOf(header);
    const comment = node.tokens.find(({ type }) => type === 'comment');
    if (this.#isUnknown(header)) {
      // The server would refuse to start on the bare header, too.
      if (comment === undefined) this.#gone.add(node);
      else this.#edits.push({ start: node.start, end: comment.start, text: '' });
    } else if (
      header.subsection === null &&
      block.length === 0 &&
      comment === undefined &&
      !this.#holds(header)
    )
      this.#gone.add(node);
  }

  #isUnknown({ name }: Header): boolean {
    const section = findSection(name);
    return (
      section !== undefined &&
      Object.values(section.settings).every((setting) => stageOf(setting, section, this.#to) === 'removed')
    );
  }

  /** Whether something is left between a header and the next one with its comments. */
  #holds(header: Header): boolean {
    const { nodes, unitOf } = this.#layout;
    const headers = this.#document.sections();
    const next = headers[headers.findIndex(({ range }) => range.start === header.range.start) + 1];
    const end = next === undefined ? Infinity : (unitOf(next).block[0]?.start ?? next.range.start);
    return nodes.some(
      (node) =>
        node.start >= header.range.end && node.start < end && node.type !== 'blank' && !this.#gone.has(node),
    );
  }
}

/** Of the blank lines around what is gone, one stays between what is left above and below. */
function needlessBlanks(nodes: readonly Node[], gone: ReadonlySet<Node>): Node[] {
  const needless: Node[] = [];
  let blanks: Node[] = [];
  let isTouched = false;
  let isFirst = true;
  const close = (isLast: boolean) => {
    if (isTouched) needless.push(...(isFirst || isLast ? blanks : blanks.slice(1)));
    blanks = [];
    isTouched = false;
  };
  for (const node of nodes) {
    if (node.type === 'byte-order-mark') continue;
    if (gone.has(node)) isTouched = true;
    else if (node.type === 'blank') blanks.push(node);
    else {
      close(false);
      isFirst = false;
    }
  }
  close(true);
  return needless;
}
