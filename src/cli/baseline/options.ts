/** The options that name a baseline, and what is to be done with it. */
import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { STANDARD_INPUT } from '../../report/reporter.ts';
import type { Arguments, OptionSpec } from '../command.ts';
import type { Output } from '../outputs.ts';

export const baselineOptions: Readonly<Record<string, OptionSpec>> = {
  baseline: {
    type: 'string',
    group: 'judging',
    placeholder: 'FILE',
    describe: 'Count the findings that this file knows apart; default: baseline in the configuration',
  },
  'write-baseline': {
    type: 'string',
    group: 'writing',
    placeholder: 'FILE',
    describe: 'Write what is found to this file, so that it is known from now on; what is gone goes',
  },
  'prune-baseline': {
    type: 'boolean',
    group: 'writing',
    describe: 'Remove from the baseline what is no longer found, and add nothing',
  },
  'show-baselined': { type: 'boolean', group: 'output', describe: 'List known findings, too' },
};

export interface BaselineChoice {
  /** As an absolute path; undefined where the configuration of a file says which. */
  readonly named: string | undefined;
  readonly action: 'read' | 'write' | 'prune';
  /** Whether the findings it covers are listed as well. */
  readonly show: boolean;
}

/** @throws {InputError} for options that contradict each other. */
export function readBaselineChoice(given: Arguments, directory: string): BaselineChoice {
  const inDirectory = (path: string | undefined) =>
    path === undefined ? undefined : resolve(directory, path);
  const [read, written] = [inDirectory(given.text('baseline')), inDirectory(given.text('write-baseline'))];
  const prune = given.flag('prune-baseline') ?? false;
  const writing = written !== undefined ? '--write-baseline' : prune ? '--prune-baseline' : undefined;
  if (written !== undefined && prune)
    throw new InputError('--write-baseline removes what is gone as well: leave --prune-baseline out');
  if (read !== undefined && written !== undefined && read !== written)
    throw new InputError(
      '--baseline and --write-baseline name two files: what is written is the baseline of the run, so name that alone',
    );
  for (const other of ['fix-dry-run', 'plan'])
    if (writing !== undefined && (given.flag(other) ?? given.text(other)) !== undefined)
      throw new InputError(`${writing} and --${other} exclude each other`);
  return {
    named: written ?? read,
    action: written !== undefined ? 'write' : prune ? 'prune' : 'read',
    show: given.flag('show-baselined') ?? false,
  };
}

/** @throws {InputError} for what a baseline could not know again, and for a report in its place. */
export function checkBaselineUse(
  { action }: BaselineChoice,
  baselines: readonly { readonly path: string }[],
  { paths, outputs }: { readonly paths: readonly string[]; readonly outputs: readonly Output[] },
): void {
  if (action === 'write' && paths.includes(STANDARD_INPUT))
    throw new InputError(
      'standard input has no name by which a baseline could know it again: give it one with --stdin-filename',
    );
  const clash = outputs.find(({ file }) => baselines.some(({ path }) => path === file));
  if (clash !== undefined) throw new InputError(`the report would overwrite the baseline ${clash.file}`);
}
