/** Reload plans: what a changed configuration takes to be in force. Plain data, printed as JSON as it stands. */
import type { Range } from '../parser/index.ts';
import type { Certainty } from '../schema/index.ts';

/**
 * - `none`: the server reads the same
 * - `reload`: a reload applies every change
 * - `restart`: some change waits for a restart, or nobody knows that it does not: nothing says so of a setting, or what
 *   the server has loaded could not be read whole
 * - `blocked`: the candidate has errors
 */
export type ReloadAction = 'none' | 'reload' | 'restart' | 'blocked';

export type ReloadEffect = 'reload' | 'restart';

/** What is said of the candidate, as far as a plan asks: anything that has a severity. */
export interface Judgement {
  readonly severity: string;
}

/** A setting that the server will read as something else. Without secrets. */
export interface ReloadChange {
  /** `Server.DataDir`, `RPackageRepository."CRAN".URL`. */
  readonly setting: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** As written, masked where it is secret; of a list all texts. Null where the setting stands nowhere. */
  readonly from: string | readonly string[] | null;
  readonly to: string | readonly string[] | null;
  /** What holds where it stands nowhere, as far as that is known. */
  readonly default: string | null;
  readonly effect: ReloadEffect;
  /** `documented`: the catalogue has it from the documentation whether a reload applies the setting. */
  readonly certainty: 'documented' | 'uncertain';
  /**
   * What the catalogue says of a reload; null where it says nothing, and a restart is counted on. A setting in the
   * environment takes a restart all the same.
   */
  readonly reloadable: boolean | null;
  /** Whether something of the texts is not shown. */
  readonly redacted: boolean;
  /** Where the candidate has it: in `path`. Null where it stands in none of its files. */
  readonly range: Range | null;
  readonly path: string | null;
  /** The variable that gives the setting its value. */
  readonly variable?: string;
  /** Settings that the default follows, where the setting itself stands nowhere. */
  readonly follows?: readonly string[];
  /** Whether the catalogue knows the setting. */
  readonly known: boolean;
}

/** What else a change takes. */
export interface PlannedConsequence {
  readonly id: string;
  /** The changes that bring it about. */
  readonly settings: readonly string[];
  readonly message: string;
  readonly help: string;
  /** No node of a cluster may run with the old value while another runs with the new one. */
  readonly stopsNodes: boolean;
  readonly certainty: Certainty;
  readonly source: string;
}

/** Packages that were built for what is no longer there. */
export interface InvalidatedCache {
  readonly language: 'R' | 'Python';
  /** Null where no path tells. */
  readonly version: string | null;
  readonly reason: string;
  /** Where the cache belongs to: the server itself, or images whose names the server knows. */
  readonly place: 'server' | 'images';
}

export interface CachePlan {
  readonly invalidated: readonly InvalidatedCache[];
  /** For a shell, in this order, once the server runs with the candidate. */
  readonly commands: readonly string[];
  /** What in the commands stands for something that only the reader knows. */
  readonly placeholders: readonly string[];
  readonly note: string | null;
}

/** A line for a shell of root, and what it does. */
export interface ServiceCommand {
  readonly command: string;
  /** How many of the changes it applies. */
  readonly changes: number;
  /** What it does to those who use the server. */
  readonly interrupts: readonly string[];
}

export interface ReloadPlan<Diagnostic extends Judgement = Judgement> {
  readonly action: ReloadAction;
  /** What to run; null where there is nothing to do, or nothing to be done before the errors are gone. */
  readonly run: ServiceCommand | null;
  /** Of changes of which some wait for a restart: what a reload would apply in the meantime. */
  readonly meanwhile: ServiceCommand | null;
  /** In the order of the catalogue; what it lacks comes last. */
  readonly changes: readonly ReloadChange[];
  readonly consequences: readonly PlannedConsequence[];
  readonly caches: CachePlan;
  /** How to find out what is uncertain; null where nothing is. */
  readonly settle: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** How many settings were compared. */
  readonly compared: number;
}
