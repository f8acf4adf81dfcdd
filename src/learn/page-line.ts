/** A page as lines of text: what mark-up says beyond that differs between releases of the documentation. */

/** A stretch of a line. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface PageLine {
  /**
   * - `heading`: h1 to h6
   * - `term`: the left side of a definition list
   * - `cell`: of a table
   * - `code`: of a block of code
   * - `text`: anything else
   */
  readonly kind: 'heading' | 'term' | 'cell' | 'code' | 'text';
  /** Of a heading: 1 to 6; else 0. */
  readonly level: number;
  /** Without white space at its ends, and without the marks of links to itself. */
  readonly text: string;
  /** What is marked as code. */
  readonly code: readonly Span[];
  /** What is marked as strong. */
  readonly strong: readonly Span[];
  /** Names by which links lead here. */
  readonly anchors: readonly string[];
  /** Of a cell: the number of its row in the page, and its place in the row, both from 0. */
  readonly row: number;
  readonly column: number;
  /** Of a cell: a header of its row or column. */
  readonly isHeader: boolean;
}

/** What a page says of itself, beside its text. */
export interface PageHead {
  readonly title: string;
  /** By name or property, in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  /** Where it says that it lies. */
  readonly canonical: string | undefined;
  /** Dates of `time` elements, as ISO 8601 has them. */
  readonly times: readonly string[];
  readonly asksForPassword: boolean;
  /** Without it, the page may have been cut off. */
  readonly hasEnd: boolean;
}

export interface Page {
  readonly head: PageHead;
  readonly lines: readonly PageLine[];
}
