import { inRange, readValue, type Setting, type SettingValue } from '../../schema/index.ts';
import type { Severity } from '../diagnostic.ts';
import { defineRule } from '../rule.ts';

export const outOfRange = defineRule({
  id: 'schema/out-of-range',
  severity: 'error',
  summary: 'Reports a number or duration below the minimum or above the maximum of its setting.',
  why: `The value is well formed, so that nothing looks wrong, but the server can’t use it: it refuses to start, or
does something else than was asked for.`,
  otherSeverities: `Warning where the bound is not documented, and for 0 where the minimum is 1: for many settings 0
stands for “no limit”, and whether this one takes it so is not known.`,
  bad: `[Password]
MinimumScore = 5
`,
  good: `[Password]
MinimumScore = 4
`,
  check({ bindings, report, show }) {
    for (const { entry, setting, name } of bindings) {
      if (setting === undefined || entry.value === null) continue;
      const reading = readValue(setting, entry.value);
      if (reading.ok !== true) continue;
      const range = inRange(setting, reading.value);
      if (range.ok) continue;
      report({
        range: entry.valueRange!,
        setting: name,
        severity: severityFor(setting, reading.value),
        message: `${name} = ${show(entry)} ${range.reason}.`,
        help: `Write ${bounds(setting)}.`,
      });
    }
  },
});

function severityFor(setting: Setting, value: SettingValue): Severity {
  if (setting.certainty !== 'documented') return 'warning';
  return value === 0 && setting.min === 1 ? 'warning' : 'error';
}

function bounds({ min, max }: Setting): string {
  if (min === undefined) return `${max} or less`;
  return max === undefined ? `${min} or more` : `a value from ${min} to ${max}`;
}
