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

/** Adds where a file violates a constraint: at most once, or once for each section or setting that it judges. */
export function addViolations(constraint: Constraint, facts: Facts, violations: Violation[]): void {
  if (constraint.each === undefined) addIn(constraint, facts, undefined, violations);
  else for (const scope of facts.scopes(constraint.each)) addIn(constraint, facts, scope, violations);
}

function addIn(
  constraint: Constraint,
  facts: Facts,
  scope: Scope | undefined,
  violations: Violation[],
): void {
  if (constraint.kind === 'ignores') {
    // First what is ignored: most files have nothing of it.
    const all = ignoredBy(constraint, facts, scope);
    if (all.length === 0 || facts.judge(constraint.when, scope) !== true) return;
    for (const ignored of all) violations.push({ constraint, facts, scope, ignored });
    return;
  }
  if (facts.judge(constraint.when, scope) !== true) return;
  if (constraint.kind === 'requires' && facts.judge(constraint.needs, scope) !== false) return;
  violations.push({ constraint, facts, scope, ignored: [] });
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
  const ignored: (readonly PresentSetting[])[] = [];
  for (const name of settings)
    for (const present of facts.present(name, scope)) if (!isIdle(present)) ignored.push([present]);
  return ignored;
}
