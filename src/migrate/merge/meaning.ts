/** What the values of a setting mean to the server: the ground on which those of two files are compared. */
import { type Binding, blankMeans, readValue, type Setting } from '../../schema/index.ts';
import { writeValue } from '../../schema/values/index.ts';

/** Equal for two values exactly when the server reads them as the same: `true` and `on`, `60s` and `1m`. */
export function meaningOf(setting: Setting | undefined, value: string | null): string {
  if (setting === undefined) return value === null ? 'blank' : `text ${value}`;
  if (value === null) return blankMeans(setting) === 'true' ? 'value true' : 'blank';
  const reading = readValue(setting, value);
  return reading.ok === true ? `value ${writeValue(setting, reading.value)}` : `text ${value}`;
}

/**
 * The lines of one setting in one file that count: the last; of a list, those from the last key without an equals
 * sign on, which empties it. Of a setting that the catalogue lacks, all: it may be a list.
 */
export function inForce(lines: readonly Binding[]): readonly Binding[] {
  const setting = lines.at(-1)?.setting;
  if (setting === undefined) return lines;
  if (!setting.multi) return lines.slice(-1);
  const emptied = lines.findLastIndex(({ entry }) => entry.value === null);
  return emptied < 0 ? lines : lines.slice(emptied);
}

/** The values of a list that these lines make, read in this order, without repetition. */
function listed(lines: readonly Binding[]): Set<string> {
  return new Set(
    inForce(lines)
      .filter(({ entry }) => entry.value !== null)
      .map(meaning),
  );
}

function meaning({ setting, entry }: Binding): string {
  return meaningOf(setting, entry.value);
}

/** How the lines of one setting in the migration file stand to those in the main file. */
export interface Standing {
  readonly state: 'new' | 'joins' | 'same' | 'differs';
  /** The lines of the migration file that have to go into the main file; in place of its own, where they differ. */
  readonly moving: readonly Binding[];
}

/**
 * No source says which file the server reads last. Where that makes no difference there is one reading; where it
 * does, the files differ.
 */
export function standingOf(main: readonly Binding[], migration: readonly Binding[]): Standing {
  const counting = inForce(migration);
  if (main.length === 0) return { state: 'new', moving: withoutRepetition(counting, new Set()) };
  const differs = { state: 'differs', moving: withoutRepetition(counting, new Set()) } as const;
  const same = { state: 'same', moving: [] } as const;
  const { setting } = counting.at(-1)!;
  if (setting?.multi) {
    const there = listed(main);
    if (!equal(listed([...main, ...migration]), listed([...migration, ...main]))) return differs;
    const moving = withoutRepetition(counting, there).filter(({ entry }) => entry.value !== null);
    return moving.length === 0 ? same : { state: 'joins', moving };
  }
  if (meaning(main.at(-1)!) !== meaning(counting.at(-1)!)) return differs;
  // Whether it takes one value or several: there must be nothing in the migration file that main lacks.
  const there = new Set(main.map(meaning));
  return counting.every((line) => there.has(meaning(line))) ? same : differs;
}

/** The lines of a list whose values are not there yet. Of a setting that may take one value only, all lines. */
function withoutRepetition(lines: readonly Binding[], there: ReadonlySet<string>): readonly Binding[] {
  const seen = new Set(there);
  return lines.filter((line) => {
    if (!line.setting?.multi || line.entry.value === null) return true;
    if (seen.has(meaning(line))) return false;
    seen.add(meaning(line));
    return true;
  });
}

function equal(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item));
}
