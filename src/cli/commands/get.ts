import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { parse, parseSettingPath } from '../../parser/index.ts';
import { bindEntries, isSecret, MASK, maskCredentials } from '../../schema/index.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';

export const getCommand: Command = {
  name: 'get',
  usage: 'get [options] FILE SECTION.KEY',
  summary: 'Print the bare value of a setting, or the values of a list, a line each',
  options: {
    reveal: { type: 'boolean', describe: 'Print a secret as it is' },
    all: { type: 'boolean', describe: 'Print every value that the file gives, not only the last' },
  },
  examples: [
    ['gcfg-lint get rstudio-connect.gcfg Server.DataDir', 'one value'],
    [`gcfg-lint get rstudio-connect.gcfg 'RPackageRepository."CRAN".URL'`, 'in a section with a name'],
  ],
  async run(given, terminal) {
    const [file, path, ...rest] = given.paths;
    if (file === undefined || path === undefined || rest.length > 0)
      throw new InputError('get wants a file and a setting, such as Server.DataDir');
    const address = readAddress(path);
    const bytes = file === '-' ? await terminal.readInput() : readFile(resolve(terminal.directory, file));
    const document = parse(bytes);
    const entries = new Set(document.find(address));
    const bindings = bindEntries(document).filter(({ entry }) => entries.has(entry));
    if (bindings.length === 0) return ExitCode.findings;
    const reveal = given.flag('reveal') === true;
    if (!reveal && bindings.some((binding) => isSecret(binding)))
      throw new InputError(`${path} is a secret; --reveal prints it`);
    const list = bindings[0]!.setting?.multi || given.flag('all');
    // A key without an equals sign empties the list that stood before it.
    const texts = bindings.map(({ entry }) => entry.value);
    const values = list ? texts.slice(texts.lastIndexOf(null) + 1) : texts.slice(-1);
    for (const value of values) {
      const shown = reveal ? (value ?? 'true') : maskCredentials(value ?? 'true');
      if (!reveal && shown.includes(MASK))
        terminal.note(`gcfg-lint: ${path} holds a password; --reveal prints it\n`);
      terminal.print(`${shown}\n`);
    }
    return ExitCode.clean;
  },
};

function readAddress(path: string) {
  try {
    return parseSettingPath(path);
  } catch (error) {
    throw new InputError((error as Error).message);
  }
}
