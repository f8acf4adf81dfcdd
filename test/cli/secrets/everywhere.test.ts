/** Whatever is read, and wherever in it a secret stands: no command lets it out, in no format. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/cli/commands/index.ts';
import { runIn } from '../fake-terminal.ts';
import { runs } from './commands.ts';
import { formsOf, type Material, material } from './material.ts';

function expectNothing({ marker }: Material, argv: readonly string[], texts: readonly string[]): void {
  const forms = formsOf(marker);
  for (const text of texts) {
    const lower = text.toLowerCase();
    const form = forms.find((one) => lower.includes(one));
    if (form === undefined) continue;
    const at = lower.indexOf(form);
    // Where it came out, without being let out again.
    const shown = JSON.stringify(`${text.slice(Math.max(0, at - 200), at)}<here>`);
    expect.fail(`gcfg-lint ${argv.join(' ')} lets out a secret: ${shown}`);
  }
}

async function expectSecrecy(what: Material, name: string, argv: readonly string[]): Promise<void> {
  const { files, environment } = what;
  const { directory, output, notes } = await runIn({ files, environment }, name, ...argv);
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const reports = names.filter((file) => /report|\.json$|\.conf$/.test(file));
  const written = reports.map((file) => readFileSync(join(directory, file), 'utf8'));
  expectNothing(what, [name, ...argv], [output, notes, ...names, ...written]);
  expect(notes).not.toContain('mistake in gcfg-lint');
}

/** They compute slow hashes. */
const SLOW = ['snapshot', 'collect'];

describe('no secret comes out of', () => {
  test('commands that nobody thought of', () => {
    expect(Object.keys(runs).sort()).toEqual(Object.keys(commands).sort());
  });

  test.each(Object.keys(runs))('%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(material, async (what) => {
        for (const argv of runs[name]!(what)) await expectSecrecy(what, name, argv);
      }),
      { numRuns: SLOW.includes(name) ? 1 : 4, endOnFailure: true },
    );
  });
});
