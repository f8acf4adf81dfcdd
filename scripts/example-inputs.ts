/** What the example of a rule is linted as. */
import { readCarriers } from '../src/carriers/read-carriers.ts';
import { parse } from '../src/parser/index.ts';
import type { LintInput } from '../src/rules/lint.ts';
import type { Rule } from '../src/rules/rule.ts';

const MAIN = 'rstudio-connect.gcfg';

export function exampleInputs(rule: Rule, which: 'bad' | 'good'): LintInput[] {
  const { exampleFile, migrations } = rule;
  if (exampleFile !== undefined) return [...readCarriers(exampleFile, rule[which]).configs];
  const migration = migrations?.[which];
  const beside = migration === undefined ? {} : { companion: parse(migration) };
  return [{ path: MAIN, document: parse(rule[which]), ...beside }];
}
