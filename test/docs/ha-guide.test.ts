import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clusterRuleIds } from '../../src/rules/cluster-rule-ids.ts';
import { printed, sessions, updateGuide } from './console.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}/docs/guides/ha.md`;
if (process.env.UPDATE_GUIDES) await updateGuide(file, root);
const guide = readFileSync(file, 'utf8');

test.each(sessions(guide))('$command prints what the guide shows', async ({ words, output }) => {
  expect(output).toBe(await printed(words, root));
});

test('every rule for clusters stands in the guide', () => {
  for (const id of clusterRuleIds) expect(guide).toContain(`(../rules/${id}.md)`);
});
