/** What merging a migration file asks for and gives. Values here are as they may be shown: secrets are masked. */
import type { Document, ParseError, TextRange } from '../../parser/index.ts';

/** One of the two files. */
export type MigrationFile = 'main' | 'migration';

export interface MigrationOptions {
  /** The file whose value counts where the two differ. Default: neither, so that every conflict stays open. */
  readonly prefer?: MigrationFile | undefined;
  /**
   * The same for single settings, by `Section.Key` or `Section."Subsection".Key`; goes before `prefer`. Names are
   * compared as the server compares them.
   */
  readonly resolve?: Readonly<Record<string, MigrationFile>> | undefined;
  /** Take deprecated settings out of the main file whose successors move in. Default: false. */
  readonly dropDeprecated?: boolean | undefined;
  /** The version of Connect that says what is deprecated. Default: the newest that the catalogue knows. */
  readonly connectVersion?: string | undefined;
}

/** What one of the files says of a setting. */
export interface FileSide {
  /** The values in force, several for a list; null for a key without an equals sign. */
  readonly values: readonly (string | null)[];
  /** Where they stand in the file that was given, from the key to the end of the value. */
  readonly ranges: readonly TextRange[];
}

/** A setting that went into the main file. */
export interface Moved {
  readonly setting: string;
  /** It was not there; it joined the values of a list; or it took the place of another value. */
  readonly how: 'added' | 'joined' | 'replaced';
  readonly values: FileSide['values'];
  /** Where it stood in the migration file that was given. */
  readonly from: readonly TextRange[];
  /** Where it stands in the merged main file; empty when nothing was merged. */
  readonly to: readonly TextRange[];
  /** Deprecated settings of the main file whose place it takes: still there unless they were to be dropped. */
  readonly replaces: readonly string[];
}

/** A setting that means the same in both files: nothing had to be written. */
export interface Unchanged {
  readonly setting: string;
  readonly main: FileSide;
  readonly migration: FileSide;
}

/** A setting for which it matters which file the server reads last. */
export interface Conflict {
  readonly setting: string;
  readonly main: FileSide;
  readonly migration: FileSide;
  /** The file whose value was chosen; undefined while nobody has. */
  readonly resolution: MigrationFile | undefined;
}

/** Lines that were taken out of a file and stand nowhere now. */
export interface Dropped extends FileSide {
  readonly setting: string;
  readonly file: MigrationFile;
  /**
   * - `conflict`: the other file’s value was chosen
   * - `overridden`: a later line of the same file sets it anew
   * - `repeated`: the list has the value already
   * - `deprecated`: its successor moved in
   */
  readonly reason: 'conflict' | 'overridden' | 'repeated' | 'deprecated';
}

export interface MigrationResult {
  /**
   * The merged main file, a document of its own: its `edits()` lead there from the file that was given. With a
   * conflict open it has none.
   */
  readonly main: Document;
  /** What is left of the migration file, likewise: comments, and headers that hold comments. */
  readonly migration: Document;
  /** No conflict is open. Otherwise nothing was merged, and the lists say what would be. */
  readonly isComplete: boolean;
  readonly moved: readonly Moved[];
  readonly unchanged: readonly Unchanged[];
  readonly conflicts: readonly Conflict[];
  readonly dropped: readonly Dropped[];
}

/** A setting that the migration file holds. */
export interface PendingSetting {
  readonly setting: string;
  /**
   * How it stands to the main file: `new` there, `joins` a list, the `same`, or `differs` so that it matters which
   * file the server reads last.
   */
  readonly state: 'new' | 'joins' | 'same' | 'differs';
  /** Undefined where the main file does not have it. */
  readonly main: FileSide | undefined;
  readonly migration: FileSide;
}

export interface MigrationComparison {
  /** Every setting of the migration file, in order. */
  readonly pending: readonly PendingSetting[];
  /** Those of them which the main file sets otherwise. */
  readonly shadowed: readonly PendingSetting[];
}

/** A file can’t be merged since the server refuses it: nobody knows what a line in it was meant to be. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly file: MigrationFile;
  /** At least one; the first is the one that the server reports. */
  readonly errors: readonly ParseError[];

  constructor(file: MigrationFile, errors: readonly ParseError[], count: number) {
    const { line, column, message } = errors[0]!;
    const more = count > 1 ? ` (and ${count - 1} more)` : '';
    super(
      `The ${file} file can’t be merged, for the server refuses it: line ${line}, column ${column}: ${message}${more}. ` +
        'Correct it first.',
    );
    this.file = file;
    this.errors = errors;
  }
}
