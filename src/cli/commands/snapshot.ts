import { resolve } from 'node:path';
import { migrationOf, readIfThere } from '../../io/companion.ts';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import {
  newSalt,
  readSnapshotFile,
  saveSnapshot,
  secretHash,
  usualSnapshotPath,
} from '../../io/snapshot-file.ts';
import { parse } from '../../parser/index.ts';
import { afterReload } from '../../reload/after-reload.ts';
import { type LoadedConfig, type Snapshot, takeSnapshot } from '../../reload/snapshot.ts';
import { printable } from '../../report/printable.ts';
import type { Command } from '../command.ts';
import { environmentOptions, readEnvironmentLayer } from '../environment-options.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { catalogueOption, colorOption } from '../options.ts';
import { noteRefusal } from '../refused-file.ts';
import { VERSION } from '../version.ts';

export const snapshotCommand: Command = {
  name: 'snapshot',
  group: 'operate',
  usage: 'snapshot [options] FILE',
  summary: 'Record what the server has just loaded, for reload',
  details: 'Of secrets only hashes. FILE is the configuration that the server reads.',
  options: {
    output: {
      type: 'string',
      group: 'output',
      placeholder: 'FILE',
      describe: 'Where to write it, readable for its owner only',
      defaultText: usualSnapshotPath('NAME.gcfg'),
    },
    'after-reload': {
      type: 'boolean',
      describe:
        'The server was reloaded, not restarted: take over what a reload applies, keep the rest of the last snapshot',
    },
    catalogue: catalogueOption,
    ...environmentOptions,
    quiet: { type: 'boolean', group: 'output', describe: 'Do not say what was recorded' },
    color: colorOption,
  },
  operands: ['config'],
  exitCodes: { 0: 'recorded', 1: 'the server refuses the file: nothing is recorded' },
  examples: [
    [
      'sudo gcfg-lint snapshot /etc/rstudio-connect/rstudio-connect.gcfg',
      'right after the server was started',
    ],
    ['gcfg-lint systemd', 'have systemd do it after every start'],
  ],
  async run(given, terminal) {
    const [file, ...more] = given.paths;
    if (file === undefined || more.length > 0 || file === '-')
      throw new InputError('snapshot wants one file: the configuration that the server reads');
    const { directory } = terminal;
    const path = resolve(directory, file);
    const migrationPath = migrationOf(path);
    const beside = readIfThere(migrationPath);
    const config: LoadedConfig = {
      path,
      document: parse(readFile(path)),
      migration: beside && { path: migrationPath!, document: beside },
      environment: readEnvironmentLayer(given, terminal),
    };
    // With a file that it refuses the server would not have started.
    for (const source of [config, config.migration]) {
      if (source === undefined || source.document.errorCount === 0) continue;
      await noteRefusal(source, terminal, given.flag('color'));
      terminal.note(
        `gcfg-lint: nothing was recorded: the server can’t have loaded ${printable(source.path)}\n`,
      );
      return ExitCode.findings;
    }
    const output = resolve(directory, given.text('output') ?? usualSnapshotPath(path));
    if ([path, migrationPath].includes(output))
      throw new InputError(`the snapshot would overwrite ${output}, which the server reads`);
    const { catalogue } = await (await openConfigs(given, terminal)).for(path);
    const before = given.flag('after-reload') === true ? readSnapshotFile(output) : undefined;
    const salt = before?.secrets.salt ?? newSalt();
    const files = takeSnapshot(config, {
      hash: secretHash(salt),
      salt,
      takenAt: terminal.now(),
      toolVersion: VERSION,
      catalogue,
    });
    const snapshot = before === undefined ? files : afterReload(before, files, catalogue);
    await saveSnapshot(output, snapshot);
    if (given.flag('quiet') !== true)
      terminal.note(`gcfg-lint: ${printable(`${path}: ${countOf(snapshot)} recorded in ${output}`)}\n`);
    return ExitCode.clean;
  },
};

function countOf({ settings }: Snapshot): string {
  const secrets = settings.filter(({ texts }) => texts.some(({ hash }) => hash !== undefined)).length;
  const all = `${settings.length} setting${settings.length === 1 ? '' : 's'}`;
  return secrets === 0 ? all : `${all} (${secrets} of them with a secret, as hashes)`;
}
