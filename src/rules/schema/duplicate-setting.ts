import { type Binding, hasGap } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';

export const duplicateSetting = defineRule({
  id: 'schema/duplicate-setting',
  severity: 'warning',
  summary: 'Reports a setting that takes one value and is given several.',
  why: `The server keeps the last one and says nothing of the others. Whoever edits the first of them, or reads
only that far, believes in a value that is not in force. Sections may be repeated, so the two lines can lie far
apart: often a block was pasted in, or an alternative was left switched on.`,
  bad: `[Server]
Address = https://connect.example.com

[Server]
Address = https://rsc.example.com
`,
  good: `[Server]
Address = https://rsc.example.com
`,
  check({ bindings, report, show, line }) {
    const byName = new Map<string, Binding[]>();
    for (const binding of bindings) {
      // Of a name that the catalogue does not know, nobody can say whether it takes a list.
      if (binding.setting === undefined || binding.setting.multi || hasGap(binding.name)) continue;
      // What another branch of a template says is no second value.
      const key = `${binding.branch ?? 0} ${binding.name}`;
      const same = byName.get(key);
      if (same === undefined) byName.set(key, [binding]);
      else same.push(binding);
    }
    for (const same of byName.values()) {
      const { name } = same[0]!;
      const last = same.at(-1)!;
      for (const { entry } of same.slice(0, -1)) {
        const equal = entry.value === last.entry.value;
        const place = line(last.entry.keyRange);
        const written = entry.value === null ? `${name} without a value` : `${name} = ${show(entry)}`;
        report({
          range: entry.keyRange,
          setting: name,
          message: equal
            ? `${name} is set again on ${place}, to the same value.`
            : `${written} has no effect: it is set again on ${place}, and the server keeps the last one.`,
          help: equal ? 'Remove one of the two lines.' : 'Keep the line that is meant, and remove the other.',
          related: [{ range: last.entry.keyRange, message: 'this one is in force' }],
        });
      }
    }
  },
});
