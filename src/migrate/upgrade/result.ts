/** What an upgrade is asked for and gives. Values and texts here are as they may be shown: secrets are masked. */
import type { Document, TextRange } from '../../parser/index.ts';
import type { Catalogue } from '../../schema/index.ts';

export interface UpgradeOptions {
  /** The version of Connect that the file is to fit. Default: that of the overlay, or the newest that the catalogue knows. */
  readonly to?: string | undefined;
  /** The version that it comes from: what changed before is not listed. Default: not known. */
  readonly from?: string | undefined;
  /** The file that the server reads together with this one. It is not changed. */
  readonly companion?: Document | undefined;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
  /** List all that changes in the catalogue, not only what concerns the file. */
  readonly all?: boolean | undefined;
}

/** Lines of a file, from the key to the end of the value each. */
export interface Places {
  readonly values: readonly (string | null)[];
  readonly ranges: readonly TextRange[];
}

/** A setting whose lines were rewritten. */
export interface Rewritten {
  /** As messages name it. */
  readonly setting: string;
  /**
   * - `renamed`: another name in its section
   * - `moved`: into another section
   * - `changed`: the same name, and another way of writing the value
   * - `dropped`: the line is gone, and nothing was written
   */
  readonly how: 'renamed' | 'moved' | 'changed' | 'dropped';
  /** The old lines, in the file that was given. */
  readonly from: Places;
  /** What stands in their place. */
  readonly to: readonly Successor[];
  /** Why the line could go, or the value became another: a clause. Not where the successor stood there already. */
  readonly because: string | undefined;
}

/** What takes the place of old lines. */
export interface Successor extends Places {
  readonly setting: string;
  /**
   * - `new`: written into the new file
   * - `file`: stood there already, with the same value
   * - `companion`: stands in the file beside it
   */
  readonly stands: 'new' | 'file' | 'companion';
}

/** A setting that is left as it is. */
export interface Left {
  readonly setting: string;
  /** What is the matter: sentences. */
  readonly message: string;
  /** The lines, in the file that was given. */
  readonly before: Places;
  /** The same lines in the new file. */
  readonly after: Places;
}

/** A successor that is set to something else. */
export interface Rival extends Omit<Left, 'message'> {
  readonly file: 'file' | 'companion';
}

/** A setting of which a person must decide. */
export interface Decision extends Left {
  /** Why it was not rewritten. */
  readonly why: string;
  /** Between what to decide: a sentence each. */
  readonly choices: readonly string[];
  /** What is in the way, where the successor is set already. */
  readonly successor: Rival | undefined;
}

export interface Change {
  readonly setting: string;
  readonly kind: 'new' | 'deprecated' | 'removed';
  /** `Section.Name` of what takes its place. */
  readonly replacement: string | undefined;
  /** Where it stands in the file that was given, from 1. */
  readonly lines: readonly number[];
}

export interface Release {
  /** Undefined for changes of which no source says when they came. */
  readonly version: string | undefined;
  readonly changes: readonly Change[];
}

export interface UpgradeResult {
  /** The new file, a document of its own: its `edits()` lead there from the file that was given. */
  readonly document: Document;
  readonly to: string;
  readonly rewritten: readonly Rewritten[];
  readonly decisions: readonly Decision[];
  /** Deprecations that are unconfirmed, or whose time has not come: nothing has to be done. */
  readonly noted: readonly Left[];
  /** Oldest first; what has no version comes last. */
  readonly releases: readonly Release[];
}
