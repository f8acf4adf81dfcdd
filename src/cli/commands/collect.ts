import { resolve } from 'node:path';
import type { Bundle } from '../../cluster/bundle.ts';
import { type CollectedFacts, collectFacts, DEFAULT_CONFIG } from '../../io/collect/collect-facts.ts';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { writeFile } from '../../io/write-file.ts';
import { printable } from '../../report/printable.ts';
import { compareVersions } from '../../schema/index.ts';
import type { Arguments, Command } from '../command.ts';
import { environmentOptions, readEnvironmentLayer } from '../environment-options.ts';
import { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';

/** Holds the key where no file does. */
const KEY_VARIABLE = 'GCFG_LINT_COLLECT_KEY';

export const collectCommand: Command = {
  name: 'collect',
  group: 'operate',
  usage: 'collect [options]',
  summary: 'Gather the facts of this node for ha, without secrets',
  details: 'Writes one JSON bundle: configuration, mounts, accounts, clock, the version of Connect.',
  options: {
    config: {
      type: 'string',
      group: 'input',
      placeholder: 'FILE',
      describe: 'The server’s configuration; a migration file beside it is taken along',
      defaultText: DEFAULT_CONFIG,
    },
    ...environmentOptions,
    output: {
      type: 'string',
      group: 'output',
      placeholder: 'FILE',
      describe: 'Write the bundle to a file that only its owner can read; default: standard output',
    },
    node: {
      type: 'string',
      placeholder: 'NAME',
      describe: 'Name of the node',
      defaultText: 'the host’s name',
    },
    'key-file': {
      type: 'string',
      placeholder: 'FILE',
      describe: `A key with which secrets of nodes can be compared, the same for all nodes; - is standard input; default: ${KEY_VARIABLE}`,
    },
    mountinfo: {
      type: 'string',
      placeholder: 'FILE',
      describe: 'Read the mount table from a file',
      defaultText: '/proc/self/mountinfo',
    },
    'installed-version': {
      type: 'string',
      placeholder: 'VERSION',
      describe: 'The version of Connect that is installed; default: what its program says',
    },
    quiet: { type: 'boolean', group: 'output', describe: 'Do not say what was collected and what was not' },
  },
  operands: [],
  exitCodes: { 0: 'collected, what could not be is told' },
  examples: [
    ['sudo gcfg-lint collect --key-file key --output connect1.json', 'on every node, with the same key'],
    ['gcfg-lint ha connect1.json connect2.json', 'then, anywhere'],
  ],
  async run(given, terminal) {
    if (given.paths.length > 0)
      throw new InputError('collect takes no files; name the configuration with --config FILE');
    const { directory } = terminal;
    const file = (option: string) => {
      const path = given.text(option);
      return path === undefined ? undefined : resolve(directory, path);
    };
    const collected = await collectFacts(
      {
        config: file('config'),
        environment: readEnvironmentLayer(given, terminal),
        node: given.text('node'),
        key: await readKey(given, terminal),
        mountinfo: file('mountinfo'),
        connectVersion: readVersion(given.text('installed-version')),
        now: terminal.now(),
      },
      VERSION,
    );
    const text = `${JSON.stringify(collected.bundle, null, 2)}\n`;
    const output = file('output');
    if (output === undefined) terminal.print(text);
    else await writeFile(output, text, { mode: 0o600 });
    if (given.flag('quiet') !== true) note(collected, terminal);
    return ExitCode.clean;
  },
};

/** @throws {InputError} for a file that can’t be read, and for none where one was meant. */
async function readKey(given: Arguments, terminal: Terminal): Promise<Uint8Array | undefined> {
  const path = given.text('key-file');
  const variable = terminal.environment[KEY_VARIABLE];
  if (path === undefined) return variable ? withoutLineEnd(new TextEncoder().encode(variable)) : undefined;
  const bytes = path === '-' ? await terminal.readInput() : readFile(resolve(terminal.directory, path));
  return withoutLineEnd(bytes);
}

/** Editors and `echo` add one. */
function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  if (bytes[end - 1] === 0x0a) end--;
  if (bytes[end - 1] === 0x0d) end--;
  return bytes.subarray(0, end);
}

/** @throws {InputError} */
function readVersion(text: string | undefined): string | undefined {
  if (text !== undefined && Number.isNaN(compareVersions(text, text)))
    throw new InputError(`--installed-version ${text} is no version; write one such as 2025.06.0`);
  return text;
}

function note({ bundle, missing }: CollectedFacts, terminal: Terminal): void {
  const lines = [
    `${bundle.node}: ${found(bundle).join(', ')}`,
    ...missing.map((what) => `not collected: ${what}`),
    ...(bundle.keyed
      ? []
      : ['secrets are masked, and can’t be compared between nodes: that takes --key-file, the same for all']),
  ];
  terminal.note(lines.map((line) => `gcfg-lint: ${printable(line)}\n`).join(''));
}

/** What a bundle holds, in words. */
function found({
  config,
  migration,
  environment,
  mountinfo,
  links,
  accounts,
  clock,
  ...rest
}: Bundle): string[] {
  const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
  const { users = {}, groups = {} } = accounts ?? {};
  return [
    config.path,
    ...(migration === undefined ? [] : ['its migration file']),
    ...(environment === undefined ? [] : [count(Object.keys(environment).length, 'variable')]),
    ...(mountinfo === undefined ? [] : [count(mountinfo.trimEnd().split('\n').length, 'mount')]),
    count(Object.keys(links ?? {}).length, 'symbolic link'),
    count(Object.keys(users).length, 'account'),
    count(Object.keys(groups).length, 'group'),
    ...(rest.connectVersion === undefined ? [] : [`Connect ${rest.connectVersion}`]),
    ...(clock === undefined ? [] : [`clock ${clock.synchronized ? 'synchronized' : 'not synchronized'}`]),
  ];
}
