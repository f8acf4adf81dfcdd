/** The form in which a text is kept once it is read: a row of numbers for each header, setting and faulty stretch. */
import type { Fault } from './parse-error.ts';

/** Numbers in a row. */
export const WIDTH = 8;

/** Columns of a row. All offsets are into the text; -1 where there is no such part. */
export const Column = {
  /** One of `Kind`, with `Flag`s. */
  kind: 0,
  /** The section's or the setting's name; in a faulty row the first character, and no end without a name. */
  nameStart: 1,
  nameEnd: 2,
  /** Header: the subsection with its quotes. Setting: the value as written, without blanks around it. */
  partStart: 3,
  partEnd: 4,
  /** Header: behind `]`. Setting: the equals sign. */
  mark: 5,
  /** Behind the line end (the last one, where a value is continued). */
  end: 6,
  /** Line on which the row begins, from 1. */
  line: 7,
} as const;

export const Kind = { header: 1, setting: 2, brokenHeader: 3, brokenSetting: 4, broken: 5 } as const;
export const KIND_MASK = 7;

/** How a part becomes the text that the server keeps. */
export const Flag = { wholeQuoted: 8, needsDecoding: 16 } as const;

export interface Rows {
  readonly data: Int32Array;
  readonly count: number;
  /** Rows that the server's parser delivers before it stops at the first fault. */
  readonly delivered: number;
  readonly faults: readonly Fault[];
  /** Faults in all, also those not kept. */
  readonly faultCount: number;
  /** Length of a byte-order mark that was skipped. */
  readonly bomLength: number;
}
