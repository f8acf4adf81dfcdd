import type { Carrier } from '../carriers/carrier.ts';
import type { HostPlace } from '../carriers/placement.ts';
import type { Variable } from '../carriers/variable.ts';
import type { Document, Entry, TextRange } from '../parser/index.ts';
import type { Binding, Catalogue, Settings } from '../schema/index.ts';
import type { Fix, Severity } from './diagnostic.ts';
import type { LintOptions } from './lint.ts';
import type { Suppression } from './suppressions.ts';

/** A finding as a rule reports it; the engine adds what is the same for all of the rule's findings. */
export interface Finding {
  readonly range: TextRange;
  readonly message: string;
  readonly help?: string | undefined;
  /** The setting concerned: `Server.DataDir`. */
  readonly setting?: string | undefined;
  /** Where it differs from the rule's. */
  readonly severity?: Severity | undefined;
  /** Other places, in this file or in the one that the server reads together with it. */
  readonly related?: readonly (FindingPlace | HostFindingPlace)[] | undefined;
  readonly fix?: Fix | undefined;
}

export interface FindingPlace {
  readonly range: TextRange;
  readonly message: string;
  /** Default: the file that is looked at. */
  readonly file?: 'companion' | undefined;
}

/**
 * A finding about a piece of a file that carries the configuration which never gets into it. A fix edits that file. Only
 * a comment for all of the configuration switches it off.
 */
export interface HostFinding extends Omit<Finding, 'range'> {
  readonly at: HostPlace;
}

export interface HostFindingPlace {
  readonly at: HostPlace;
  readonly message: string;
}

/** The file that the server reads together with the one that is looked at. */
export interface Companion {
  readonly path: string;
  readonly document: Document;
  /** Which of the two it is. */
  readonly role: 'main' | 'migration';
  /** It is looked at in the same run: what concerns both is said of the main file. */
  readonly isLinted: boolean;
}

/** How a server is run: `container` for images and Kubernetes. */
export type Profile = 'container';

/** What a rule may look at: one file. Rules know nothing of disks and terminals. */
export interface RuleContext {
  /** Under which the file is reported on. */
  readonly path: string;
  readonly document: Document;
  /** Undefined where there is none, or it was not given. */
  readonly companion: Companion | undefined;
  /** What carries the file, where it lies within another: a ConfigMap. */
  readonly carrier: Carrier | undefined;
  /** All that is known of settings: what is built in, or that with the user’s overlay. */
  readonly catalogue: Catalogue;
  /** Every entry of the file with what the catalogue says of it, in order. */
  readonly bindings: readonly Binding[];
  /** The settings as the server sees them: file, migration file and environment together, defaults included. */
  readonly settings: Settings;
  /** Whether all that the files set could be read: else what seems to be missing may stand in a broken line. */
  readonly isComplete: boolean;
  /** Which side wins where a setting stands in both, if the user says so. */
  readonly environmentWins: boolean | undefined;
  /** The variables that are given where this input is: in a file of variables, or beside the configuration in a manifest. */
  readonly ownVariables: readonly Variable[];
  /** Where a variable is given, where that is known. */
  variablePlace(name: string): HostPlace | undefined;
  /** Whether the environment in which the server runs was given: then nothing comes from anywhere else. */
  readonly environmentKnown: boolean;
  /** The version of Connect to judge by. */
  readonly connectVersion: string;
  /** How the server is run, where the user says so. */
  readonly profile: Profile | undefined;
  /** Directories that the user says lie on storage which other machines share. */
  readonly sharedPaths: readonly string[];
  /** The names of all rules. */
  readonly ruleIds: readonly string[];
  /** The comments that switch findings off, as far as they were put to use: complete for the rules of `lint/`. */
  readonly suppressions: readonly Suppression[];
  /** Whether the user vouches for a section (`Name`) or setting (`Section.Name`) that the catalogue lacks. */
  isDeclared(name: string): boolean;
  /** The line on which a stretch of the document begins, for a message, as readers find it: `line 12`. */
  line(range: TextRange): string;
  /** An entry's value for a message: in backquotes, or masked where it is secret. */
  show(entry: Entry): string;
  report(finding: Finding | HostFinding): void;
}

/**
 * A rule: what it finds, why that matters, an example of each kind, and the function that looks.
 *
 * Its page under `docs/rules/` is written from these fields.
 */
export interface Rule {
  /** `category/name`. */
  readonly id: `${string}/${string}`;
  /** Severity of a finding unless the finding says otherwise; `off` for a rule that one has to switch on. */
  readonly severity: Severity | 'off';
  /** What the rule finds: one sentence that begins with a verb (“Reports …”). */
  readonly summary: string;
  /** Why it matters to those who run the server: a paragraph. */
  readonly why: string;
  /** Severities that differ from `severity`, and when: for the page. */
  readonly otherSeverities?: string;
  /** The kinds of fix that its findings may carry; absent where they carry none. */
  readonly fixes?: readonly Fix['applicability'][];
  /** Absent: a comment in the file may switch its findings off. */
  readonly suppressible?: false;
  /** The rule looks only at servers that are run this way. */
  readonly profile?: Profile;
  /** A file with the mistake. */
  readonly bad: string;
  /** The same file without it. */
  readonly good: string;
  /** The examples are files of this name, which carry a configuration: `configmap.yaml`. */
  readonly exampleFile?: string;
  /** The migration files beside these two, where the rule looks at it. */
  readonly migrations?: { readonly bad: string; readonly good: string };
  /** With what options the examples are linted, where the rule needs some. */
  readonly exampleOptions?: LintOptions;
  /** Where the page of a rule of one’s own lies: a path or an address. Those built in have theirs in this package. */
  readonly docs?: string;
  check(context: RuleContext): void;
}

/**
 * Types a rule. Hand it to `lint` as one of `extraRules`; for a message, take values from `context.show`, which masks
 * what is secret.
 */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule;
}

/** Where a rule's page lies within this package. */
export function docsPath(id: string): string {
  return `docs/rules/${id}.md`;
}
