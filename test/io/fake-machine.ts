/** Machines that are made up. */
import { join } from 'node:path';
import {
  type CollectedFacts,
  type CollectOptions,
  collectFacts,
} from '../../src/io/collect/collect-facts.ts';
import type { Machine, Output } from '../../src/io/collect/machine.ts';
import { InputError } from '../../src/io/input-error.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

/** A machine on which programs say this, and files and links are these. */
export function machineOf({
  programs = {},
  files = {},
  links = {},
  hostName = 'connect1',
}: {
  programs?: Readonly<Record<string, string | Output>>;
  files?: Readonly<Record<string, string>>;
  links?: Readonly<Record<string, string | null | InputError>>;
  hostName?: string;
} = {}): Machine {
  return {
    hostName,
    run: async (program, ...args) => {
      const said = programs[[program, ...args].join(' ')];
      return typeof said === 'string' ? { code: 0, text: said } : said;
    },
    readText(path) {
      const text = files[path];
      if (text === undefined) throw new InputError(`can’t read ${path}: there is no such file`);
      return text;
    },
    readLink(path) {
      const link = links[path];
      if (link instanceof InputError) throw link;
      return link;
    },
  };
}

/** What is collected with this configuration on such a machine. */
export async function collect(
  config: string,
  machine: Parameters<typeof machineOf>[0] = {},
  options: CollectOptions = {},
  files: Readonly<Record<string, string>> = {},
): Promise<CollectedFacts & { readonly directory: string }> {
  const directory = makeDirectory({ 'a.gcfg': config, ...files });
  const found = await collectFacts(
    { config: join(directory, 'a.gcfg'), machine: machineOf(machine), ...options },
    '0.1.0',
  );
  return { ...found, directory };
}
