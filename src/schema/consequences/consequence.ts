/**
 * The vocabulary in which consequences are declared: what a change of a setting takes beside a restart, because data,
 * people or other machines depend on the old value.
 *
 * A consequence is data. Whether a change brings it about is the business of the reload plan.
 */
import type { Condition, Name } from '../constraints/constraint.ts';
import type { Certainty } from '../setting.ts';

export interface Consequence {
  readonly id: string;
  /** A change of any of these brings it about, in any subsection. */
  readonly settings: readonly Name[];
  /** Only if this held of the configuration before the change, */
  readonly before?: Condition;
  /** and this holds of the one after it, */
  readonly after?: Condition;
  /** and this of the setting’s texts in force, on either side undefined where there is none. */
  readonly when?: (from: string | undefined, to: string | undefined) => boolean;
  /** What follows: a sentence or two, the fact first. */
  readonly message: string;
  /** What to do: sentences. */
  readonly help: string;
  /** The nodes of a cluster must not run some with the old value and some with the new. */
  readonly stopsNodes?: boolean;
  readonly certainty: Certainty;
  /** Where the fact was read. */
  readonly source: string;
}

export function follows(id: string, declaration: Omit<Consequence, 'id'>): Consequence {
  return { id, ...declaration };
}
