import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dialectOf } from '../carriers/template/dialects.ts';
import { InputError } from '../io/input-error.ts';
import { printable } from '../report/printable.ts';
import { nearest } from '../schema/nearest.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { ExitCode } from './exit-code.ts';
import { readArguments } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** Runs a command line. Never throws: what goes wrong is told on standard error, with exit code 2. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    const message = error instanceof InputError ? error.message : unexpected(error);
    terminal.note(`gcfg-lint: ${printable(message)}\n`);
    return ExitCode.usage;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first = ''] = argv;
  const named = Object.hasOwn(commands, first);
  // What follows `--` is a path, whatever it looks like.
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  if (options.includes('--version')) {
    terminal.print(`${VERSION}\n`);
    return ExitCode.clean;
  }
  // Behind a setting, `-h` is a value.
  const short = options.includes('-h') && (first !== 'set' || argv.length === 2);
  const wantsHelp = options.includes('--help') || short || (!named && first === 'help');
  if (argv.length === 0 || wantsHelp) return await help(named ? first : argv[1], argv.length > 0, terminal);
  if (!named) checkCommand(first, terminal);
  const command = await commands[named ? first : 'lint']!();
  const given = readArguments(named ? argv.slice(1) : argv, command);
  refuseTemplates(command, given.paths);
  return await command.run(given, terminal);
}

/** Commands of which only the first argument is a file. */
const ON_ONE_FILE = ['get', 'set', 'unset'];
const ON_TEMPLATES = ['lint', 'explain', 'completion', 'learn'];

/** @throws {InputError} for a template, of which all but `lint` would show or change what nobody reads. */
function refuseTemplates({ name }: Command, paths: readonly string[]): void {
  if (ON_TEMPLATES.includes(name)) return;
  const files = ON_ONE_FILE.includes(name) ? paths.slice(0, 1) : paths;
  const template = files.find((path) => dialectOf(path) !== undefined);
  if (template !== undefined)
    throw new InputError(
      `${template} is a template, which ${name} can’t take: render it, and give the result; lint checks templates as they are`,
    );
}

/** @throws {InputError} for what is neither a file nor a command, but nearly one. */
function checkCommand(word: string, { directory }: Terminal): void {
  if (!/^[a-z]+$/.test(word) || existsSync(resolve(directory, word))) return;
  const close = nearest(word, Object.keys(commands));
  if (close !== undefined)
    throw new InputError(`there is no command or file ${word}; did you mean ${close}?`);
}

async function help(name: string | undefined, asked: boolean, terminal: Terminal): Promise<number> {
  const { helpText } = await import('./help.ts');
  const wanted =
    name !== undefined && Object.hasOwn(commands, name) ? [commands[name]!] : Object.values(commands);
  const all: Command[] = await Promise.all(wanted.map((load) => load()));
  const text = await helpText(
    all,
    all.find((command) => command.name === name),
    terminal.columns,
  );
  if (asked) terminal.print(text);
  else terminal.note(text);
  return asked ? ExitCode.clean : ExitCode.usage;
}

/** A mistake of ours: no stack trace, but enough to report it. */
function unexpected(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `this is a mistake in gcfg-lint itself, please report it (${message})`;
}
