import type { ChangePlan, PlannedChange } from '../../migrate/index.ts';
import type { Document } from '../../parser/index.ts';
import type { ShownChange, ShownValue } from '../../report/changes.ts';
import type { SettingText } from '../../schema/settings.ts';
import { shownText } from '../../schema/shown-text.ts';
import type { Target } from './target.ts';

/** What a plan changes, as it may be shown. */
export function changedSettings({ changes, document }: ChangePlan, target: Target): ShownChange[] {
  return changes.flatMap((change) => {
    if (change.kind === 'unchanged') return [];
    const { name, kind } = change;
    const [removed, added] = [
      valuesOf(change, 'before', target.document, target.path),
      valuesOf(change, 'after', document, target.path),
    ];
    return [{ name, kind, removed, added, note: noteOn(change, removed, added) }];
  });
}

function valuesOf(
  { address: { key }, setting, ...change }: PlannedChange,
  side: 'before' | 'after',
  document: Document,
  path: string,
): ShownValue[] {
  const other = change[side === 'before' ? 'after' : 'before'];
  return change[side].filter((value) => !stays(value, other, setting?.multi)).map((value) => ({
    value: shownText(value, { key, setting }, document),
    place: value.origin.kind === 'file' ? `${path}:${value.origin.binding.entry.line}` : '',
  }));
}
