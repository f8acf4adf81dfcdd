import type { OptionSpec } from '../command.ts';
import { environmentOptions } from '../environment-options.ts';
import { lintOptions } from '../lint-options.ts';
import { colorOption } from '../options.ts';

/** Options of the commands that change settings. */
export const changeOptions: Readonly<Record<string, OptionSpec>> = {
  'dry-run': {
    type: 'boolean',
    group: 'writing',
    describe: 'Print what would change as a diff, write nothing',
  },
  output: {
    type: 'string',
    group: 'writing',
    placeholder: 'FILE',
    describe: 'Write the result there (-: to standard output), and leave the file as it is',
  },
  config: lintOptions.config!,
  catalogue: lintOptions.catalogue!,
  'connect-version': lintOptions['connect-version']!,
  ...environmentOptions,
  color: colorOption,
};
