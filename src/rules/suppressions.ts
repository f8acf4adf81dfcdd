/**
 * Comments that switch findings off. Names of rules follow, then `--` and the reason:
 *
 *     ; gcfg-lint-disable-next-line schema/unknown-setting -- needed by our patched build, until 2027-01-31
 */
import type { Comment, Document, TextRange } from '../parser/index.ts';
import { maskComment } from '../schema/secrecy.ts';
import { clusterRuleIds } from './cluster-rule-ids.ts';
import { groupBy } from './schema/names/group-by.ts';
import { dayIn, type Expiry, expiry } from './until.ts';

export const INSTRUCTIONS = [
  'disable-next-line',
  'disable-line',
  'disable-file',
  'disable',
  'enable',
] as const;

export type Instruction = (typeof INSTRUCTIONS)[number];

/** What came of one of the names in a suppression. */
export type Outcome =
  /** It switched a finding off. */
  | 'used'
  /** There was a finding, of a rule that must not be switched off. */
  | 'refused'
  /** There was nothing to switch off. */
  | 'unused'
  /** The rule did not run: nobody can tell. */
  | 'undecided'
  /** There is no such rule. */
  | 'unknown';

/** A name in a suppression; one target without a name stands for all rules. */
export interface Target {
  /** `schema/unknown-setting`, `schema/*`, or empty for all rules. */
  readonly name: string;
  readonly range: TextRange;
  readonly outcome: Outcome;
}

/** A comment that switches findings off, or on again. */
export interface Suppression {
  readonly comment: Comment;
  /** The comment without the blanks at its end. */
  readonly range: TextRange;
  /** The word behind `gcfg-lint-`, as written. */
  readonly word: string;
  readonly wordRange: TextRange;
  /** Undefined when there is no such instruction. */
  readonly instruction: Instruction | undefined;
  /** At least one. */
  readonly targets: readonly Target[];
  /** What follows `--`, without what may be a secret; empty when there is none. */
  readonly reason: string;
  /** `until 2027-01-31` in the reason: the last day on which it holds, as written. */
  readonly until: string | undefined;
  /** `over`: the day has passed. `unclear`: it is no date. Neither switches anything off. */
  readonly expired: Expiry;
}

/** What suppressions are judged by. */
export interface SuppressionOptions {
  readonly rules: readonly { readonly id: string }[];
  /** Whether a rule looks at this file. */
  runs(id: string): boolean;
  /** Whether somebody switched a rule off that would have run. */
  isSwitchedOff(id: string): boolean;
  /** Whether a rule’s findings may be switched off. */
  isSuppressible(id: string): boolean;
  /** `YYYY-MM-DD`; without it nothing expires. */
  readonly today: string | undefined;
}

/** Rules of other commands: what they find is not known here. */
const OTHER_COMMANDS = /^(?:ha|launcher)\//;

const DIRECTIVE = /^[;#]+[ \t]*gcfg-lint-(?<word>[^\s,]+)/;
const REASON = /(?:^|\s)--(?:\s+(?<reason>.*))?$/s;

/** A document’s suppressions. */
export class Suppressions {
  readonly #read: readonly ReadSuppression[];
  readonly #options: SuppressionOptions;
  readonly #by: ReadonlyMap<Instruction | undefined, readonly ReadSuppression[]>;
  /** By rule, the lines on which its findings are switched on again. */
  readonly #enabled = new Map<string, readonly number[]>();

  constructor(document: Document, options: SuppressionOptions) {
    this.#options = options;
    this.#read = document.toString().includes('gcfg-lint-') ? read(document, options) : [];
    this.#by = groupBy(this.#read, ({ instruction }) => instruction);
  }

  get all(): readonly Suppression[] {
    return this.#read;
  }

  /** The suppression that switches a rule’s finding on a line off, if one does. */
  take(rule: string, line: number): Suppression | undefined {
    // Suppressions don't hide what is said of suppressions.
    if (this.#read.length === 0 || rule.startsWith('lint/')) return undefined;
    const suppressible = this.#options.isSuppressible(rule);
    for (const suppression of this.#reaching(rule, line)) {
      if (suppression.expired !== 'no') continue;
      const target = suppression.targets.find(
        ({ name, outcome }) => outcome !== 'unknown' && covers(name, rule),
      );
      if (target === undefined) continue;
      if (suppressible) {
        target.outcome = 'used';
        return suppression;
      }
      if (target.outcome !== 'used') target.outcome = 'refused';
    }
    return undefined;
  }

  /** The suppressions that reach a line, the closest kind first. */
  *#reaching(rule: string, line: number): Iterable<ReadSuppression> {
    for (const instruction of ['disable-next-line', 'disable-line'] as const) {
      const near = this.#by.get(instruction) ?? [];
      // Both ends only move forward.
      for (let at = firstIndex(near, ({ reach }) => reach.last >= line); at < near.length; at++) {
        if (near[at]!.reach.first > line) break;
        yield near[at]!;
      }
    }
    yield* this.#by.get('disable-file') ?? [];
    const enabled = this.#enabledOn(rule);
    const from = enabled[firstIndex(enabled, (on) => on > line) - 1] ?? 0;
    const disables = this.#by.get('disable') ?? [];
    for (let at = firstIndex(disables, ({ comment }) => comment.line >= from); at < disables.length; at++) {
      if (disables[at]!.comment.line > line) break;
      yield disables[at]!;
    }
  }

  #enabledOn(rule: string): readonly number[] {
    let lines = this.#enabled.get(rule);
    if (lines === undefined) {
      const enables = this.#by.get('enable') ?? [];
      lines = enables
        .filter(({ targets }) => targets.some(({ name }) => covers(name, rule)))
        .map(({ comment }) => comment.line);
      this.#enabled.set(rule, lines);
    }
    return lines;
  }
}

/** Index of the first of a list that is far enough; its length when none is. */
function firstIndex<Item>(list: readonly Item[], isFar: (item: Item) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isFar(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface ReadTarget extends Target {
  outcome: Outcome;
}

interface ReadSuppression extends Suppression {
  readonly targets: readonly ReadTarget[];
  /** The lines on which it holds; of `disable` and `enable` only where they begin. */
  readonly reach: Reach;
}

interface Reach {
  readonly first: number;
  readonly last: number;
}

/** Whether a name in a suppression means a rule. */
function covers(name: string, rule: string): boolean {
  return name === '' || name === rule || (name.endsWith('/*') && rule.startsWith(name.slice(0, -1)));
}

/** The closest first: of two suppressions for one finding the wider one may be the needless one. */
const ORDER: readonly (Instruction | undefined)[] = INSTRUCTIONS;

function read(document: Document, options: SuppressionOptions): ReadSuppression[] {
  const comments = document.comments();
  const reachOf = reaches(document, comments);
  const found: ReadSuppression[] = [];
  for (const comment of comments) {
    const directive = DIRECTIVE.exec(comment.text);
    if (directive === null) continue;
    const word = directive.groups!.word!;
    const wordEnd = comment.range.start + directive[0].length;
    const wordRange = { start: wordEnd - word.length, end: wordEnd };
    const rest = comment.text.slice(directive[0].length);
    const separator = REASON.exec(rest);
    const instruction = INSTRUCTIONS.find((name) => name === word);
    const reason = separator?.groups?.reason?.trim() ?? '';
    const until = dayIn(reason);
    found.push({
      comment,
      range: { start: comment.range.start, end: comment.range.start + comment.text.trimEnd().length },
      word,
      wordRange,
      instruction,
      targets: readTargets(rest.slice(0, separator?.index), wordRange, options),
      reason: maskComment(reason),
      until,
      expired: until === undefined ? 'no' : expiry(until, options.today),
      reach: instruction === undefined ? NOWHERE : reachOf(comment, instruction),
    });
  }
  const ordered = found.toSorted((a, b) => ORDER.indexOf(a.instruction) - ORDER.indexOf(b.instruction));
  judgeEnables(ordered);
  return ordered;
}

function readTargets(names: string, wordRange: TextRange, options: SuppressionOptions): ReadTarget[] {
  const start = wordRange.end;
  const targets = [...names.matchAll(/[^\s,]+/g)].map(
    ({ 0: name, index }): ReadTarget => ({
      name,
      range: { start: start + index, end: start + index + name.length },
      outcome: firstOutcome(name, options),
    }),
  );
  if (targets.length > 0) return targets;
  return [{ name: '', range: wordRange, outcome: firstOutcome('', options) }];
}

/** What can be said of a name before any finding is known. */
function firstOutcome(name: string, options: SuppressionOptions): Outcome {
  const { rules, runs, isSwitchedOff, isSuppressible } = options;
  if (OTHER_COMMANDS.test(name)) {
    const ofOthers = clusterRuleIds.filter((id) => covers(name, id));
    if (ofOthers.length === 0) return 'unknown';
    return ofOthers.every((id) => !isSuppressible(id)) ? 'refused' : 'undecided';
  }
  const meant = rules.filter(({ id }) => covers(name, id));
  if (meant.length === 0) return 'unknown';
  if (meant.every(({ id }) => !runs(id)) || meant.some(({ id }) => isSwitchedOff(id))) return 'undecided';
  return 'unused';
}

const NOWHERE: Reach = { first: 0, last: -1 };

/** On which lines a suppression holds. */
function reaches(
  document: Document,
  comments: readonly Comment[],
): (comment: Comment, instruction: Instruction) => Reach {
  const entries = new Map(document.entries().map((entry) => [entry.line, entry]));
  const aloneOn = new Set(comments.filter(({ alone }) => alone).map(({ line }) => line));
  // A value may go on over several lines.
  const lastLine = (line: number) => {
    const entry = entries.get(line);
    return entry === undefined
      ? line
      : document.position(Math.max(entry.keyRange.end, entry.range.end - 1)).line;
  };
  const behind = new Map(document.entries().map((entry) => [entry.commentRange?.start, entry]));
  return (comment, instruction) => {
    const { line } = comment;
    switch (instruction) {
      case 'disable-file':
        return { first: 1, last: Number.POSITIVE_INFINITY };
      case 'disable-line':
        return { first: behind.get(comment.range.start)?.line ?? line, last: line };
      case 'disable-next-line': {
        // Several of them may stand above one setting, and other comments between.
        let last = line + 1;
        while (aloneOn.has(last)) last++;
        return { first: line + 1, last: lastLine(last) };
      }
      case 'disable':
      case 'enable':
        return { first: line, last: line };
    }
  };
}

/** An `enable` is used when something above it is switched off. */
function judgeEnables(suppressions: readonly ReadSuppression[]): void {
  const disables = suppressions.filter(({ instruction }) => instruction === 'disable');
  for (const { instruction, comment, targets } of suppressions) {
    if (instruction !== 'enable') continue;
    for (const target of targets) {
      if (target.outcome === 'unknown') continue;
      const ends = disables.some(
        (disable) =>
          disable.comment.line < comment.line &&
          disable.targets.some(({ name }) => covers(name, target.name) || covers(target.name, name)),
      );
      target.outcome = ends ? 'used' : 'unused';
    }
  }
}
