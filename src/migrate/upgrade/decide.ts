/** Decides for each setting of a file what becomes of it, with an eye to the others and to the file beside it. */
import type { Document } from '../../parser/index.ts';
import { addressKey } from '../../parser/setting-path.ts';
import { type Binding, builtInCatalogue, Settings } from '../../schema/index.ts';
import { inForce, meaningOf } from '../merge/meaning.ts';
import { type Conversion, convert, isQuestion, type NewLine, type Question } from './convert.ts';
import { type Ending, endingOf } from './endings.ts';
import { type Group, groupsOf, nameOf, type SettingOf } from './groups.ts';
import type { UpgradeOptions } from './result.ts';
import { standing } from './standing.ts';

export interface Decided {
  readonly group: Group;
  readonly ending: Ending;
  readonly outcome: Conversion | Question | 'noted';
  /** Successors that stand there with the same value: they are not written again. */
  readonly there: readonly There[];
}

export interface There {
  readonly file: 'file' | 'companion';
  readonly setting: SettingOf;
}

/** The settings of a file that are on their way out, in order. */
export function decide(
  document: Document,
  groups: ReadonlyMap<string, Group>,
  { companion, catalogue = builtInCatalogue }: UpgradeOptions,
  to: string,
): Decided[] {
  const text = document.toString();
  const others = groupsOf(companion, catalogue);
  const linesOf = (all: ReadonlyMap<string, Group>) => [...all.values()].flatMap(({ lines }) => lines);
  const beside = new Settings({ main: linesOf(groups), migration: linesOf(others), catalogue });
  const decided: Decided[] = [];
  for (const group of groups.values()) {
    const ending = endingOf(group, to);
    if (ending === undefined) continue;
    const outcome = ending.isNote ? 'noted' : convert(group, ending, { text, beside, to, catalogue });
    decided.push(besideSuccessors({ group, ending, outcome, there: [] }, groups, others));
  }
  return together(agreed(decided));
}

/** Looks whether the successors stand there already. */
function besideSuccessors(
  decided: Decided,
  groups: ReadonlyMap<string, Group>,
  others: ReadonlyMap<string, Group>,
): Decided {
  const { outcome, group } = decided;
  if (outcome === 'noted' || isQuestion(outcome)) return decided;
  const there: There[] = [];
  const done = new Set<string>();
  for (const [key, wanted] of byKey(outcome)) {
    if (key === group.key) continue;
    const own = groups.get(key);
    const other = others.get(key);
    const found = own ?? other;
    if (found === undefined) continue;
    const file = own === undefined ? 'companion' : 'file';
    if (!holds(found.lines, wanted)) return { ...decided, outcome: standing(found, file, wanted) };
    there.push({ file, setting: found });
    done.add(key);
  }
  return { ...decided, outcome: without(outcome, done), there };
}

/** Two old settings with one successor: they must agree, and it is written once. */
function agreed(all: readonly Decided[]): Decided[] {
  const result = [...all];
  const wishes = new Map<string, { readonly index: number; readonly wanted: readonly NewLine[] }[]>();
  for (const [index, { outcome }] of all.entries()) {
    if (!isConversion(outcome)) continue;
    for (const [key, wanted] of byKey(outcome)) {
      const rivals = wishes.get(key);
      if (rivals === undefined) wishes.set(key, [{ index, wanted }]);
      else rivals.push({ index, wanted });
    }
  }
  for (const [key, rivals] of wishes) {
    const [first, ...rest] = rivals;
    if (rest.length === 0) continue;
    const agree = rest.every(({ wanted }) => sameMeaning(wanted, first!.wanted));
    const setting = first!.wanted[0]!;
    const names = rivals.map(({ index }) => nameOf(all[index]!.group));
    for (const { index } of agree ? rest : rivals) {
      const decided = result[index]!;
      if (!isConversion(decided.outcome)) continue;
      result[index] = agree
        ? {
            ...decided,
            outcome: without(decided.outcome, new Set([key])),
            there: [...decided.there, { file: 'file', setting }],
          }
        : { ...decided, outcome: quarrel(setting, names), there: [] };
    }
  }
  return result;
}

function quarrel({ path }: SettingOf, names: readonly string[]): Question {
  return {
    why: `${names.join(' and ')} differ, and ${path} takes the place of both.`,
    choices: names.map((name) => `Delete all but ${name}, and run the upgrade again.`),
  };
}

/** Settings that mean something together are rewritten together. */
function together(all: readonly Decided[]): Decided[] {
  const left = new Set(all.filter(({ outcome }) => !isConversion(outcome)).map(({ group }) => group.key));
  return all.map((decided) => {
    const { outcome, ending } = decided;
    const partner = ending.upgrade?.together?.find((path) => left.has(keyOf(path)));
    if (partner === undefined || !isConversion(outcome)) return decided;
    const why = `It means something only together with ${partner}, which is left as it is.`;
    return { ...decided, outcome: { why, choices: [`Decide it together with ${partner}.`] }, there: [] };
  });
}

function keyOf(path: string): string {
  const [section = '', key = ''] = path.split('.');
  return addressKey({ section, key });
}

export function isConversion(outcome: Decided['outcome']): outcome is Conversion {
  return outcome !== 'noted' && !isQuestion(outcome);
}

function byKey({ lines }: Conversion): Map<string, NewLine[]> {
  const found = new Map<string, NewLine[]>();
  for (const line of lines.flatMap(({ becomes }) => becomes))
    found.set(line.key, [...(found.get(line.key) ?? []), line]);
  return found;
}

function without(conversion: Conversion, keys: ReadonlySet<string>): Conversion {
  if (keys.size === 0) return conversion;
  return {
    ...conversion,
    lines: conversion.lines.map(({ old, becomes }) => ({
      old,
      becomes: becomes.filter(({ key }) => !keys.has(key)),
    })),
  };
}

/** Whether lines that stand there mean what is wanted: of a list, each of its values. */
function holds(lines: readonly Binding[], wanted: readonly NewLine[]): boolean {
  const there = new Set(inForce(lines).map(({ setting, entry }) => meaningOf(setting, entry.value)));
  return wanted.every(({ setting, value }) => there.has(meaningOf(setting, value)));
}

function sameMeaning(one: readonly NewLine[], other: readonly NewLine[]): boolean {
  const [left, right] = [one, other].map(
    (lines) => new Set(lines.map(({ setting, value }) => meaningOf(setting, value))),
  );
  return left!.size === right!.size && [...left!].every((meaning) => right!.has(meaning));
}
