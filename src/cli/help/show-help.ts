import { InputError } from '../../io/input-error.ts';
import { nearest } from '../../schema/nearest.ts';
import { choosePaint } from '../colors.ts';
import type { Command } from '../command.ts';
import { commands } from '../commands/index.ts';
import type { Terminal } from '../terminal.ts';
import { commandText, overviewText } from './help-text.ts';

/** Longer lines are hard to read, also where there is room. */
const WIDEST = 80;

/**
 * The help: of a command, or of all.
 *
 * @param stream where it goes to: asked for, it is what was to be printed
 * @throws {InputError} when there is no such command.
 */
export async function helpText(
  name: string | undefined,
  terminal: Terminal,
  stream: 'output' | 'notes',
): Promise<string> {
  const paint = await choosePaint(undefined, terminal, stream);
  const layout = { width: Math.min(WIDEST, terminal.columns || WIDEST), paint };
  if (name === undefined) return overviewText(await allCommands(), layout);
  if (!Object.hasOwn(commands, name)) throw unknownCommand(name);
  return commandText(await commands[name]!(), layout);
}

/** Every command, in the order of the help. */
export function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(commands).map((load) => load()));
}

function unknownCommand(name: string): InputError {
  const close = nearest(name, Object.keys(commands));
  const hint = close === undefined ? 'gcfg-lint --help lists them' : `did you mean ${close}?`;
  return new InputError(`there is no command ${name}; ${hint}`);
}
