import type { Document, TextRange } from '../../parser/index.ts';
import { addressKey } from '../../parser/setting-path.ts';
import { type Binding, bindEntries, isSecret, MASK, maskCredentials } from '../../schema/index.ts';
import { unclosedRests } from '../../schema/secrecy.ts';
import { inForce, type Standing, standingOf } from './meaning.ts';
import type { FileSide, MigrationComparison, PendingSetting } from './result.ts';

/** A setting of the migration file beside the main file’s. */
export interface Compared extends Standing {
  /** Equal for two settings exactly when the server takes them for the same. */
  readonly key: string;
  /** As messages name it. */
  readonly setting: string;
  /** The lines of each file, in order; none in `main` where it is new. */
  readonly main: readonly Binding[];
  readonly migration: readonly Binding[];
}

/** Puts every setting of the migration file beside the main file’s, in the migration file’s order. */
export function compare(main: Document, migration: Document): Compared[] {
  const there = byAddress(readable(main));
  return [...byAddress(readable(migration))].map(([key, lines]) => {
    const beside = there.get(key) ?? [];
    return {
      key,
      setting: lines[0]!.name,
      main: beside,
      migration: lines,
      ...standingOf(beside, lines),
    };
  });
}

/**
 * What a migration file still holds, and what of it the main file sets otherwise. Files that the server refuses are
 * compared as far as they can be read.
 */
export function compareMigration(main: Document, migration: Document): MigrationComparison {
  const pending = compare(main, migration).map(
    (compared): PendingSetting => ({
      setting: compared.setting,
      state: compared.state,
      main: compared.main.length === 0 ? undefined : sideOf(main, inForce(compared.main)),
      migration: sideOf(migration, inForce(compared.migration)),
    }),
  );
  return { pending, shadowed: pending.filter(({ state }) => state === 'differs') };
}

/** Lines of a file as they may be shown. */
export function sideOf(document: Document, lines: readonly Binding[]): FileSide {
  return {
    values: lines.map((line) => shownValue(document, line)),
    ranges: lines.map(({ entry }) => rangeOf(entry)),
  };
}

/** From the key to the end of the value. */
export function rangeOf({ keyRange, valueRange }: Binding['entry']): TextRange {
  return { start: keyRange.start, end: (valueRange ?? keyRange).end };
}

function shownValue(document: Document, binding: Binding): string | null {
  const { value, valueRange, commentRange } = binding.entry;
  if (value === null || value === '') return value;
  if (isSecret(binding)) return MASK;
  const masked = maskCredentials(value);
  if (commentRange === null || !value.includes('://')) return masked;
  // What looks like a comment may be the rest of the URL’s password.
  const whole = document.toString().slice(valueRange!.start, commentRange.end);
  return maskCredentials(whole) === whole ? masked : MASK;
}

/** The settings of a file, without those of no section and what may be the rest of a secret whose quote was not closed. */
function readable(document: Document): Binding[] {
  const bindings = bindEntries(document);
  if (document.errorCount === 0) return bindings;
  const rests = new Set(unclosedRests(document).map(({ start }) => start));
  return bindings.filter(({ entry }) => entry.section !== '' && !rests.has(entry.range.start));
}

function byAddress(bindings: readonly Binding[]): Map<string, Binding[]> {
  const groups = new Map<string, Binding[]>();
  for (const binding of bindings) {
    const key = addressKey(binding.entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [binding]);
    else group.push(binding);
  }
  return groups;
}
