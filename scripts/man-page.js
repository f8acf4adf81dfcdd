// The text of man/gcfg-lint.1: the command as the table of commands describes it.
import { paragraph, roff, roffFlags, tagged } from './roff.js';

// No date and no version: the page changes when what it describes does.
const HEADER = `.\\" Written by scripts/build-docs.js from the table of commands; do not edit.
.TH GCFG\\-LINT 1 "" "gcfg\\-lint" "User Commands"
.\\" Names must be copied as they are: no word is divided.
.nh
.ad l`;

const bold = (text) => `\\fB${roff(text)}\\fR`;
const section = (title, ...lines) => [`.SH ${title}`, ...lines].join('\n');
/** Commands, each below what it does; none of their lines is broken. */
const examples = (list) =>
  ['.nf', ...list.flatMap(([line, explanation]) => [`# ${roff(explanation)}`, roff(line)]), '.fi'].join('\n');

/** The line after the program, with what stands for something in italics. */
const usageLine = (usage) => `${bold('gcfg-lint')} ${roffFlags(usage)}`;

function commandOptions(command, optionGroups) {
  const groups = optionGroups(command);
  if (groups.length === 0) return [];
  const parts = groups.flatMap(({ title, options }, index) => [
    `${index === 0 ? '' : '.PP\n'}${roff(title)}:`,
    ...options.map(([flags, text]) => tagged(roffFlags(flags), paragraph(`${text}.`))),
  ]);
  return [`.SS Options of ${roff(command.name)}`, ...parts];
}

export function manPage(linter) {
  const { commands, commandGroups, optionGroups, exitCodes, aboutCommand } = linter;
  const { ABOUT, COMMON_OPTIONS, COLORS, ENVIRONMENT, FILES, OVERVIEW_EXAMPLES, STREAMS } = linter;
  const synopsis = [
    `.B gcfg\\-lint\n${roffFlags('[OPTION…] PATH…')}`,
    `.br\n.B gcfg\\-lint\n${roffFlags('COMMAND [OPTION…] [WORD…]')}`,
    `.br\n.B gcfg\\-lint help\n${roffFlags('[COMMAND]')}`,
  ];
  const groups = commandGroups(commands).flatMap(({ title, commands: listed }) => [
    `.SS ${title}`,
    ...listed.map((command) => tagged(usageLine(command.usage), paragraph(aboutCommand(command)))),
  ]);
  const codes = commands.flatMap((command) => [
    `.SS ${roff(command.name)}`,
    ...exitCodes(command).map(([code, text]) => tagged(bold(code), paragraph(`${text}.`))),
  ]);
  const rows = (list) => list.map(([name, text]) => tagged(bold(name), paragraph(text)));
  return `${[
    HEADER,
    section('NAME', 'gcfg\\-lint \\- check and change the configuration of Posit Connect'),
    section('SYNOPSIS', ...synopsis),
    section('DESCRIPTION', paragraph(ABOUT), `.PP\n${paragraph(STREAMS)}`, `.PP\n${paragraph(COLORS)}`),
    section('COMMANDS', ...groups),
    section(
      'OPTIONS',
      '.SS Options of every command',
      ...COMMON_OPTIONS.map(([flags, text]) => tagged(roffFlags(flags), paragraph(`${text}.`))),
      ...commands.flatMap((command) => commandOptions(command, optionGroups)),
    ),
    section('EXIT STATUS', ...codes),
    section('ENVIRONMENT', ...rows(ENVIRONMENT)),
    section('FILES', ...rows(FILES)),
    section(
      'EXAMPLES',
      examples(OVERVIEW_EXAMPLES),
      ...commands.map((command) => `.SS ${roff(command.name)}\n${examples(command.examples)}`),
    ),
    section(
      'SEE ALSO',
      `.BR systemctl (1),\n.BR git (1)`,
      `.PP\n${paragraph('gcfg-lint explain tells of each rule and each setting. The folder docs of the package has guides, and a page for each rule.')}`,
    ),
  ].join('\n')}\n`;
}
