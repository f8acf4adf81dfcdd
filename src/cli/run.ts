import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../io/input-error.ts';
import { printable } from '../report/printable.ts';
import { nearest } from '../schema/nearest.ts';
import { commands } from './commands/index.ts';
import { ExitCode } from './exit-code.ts';
import { readArguments } from './read-arguments.ts';
import { refuseTemplates } from './refuse-templates.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** Runs a command line. Never throws: what goes wrong is told on standard error, with exit code 2. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    const message = error instanceof InputError ? error.message : unexpected(error);
    const { withoutSecrets } = await import('./shown-words.ts');
    terminal.note(`gcfg-lint: ${printable(withoutSecrets(message, argv, directoryOf(terminal)))}\n`);
    return ExitCode.usage;
  }
}

/** It may have been removed, which may be what went wrong. */
function directoryOf(terminal: Terminal): string {
  try {
    return terminal.directory;
  } catch {
    return '/';
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first = ''] = argv;
  const named = Object.hasOwn(commands, first);
  if (argv.length === 0) return await help(undefined, 'notes', terminal);
  if (!named && first === 'help')
    return await help(
      argv.slice(1).find((word) => isWord(word) && word !== 'help'),
      'output',
      terminal,
    );
  // What follows `--` is a path, whatever it looks like.
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  if (first === 'set') checkValue(options);
  if (options.includes('--version')) {
    terminal.print(`${VERSION}\n`);
    return ExitCode.clean;
  }
  // Behind a setting, `-h` is a value.
  const short = options.includes('-h') && (first !== 'set' || argv.length === 2);
  if (options.includes('--help') || short) return await help(named ? first : undefined, 'output', terminal);
  if (!named) checkCommand(first, terminal);
  const command = await commands[named ? first : 'lint']!();
  const given = readArguments(named ? argv.slice(1) : argv, command);
  refuseTemplates(command, given.paths);
  return await command.run(given, terminal);
}

const isWord = (word: string) => !word.startsWith('-');

/**
 * A script that sets whatever it was given must not take help for success.
 *
 * @throws {InputError} for `--help` and `--version` in the place of a value.
 */
function checkValue(words: readonly string[]): void {
  const index = words.findIndex((word) => word === '--help' || word === '--version');
  if (index < 0 || words.slice(1, index).filter(isWord).length < 2) return;
  throw new InputError(
    `${words[index]} in the place of a value is taken for an option: put -- in front of it; for help, there is gcfg-lint help set`,
  );
}

/** @throws {InputError} for what is neither a file nor a command, but nearly one. */
function checkCommand(word: string, { directory }: Terminal): void {
  if (!/^[a-z]+$/.test(word) || existsSync(resolve(directory, word))) return;
  const close = nearest(word, Object.keys(commands));
  if (close !== undefined)
    throw new InputError(`there is no command or file ${word}; did you mean ${close}?`);
}

/** Help that was asked for is what is printed; help for nothing at all is an error. */
async function help(
  name: string | undefined,
  stream: 'output' | 'notes',
  terminal: Terminal,
): Promise<number> {
  const { helpText } = await import('./help/show-help.ts');
  const text = await helpText(name, terminal, stream);
  if (stream === 'notes') terminal.note(text);
  else terminal.print(text);
  return stream === 'notes' ? ExitCode.usage : ExitCode.clean;
}

/** A mistake of ours: no stack trace, but enough to report it. */
function unexpected(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `this is a mistake in gcfg-lint itself, please report it (${message})`;
}
