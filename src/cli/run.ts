import { InputError } from '../io/input-error.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { ExitCode } from './exit-code.ts';
import { readArguments } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** Runs a command line. Never throws: what goes wrong is one line on standard error, and exit code 2. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    const expected = error instanceof InputError;
    terminal.note(`gcfg-lint: ${expected ? error.message : unexpected(error)}\n`);
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
  const wantsHelp = options.includes('--help') || options.includes('-h') || (!named && first === 'help');
  if (argv.length === 0 || wantsHelp) return await help(named ? first : argv[1], argv.length > 0, terminal);
  const command = await commands[named ? first : 'lint']!();
  return await command.run(readArguments(named ? argv.slice(1) : argv, command), terminal);
}

async function help(name: string | undefined, asked: boolean, terminal: Terminal): Promise<number> {
  const { helpText } = await import('./help.ts');
  const all: Command[] = await Promise.all(Object.values(commands).map((load) => load()));
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
