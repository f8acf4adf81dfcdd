/** The things a file consists of. All ranges are offsets into the text, in UTF-16 units. */
import type { TextRange } from './position.ts';

/**
 * What the server's parser delivers: a section's header (`key` is empty) or a setting.
 */
export interface Event {
  /** As written in the file. */
  readonly section: string;
  /** As the server decodes it; null without one. */
  readonly subsection: string | null;
  /** As written in the file; empty for a header. */
  readonly key: string;
  /** No equals sign: not the same as an empty value. True for a header. */
  readonly blank: boolean;
  /** As the server decodes it; empty for a blank one and for a header. */
  readonly value: string;
  /** Line of the header or key, from 1. */
  readonly line: number;
}

/** A section's header: `[Server]`, `[RPackageRepository "CRAN"]`. */
export interface Header {
  /** As written; empty where the header is too broken to tell. */
  readonly name: string;
  readonly subsection: string | null;
  /** The server refuses this header; what can be told of it is told. */
  readonly broken: boolean;
  readonly line: number;
  /** The whole line, with its line end. */
  readonly range: TextRange;
  readonly nameRange: TextRange;
  /** With the quotes; null without a subsection. */
  readonly subsectionRange: TextRange | null;
}

/** A setting as it stands in the file. */
export interface Entry {
  /** The header above; null when there is none. */
  readonly header: Header | null;
  /** As written; empty when there is no header above, or a broken one. */
  readonly section: string;
  readonly subsection: string | null;
  /** As written. */
  readonly key: string;
  /** As the server decodes it; null for a blank one (no equals sign). */
  readonly value: string | null;
  readonly line: number;
  /** The whole line or lines, with the last line end. */
  readonly range: TextRange;
  readonly keyRange: TextRange;
  /** The value as written, quotes included, without the blanks around it; null for a blank one. */
  readonly valueRange: TextRange | null;
  /** From `;` or `#` to the end of the line; null without a comment. */
  readonly commentRange: TextRange | null;
}

/** A comment, alone on its line or behind a header or setting. */
export interface Comment {
  /** With the `;` or `#`, without the line end. */
  readonly text: string;
  readonly range: TextRange;
  readonly line: number;
  /** Nothing else stands on the line. */
  readonly alone: boolean;
}

/** One kind of stretch within a line. */
export type TokenType =
  | 'byte-order-mark'
  | 'space'
  | 'bracket'
  | 'section'
  | 'subsection'
  | 'key'
  | 'equals'
  | 'value'
  | 'comment'
  | 'line-end'
  | 'unreadable';

export interface Token extends TextRange {
  readonly type: TokenType;
}

export type NodeType = 'byte-order-mark' | 'blank' | 'comment' | 'header' | 'setting' | 'broken';

/**
 * A line, or the lines of a continued value. The nodes of a document follow each other without gap or overlap
 * from the first character to the last, and so do the tokens of a node.
 */
export interface Node extends TextRange {
  readonly type: NodeType;
  readonly tokens: readonly Token[];
}
