import { InputError } from '../../io/input-error.ts';
import { readAddress } from '../changes/addresses.ts';
import { applyChanges } from '../changes/apply-changes.ts';
import { changeOptions } from '../changes/options.ts';
import type { Command } from '../command.ts';

export const unsetCommand: Command = {
  name: 'unset',
  group: 'change',
  usage: 'unset [options] FILE SECTION.KEY…',
  summary: 'Take settings out of a file; all else stays as it is',
  details: 'Takes out every line of them. In a section with a name: Section."Name".Key.',
  options: {
    'with-comments': { type: 'boolean', describe: 'Take the comment lines directly above them, too' },
    ...changeOptions,
  },
  operands: ['config', 'setting'],
  exitCodes: { 0: 'written, or there was nothing to take out' },
  examples: [
    ['gcfg-lint unset rstudio-connect.gcfg Server.TempDir', 'one setting'],
    ['gcfg-lint unset --dry-run rstudio-connect.gcfg LDAP."corp".TLS', 'see what that would change'],
  ],
  async run(given, terminal) {
    const [file, ...names] = given.paths;
    if (file === undefined || names.length === 0)
      throw new InputError('unset wants a file and settings, such as Server.DataDir');
    const wanted = names.map(
      (name) => ({ address: readAddress(name), action: 'unset', values: [] }) as const,
    );
    const withComments = given.flag('with-comments') === true;
    return await applyChanges(
      { file, wanted, options: { withComments }, force: true, create: undefined, onCommandLine: false },
      given,
      terminal,
    );
  },
};
