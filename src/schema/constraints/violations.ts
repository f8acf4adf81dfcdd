import type { PresentSetting } from '../settings.ts';
import type { Constraint, Ineffectiveness } from './constraint.ts';
import { type Facts, isIdle, type Scope } from './facts.ts';

/** A constraint that a file does not keep. */
export interface Violation<C extends Constraint = Constraint> {
  readonly constraint: C;
  readonly facts: Facts;
  /** The section concerned, where a file may have several of its name. */
  readonly scope: Scope | undefined;
  /** What has no effect: a setting at a time, or all of a section. Empty for the other kinds. */
  readonly ignored: readonly PresentSetting[];
}

/** Where a file violates a constraint: at most once, or once for each section or setting that it judges. */
export function violationsOf<C extends Constraint>(constraint: C, facts: Facts): Violation<C>[] {
  if (constraint.each === undefined) return violationsIn(constraint, facts, undefined);
  return facts.scopes(constraint.each).flatMap((scope) => violationsIn(constraint, facts, scope));
}

function violationsIn<C extends Constraint>(
  constraint: C,
  facts: Facts,
  scope: Scope | undefined,
): Violation<C>[] {
  const violation = { constraint, facts, scope, ignored: [] };
  if (constraint.kind === 'ignores') {
    // First what is ignored: most files have nothing of it.
    const ignored = ignoredBy(constraint, facts, scope);
    if (ignored.length === 0 || facts.judge(constraint.when, scope) !== true) return [];
    return ignored.map((settings) => ({ ...violation, ignored: settings }));
  }
  if (facts.judge(constraint.when, scope) !== true) return [];
  if (constraint.kind === 'requires' && facts.judge(constraint.needs, scope) !== false) return [];
  return [violation];
}

/** What would be missed: setting by setting, or a whole section. */
function ignoredBy(
  { settings }: Ineffectiveness,
  facts: Facts,
  scope: Scope | undefined,
): (readonly PresentSetting[])[] {
  if (typeof settings === 'string') {
    const section = facts.inSection(settings, scope);
    return section.every(isIdle) ? [] : [section];
  }
  return settings
    .flatMap((name) => facts.present(name, scope))
    .filter((present) => !isIdle(present))
    .map((present) => [present]);
}
