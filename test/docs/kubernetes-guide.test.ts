import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { printed, sessions, updateGuide } from './console.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}/docs/guides/kubernetes.md`;
if (process.env.UPDATE_GUIDES) await updateGuide(file, root);

test.each(sessions(readFileSync(file, 'utf8')))(
  '$command prints what the guide shows',
  async ({ words, output }) => {
    expect(output).toBe(await printed(words, root));
  },
);
