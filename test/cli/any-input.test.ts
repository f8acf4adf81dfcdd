import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { bytes, strings } from '../parser/arbitraries.ts';
import { runIn } from './fake-terminal.ts';

const inputs = fc.oneof(
  bytes,
  strings.map((text) => Buffer.from(text)),
);

const commandLines = fc.constantFrom(
  [],
  ['--format', 'json'],
  ['--fix'],
  ['--fix-dry-run', '--unsafe-fixes'],
  ['--rule', 'syntax/hash-comment=error', '--rule', 'syntax/inline-comment=info', '--profile', 'container'],
);

test.prop([inputs, commandLines])('whatever the input, the command finds its way', async (input, argv) => {
  const { code, output, notes } = await runIn({ directory: '/', input }, '-', ...argv);
  expect([0, 1]).toContain(code);
  expect(notes).not.toContain('mistake in gcfg-lint');
  // With --fix the text itself is printed.
  const shown = argv[0] === '--fix' ? notes : output + notes;
  expect(shown).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e\u2028]/);
});

const words = fc.array(
  fc.oneof(
    fc.constantFrom(
      'lint',
      'parse',
      'help',
      '-',
      '--',
      '--fix',
      '--format',
      'json',
      '--rule',
      '--output',
      '--config',
    ),
    fc.constantFrom(
      '--no-color',
      '--quiet',
      '-h',
      '--__proto__',
      '--constructor=1',
      '--format=',
      '*',
      '**',
      'a b',
    ),
    // No way out of the directory the test runs in.
    fc.string().map((text) => text.replaceAll(/[/.]/g, '_')),
  ),
  { maxLength: 5 },
);

test.prop([words], { numRuns: 200 })('whatever the command line, it ends with a known code', async (argv) => {
  const quiet = ['snapshot', 'collect', 'set', 'unset'].some((word) => argv.includes(word))
    ? ['parse']
    : argv;
  const { code, notes } = await runIn({}, ...quiet);
  expect([0, 1, 2, 3]).toContain(code);
  expect(notes).not.toContain('mistake in gcfg-lint');
});
