import type { HostPlace } from '../../../carriers/placement.ts';
import type { Release } from '../../../helm/release.ts';
import type { ValuePath } from '../../../helm/tree.ts';

/** Something at which the chart’s templates stop. */
export interface Refusal {
  /** The value to look at: its key, or where it would stand. */
  readonly at: ValuePath | HostPlace;
  readonly message: string;
  readonly help: string;
  readonly setting?: string | undefined;
  /**
   * How sure it is. `assumed`: it hangs on what is not known, such as the release of the chart or what stands in other
   * files.
   */
  readonly certainty: 'sure' | 'assumed';
  readonly related?: { readonly at: ValuePath; readonly message: string } | undefined;
}

/** Looks for one kind of it. */
export type FindRefusals = (release: Release) => readonly Refusal[];

/** What is absent may stand in a file that was not given. */
export function ofAbsence(release: Release): Refusal['certainty'] {
  return release.isWhole ? 'sure' : 'assumed';
}

/** What a release of the chart refuses, and older ones did not. */
export function ofRelease({ chart }: Release, since: string): Refusal['certainty'] | undefined {
  if (!chart.isSince(since)) return undefined;
  return chart.isKnown ? 'sure' : 'assumed';
}
