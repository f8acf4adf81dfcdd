/** A stretch of text: offsets in UTF-16 units, the end excluded. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A place in the text. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors count; a byte-order mark does not count. */
  readonly column: number;
  /** From 0, in UTF-16 units; a byte-order mark counts. */
  readonly offset: number;
}

/** A stretch of text by its places. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where lines begin: turns offsets into lines and columns. Only LF ends a line. */
export class LineIndex {
  readonly #starts: number[];

  /** @param from where the first line begins: behind a byte-order mark. */
  constructor(text: string, from: number) {
    this.#starts = [from];
    for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1))
      this.#starts.push(at + 1);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset at which a line begins. Lines beyond the last begin nowhere: undefined. */
  lineStart(line: number): number | undefined {
    return this.#starts[line - 1];
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: Math.max(0, offset - this.#starts[low]!) + 1, offset };
  }

  range({ start, end }: TextRange): Range {
    return { start: this.position(start), end: this.position(end) };
  }
}
