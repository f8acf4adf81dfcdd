import {
  type Condition,
  type Facts,
  type Name,
  type Scope,
  textOf,
  type Violation,
} from '../../../schema/constraints/index.ts';
import { findSection, MASK, maskCredentials, variableFor } from '../../../schema/index.ts';
import type { RuleContext } from '../../rule.ts';
import { type JudgedLeaf, type Leaf, leavesOf, nameOf, settingsOf } from './violations.ts';

/** Speaks of conditions: `Launcher.Enabled = true`, “without Branding.Enabled = true”. */
export class Wording {
  readonly #facts: Facts;
  readonly #scope: Scope | undefined;
  readonly #show: RuleContext['show'];

  constructor({ facts, scope }: Violation, show: RuleContext['show']) {
    this.#facts = facts;
    this.#scope = scope;
    this.#show = show;
  }

  /** What holds, as the subject of a sentence: “A with B”. */
  cause(condition: Condition): string {
    const [first, ...others] = this.#nouns(condition);
    return others.length === 0 ? first! : `${first} with ${list(others, 'and')}`;
  }

  /** What must not be, as a clause. */
  conflict(condition: Condition): string {
    const leaves = this.#spoken(condition).filter(({ negated }) => !negated);
    for (const { leaf } of leaves) {
      const clause = this.#clause(leaf, leaves.length === 1);
      if (clause !== undefined) return clause;
    }
    return `${list(this.#nouns(condition), 'and')} do not go together`;
  }

  /** What is missing, as an object: “A and B, which are not set”. */
  need(condition: Condition): string {
    const joint = condition.is === 'any' ? 'or' : 'and';
    const missing = this.missing(condition);
    const names = list(
      missing.map((leaf) => this.#demand(leaf)),
      joint,
    );
    if (missing.some((leaf) => leaf.is !== 'set' && leaf.is !== 'section')) return names;
    if (missing.length === 1) return `${names}, which is ${missing[0]!.is === 'set' ? 'not set' : 'missing'}`;
    if (joint === 'and') return `${names}, which are not set`;
    return `${names}, and ${missing.length === 2 ? 'neither' : 'none of them'} is set`;
  }

  /** The simple conditions that do not hold and ought to. */
  missing(condition: Condition): Leaf[] {
    switch (condition.is) {
      case 'not':
      case 'given':
        return [];
      case 'all':
      case 'any':
        return condition.conditions
          .filter((each) => this.#facts.judge(each, this.#scope) !== true)
          .flatMap((each) => this.missing(each));
      default:
        return [condition];
    }
  }

  /** Why something has no effect, as an adverbial: “without A”, “while B = `false`”. */
  circumstance(condition: Condition): string {
    const leaves = this.#spoken(condition);
    const without = leaves.flatMap((each) => this.#lacking(each) ?? []);
    const during = leaves
      .filter((each) => this.#lacking(each) === undefined)
      .map(({ leaf }) => this.#state(leaf));
    return [
      ...(during.length === 0 ? [] : [`while ${list(during, 'and')}`]),
      ...(without.length === 0 ? [] : [`without ${list(without, 'or')}`]),
    ].join(' and ');
  }

  /** What to set, and by which variables, where the environment can give what is missing. */
  supply(condition: Condition): { readonly names: string; readonly variables: string | undefined } {
    const joint = condition.is === 'any' ? 'or' : 'and';
    const missing = this.missing(condition);
    const names = list(
      missing.map((leaf) => this.#demand(leaf)),
      joint,
    );
    const variables = missing.flatMap((leaf) => {
      if (leaf.is !== 'set') return [];
      const [section, key] = leaf.setting.split('.') as [string, string];
      const use = findSection(section)?.subsection;
      const isNamed = use === 'optional' ? (this.#scope?.subsection ?? null) !== null : use !== 'none';
      return isNamed ? [] : [variableFor(section, key)];
    });
    return {
      names: names.replaceAll('`', ''),
      variables:
        variables.length === missing.length && variables.length < 3 ? list(variables, joint) : undefined,
    };
  }

  #nouns(condition: Condition): string[] {
    return this.#spoken(condition)
      .filter(({ negated }) => !negated)
      .map(({ leaf }, index) => this.#noun(leaf, index > 0));
  }

  /** What is worth saying: each setting once. */
  #spoken(condition: Condition): JudgedLeaf[] {
    const leaves = leavesOf(condition, this.#facts, this.#scope);
    return leaves.filter(({ leaf }, index) => {
      if (leaf.is === 'section' || leaf.is === 'mixed') return true;
      const same = ({ leaf: other }: JudgedLeaf) => settingsOf(other).includes(leaf.setting);
      if (leaf.is === 'set') return leaves.findIndex(same) === index && leaves.filter(same).length === 1;
      return leaves.findIndex((other) => other.leaf.is !== 'set' && same(other)) === index;
    });
  }

  /** A condition that holds. */
  #noun(leaf: Leaf, short = false): string {
    switch (leaf.is) {
      case 'section':
        return this.#header(leaf.section);
      case 'mixed':
        return `[${leaf.section}]`;
      case 'set':
        return this.#name(leaf.setting, short);
      case 'blank':
        return `an empty ${this.#name(leaf.setting, short)}`;
      case 'on':
        return `${this.#name(leaf.setting, short)} = \`true\``;
      case 'off':
        return `${this.#name(leaf.setting, short)} = \`false\``;
      default:
        return `${this.#name(leaf.setting, short)} = ${this.#value(leaf.setting)}`;
    }
  }

  /** A condition that holds, as a clause behind “while”. */
  #state(leaf: Leaf): string {
    switch (leaf.is) {
      case 'set':
        return `${this.#name(leaf.setting, true)} is set`;
      case 'blank':
        return `${this.#name(leaf.setting, true)} is empty`;
      default:
        return this.#noun(leaf, true);
    }
  }

  /** A condition that holds, where it makes a clause of its own. */
  #clause(leaf: Leaf, alone: boolean): string | undefined {
    switch (leaf.is) {
      case 'inside': {
        const other = leaf.directory.startsWith('/')
          ? `\`${leaf.directory}\``
          : `${leaf.directory} = ${this.#value(leaf.directory as Name)}`;
        return `${this.#noun(leaf)} lies in ${other}`;
      }
      case 'same':
        return `${this.#noun(leaf)} is the same as ${leaf.other}`;
      case 'greater':
        return `${this.#noun(leaf)} is more than ${leaf.other} = ${this.#value(leaf.other)}`;
      case 'mixed':
        return `The sections [${leaf.section}] do not agree`;
      case 'matching':
        return alone ? `${this.#noun(leaf)} ${leaf.words}` : undefined;
      default:
        return undefined;
    }
  }

  /** A condition that does not hold, as the object of “without”. */
  #lacking({ leaf, negated }: JudgedLeaf): string | undefined {
    if (!negated) return undefined;
    if (leaf.is === 'equal' && this.#facts.text(leaf.setting, this.#scope) !== undefined) return undefined;
    return this.#demand(leaf);
  }

  /** A condition that ought to hold. */
  #demand(leaf: Leaf): string {
    switch (leaf.is) {
      case 'section':
        return `a section ${this.#header(leaf.section)}`;
      case 'equal':
        return `${this.#short(leaf.setting)} = ${list(
          leaf.values.map((value) => `\`${value}\``),
          'or',
        )}`;
      case 'on':
        return `${this.#short(leaf.setting)} = \`true\``;
      case 'off':
        return `${this.#short(leaf.setting)} = \`false\``;
      case 'mixed':
        return `[${leaf.section}]`;
      default:
        return this.#short(leaf.setting);
    }
  }

  #header(section: string): string {
    if (this.#scope?.section === section) {
      const { subsection } = this.#scope;
      return subsection === null ? `[${section}]` : `[${section} ${JSON.stringify(subsection)}]`;
    }
    const use = findSection(section)?.subsection;
    return use === 'none' || use === 'optional' ? `[${section}]` : `[${section} "name"]`;
  }

  #name(setting: Name, short: boolean): string {
    if (short) return this.#short(setting);
    const [present] = this.#facts.present(setting, this.#scope);
    return present === undefined ? setting : nameOf(present);
  }

  /** Within a section that the sentence names already, without the section. */
  #short(setting: Name): string {
    const [section, key] = setting.split('.') as [string, string];
    return this.#scope?.section === section ? key : setting;
  }

  #value(setting: Name): string {
    const [present] = this.#facts.present(setting, this.#scope);
    const text = present === undefined ? '' : textOf(present);
    if (present === undefined || text === '' || text === undefined)
      return `\`${this.#facts.text(setting, this.#scope) ?? ''}\` (the default)`;
    const origin = present.texts.at(-1)!.origin;
    if (present.setting.type === 'secret') return `\`${MASK}\``;
    return origin.kind === 'file' ? this.#show(origin.binding.entry) : `\`${maskCredentials(text)}\``;
  }
}

function list(names: readonly string[], joint: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${joint} ${names.at(-1)}`;
}
