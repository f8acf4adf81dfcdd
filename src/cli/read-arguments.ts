/**
 * Reads a command line by a command's options. The parser is the one inside yargs; yargs itself takes longer to
 * load than a lint takes.
 */
import parser from 'yargs-parser';
import { InputError } from '../io/input-error.ts';
import { nearest } from '../schema/nearest.ts';
import type { Arguments, Command, OptionSpec } from './command.ts';

/** @throws {InputError} for what the command does not know. */
export function readArguments(argv: readonly string[], command: Command): Arguments {
  const options = Object.entries(command.options);
  const named = (wanted: (spec: OptionSpec) => boolean) =>
    options.filter(([, spec]) => wanted(spec)).map(([name]) => name);
  const parsed = parser(joinDashes(argv, command), {
    string: named((spec) => spec.type === 'string'),
    boolean: named((spec) => spec.type === 'boolean'),
    configuration: {
      'camel-case-expansion': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
      'short-option-groups': false,
      'unknown-options-as-args': true,
    },
  });
  const words = parsed._.map((word) => unguarded(String(word)));
  const { valuesFrom = Number.POSITIVE_INFINITY } = command;
  const unknown = words.findIndex(
    (word, index) => word.startsWith('-') && word !== '-' && (index < valuesFrom || word.startsWith('--')),
  );
  if (unknown >= 0) throw unknownOption(words[unknown]!, command, unknown >= valuesFrom);
  const texts = (name: string): string[] => {
    const value: unknown = parsed[name];
    const all: unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return all.map((text) => unguarded(String(text)));
  };
  for (const word of beforeDashes(argv)) checkFlag(word, command);
  for (const [name, spec] of options) check(name, spec, texts(name));
  return {
    paths: [...words, ...(parsed['--'] ?? []).map(String)],
    text: (name) => texts(name).at(-1),
    texts,
    flag(name) {
      const value: unknown = parsed[name];
      return (Array.isArray(value) ? value.at(-1) : value) as boolean | undefined;
    },
  };
}

function check(name: string, spec: OptionSpec, values: readonly string[]): void {
  if (spec.type === 'boolean') return;
  if (values.includes(''))
    throw new InputError(`--${name} wants a value${spec.placeholder ? `: ${spec.placeholder}` : ''}`);
  if (values.length > 1 && !spec.repeatable) throw new InputError(`--${name} is given twice`);
  for (const value of values) {
    if (spec.choices === undefined || spec.choices.includes(value)) continue;
    throw new InputError(`--${name} is one of ${spec.choices.join(', ')}, not ${value}`);
  }
}

/** `--key-file -` as `--key-file=-`: the parser takes a lone `-` for a path. Negative numbers are guarded. */
function joinDashes(argv: readonly string[], { options }: Command): string[] {
  const end = beforeDashes(argv).length;
  const words: string[] = [];
  for (const [index, word] of argv.entries()) {
    const option = index < end && word === '-' ? words.at(-1) : undefined;
    const name = option?.startsWith('--') ? option.slice(2) : '';
    if (Object.hasOwn(options, name) && options[name]!.type === 'string')
      words[words.length - 1] = `--${name}=-`;
    else words.push(index < end && /^-\.?\d/.test(word) ? GUARD + word : word);
  }
  return words;
}

/** The parser takes a negative number for an option and passes over it; no word of a command line holds this. */
const GUARD = '\0';

function unguarded(word: string): string {
  return word.startsWith(GUARD) ? word.slice(GUARD.length) : word;
}

function beforeDashes(argv: readonly string[]): readonly string[] {
  const dashes = argv.indexOf('--');
  return dashes < 0 ? argv : argv.slice(0, dashes);
}

/** `--fix=yes`: the parser would take it for false. */
function checkFlag(word: string, { options }: Command): void {
  const [, name = '', value] = /^--([^=]+)=(.*)$/s.exec(word) ?? [];
  if (!Object.hasOwn(options, name) || options[name]!.type !== 'boolean') return;
  if (value !== 'true' && value !== 'false')
    throw new InputError(`--${name} is true or false, not ${value === '' ? 'empty' : value}`);
}

/** @param isValue it stands where values do: then it may be one, and secret */
function unknownOption(word: string, command: Command, isValue: boolean): InputError {
  const name = word.replace(/^-+(?:no-)?/, '').replace(/=.*$/s, '');
  const close = nearest(name, Object.keys(command.options));
  if (isValue && close === undefined)
    return new InputError(
      `a word that begins with -- is no option of ${command.name}; a value goes behind a lone --`,
    );
  const hint = close === undefined ? ` (see gcfg-lint ${command.name} --help)` : `; did you mean --${close}?`;
  return new InputError(`${command.name} has no option ${word.replace(/=.*$/s, '')}${hint}`);
}
