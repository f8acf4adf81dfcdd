import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exampleInputs } from '../../src/cli/explain/example-inputs.ts';
import { lint } from '../../src/rules/lint.ts';
import { rules } from '../../src/rules/registry.ts';
import { docsPath, type Rule } from '../../src/rules/rule.ts';

const root = new URL('../../', import.meta.url);

async function findingsIn(rule: Rule, which: 'bad' | 'good') {
  const rules = rule.severity === 'off' ? { [rule.id]: 'warning' as const } : {};
  const { files } = lint(await exampleInputs(rule, which), { ...rule.exampleOptions, rules });
  return files.flatMap(({ diagnostics }) => diagnostics.filter(({ ruleId }) => ruleId === rule.id));
}

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
  test('finds the mistake in its bad example', async () => {
    expect(await findingsIn(rule, 'bad')).not.toEqual([]);
  });

  test('finds nothing in its good example', async () => {
    expect(await findingsIn(rule, 'good')).toEqual([]);
  });

  test('says which kinds of fix it has', async () => {
    const kinds = (await findingsIn(rule, 'bad')).flatMap(({ fix }) => fix?.applicability ?? []);
    for (const kind of kinds) expect(rule.fixes ?? []).toContain(kind);
  });

  test('stands in the file of its name', () => {
    expect(existsSync(new URL(`src/rules/${id}.ts`, root))).toBe(true);
  });

  test('has a page', () => {
    expect(existsSync(new URL(docsPath(id), root))).toBe(true);
  });

  test('has a summary of one sentence that begins with a verb, and a reason', () => {
    expect(rule.summary).toMatch(/^[A-Z][a-z]+s \S.*\.$/s);
    expect(rule.summary).not.toMatch(/\. [A-Z]/);
    expect(rule.why).toMatch(/\.$/);
  });
});

test('every file of a category holds a registered rule', () => {
  const categories = new Set(rules.map(({ id }) => id.split('/')[0]!));
  for (const category of categories) {
    const files = readdirSync(new URL(`src/rules/${category}/`, root)).filter((name) => name.endsWith('.ts'));
    const ids = files.map((name) => `${category}/${name.slice(0, -3)}`);
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  }
});

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
