/** Options that several commands share. */
import type { OptionSpec } from './command.ts';

export const colorOption: OptionSpec = {
  type: 'boolean',
  group: 'output',
  negatable: true,
  describe: 'Colour the output, or not; default: on a terminal, unless NO_COLOR is set',
};

export const catalogueOption: OptionSpec = {
  type: 'string',
  group: 'judging',
  placeholder: 'FILE',
  describe: 'What is known of the settings of your version: an overlay that gcfg-lint learn wrote',
};

export const quietOption: OptionSpec = {
  type: 'boolean',
  group: 'output',
  describe: 'Print findings only, not what was looked at',
};

export const stdinNameOption: OptionSpec = {
  type: 'string',
  group: 'input',
  placeholder: 'NAME',
  describe: 'Name for what comes from standard input (-)',
};

export const asOption: OptionSpec = {
  type: 'string',
  placeholder: 'PATH',
  describe:
    'Check the one file given as if it lay here: for messages, the linter’s configuration, the migration file beside it, and whether it is a template',
};
