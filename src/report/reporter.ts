import type { LintResult } from '../rules/lint.ts';
import type { Paint } from './paint.ts';

export interface ReportOptions {
  readonly paint: Paint;
  /** Columns of the terminal; lines of code are cut to fit. */
  readonly width: number;
  /** Version of this program, for formats that name it. */
  readonly version: string;
}

/** Turns a result into a text. Pure: what is printed where is the command's business. */
export type Reporter = (result: LintResult, options: ReportOptions) => string;
