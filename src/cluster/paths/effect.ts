import type { Constraint, Name } from '../../schema/constraints/index.ts';
import { Facts, type Scope, topics } from '../../schema/constraints/index.ts';
import { compareVersions, NEWEST_VERSION } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';

/** Tells which settings of a node count for nothing, by the constraints of the catalogue. */
export class Effects {
  readonly facts: Facts;
  readonly #version: string;

  constructor({ settings, isComplete, facts }: ClusterNode) {
    this.facts = new Facts(settings, isComplete);
    this.#version = facts.version?.value ?? NEWEST_VERSION;
  }

  /**
   * Why a setting has no effect, as a clause; undefined where it has one, and where nobody can say.
   *
   * @param isWritten a constraint that is not confirmed leaves out a default, never what somebody wrote
   */
  whyNone(name: Name, subsection: string | null, isWritten: boolean): string | undefined {
    const section = name.slice(0, name.indexOf('.'));
    const scope: Scope = { section, subsection };
    for (const { constraints } of topics)
      for (const constraint of constraints) {
        if (constraint.kind !== 'ignores' || !this.#isForVersion(constraint)) continue;
        if (isWritten && constraint.certainty === 'uncertain') continue;
        const { settings } = constraint;
        if (typeof settings === 'string' ? settings !== section : !settings.includes(name)) continue;
        if (this.facts.judge(constraint.when, constraint.each === section ? scope : undefined) === true)
          return constraint.because;
      }
    return undefined;
  }

  #isForVersion({ since, until }: Constraint): boolean {
    if (since !== undefined && compareVersions(this.#version, since) < 0) return false;
    return until === undefined || compareVersions(this.#version, until) < 0;
  }
}
