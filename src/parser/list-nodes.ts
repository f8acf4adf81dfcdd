import { HASH, isWhite, SEMICOLON } from './characters.ts';
import type { Node, NodeType, Token, TokenType } from './nodes.ts';
import { Column, KIND_MASK, Kind, WIDTH } from './rows.ts';
import { type Tree, withoutLineEnd } from './tree.ts';

/** Cuts a whole text into nodes and tokens, none of them empty, without gap or overlap. */
export function listNodes(tree: Tree): Node[] {
  const { text } = tree;
  const { data, count, bomLength } = tree.rows;
  const nodes: Node[] = [];
  if (bomLength > 0) {
    const bom = { start: 0, end: bomLength };
    nodes.push({ type: 'byte-order-mark', ...bom, tokens: [{ type: 'byte-order-mark', ...bom }] });
  }
  let from = bomLength;
  for (let row = 0, at = 0; row < count; row++, at += WIDTH) {
    const start = tree.rowStart(at);
    addTrivia(nodes, text, from, start);
    const end = data[at + Column.end]!;
    const tokens = new Tokens(text, start);
    const type = NODE_TYPES[data[at]! & KIND_MASK]!;
    if (type === 'header') addHeader(tokens, tree, at);
    else if (type === 'setting') addSetting(tokens, tree, at);
    else {
      tokens.skipWhite();
      tokens.add('unreadable', tree.contentEnd(at));
    }
    tokens.finish(end);
    nodes.push({ type, start, end, tokens: tokens.list });
    from = end;
  }
  addTrivia(nodes, text, from, text.length);
  return nodes;
}

const NODE_TYPES: Readonly<Record<number, NodeType>> = {
  [Kind.header]: 'header',
  [Kind.setting]: 'setting',
  [Kind.brokenHeader]: 'broken',
  [Kind.brokenSetting]: 'broken',
  [Kind.broken]: 'broken',
};

function addHeader(tokens: Tokens, tree: Tree, at: number): void {
  const { data } = tree.rows;
  tokens.skipWhite();
  tokens.add('bracket', tokens.offset + 1);
  tokens.skipWhite();
  tokens.add('section', data[at + Column.nameEnd]!);
  if (data[at + Column.partStart]! >= 0) {
    tokens.skipWhite();
    tokens.add('subsection', data[at + Column.partEnd]!);
  }
  tokens.skipWhite();
  tokens.add('bracket', data[at + Column.mark]!);
}

function addSetting(tokens: Tokens, tree: Tree, at: number): void {
  const { data } = tree.rows;
  tokens.skipWhite();
  tokens.add('key', data[at + Column.nameEnd]!);
  const equals = data[at + Column.mark]!;
  if (equals < 0) return;
  tokens.skipWhite();
  tokens.add('equals', equals + 1);
  tokens.skipWhite();
  tokens.add('value', data[at + Column.partEnd]!);
}

function addTrivia(nodes: Node[], text: string, from: number, until: number): void {
  for (let start = from; start < until; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 || lineEnd >= until ? until : lineEnd + 1;
    const tokens = new Tokens(text, start);
    tokens.finish(end);
    const type = tokens.list.some((token) => token.type === 'comment') ? 'comment' : 'blank';
    nodes.push({ type, start, end, tokens: tokens.list });
    start = end;
  }
}

/** Collects tokens from left to right. */
class Tokens {
  readonly list: Token[] = [];
  offset: number;
  readonly #text: string;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.offset = offset;
  }

  add(type: TokenType, end: number): void {
    if (end <= this.offset) return;
    this.list.push({ type, start: this.offset, end });
    this.offset = end;
  }

  skipWhite(): void {
    let end = this.offset;
    while (isWhite(this.#text.charCodeAt(end))) end++;
    this.add('space', end);
  }

  /** Adds what may stand at the end of every line: blanks, a comment, the line end. */
  finish(end: number): void {
    const contentEnd = Math.max(this.offset, withoutLineEnd(this.#text, end));
    if (this.offset < contentEnd) this.skipWhite();
    const code = this.#text.charCodeAt(this.offset);
    if (this.offset < contentEnd)
      this.add(code === SEMICOLON || code === HASH ? 'comment' : 'unreadable', contentEnd);
    this.add('line-end', end);
  }
}
