/** Violated constraints and their places in the file: what the rules on constraints have in common. */
import { formatSettingPath, type TextRange } from '../../../parser/index.ts';
import {
  type Condition,
  type Constraint,
  Facts,
  findViolations,
  type Name,
  type Scope,
  type Violation,
} from '../../../schema/constraints/index.ts';
import { compareVersions, type PresentSetting, type Settings } from '../../../schema/index.ts';
import type { Severity } from '../../diagnostic.ts';
import type { Finding, RuleContext } from '../../rule.ts';

const violationsOfSettings = new WeakMap<Settings, readonly Violation[]>();

/** The constraints of one kind that a file does not keep, of those that hold for the version to judge by. */
export function violationsIn<K extends Constraint['kind']>(
  { settings, isComplete, connectVersion }: RuleContext,
  kind: K,
): Violation<Extract<Constraint, { readonly kind: K }>>[] {
  let violations = violationsOfSettings.get(settings);
  if (violations === undefined) {
    violations = findViolations(new Facts(settings, isComplete));
    violationsOfSettings.set(settings, violations);
  }
  return violations.filter(
    (violation): violation is Violation<Extract<Constraint, { readonly kind: K }>> =>
      violation.constraint.kind === kind && isForVersion(violation.constraint, connectVersion),
  );
}

function isForVersion({ since, until }: Constraint, version: string): boolean {
  if (since !== undefined && compareVersions(version, since) < 0) return false;
  return until === undefined || compareVersions(version, until) < 0;
}

/** A finding weighs no more than what is known for sure; undefined leaves it to the rule. */
export function severityOf(
  { severity, certainty, oftenInEnvironment }: Constraint,
  own: Severity,
  environmentKnown: boolean,
): Severity | undefined {
  if (certainty === 'uncertain') return 'info';
  if (oftenInEnvironment && !environmentKnown) return 'warning';
  return severity ?? (certainty === 'seen' && own === 'error' ? 'warning' : undefined);
}

/** A place in the file, and the name of what stands there. */
export interface Place {
  readonly name: string;
  readonly range: TextRange;
}

/** Where in the file a setting stands first; undefined for one that only the environment gives. */
export function placeOf(present: PresentSetting): Place | undefined {
  const entry = firstEntry(present);
  return entry === undefined ? undefined : { name: nameOf(present), range: entry.keyRange };
}

/** The header above the first of these settings that stands in the file. */
export function headerPlace(settings: readonly PresentSetting[]): Place | undefined {
  for (const present of settings) {
    const header = firstEntry(present)?.header;
    if (header === undefined || header === null) continue;
    const { start, end } = header.nameRange;
    const name = present.section.name;
    return { name, range: { start, end: header.subsectionRange?.end ?? end } };
  }
  return undefined;
}

/** The places that make a condition hold, in the order of the condition. */
export function placesOf(condition: Condition, facts: Facts, scope: Scope | undefined): Place[] {
  const places = leavesOf(condition, facts, scope).flatMap(({ leaf }) => {
    if (leaf.is === 'section' || leaf.is === 'mixed')
      return headerPlace(facts.inSection(leaf.section, scope)) ?? [];
    return settingsOf(leaf).flatMap((name) =>
      facts.present(name, scope).flatMap((each) => placeOf(each) ?? []),
    );
  });
  return places.filter(
    ({ range }, index) => places.findIndex((other) => other.range.start === range.start) === index,
  );
}

/** Range, setting and related places of a finding; the start of the file where nothing stands in it. */
export function locate(places: readonly Place[]): Pick<Finding, 'range' | 'setting' | 'related'> {
  const [first, ...others] = places;
  return {
    range: first?.range ?? { start: 0, end: 0 },
    setting: first?.name,
    related:
      others.length === 0
        ? undefined
        : others.map(({ name, range }) => ({ range, message: `${name} stands here` })),
  };
}

function firstEntry(present: PresentSetting) {
  // What the environment overrides stands there all the same.
  const isOutside = present.texts.every(({ origin }) => origin.kind === 'environment');
  const texts = isOutside ? present.overridden : present.texts;
  for (const { origin } of texts) if (origin.kind === 'file') return origin.binding.entry;
  return undefined;
}

export function nameOf({ section, subsection, key }: PresentSetting): string {
  return formatSettingPath({ section: section.name, subsection, key });
}

/** A condition that holds no other. */
export type Leaf = Exclude<Condition, { readonly is: 'not' | 'given' | 'all' | 'any' }>;

export interface JudgedLeaf {
  readonly leaf: Leaf;
  readonly negated: boolean;
}

/** The simple conditions on which it rests that a condition holds. */
export function leavesOf(
  condition: Condition,
  facts: Facts,
  scope: Scope | undefined,
  negated = false,
): JudgedLeaf[] {
  switch (condition.is) {
    case 'not':
      return leavesOf(condition.condition, facts, scope, !negated);
    case 'given':
      return [];
    case 'all':
    case 'any':
      return condition.conditions
        .filter((each) => facts.judge(each, scope) === !negated)
        .flatMap((each) => leavesOf(each, facts, scope, negated));
    default:
      return [{ leaf: condition, negated }];
  }
}

/** The settings of which a condition speaks. */
export function settingsOf(leaf: Leaf): readonly Name[] {
  switch (leaf.is) {
    case 'section':
    case 'mixed':
      return [];
    case 'same':
    case 'greater':
      return [leaf.setting, leaf.other];
    case 'inside':
      return leaf.directory.startsWith('/') ? [leaf.setting] : [leaf.setting, leaf.directory as Name];
    default:
      return [leaf.setting];
  }
}
