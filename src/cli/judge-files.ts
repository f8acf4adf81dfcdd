import { resolve } from 'node:path';
import { type EnvironmentFile, environmentInput } from '../carriers/environment-file.ts';
import { parse } from '../parser/index.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { fixUntilStable } from '../rules/fixes.ts';
import { type FileResult, type LintInput, type LintOptions, lint } from '../rules/lint.ts';
import { type MaskedText, maskBoth } from '../schema/masked-text.ts';
import { carriedBy, templateIn } from './carriers.ts';
import type { Fixing } from './fixing.ts';
import type { LintConfig, LintConfigs } from './lint-config.ts';
import { type LintSettings, optionsFor } from './lint-options.ts';
import type { InputSource } from './load-inputs.ts';
import { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** A file with what is to be said of it. */
export interface JudgedFile extends Judgement {
  readonly source: InputSource;
  readonly config: LintConfig;
}

/** What became of a file. */
export interface Judgement {
  readonly result: FileResult;
  /** What was fixed. */
  readonly fixed: readonly Diagnostic[];
  readonly before: Content;
  readonly after: Content;
  /** Both as they may be shown, where they are no configurations. */
  readonly masked?: (() => { one: MaskedText; other: MaskedText }) | undefined;
}

/** The text of a file: a configuration, or a file that carries some. */
export interface Content {
  toString(): string;
  toBytes(): Uint8Array;
}

export interface Run {
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
): Promise<{ files: JudgedFile[]; ignored: number; empty: InputSource[] }> {
  const progress = new Progress(terminal, inputs.length);
  const given = new Set(
    inputs
      .filter(({ isStandardInput }) => !isStandardInput)
      .map(({ path }) => resolve(terminal.directory, path)),
  );
  const files: JudgedFile[] = [];
  const empty: InputSource[] = [];
  let ignored = 0;
  try {
    for (const [index, source] of inputs.entries()) {
      progress.step(index, source.path);
      const config = await configs.for(source.path);
      if (config.ignores?.(resolve(terminal.directory, source.path))) {
        ignored++;
        continue;
      }
      const options = optionsFor(settings, config, terminal);
      const chartVersion = settings.chartVersion ?? config.chartVersion;
      const template = await templateIn(source);
      if (template !== undefined) {
        const { judgeTemplate } = await import('./judge-carried.ts');
        files.push({ ...judgeTemplate(template, options, fixing), source, config });
        continue;
      }
      const carried = await carriedBy(source, { chartVersion });
      if (carried !== undefined) {
        const { judgeCarried } = await import('./judge-carried.ts');
        const judged = judgeCarried(carried, options, fixing, { chartVersion });
        if (judged.length === 0) empty.push(source);
        files.push(...judged.map((file) => ({ ...file, source, config })));
        continue;
      }
      const read = source.read();
      // It lies beside this one, so that the same configuration holds for it.
      const beside = read.companionPath && resolve(terminal.directory, read.companionPath);
      const companionIsLinted = beside !== undefined && given.has(beside) && !config.ignores?.(beside);
      const input = { ...read, companionIsLinted };
      files.push({ ...judgeFile(input, options, fixing), source, config });
    }
    for (const file of files.length === 0 ? [] : settings.environmentFiles) {
      const config = await configs.for(file.host.path);
      const options = optionsFor(settings, config, terminal);
      const result = lint([environmentInput(file)], options).files[0]!;
      const content = {
        toString: () => file.host.text,
        toBytes: () => new TextEncoder().encode(file.host.text),
      };
      const source = sourceOf(file);
      files.push({ result, fixed: [], before: content, after: content, source, config });
    }
  } finally {
    progress.end();
  }
  return { files, ignored, empty };
}

/** A file of variables, which nobody reads again. */
function sourceOf({ host: { path, text } }: EnvironmentFile): InputSource {
  const bytes = () => new TextEncoder().encode(text);
  return { path, isStandardInput: false, bytes, read: () => ({ path, document: parse(text) }) };
}

function judgeFile(input: LintInput, options: LintOptions, { mode, unsafe }: Fixing): Judgement {
  const before = input.document;
  const asItIs = () => lint([input], options).files[0]!;
  if (mode === 'report') return { before, after: before, result: asItIs(), fixed: [] };
  const { document: after, result, fixed } = fixUntilStable(input, { ...options, unsafe });
  // A dry run leaves the file as it is, and all that is to be said of it.
  const masked = () => maskBoth(before, after, options.catalogue);
  return { before, after, result: mode === 'fix' ? result : asItIs(), fixed, masked };
}
