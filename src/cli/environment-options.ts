import { resolve } from 'node:path';
import { type EnvironmentFile, environmentFile } from '../carriers/environment-file.ts';
import { readEnvEntries } from '../io/env-file.ts';
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

/** The environment that the options name, with the files that it comes from. */
export interface GivenEnvironment {
  readonly environment: Environment;
  readonly files: readonly EnvironmentFile[];
}

/**
 * The environment that the options name; undefined when they name none.
 *
 * @throws {InputError} for a file that can’t be read.
 */
export function readEnvironmentLayer(given: Arguments, terminal: Terminal): Environment | undefined {
  return readGivenEnvironment(given, terminal)?.environment;
}

/**
 * The same with its files.
 *
 * @throws {InputError} likewise.
 */
export function readGivenEnvironment(given: Arguments, terminal: Terminal): GivenEnvironment | undefined {
  const files = [...given.texts('env-file'), ...given.texts('environment-file')];
  if (files.length === 0 && given.flag('env') !== true) return undefined;
  const read = files.map((path) => {
    const bytes = readFile(resolve(terminal.directory, path));
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return environmentFile(path, text, readEnvEntries(text, path));
  });
  const fromFiles = read.flatMap(({ variables }) => variables.map(({ name, value }) => [name, value]));
  return {
    environment: { ...(given.flag('env') ? terminal.environment : {}), ...Object.fromEntries(fromFiles) },
    files: read,
  };
}
