import type { Severity } from './diagnostic.ts';

/** What a baseline knows of: findings of a rule about one thing, in one file or in the nodes of a cluster. */
export interface BaselineEntry {
  /** The file, as the baseline names it; absent where the finding is about nodes. */
  readonly path?: string;
  /** The configurations of the nodes concerned, sorted; of those that deviate, where most agree. */
  readonly nodes?: readonly string[];
  readonly rule: string;
  /** `Section."name".Key`; absent where a finding is about no setting. */
  readonly setting?: string;
  /** A digest of the line that a finding without a setting points at, without secrets. */
  readonly text?: string;
  /** The gravest that is known: what has become worse is new. */
  readonly severity: Severity;
  /** How many of these findings are known. */
  readonly count: number;
}

/** What came of a baseline in a run. */
export interface AppliedBaseline {
  /** Under which it is reported on, where it lies in a file. */
  readonly path?: string;
  /** Entries that nothing was found for, and how many of each: where all was looked at that they may stand for. */
  readonly stale: readonly BaselineEntry[];
}
