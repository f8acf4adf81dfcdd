import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exampleClusters } from '../../src/cli/explain/example-clusters.ts';
import { clusterRules } from '../../src/rules/cluster-registry.ts';
import { clusterRuleIds } from '../../src/rules/cluster-rule-ids.ts';
import { docsPath } from '../../src/rules/rule.ts';
import { clusterFindings } from './cluster-tester.ts';

const root = new URL('../../', import.meta.url);

describe.each(clusterRules.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
  test('finds the mistake in its bad example', () => {
    expect(clusterFindings(id, exampleClusters(rule.bad))).not.toEqual([]);
  });

  test('finds nothing in its good example', () => {
    expect(clusterFindings(id, exampleClusters(rule.good))).toEqual([]);
  });

  test('names every node it is about, at a place or in words', () => {
    const nodes = exampleClusters(rule.bad).flatMap((cluster) => cluster.nodes);
    for (const finding of clusterFindings(id, exampleClusters(rule.bad)))
      for (const name of finding.nodes) expect(nodes.map((node) => node.name)).toContain(name);
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

test('the list of names is that of the rules, in their order', () => {
  expect(clusterRules.map(({ id }) => id)).toEqual(clusterRuleIds);
});

test('every file of a category holds a registered rule', () => {
  for (const category of ['ha', 'launcher']) {
    const files = readdirSync(new URL(`src/rules/${category}/`, root)).filter((name) => name.endsWith('.ts'));
    expect(clusterRuleIds).toEqual(
      expect.arrayContaining(files.map((name) => `${category}/${name.slice(0, -3)}`)),
    );
  }
});
