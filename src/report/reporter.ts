import type { ClusterRule } from '../rules/cluster-rule.ts';
import type { LintResult } from '../rules/lint.ts';
import type { Rule } from '../rules/rule.ts';
import type { Paint } from './paint.ts';

/** What formats tell of a rule. */
export type DescribedRule = Pick<Rule | ClusterRule, 'id' | 'severity' | 'summary' | 'why' | 'bad' | 'good'> &
  Pick<Rule, 'exampleFile'>;

export interface ReportOptions {
  readonly paint: Paint;
  /** Columns of the terminal; lines of code are cut to fit. */
  readonly width: number;
  /** Version of this program, for formats that name it. */
  readonly version: string;
  /** The rules of the run, for formats that describe them. */
  readonly rules?: readonly DescribedRule[] | undefined;
  /**
   * A path of the result as hosts of repositories know it: relative to the root of the checkout, with slashes; absolute
   * where it lies elsewhere. Default: as it is shown.
   */
  readonly hostedPath?: ((path: string) => string) | undefined;
  /** List what a baseline covers, too, where a format lists only the rest. */
  readonly showBaselined?: boolean | undefined;
}

/** Turns a result into a text. Pure: what is printed where is the command's business. */
export type Reporter = (result: LintResult, options: ReportOptions) => string;

/** The path under which standard input is shown when nobody named it. */
export const STANDARD_INPUT = '<stdin>';
