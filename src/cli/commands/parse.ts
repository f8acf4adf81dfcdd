import type { Document } from '../../parser/index.ts';
import { bindEntries, isSecret, isTellingName, MASK, maskCredentials } from '../../schema/index.ts';
import { unclosedRests } from '../../schema/secrecy.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { loadInputs } from '../load-inputs.ts';
import { stdinNameOption } from '../options.ts';

export const parseCommand: Command = {
  name: 'parse',
  group: 'look',
  usage: 'parse [options] FILE…',
  summary: 'Print what the server’s parser delivers, as JSON',
  details: 'Sections and settings in order, and the parser’s errors.',
  options: {
    reveal: { type: 'boolean', describe: 'Print secrets as they are' },
    'stdin-filename': stdinNameOption,
  },
  operands: ['config'],
  exitCodes: { 0: 'printed', 1: 'the server refuses a file' },
  examples: [['gcfg-lint parse rstudio-connect.gcfg', 'sections and settings in order, secrets masked']],
  async run(given, terminal) {
    const inputs = await loadInputs(given, terminal);
    const files = inputs.map(({ path, document }) => ({
      path,
      events: given.flag('reveal') ? document.events() : maskedEvents(document),
      errors: document.errors.map(({ line, column, byteColumn, message, text }) => ({
        line,
        column,
        byteColumn,
        message,
        text,
      })),
    }));
    terminal.print(`${JSON.stringify({ version: 1, files }, null, 2)}\n`);
    const refused = inputs.some(({ document }) => document.errorCount > 0);
    return refused ? ExitCode.findings : ExitCode.clean;
  },
};

function maskedEvents(document: Document) {
  const secrets = new Set(
    bindEntries(document)
      .filter((binding) => isSecret(binding))
      .map(({ entry }) => entry.line),
  );
  // Pieces of a key that was pasted in: each looks like the name of a setting.
  const rests = new Set(unclosedRests(document).map(({ start }) => document.position(start).line));
  return document.events().map((event) => ({
    ...event,
    key: rests.has(event.line) ? MASK : event.key,
    subsection: event.subsection === null ? null : maskCredentials(event.subsection),
    value:
      event.value !== '' && (rests.has(event.line) || secrets.has(event.line) || isTellingName(event.key))
        ? MASK
        : maskCredentials(event.value),
  }));
}
