/** What rules find, as data: words for people, places for tools. Formatting is the reporters' business. */
import type { Range, TextEdit } from '../parser/index.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A place that helps to understand a finding. */
export interface RelatedPlace {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

/**
 * A change that settles a finding.
 *
 * `safe`: the server reads the same as before, or the mistake is beyond doubt. `unsafe`: look before you leap.
 */
export interface Fix {
  readonly title: string;
  readonly applicability: 'safe' | 'unsafe';
  /** Offsets refer to the text that was linted, in UTF-16 units; sorted, without overlap. */
  readonly edits: readonly TextEdit[];
}

/** One finding. Never holds the value of a secret setting. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What is wrong, and why it matters. */
  readonly message: string;
  /** What to do. */
  readonly help?: string;
  /** The setting concerned: `Server.DataDir`. */
  readonly setting?: string;
  readonly range: Range;
  readonly related?: readonly RelatedPlace[];
  readonly fix?: Fix;
  /** The rule’s page, as a path within this package; of a rule of one’s own what it names, if anything. */
  readonly docs?: string;
}

/** A finding that a comment in the file switched off. */
export interface SuppressedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** What the comment says for it, behind `--`. */
  readonly reason?: string;
  /** The last day on which the comment holds: `2027-01-31`. */
  readonly until?: string;
  /** The comment. */
  readonly range: Range;
  /** The file of the finding, where it is another than the comment’s: of a cluster’s nodes any may have the comment. */
  readonly path?: string;
}
