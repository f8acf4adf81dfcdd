/** A command line means what it means to yargs, whose parser reads it. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import yargs from 'yargs';
import { lintCommand } from '../../src/cli/commands/lint.ts';
import { readArguments } from '../../src/cli/read-arguments.ts';

const specs = Object.entries(lintCommand.options);
const flags = specs.filter(([, { type }]) => type === 'boolean').map(([name]) => name);
const lists = specs.filter(([, spec]) => spec.type === 'string' && spec.repeatable && !spec.choices);

/** Values and paths with all that a shell may hand over, but nothing that looks like an option. */
const word = fc
  .oneof(
    fc.constantFrom('2024.10', '007', '1e3', 'a=b', 'a.gcfg', 'true', 'no', 'a b', '[x]', '"q"', '0x10'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  )
  .filter((text) => !text.startsWith('-'));

const part = fc.oneof(
  word.map((path) => [path]),
  fc.constantFrom(...flags).map((name) => [`--${name}`]),
  fc.tuple(fc.constantFrom(...lists), word).map(([[name], value]) => [`--${name}=${value}`]),
  fc.tuple(fc.constantFrom(...lists), word).map(([[name], value]) => [`--${name}`, value]),
);

async function byYargs(argv: readonly string[]) {
  const parser = yargs()
    .help(false)
    .version(false)
    .exitProcess(false)
    .parserConfiguration({ 'parse-numbers': false, 'parse-positional-numbers': false, 'populate--': true });
  for (const [name, { type }] of specs) parser.option(name, { type, array: false });
  return parser.parseAsync([...argv]);
}

describe('a command line', () => {
  test.prop([
    fc.array(part, { maxLength: 6 }).map((parts) => parts.flat()),
    fc.array(word, { maxLength: 2 }),
  ])('is read as yargs reads it', async (before, behind) => {
    const argv = behind.length === 0 ? before : [...before, '--', ...behind];
    const ours = readArguments(argv, lintCommand);
    const theirs = await byYargs(argv);
    expect(ours.paths).toEqual([...theirs._, ...((theirs['--'] as string[] | undefined) ?? [])]);
    for (const name of flags) expect(ours.flag(name), name).toEqual([theirs[name]].flat().at(-1));
    for (const [name] of lists)
      expect(ours.texts(name), name).toEqual(theirs[name] === undefined ? [] : [theirs[name]].flat());
  });
});
