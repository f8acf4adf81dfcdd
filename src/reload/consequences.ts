import { type Consequence, consequences } from '../schema/consequences/index.ts';
import { Facts } from '../schema/constraints/index.ts';
import type { SettingChange, SettingState } from '../schema/difference.ts';
import type { Settings } from '../schema/index.ts';
import type { PlannedConsequence } from './plan.ts';

/** The settings of both sides, and whether their files could be read whole. */
export interface Sides {
  readonly before: Settings;
  readonly after: Settings;
  readonly isComplete: { readonly before: boolean; readonly after: boolean };
}

/** What the changes take beside a restart. */
export function planConsequences(changes: readonly SettingChange[], sides: Sides): PlannedConsequence[] {
  const before = new Facts(sides.before, sides.isComplete.before);
  const after = new Facts(sides.after, sides.isComplete.after);
  return consequences.flatMap((consequence) => {
    const holds =
      (consequence.before === undefined || before.judge(consequence.before) === true) &&
      (consequence.after === undefined || after.judge(consequence.after) === true);
    const triggers = holds ? changes.filter((change) => triggersIt(change, consequence)) : [];
    if (triggers.length === 0) return [];
    const { id, message, help, stopsNodes = false, certainty, source } = consequence;
    const settings = triggers.map(({ name }) => name);
    return [{ id, settings, message, help, stopsNodes, certainty, source }];
  });
}

function triggersIt(
  { section, key, before, after }: SettingChange,
  { settings, when }: Consequence,
): boolean {
  if (section === undefined || !settings.includes(`${section.name}.${key}`)) return false;
  const text = ({ texts }: SettingState) => texts.at(-1)?.text ?? undefined;
  return when?.(text(before), text(after)) ?? true;
}
