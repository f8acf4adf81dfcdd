/** What the server's parser can object to: a code of ours and the server's own words. */
export const MESSAGES = {
  'nul-character': 'illegal character NUL',
  'invalid-utf8': 'illegal UTF-8 encoding',
  'illegal-character': 'illegal character',
  'unknown-escape': 'unknown escape sequence',
  'unterminated-string': 'string not terminated',
  'bare-backslash': "unquoted '\\' must be followed by new line or double quote",
  'expected-section-name': 'expected section name',
  'empty-subsection': 'empty subsection name',
  'expected-subsection-or-bracket': 'expected subsection name or right bracket',
  'expected-bracket': 'expected right bracket',
  'expected-line-end': 'expected EOL, EOF, or comment',
  'expected-header': 'expected section header',
  'expected-header-or-setting': 'expected section header or variable declaration',
  'expected-equals': "expected '='",
} as const;

export type ParseErrorCode = keyof typeof MESSAGES;

/** Something in the text that the server refuses. */
export interface ParseError {
  readonly code: ParseErrorCode;
  /** The server's words, without the position. */
  readonly message: string;
  /**
   * What the server prints: `LINE:COLUMN: MESSAGE`, the column in bytes, and how many more errors it met while
   * reading the same token.
   */
  readonly text: string;
  /** Line of the position that the server names, from 1. */
  readonly line: number;
  /** Column of that position, from 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** Column of that position, from 1, in bytes as the server counts. */
  readonly byteColumn: number;
  /** Offset of that position in the text, in UTF-16 units. */
  readonly offset: number;
  /**
   * The characters at fault. The server names the start of a value; the fault may lie further on in it.
   */
  readonly culprit: { readonly start: number; readonly end: number };
}

/** An error as the scanner notes it; words and positions follow when somebody asks. */
export interface Fault {
  readonly code: ParseErrorCode;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  /** Errors that the server counts beside this one. */
  more: number;
}
