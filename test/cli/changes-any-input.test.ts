import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { anyText, bytes, strings } from '../parser/arbitraries.ts';
import { runIn } from './fake-terminal.ts';

const inputs = fc.oneof(
  bytes,
  anyText.map((text) => Buffer.from(text)),
);

/** Words with a NUL never reach a command. */
const words = fc.oneof(
  fc.constantFrom(
    'Server.DataDir',
    'R.Executable',
    'RPackageRepository."CRAN".URL',
    'Foo.Bar',
    'Server.DataDir=x',
  ),
  fc.constantFrom('-1', '-x', '--force', '--append', '--dry-run', '--with-comments', '--', '-', '', '='),
  strings.map((text) => text.replaceAll('\0', '')),
);

test.prop([inputs, fc.constantFrom('set', 'unset', 'get', 'diff'), fc.array(words, { maxLength: 4 })], {
  numRuns: 300,
})(
  'whatever the input and the words, a command that changes settings ends with a known code',
  async (input, command, rest) => {
    // Nothing is written: the file is standard input.
    const { code, notes } = await runIn({ input }, command, '-', ...rest);
    expect([0, 1, 2]).toContain(code);
    expect(notes).not.toContain('mistake in gcfg-lint');
    expect(notes).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e\u2028]/);
  },
);
