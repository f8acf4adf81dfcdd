import { InputError } from '../../io/input-error.ts';
import type { Document } from '../../parser/index.ts';
import { printable } from '../../report/printable.ts';
import {
  type Binding,
  bindEntries,
  type Catalogue,
  isSecret,
  MASK,
  NEWEST_VERSION,
} from '../../schema/index.ts';
import { shownText } from '../../schema/shown-text.ts';
import { type Address, readAddress, shownAddress } from '../changes/addresses.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { catalogueOption } from '../options.ts';
import { type ReadConfig, readConfigs } from '../read-config.ts';
import type { Terminal } from '../terminal.ts';

export const getCommand: Command = {
  name: 'get',
  group: 'look',
  usage: 'get [options] FILE SECTION.KEY',
  summary: 'Print the bare value of a setting, for scripts',
  details: 'Of a list all values, a line each.',
  options: {
    reveal: { type: 'boolean', describe: 'Print a secret as it is' },
    all: { type: 'boolean', describe: 'Print every value that the file gives, not only the last' },
    catalogue: catalogueOption,
  },
  operands: ['config', 'setting'],
  exitCodes: { 0: 'printed', 1: 'the setting is not set' },
  examples: [
    ['gcfg-lint get rstudio-connect.gcfg Server.DataDir', 'one value'],
    [`gcfg-lint get rstudio-connect.gcfg 'RPackageRepository."CRAN".URL'`, 'in a section with a name'],
  ],
  async run(given, terminal) {
    const [file, path, ...rest] = given.paths;
    if (file === undefined || path === undefined || rest.length > 0)
      throw new InputError('get wants a file and a setting, such as Server.DataDir');
    const address = readAddress(path);
    const name = shownAddress(address);
    const { main, companion } = await readConfigs(file, terminal);
    const { document } = main;
    const { catalogue } = await (await openConfigs(given, terminal)).for(file);
    const bindings = bindingsOf(document, address, catalogue);
    // A value behind the first error may be the rest of something else.
    if (document.errorCount > 0) note(terminal, `the server refuses ${file}: ${document.errors[0]!.text}`);
    if (bindings.length === 0) {
      await noteAbsence(file, address, companion, { terminal, catalogue });
      return ExitCode.findings;
    }
    const reveal = given.flag('reveal') === true;
    if (!reveal && bindings.some((binding) => isSecret(binding)))
      throw new InputError(`${name} is a secret; --reveal prints it`);
    const list = bindings[0]!.setting?.multi || given.flag('all');
    // A key without an equals sign empties the list that stood before it.
    const blank = bindings.findLastIndex(({ entry }) => entry.value === null);
    for (const binding of list ? bindings.slice(blank + 1) : bindings.slice(-1)) {
      const text = { text: binding.entry.value, origin: { kind: 'file', binding } } as const;
      const shown = (reveal ? text.text : shownText(text, binding, document)) ?? 'true';
      if (!reveal && shown.includes(MASK)) note(terminal, `${name} holds a password; --reveal prints it`);
      terminal.print(`${shown}\n`);
    }
    return ExitCode.clean;
  },
};

function bindingsOf(document: Document, address: Address, catalogue: Catalogue | undefined): Binding[] {
  const entries = new Set(document.find(address));
  return bindEntries(document, catalogue).filter(({ entry }) => entries.has(entry));
}

/** Nothing is an answer to a script, but perhaps not the one that was looked for. */
async function noteAbsence(
  file: string,
  address: Address,
  companion: ReadConfig | undefined,
  { terminal, catalogue }: { readonly terminal: Terminal; readonly catalogue: Catalogue | undefined },
): Promise<void> {
  const name = shownAddress(address);
  const entry = companion?.document.find(address).at(-1);
  if (companion !== undefined && entry !== undefined)
    note(
      terminal,
      `${name} is not set in ${file}, but in ${companion.path}:${companion.line(entry.keyRange)}`,
    );
  const { unknownName } = await import('../changes/unknown-name.ts');
  const meant = unknownName(address, NEWEST_VERSION, catalogue)?.meant;
  if (meant !== undefined) note(terminal, `there is no setting ${name}; did you mean ${meant}?`);
}

function note(terminal: Terminal, text: string): void {
  terminal.note(`gcfg-lint: ${printable(text)}\n`);
}
