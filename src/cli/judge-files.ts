import { resolve } from 'node:path';
import type { Document } from '../parser/index.ts';
import { type FixedFile, fixUntilStable } from '../rules/fixes.ts';
import { type LintInput, type LintOptions, lint } from '../rules/lint.ts';
import type { Fixing } from './fixing.ts';
import type { LintConfig, LintConfigs } from './lint-config.ts';
import { type LintSettings, optionsFor } from './lint-options.ts';
import type { InputSource } from './load-inputs.ts';
import { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** A file with what is to be said of it. */
export interface JudgedFile extends FixedFile {
  readonly source: InputSource;
  readonly before: Document;
  readonly config: LintConfig;
}

interface Run {
  readonly settings: LintSettings;
  readonly fixing: Fixing;
  readonly configs: LintConfigs;
  readonly terminal: Terminal;
}

/**
 * Reads files, and lints or fixes each as its configuration says; those that it ignores are passed over.
 *
 * @throws {InputError} for a file or a configuration that can’t be read.
 */
export async function judgeFiles(
  inputs: readonly InputSource[],
  { settings, fixing, configs, terminal }: Run,
): Promise<{ files: JudgedFile[]; ignored: number }> {
  const progress = new Progress(terminal, inputs.length);
  const given = new Set(
    inputs
      .filter(({ isStandardInput }) => !isStandardInput)
      .map(({ path }) => resolve(terminal.directory, path)),
  );
  const files: JudgedFile[] = [];
  try {
    for (const [index, source] of inputs.entries()) {
      progress.step(index, source.path);
      const config = await configs.for(source.path);
      if (config.ignores?.(resolve(terminal.directory, source.path))) continue;
      const read = source.read();
      // It lies beside this one, so that the same configuration holds for it.
      const beside = read.companionPath && resolve(terminal.directory, read.companionPath);
      const companionIsLinted = beside !== undefined && given.has(beside) && !config.ignores?.(beside);
      const input = { ...read, companionIsLinted };
      const judged = judgeFile(input, optionsFor(settings, config, terminal), fixing);
      files.push({ ...judged, source, before: input.document, config });
    }
  } finally {
    progress.end();
  }
  return { files, ignored: inputs.length - files.length };
}

function judgeFile(input: LintInput, options: LintOptions, { mode, unsafe }: Fixing): FixedFile {
  const asItIs = () => lint([input], options).files[0]!;
  if (mode === 'report') return { document: input.document, result: asItIs(), fixed: [] };
  const fixed = fixUntilStable(input, { ...options, unsafe });
  // A dry run leaves the file as it is, and all that is to be said of it.
  return mode === 'fix' ? fixed : { ...fixed, result: asItIs() };
}
