import { join, resolve } from 'node:path';
import { DEFAULT_CONFIG } from '../../io/collect/collect-facts.ts';
import { migrationOf } from '../../io/companion.ts';
import { InputError } from '../../io/input-error.ts';
import { ownCommand } from '../../io/own-command.ts';
import { usualSnapshotPath } from '../../io/snapshot-file.ts';
import { writeFile } from '../../io/write-file.ts';
import { printable } from '../../report/printable.ts';
import type { Arguments, Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { dropIn } from '../systemd/drop-in.ts';
import type { Terminal } from '../terminal.ts';

const UNIT = 'rstudio-connect';
const RELOAD = '/bin/kill -HUP $MAINPID';
const UNITS = '/etc/systemd/system';

export const systemdCommand: Command = {
  name: 'systemd',
  group: 'operate',
  usage: 'systemd [options]',
  summary: 'Print a drop-in that checks before every systemctl reload',
  details:
    'With it, the server’s unit records what the server loads, and systemctl reload checks the configuration first.',
  options: {
    config: {
      type: 'string',
      placeholder: 'FILE',
      describe: 'The configuration that the server reads',
      defaultText: DEFAULT_CONFIG,
    },
    unit: {
      type: 'string',
      placeholder: 'NAME',
      describe: 'The server’s unit',
      defaultText: `${UNIT}.service`,
    },
    command: {
      type: 'string',
      placeholder: 'PATH',
      describe: 'Where gcfg-lint lies on the server; default: as it was called now, with its Node.js',
    },
    snapshot: {
      type: 'string',
      placeholder: 'FILE',
      describe: 'Where to keep the record of what was loaded',
      defaultText: usualSnapshotPath(DEFAULT_CONFIG),
    },
    'reload-command': {
      type: 'string',
      repeatable: true,
      placeholder: 'LINE',
      describe: 'ExecReload= of the unit itself, as systemctl cat shows it; may be repeated',
      defaultText: RELOAD,
    },
    'allow-pending': {
      type: 'boolean',
      describe: 'Reload although some changes will wait for a restart; mistakes still prevent it',
    },
    'write-to': {
      type: 'string',
      group: 'output',
      placeholder: 'DIR',
      describe: `Write NAME.d/gcfg-lint.conf below this folder, usually ${UNITS}`,
    },
    quiet: { type: 'boolean', group: 'output', describe: 'Do not say what to do with it' },
  },
  operands: [],
  exitCodes: { 0: 'printed, or written' },
  examples: [
    ['gcfg-lint systemd', 'look at it'],
    [`sudo gcfg-lint systemd --write-to ${UNITS}`, 'install it; then sudo systemctl daemon-reload'],
  ],
  async run(given, terminal) {
    if (given.paths.length > 0)
      throw new InputError('systemd takes no files; name the configuration with --config FILE');
    const unit = readUnit(given.text('unit') ?? UNIT);
    const file = (option: string) => {
      const path = given.text(option);
      return path === undefined ? undefined : resolve(terminal.directory, path);
    };
    const config = file('config') ?? DEFAULT_CONFIG;
    const snapshot = file('snapshot') ?? usualSnapshotPath(config);
    // Every start removes it.
    if ([config, migrationOf(config)].includes(snapshot))
      throw new InputError(`--snapshot ${snapshot} is what the server reads; name a file of its own`);
    const program = file('command');
    const command = program === undefined ? ownCommand() : [program];
    const text = dropIn({
      command,
      config,
      snapshot,
      reload: readReload(given),
      allowPending: given.flag('allow-pending') === true,
    });
    const folder = file('write-to');
    const path = join(folder ?? UNITS, `${unit}.d`, 'gcfg-lint.conf');
    if (folder === undefined) terminal.print(text);
    else await writeFile(path, text, { mode: 0o644 });
    if (given.flag('quiet') !== true) note(unit, path, command, folder !== undefined, terminal);
    return ExitCode.clean;
  },
};

/** @throws {InputError} */
function readUnit(name: string): string {
  const unit = name.endsWith('.service') ? name : `${name}.service`;
  if (/^[\w:.\\@-]+$/.test(unit)) return unit;
  throw new InputError(`--unit ${name} is no name of a unit; systemctl list-units --type=service shows them`);
}

/** @throws {InputError} */
function readReload(given: Arguments): readonly string[] {
  const lines = given.texts('reload-command').map((line) => line.trim().replace(/^ExecReload\s*=\s*/, ''));
  for (const line of lines)
    if (line === '' || /\p{Cc}/u.test(line) || line.endsWith('\\'))
      throw new InputError('--reload-command wants one whole line; give several lines one by one');
  return lines.length === 0 ? [RELOAD] : lines;
}

/** Folders of one user, and those that are emptied. */
const PASSING = /^\/(?:home|root|tmp|var\/tmp|run)\/|\/_npx\//;

function note(
  unit: string,
  path: string,
  command: readonly string[],
  written: boolean,
  terminal: Terminal,
): void {
  const passing = command.find((word) => PASSING.test(word));
  const lines = [
    written
      ? `wrote ${path}; systemctl daemon-reload makes it count, systemctl cat ${unit} shows it`
      : `save it as ${path} (or use --write-to ${UNITS}), then systemctl daemon-reload`,
    `the first snapshot is taken when ${unit} starts; until then reloads are refused`,
    ...(passing === undefined
      ? []
      : [
          `${passing} may go away or be out of the unit’s reach; install gcfg-lint for all users, or name it with --command`,
        ]),
  ];
  terminal.note(lines.map((line) => `gcfg-lint: ${printable(line)}\n`).join(''));
}
