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
    this.#removeEmptied();
    for (const node of needlessBlanks(this.#layout.nodes, this.#gone)) this.#gone.add(node);
    return [...this.#edits, ...[...this.#gone].map(({ start, end }) => ({ start, end, text: '' }))];
  }

  /** Headers that have lost all of their settings go, unless they mean something, or hold comments. */
  #removeEmptied(): void {
    const left = new Map<number, boolean>();
    for (const { header, range } of this.#document.entries()) {
      const isGone = this.#entries.has(range.start) && left.get(header!.range.start) !== true;
      left.set(header!.range.start, !isGone);
    }
    const headers = this.#document.sections();
    for (const [index, header] of headers.entries()) {
      if (left.get(header.range.start) !== false || this.#kept.has(sectionKey(header))) continue;
      const { node, block } = this.#layout.unitOf(header);
      const comment = node.tokens.find(({ type }) => type === 'comment');
      const isBare = header.subsection === null && block.length === 0 && comment === undefined;
      if (this.#isUnknown(header) && comment !== undefined)
        // The server would refuse to start on the bare header, too.
        this.#edits.push({ start: node.start, end: comment.start, text: '' });
      else if (this.#isUnknown(header) || (isBare && !this.#holds(header, headers[index + 1])))
        this.#gone.add(node);
    }
  }

  #isUnknown({ name }: Header): boolean {
    const section = findSection(name);
    return (
      section !== undefined &&
      Object.values(section.settings).every((setting) => stageOf(setting, section, this.#to) === 'removed')
    );
  }

  /** Whether something is left between a header and the next one with its comments. */
  #holds(header: Header, next: Header | undefined): boolean {
    const { nodes, unitOf } = this.#layout;
    const end = next === undefined ? Infinity : (unitOf(next).block[0]?.start ?? next.range.start);
    for (let index = firstFrom(nodes, header.range.end); index < nodes.length; index++) {
      const node = nodes[index]!;
      if (node.start >= end) return false;
      if (node.type !== 'blank' && !this.#gone.has(node)) return true;
    }
    return false;
  }
}

/** Index of the first line that begins at an offset or behind it. */
function firstFrom(nodes: readonly Node[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
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
