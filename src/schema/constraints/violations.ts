import type { PresentSetting } from '../settings.ts';
import type { Constraint } from './constraint.ts';
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
  const { each, when } = constraint;
  const scopes = each === undefined ? [undefined] : facts.scopes(each);
  return scopes
    .filter((scope) => facts.judge(when, scope) === true)
    .flatMap((scope) =>
      judged(constraint, facts, scope).map((ignored) => ({ constraint, facts, scope, ignored })),
    );
}

/** What is ignored in each violation of one scope. */
function judged(
  constraint: Constraint,
  facts: Facts,
  scope: Scope | undefined,
): (readonly PresentSetting[])[] {
  switch (constraint.kind) {
    case 'requires':
      return facts.judge(constraint.needs, scope) === false ? [[]] : [];
    case 'conflicts':
      return [[]];
    case 'ignores': {
      const { settings } = constraint;
      if (typeof settings !== 'string')
        return settings
          .flatMap((name) => facts.present(name, scope))
          .filter((present) => !isIdle(present))
          .map((present) => [present]);
      const section = facts.inSection(settings, scope);
      return section.every(isIdle) ? [] : [section];
    }
  }
}
