import { type Paint, plain } from '../report/paint.ts';
import type { Terminal } from './terminal.ts';

/**
 * Whether to colour: the option, then NO_COLOR, then FORCE_COLOR, then whether the output is a terminal that
 * can. chalk, which does not know NO_COLOR, is told.
 */
export async function choosePaint(
  option: boolean | undefined,
  terminal: Terminal,
  stream: 'output' | 'notes' = 'output',
): Promise<Paint> {
  const level = colorLevel(option, terminal, stream);
  if (level === 0) return plain;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return {
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    info: chalk.cyan.bold,
    frame: chalk.blue.bold,
    strong: chalk.bold,
    help: chalk.bold,
    added: chalk.green,
    removed: chalk.red,
  };
}

function colorLevel(
  option: boolean | undefined,
  { environment, interactive, notesInteractive }: Terminal,
  stream: 'output' | 'notes',
): 0 | 1 {
  if (option !== undefined) return option ? 1 : 0;
  if (environment.NO_COLOR) return 0;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  return (stream === 'output' ? interactive : notesInteractive) && environment.TERM !== 'dumb' ? 1 : 0;
}
