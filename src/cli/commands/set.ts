import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import type { WantedChange } from '../../migrate/index.ts';
import { addressKey } from '../../parser/setting-path.ts';
import { findSection, isTellingName } from '../../schema/index.ts';
import { readAddress, readAssignment, shownAddress } from '../changes/addresses.ts';
import { applyChanges } from '../changes/apply-changes.ts';
import { changeOptions } from '../changes/options.ts';
import type { Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';

export const setCommand: Command = {
  name: 'set',
  group: 'change',
  usage: 'set [options] FILE SECTION.KEY VALUE… | SECTION.KEY=VALUE…',
  summary: 'Give settings a value; all else stays as it is',
  details:
    'A setting in a section with a name is Section."Name".Key. A value that begins with two dashes goes behind --: gcfg-lint set FILE SECTION.KEY -- --value.',
  options: {
    append: { type: 'boolean', describe: 'Add the values to those that a list has' },
    stdin: {
      type: 'boolean',
      describe:
        'Read the value from standard input, where no list of processes shows it; a line end at its end does not count',
    },
    create: { type: 'boolean', describe: 'Make the file (for its owner only) when there is none' },
    force: { type: 'boolean', describe: 'Write also what the server would refuse' },
    ...changeOptions,
  },
  operands: ['config', 'setting', []],
  exitCodes: { 0: 'written, or it was so before', 1: 'the server would refuse it: nothing is written' },
  examples: [
    ['gcfg-lint set rstudio-connect.gcfg Server.Address https://connect.example.com', 'one setting'],
    ['gcfg-lint set connect.gcfg R.Executable /opt/R/4.4.2/bin/R /opt/R/4.5.1/bin/R', 'a list'],
    ['gcfg-lint set rstudio-connect.gcfg HTTPS.Listen=:443 HTTPS.MinimumTLS=1.2', 'several, in one write'],
    ['gcfg-lint set rstudio-connect.gcfg SMTP.Password --stdin < password', 'a secret'],
    [`gcfg-lint set rstudio-connect.gcfg 'RPackageRepository."CRAN".URL' URL`, 'in a section with a name'],
  ],
  valuesFrom: 2,
  async run(given, terminal) {
    const [file, ...words] = given.paths;
    if (file === undefined || words.length === 0)
      throw new InputError('set wants a file, a setting such as Server.DataDir, and a value');
    const isInput = given.flag('stdin') === true;
    if (isFileMissing(file, words[0]!, terminal))
      throw new InputError(
        'set wants the file first: what stands in its place is a setting, and there is no such file',
      );
    if (isInput && file === '-')
      throw new InputError('--stdin takes standard input for the value: the file can’t be - as well');
    const action = given.flag('append') ? 'append' : 'set';
    const wanted = isInput
      ? await wantedFromInput(words, action, terminal)
      : readAssignment(words[0]!) === undefined
        ? [oneSetting(words, action)]
        : severalSettings(words, action);
    return await applyChanges(
      {
        file,
        wanted,
        force: given.flag('force') === true,
        create: given.flag('create') === true,
        onCommandLine: !isInput,
      },
      given,
      terminal,
    );
  },
};

/** Then what stands where the setting should is a value, perhaps a secret one. */
function isFileMissing(file: string, word: string, { directory }: Terminal): boolean {
  if (readAssignment(word) !== undefined) return false;
  const section = file.split('.', 1)[0]!;
  const isSetting = findSection(section) !== undefined || isTellingName(file);
  return isSetting && !existsSync(resolve(directory, file));
}

type Action = WantedChange['action'];

function oneSetting([name, ...values]: readonly string[], action: Action): WantedChange {
  const address = readAddress(name!);
  const shown = shownAddress(address);
  if (values.length === 0)
    throw new InputError(
      `set wants a value for ${shown}; to take the setting out of the file, there is unset`,
    );
  if (values[0] === '=') throw new InputError(`write ${shown} VALUE, or ${shown}=VALUE without blanks`);
  return { address, action, values };
}

/** A list may be named several times, once for each of its values. */
function severalSettings(words: readonly string[], action: Action): WantedChange[] {
  const byAddress = new Map<string, WantedChange & { readonly values: string[] }>();
  for (const word of words) {
    const assignment = readAssignment(word);
    // What it is may be a part of a secret.
    if (assignment === undefined)
      throw new InputError('where the first setting is SECTION.KEY=VALUE, all others are, too');
    const { address, value } = assignment;
    const same = byAddress.get(addressKey(address));
    if (same === undefined) byAddress.set(addressKey(address), { address, action, values: [value] });
    else same.values.push(value);
  }
  return [...byAddress.values()];
}

async function wantedFromInput(
  words: readonly string[],
  action: Action,
  terminal: Terminal,
): Promise<WantedChange[]> {
  const [name = '', ...rest] = words;
  if (rest.length > 0) throw new InputError('with --stdin, set wants one setting and no value');
  const address = readAddress(name);
  const value = decode(await terminal.readInput()).replace(/\r?\n$/, '');
  // Rather a program that failed than somebody who wants it so.
  if (value === '') throw new InputError(`standard input holds no value for ${shownAddress(address)}`);
  return [{ address, action, values: [value] }];
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError('the value on standard input is not UTF-8');
  }
}
