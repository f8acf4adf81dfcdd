import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/registry.ts';
import { runIn } from '../cli/fake-terminal.ts';
import { printed, sessions, updateGuide } from './console.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = `${root}docs/guides/helm.md`;

if (process.env.UPDATE_GUIDES) await updateGuide(file, root);
const guide = readFileSync(file, 'utf8');

describe('the guide to the Helm chart', () => {
  test.each(sessions(guide))('shows what $command prints', async ({ words, output }) => {
    expect(await printed(words, root)).toBe(output);
  });

  test('has examples in YAML that are sound', async () => {
    const examples = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text!);
    expect(examples).toHaveLength(2);
    for (const values of examples) {
      const files = { 'values.yaml': `${values}sharedStorage: {create: true}\n` };
      const { output } = await runIn({ files }, '--format', 'json', 'values.yaml');
      const [{ diagnostics }] = JSON.parse(output).files;
      expect(diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    }
  });

  test('lists every rule for values', () => {
    const listed = [...guide.matchAll(/^\| \[(helm\/[\w-]+)\]/gm)].map(([, id]) => id!);
    expect(listed.sort()).toEqual(
      rules
        .map(({ id }) => id)
        .filter((id) => id.startsWith('helm/'))
        .sort(),
    );
  });
});
