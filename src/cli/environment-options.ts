import { resolve } from 'node:path';
import { readEnvFile } from '../io/env-file.ts';
import { readFile } from '../io/read-file.ts';
import type { Environment } from '../schema/index.ts';
import type { Arguments, OptionSpec } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Options that say in which environment the server runs. */
export const environmentOptions: Readonly<Record<string, OptionSpec>> = {
  env: { type: 'boolean', group: 'input', describe: 'Take CONNECT_* of the environment into account' },
  'env-file': {
    type: 'string',
    group: 'input',
    repeatable: true,
    placeholder: 'FILE',
    describe: 'Take CONNECT_* of a file of NAME=value lines into account; may be repeated',
  },
  'environment-file': {
    type: 'string',
    group: 'input',
    repeatable: true,
    placeholder: 'FILE',
    describe: 'The same as --env-file, which Node.js reads for itself, too (NODE_OPTIONS in it included)',
  },
};

/**
 * The environment that the options name; undefined when they name none.
 *
 * @throws {InputError} for a file that can’t be read.
 */
export function readEnvironmentLayer(given: Arguments, terminal: Terminal): Environment | undefined {
  const files = [...given.texts('env-file'), ...given.texts('environment-file')];
  if (files.length === 0 && given.flag('env') !== true) return undefined;
  const fromFiles = files.map((path) =>
    readEnvFile(new TextDecoder().decode(readFile(resolve(terminal.directory, path))), path),
  );
  return Object.assign({}, given.flag('env') ? terminal.environment : {}, ...fromFiles);
}
