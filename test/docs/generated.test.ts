import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

interface DocsScript {
  buildPages(): Promise<Map<string, string>>;
  listPages(): string[];
}

const script: DocsScript = await import(new URL('scripts/build-docs.js', root).href);
const pages = await script.buildPages();

test.each([...pages])('%s is what `npm run docs` writes', (path, text) => {
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
});

test('there is no page of a rule that is gone', () => {
  expect(script.listPages().sort()).toEqual([...pages.keys()].sort());
});
