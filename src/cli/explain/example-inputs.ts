/** What the example of a rule is linted as. */
import { parse } from '../../parser/index.ts';
import type { LintInput } from '../../rules/lint.ts';
import type { Rule } from '../../rules/rule.ts';

export const MAIN_FILE = 'rstudio-connect.gcfg';
export const MIGRATION_FILE = 'rstudio-connect-migration.gcfg';

export async function exampleInputs(rule: Rule, which: 'bad' | 'good'): Promise<readonly LintInput[]> {
  const { exampleFile, migrations } = rule;
  if (exampleFile !== undefined) {
    // With all that reading YAML takes.
    const { readCarriers } = await import('../../carriers/read-carriers.ts');
    return readCarriers(exampleFile, rule[which]).configs;
  }
  const migration = migrations?.[which];
  const beside = migration === undefined ? {} : { companion: parse(migration) };
  return [{ path: MAIN_FILE, document: parse(rule[which]), ...beside }];
}
