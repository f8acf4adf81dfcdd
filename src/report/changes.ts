import type { Paint } from './paint.ts';
import { printable } from './printable.ts';

/** A setting that changed, with values as they may be shown. */
export interface ShownChange {
  readonly name: string;
  /** `rewritten`: the value means what it meant. */
  readonly kind: 'added' | 'removed' | 'changed' | 'rewritten';
  readonly removed: readonly ShownValue[];
  readonly added: readonly ShownValue[];
  readonly note?: string | undefined;
}

/** A value and where it stands. */
export interface ShownValue {
  /** Null: a key without an equals sign. */
  readonly value: string | null;
  /** `etc/rstudio-connect.gcfg:12`, `default`, `environment CONNECT_…`. */
  readonly place: string;
}

const MARKS = { added: '+', removed: '-', changed: '~', rewritten: '=' } as const;

/** Longer values do not push the places of the others out of sight. */
const MOST_COLUMNS = 60;

/** Changes for people: a setting each, below it what went and what came. */
export function changesText(changes: readonly ShownChange[], paint: Paint): string {
  return changes
    .flatMap(({ name, kind, removed, added, note }) => {
      const width = Math.min(
        MOST_COLUMNS,
        Math.max(0, ...[...removed, ...added].map(({ value }) => shown(value).length)),
      );
      const line = (mark: string, { value, place }: ShownValue, color: (text: string) => string) =>
        `  ${color(`${mark} ${shown(value)}`)}${' '.repeat(Math.max(0, width - shown(value).length))}  ${paint.frame(onOneLine(place))}`;
      const remark = note === undefined ? '' : ` (${note})`;
      return [
        `${mark(kind, paint)} ${paint.strong(onOneLine(name))}${remark}`,
        ...removed.map((value) => line('-', value, paint.removed)),
        ...added.map((value) => line('+', value, paint.added)),
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function mark(kind: ShownChange['kind'], paint: Paint): string {
  if (kind === 'added') return paint.added(MARKS[kind]);
  return kind === 'removed' ? paint.removed(MARKS[kind]) : paint.help(MARKS[kind]);
}

function shown(value: string | null): string {
  if (value === null) return '(no equals sign)';
  return value === '' ? '(empty)' : onOneLine(value);
}

function onOneLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
