/** Which comments belong to which setting. */
import type { Document, Entry, Header, Node } from '../../parser/index.ts';
import { type Binding, bindEntries, isSecret, maskCredentials } from '../../schema/index.ts';

/** A header or setting with the comments that belong to it. */
export interface Unit {
  readonly node: Node;
  /** The comment lines directly above, without those that mean more than what stands below them. */
  readonly block: readonly Node[];
  /** The comment behind it on its line, likewise. */
  readonly trailing: string | undefined;
  /** What looks like a comment behind it may be the rest of a secret: `Password = a#b`. */
  readonly isCut: boolean;
  /** A blank line stands above. */
  readonly apart: boolean;
  /** The line below; undefined at the end of the file. */
  readonly below: Node | undefined;
}

export interface Layout {
  readonly text: string;
  /** The lines of the file. */
  readonly nodes: readonly Node[];
  unitOf(owner: Entry | Header): Unit;
}

/** Instructions to the linter for all that follows, or for the whole file: they belong to no setting. */
const FAR_REACHING = /^[;#]+[ \t]*gcfg-lint-(?:disable-file|disable|enable)(?=[\s,]|$)/;
const FOR_LINE_BELOW = /^[;#]+[ \t]*gcfg-lint-disable-next-line(?=[\s,]|$)/;

export function readLayout(document: Document): Layout {
  const text = document.toString();
  const nodes = document.nodes();
  const units = new Map<number, Unit>();
  const cut = new Set(
    bindEntries(document)
      .filter((line) => isCut(text, line))
      .map(({ entry }) => entry.range.start),
  );
  let block: Node[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'comment') {
      block.push(node);
      continue;
    }
    const trailing = commentOf(text, node);
    const goesFurther =
      trailing !== undefined && (FAR_REACHING.test(trailing) || FOR_LINE_BELOW.test(trailing));
    units.set(node.start, {
      node,
      trailing: goesFurther ? undefined : trailing,
      block: block.filter((comment) => !FAR_REACHING.test(commentOf(text, comment)!)),
      isCut: cut.has(node.start),
      apart: nodes[index - block.length - 1]?.type === 'blank',
      below: nodes[index + 1],
    });
    block = [];
  }
  return { text, nodes, unitOf: ({ range }) => units.get(range.start)! };
}

/** Whether what looks like a comment behind a value may be the rest of it, and secret: `Password = a#b`. */
export function isCut(text: string, binding: Binding): boolean {
  const { value, valueRange, commentRange } = binding.entry;
  if (!value || commentRange === null || commentRange.start !== valueRange!.end) return false;
  const rest = text.slice(commentRange.start, commentRange.end);
  // What begins with a blank, or speaks to the linter, is meant to be a comment.
  if (!/^[;#]+(?![;#\s]|gcfg-lint-)/.test(rest)) return false;
  if (isSecret(binding)) return true;
  const written = text.slice(valueRange!.start, valueRange!.end);
  return written.includes('://') && maskCredentials(written + rest) !== maskCredentials(written) + rest;
}

/** The comment on a line, from its mark on. A CR at the very end of the file is no part of it. */
export function commentOf(text: string, node: Node): string | undefined {
  const token = node.tokens.find(({ type }) => type === 'comment');
  return token === undefined ? undefined : text.slice(token.start, token.end).replace(/\r+$/, '');
}
