/** Variables of the environment in which the server runs, with the places where they are given. */
import type { HostPlace } from './placement.ts';

export interface Variable {
  readonly name: string;
  /** With `GAP` where it is given and not known: it comes from a Secret that is not there. */
  readonly value: string;
  /** Its name. */
  readonly at: HostPlace;
}

/** What the places of a configuration and of its environment have in common. */
export interface VariableList {
  readonly variables: readonly Variable[];
  /** Others may be given, too: nobody knows which. */
  readonly isOpen: boolean;
}
