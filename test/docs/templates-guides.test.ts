/** The commands of the guides to templates and to the environment, run as they stand. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { printed, sessions, updateGuide } from './console.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../../docs/guides/${name}.md`, import.meta.url));

function blockOf(guide: string, language: string): string {
  return new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(guide)![1]!;
}

/** The files that a guide speaks of. */
const FILES: Readonly<Record<string, (guide: string) => Record<string, string>>> = {
  templates: (guide) => {
    const template = blockOf(guide, 'jinja');
    return { 'rstudio-connect.gcfg.j2': template, 'rstudio-connect.gcfg': template };
  },
  environment: (guide) => ({
    'rstudio-connect.gcfg': blockOf(guide, 'ini'),
    'connect.env': blockOf(guide, 'sh'),
  }),
};

for (const [name, filesOf] of Object.entries(FILES)) {
  const file = pathOf(name);
  const directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-'));
  for (const [path, text] of Object.entries(filesOf(readFileSync(file, 'utf8'))))
    writeFileSync(join(directory, path), text);
  if (process.env.UPDATE_GUIDES) await updateGuide(file, directory);
  const guide = readFileSync(file, 'utf8');

  describe(`the guide ${name}`, () => {
    afterAll(() => rmSync(directory, { recursive: true }));
    test.each(sessions(guide))('$command', async ({ words, output }) => {
      expect(await printed(words, directory)).toBe(output);
    });
  });
}
