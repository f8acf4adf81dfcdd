import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { printable } from '../../report/printable.ts';
import { type LintResult, summarize } from '../../rules/lint.ts';
import { rules } from '../../rules/registry.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { failsBy } from '../failing.ts';
import { printDiffs, readFixing, writeFixed } from '../fixing.ts';
import { type JudgedFile, judgeFiles } from '../judge-files.ts';
import { type LintConfig, LintConfigs } from '../lint-config.ts';
import { fixOptions, type LintSettings, lintOptions, readLintSettings } from '../lint-options.ts';
import { findInputs, type InputSource } from '../load-inputs.ts';
import { asOption } from '../options.ts';
import { type Output, readOutputs, writeReports } from '../outputs.ts';
import { summaryText } from '../summary.ts';

export const lintCommand: Command = {
  name: 'lint',
  usage: 'lint [options] PATH…',
  summary: 'Check configuration files: files, directories, globs, or - for standard input',
  options: { ...fixOptions, ...lintOptions, as: asOption },
  examples: [
    ['gcfg-lint rstudio-connect.gcfg', 'check the server’s configuration'],
    ['gcfg-lint --format json etc/', 'check all *.gcfg below etc, for a program'],
    ['gcfg-lint --fix-dry-run rstudio-connect.gcfg', 'show what --fix would change'],
  ],
  async run(given, terminal) {
    const outputs = readOutputs(given, terminal.directory);
    const settings = readLintSettings(given, terminal);
    const fixing = readFixing(given);
    if (given.text('as') !== undefined && fixing.mode === 'fix')
      throw new InputError(
        '--as and --fix exclude each other: the file that is named is not the one that is read',
      );
    const allowNothing = given.flag('pass-with-no-files') ?? false;
    const inputs = await findInputs(given, terminal, { allowNothing });
    checkOutputs(outputs, inputs, terminal.directory);
    const configs = new LintConfigs(given.text('config'), terminal.directory);
    const { files, ignored, empty } = await judgeFiles(inputs, { settings, fixing, configs, terminal });
    if (files.length === 0 && !allowNothing) throw nothingLeft(ignored, empty);

    const color = given.flag('color');
    if (fixing.mode === 'fix') await writeFixed(files, terminal);
    if (fixing.mode === 'dry-run') await printDiffs(files, terminal, color);
    const result = summarize(
      files.map(({ result }) => result),
      settings.connectVersion,
    );
    const outputTaken =
      fixing.mode === 'dry-run' ||
      (fixing.mode === 'fix' && files.some(({ source }) => source.isStandardInput));
    const stream = outputTaken ? 'notes' : 'output';
    await writeReports(outputs, result, { terminal, color, stream, rules });
    if (!given.flag('quiet')) {
      if (empty.length > 0 && files.length > 0) terminal.note(`${printable(emptyText(empty))}\n`);
      const fixed = files.reduce((sum, file) => sum + file.fixed.length, 0);
      terminal.note(`${summaryText(result, { ...fixing, fixed, ignored })}\n`);
    }
    return exitCode(files, settings);
  },
};

function nothingLeft(ignored: number, empty: readonly InputSource[]): InputError {
  const reason =
    empty.length === 0
      ? `the configuration ignores ${ignored === 1 ? 'the file' : `all ${ignored} files`}`
      : `${emptyText(empty)}: no ConfigMap or Secret there has a key that ends in .gcfg`;
  return new InputError(reason, { nothingFound: true });
}

/** Manifests that carry no configuration. */
function emptyText(empty: readonly InputSource[]): string {
  const paths = empty.map(({ path }) => path).join(', ');
  return `there is no configuration to check in ${paths}`;
}

/** A report must not take the place of a file that is looked at. */
function checkOutputs(outputs: readonly Output[], inputs: readonly InputSource[], directory: string): void {
  const places = new Set(
    inputs.filter((input) => !input.isStandardInput).map(({ path }) => resolve(directory, path)),
  );
  const wrong = outputs.find(({ file }) => file !== undefined && places.has(file));
  if (wrong !== undefined)
    throw new InputError(`the report would overwrite ${wrong.file}, which is to be checked`);
}

/** Files are judged by the thresholds of their configuration, unless the command line has one for all. */
function exitCode(files: readonly JudgedFile[], settings: LintSettings): number {
  const byConfig = new Map<LintConfig, JudgedFile[]>();
  for (const file of files) {
    const group = byConfig.get(file.config);
    if (group === undefined) byConfig.set(file.config, [file]);
    else group.push(file);
  }
  const { maxWarnings } = settings;
  const tooMany = maxWarnings !== undefined && summaryOf(files).warnings > maxWarnings;
  const failing = [...byConfig].some(([config, group]) => {
    // The number that the command line allows is for all files together.
    return failsBy(
      summaryOf(group),
      { ...settings, maxWarnings: undefined },
      maxWarnings === undefined ? config : { ...config, maxWarnings: undefined },
    );
  });
  return tooMany || failing ? ExitCode.findings : ExitCode.clean;
}

function summaryOf(files: readonly JudgedFile[]): LintResult['summary'] {
  return summarize(files.map(({ result }) => result)).summary;
}
