/** What is said of a change, whatever it is shown in. */
import type { ReloadChange, ReloadEffect } from '../reload/index.ts';
import { printableLine } from './printable.ts';

/** Changes of which the same is to be said. */
export interface ChangeGroup {
  readonly title: string;
  readonly effect: ReloadEffect;
  readonly changes: readonly ReloadChange[];
}

const GROUPS: readonly { readonly title: string; readonly holds: (change: ReloadChange) => boolean }[] = [
  {
    title: 'Applied by a reload',
    holds: ({ effect, certainty }) => effect === 'reload' && certainty === 'documented',
  },
  {
    title: 'Applied by a reload, as far as is known',
    holds: ({ effect, certainty }) => effect === 'reload' && certainty === 'uncertain',
  },
  {
    title: 'Needs a restart',
    holds: ({ effect, reloadable }) => effect === 'restart' && reloadable === false,
  },
  {
    title: 'Needs a restart, for the environment of a running server does not change',
    holds: ({ effect, reloadable }) => effect === 'restart' && reloadable === true,
  },
  {
    title: 'Counts as a restart, for nothing here says that a reload applies it',
    holds: ({ effect, reloadable, known }) => effect === 'restart' && reloadable === null && known,
  },
  { title: 'Not in the catalogue: counts as a restart', holds: ({ known }) => !known },
];

/** All changes, what a reload applies first. */
export function changeGroups(changes: readonly ReloadChange[]): ChangeGroup[] {
  return GROUPS.flatMap(({ title, holds }) => {
    const group = changes.filter(holds);
    return group.length === 0 ? [] : [{ title, effect: group[0]!.effect, changes: group }];
  });
}

/** Whether the setting takes several values. */
export function isList({ from, to }: ReloadChange): boolean {
  return Array.isArray(from) || Array.isArray(to);
}

/** What held before and what holds afterwards; empty where nobody knows a default. */
export function sides({ kind, from, to, default: fallback }: ReloadChange): [from: string, to: string] {
  const byDefault = fallback === null ? undefined : `${printableLine(fallback)} (default)`;
  const text = (value: ReloadChange['from']) =>
    value === null || value === '' ? '(empty)' : printableLine(value as string);
  if (kind === 'added') return [byDefault ?? '', text(to)];
  if (kind === 'removed') return [text(from), byDefault ?? '(not set)'];
  return [text(from), text(to)];
}

/** What went from a list and what came, fit to be shown, and what else is to be said. */
export function listDifference({ from, to, kind, default: fallback }: ReloadChange): {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly remark: string;
} {
  const [old, now] = [from, to].map((side) => (side === null ? [] : [side].flat()));
  const shown = (text: string) => printableLine(text) || '(empty)';
  const removed = old!.filter((text) => !now!.includes(text)).map(shown);
  const added = now!.filter((text) => !old!.includes(text)).map(shown);
  const remark =
    removed.length + added.length === 0
      ? isSame(old!, now!)
        ? kind === 'changed'
          ? 'what differs is masked'
          : ''
        : 'the same values in another order'
      : kind === 'removed' && fallback !== null
        ? `default: ${printableLine(fallback)}`
        : '';
  return { removed, added, remark };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

/** Where a change comes from; of the candidate only the line is told. */
export function placeOf({ range, path, variable, follows }: ReloadChange, candidate: string): string {
  if (follows !== undefined) return `follows ${follows.join(' and ')}`;
  if (variable !== undefined) return printableLine(variable);
  if (range === null || path === null) return '';
  const line = range.start.line;
  return path === candidate ? `line ${line}` : `${printableLine(path)}:${line}`;
}
