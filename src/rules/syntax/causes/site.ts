import type { Document, Header, ParseError } from '../../../parser/index.ts';
import { unclosedRests } from '../../../schema/secrecy.ts';
import type { RuleContext } from '../../rule.ts';

/** Much more than anybody writes on a line; binary files know no limit. */
const LONGEST_LINE = 4096;

/** What causes are told by, of a whole file. */
export class Damage {
  readonly document: Document;
  readonly text: string;
  readonly #rests: ReadonlySet<number>;
  readonly #lineOf: RuleContext['line'];
  #bytes: Uint8Array | undefined;

  constructor({ document, line }: Pick<RuleContext, 'document' | 'line'>) {
    this.document = document;
    this.#lineOf = line;
    this.text = document.toString();
    this.#rests = new Set(unclosedRests(document).map((range) => range.start));
  }

  get bytes(): Uint8Array {
    this.#bytes ??= this.document.toBytes();
    return this.#bytes;
  }

  site(error: ParseError): Site {
    const { text } = this;
    const { start } = error.culprit;
    const lineStart = lineStartBefore(text, start);
    const firstStart = lineStartBefore(text, error.offset);
    const line = lineFrom(text, lineStart);
    return {
      damage: this,
      error,
      line,
      firstLine: firstStart === lineStart ? line : lineFrom(text, firstStart),
      column: Math.min(start - lineStart, line.length),
      here: line.slice(start - lineStart),
      lineNumber: this.document.position(start).line,
      isRest: this.#rests.has(lineStart),
    };
  }

  /** The header under which a place lies. */
  headerAbove(offset: number): Header | undefined {
    return this.document.sections().findLast((header) => header.range.start < offset && !header.broken);
  }

  /** A line of the file, from 1, without its end. */
  line(number: number): string | undefined {
    this.#lines ??= this.text.split('\n');
    return this.#lines[number - 1]?.replace(/\r$/, '');
  }
  #lines: readonly string[] | undefined;

  /** A line of the file in words, as readers find it: `line 12`. */
  place(number: number): string {
    const lines = this.text.split('\n').slice(0, number - 1);
    const start = lines.reduce((sum, { length }) => sum + length + 1, 0);
    return this.#lineOf({ start, end: start + (this.line(number)?.length ?? 0) });
  }
}

/** The surroundings of one error. */
export interface Site {
  readonly damage: Damage;
  readonly error: ParseError;
  /** The line of the culprit, without its end. */
  readonly line: string;
  /** The line that the server names; another one where the fault lies further on in a continued value. */
  readonly firstLine: string;
  /** Where the culprit stands in `line`, from 0. */
  readonly column: number;
  /** `line` from the culprit on. */
  readonly here: string;
  readonly lineNumber: number;
  /** The line goes on with a text that was opened above and not closed. */
  readonly isRest: boolean;
}

/** Why the server refuses a place, and what to do about it, in plain words. */
export interface Explanation {
  /** Sentences that say what is wrong. Never hold more of the file than names of settings and sections. */
  readonly cause: string;
  readonly help: string;
}

/** A mistake that people make, recognised by what it leaves in the file. */
export interface Cause {
  readonly id: string;
  /** The mistake is the whole file's: one finding says it all. */
  readonly wholeFile?: boolean;
  explain(site: Site): Explanation | undefined;
}

function lineStartBefore(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') && offset > 0 ? 1 : start;
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, Math.min(end < 0 ? text.length : end, start + LONGEST_LINE));
  return line.replace(/\r$/, '');
}
