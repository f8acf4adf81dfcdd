/** Options that several commands share. */
import type { OptionSpec } from './command.ts';

export const colorOption: OptionSpec = {
  type: 'boolean',
  describe: 'Colour the output, or not (--no-color); default: on a terminal, unless NO_COLOR is set',
};

export const quietOption: OptionSpec = {
  type: 'boolean',
  describe: 'Print findings only, not what was looked at',
};

export const stdinNameOption: OptionSpec = {
  type: 'string',
  placeholder: 'NAME',
  describe: 'Name for what comes from standard input (-)',
};
