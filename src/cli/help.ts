import yargs from 'yargs';
import type { Command } from './command.ts';

/** The help as yargs lays it out: of one command, or of all. */
export async function helpText(
  all: readonly Command[],
  command: Command | undefined,
  columns: number | undefined,
): Promise<string> {
  const parser = yargs([])
    .scriptName('gcfg-lint')
    .locale('en')
    .wrap(Math.min(100, columns || 80))
    .version(false)
    .help(false)
    .exitProcess(false);
  if (command === undefined) {
    parser.usage('Usage: $0 [command] [options] [path…]\n\nWithout a command, paths are linted.');
    for (const { usage, summary } of all) parser.command(usage.replace(/\[options\] /, ''), summary);
    parser.epilogue('gcfg-lint COMMAND --help tells more. --version prints the version.');
  } else {
    parser.usage(`Usage: $0 ${command.usage}\n\n${command.summary}.`);
    for (const [name, spec] of Object.entries(command.options)) {
      parser.option(name, {
        type: spec.type,
        describe: spec.describe,
        ...(spec.defaultText === undefined
          ? {}
          : { defaultDescription: spec.defaultText, default: spec.defaultText }),
      });
    }
    for (const [line, explanation] of command.examples) parser.example(line, explanation);
    const codes = command.exitCodes ?? '0 clean, 1 findings, 2 wrong usage or an unreadable file';
    parser.epilogue(`Exit code: ${codes}.`);
  }
  return `${await parser.getHelp()}\n`;
}
