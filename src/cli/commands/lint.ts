import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { printable } from '../../report/printable.ts';
import { type LintResult, summarize } from '../../rules/lint.ts';
import { rules } from '../../rules/registry.ts';
import { lintBaselines } from '../baseline/lint-baselines.ts';
import { readBaselineChoice } from '../baseline/options.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { failsBy } from '../failing.ts';
import { printDiffs, readFixing, writeFixed } from '../fixing.ts';
import { type JudgedFile, judgeFiles } from '../judge-files.ts';
import { type LintConfig, openConfigs } from '../lint-config.ts';
import { fixOptions, type LintSettings, lintOptions, readLintSettings } from '../lint-options.ts';
import { findInputs, type InputSource } from '../load-inputs.ts';
import { asOption } from '../options.ts';
import { type Output, readOutputs, writeReports } from '../outputs.ts';
import { summaryText } from '../summary.ts';

export const lintCommand: Command = {
  name: 'lint',
  group: 'check',
  usage: 'lint [options] PATH…',
  summary: 'Check configuration files',
  details:
    'PATH is a file, a directory (searched for *.gcfg), a glob, or - for standard input. A migration file beside a file is read together with it. In a manifest of Kubernetes (*.yaml, *.json, or what helm template prints) the configurations in ConfigMaps and Secrets are checked where they stand; of values of the Helm chart, the configuration that the chart makes of them (--values, repeated, names all files of a release). The word lint can be left out: gcfg-lint PATH.',
  options: { ...fixOptions, ...lintOptions, as: asOption },
  operands: ['config'],
  exitCodes: {
    0: 'nothing at or above --fail-on',
    1: 'findings at or above --fail-on, or more warnings than --max-warnings',
  },
  examples: [
    ['gcfg-lint rstudio-connect.gcfg', 'check the server’s configuration'],
    ['gcfg-lint --format json etc/', 'check all *.gcfg below etc, for a program'],
    ['gcfg-lint --values base.yaml --values production.yaml', 'check the values of a Helm release'],
    ['gcfg-lint --fix-dry-run rstudio-connect.gcfg', 'show what --fix would change'],
    [
      'helm template connect rstudio/rstudio-connect -f values.yaml | gcfg-lint -',
      'check what a chart makes',
    ],
  ],
  async run(given, terminal) {
    const outputs = readOutputs(given, terminal.directory);
    const settings = readLintSettings(given, terminal);
    const fixing = readFixing(given);
    if (given.text('as') !== undefined && fixing.mode === 'fix')
      throw new InputError(
        '--as and --fix exclude each other: the file that is named is not the one that is read',
      );
    const choice = readBaselineChoice(given, terminal.directory);
    const allowNothing = given.flag('pass-with-no-files') ?? false;
    const values = given.texts('values');
    const inputs = await findInputs(given, terminal, { allowNothing: allowNothing || values.length > 0 });
    checkOutputs(outputs, [...pathsOf(inputs), ...values], terminal.directory);
    const configs = await openConfigs(given, terminal);
    const run = { settings, fixing, configs, terminal };
    const { files: judged, ignored, empty } = await judgeFiles(inputs, run);
    if (values.length > 0) {
      const { judgeValues } = await import('../judge-carried.ts');
      judged.push(...(await judgeValues(values, run)));
    }
    if (judged.length === 0 && !allowNothing) throw nothingLeft(ignored, empty);

    // Before a file is written: one that can’t be read ends the run.
    const { files, baselines, finish } = await lintBaselines(judged, choice, { terminal, outputs });

    const color = given.flag('color');
    if (fixing.mode === 'fix') await writeFixed(judged, terminal);
    if (fixing.mode === 'dry-run') await printDiffs(judged, terminal, color);
    const result: LintResult = {
      ...summarize(
        files.map(({ result }) => result),
        settings.connectVersion ?? configs.catalogue?.overlay?.connectVersion,
      ),
      ...(baselines === undefined ? {} : { baselines }),
    };
    const outputTaken =
      fixing.mode === 'dry-run' ||
      (fixing.mode === 'fix' && files.some(({ source }) => source.isStandardInput));
    const stream = outputTaken ? 'notes' : 'output';
    await writeReports(outputs, result, { terminal, color, stream, rules, showBaselined: choice.show });
    const said = await finish();
    if (!given.flag('quiet')) {
      if (empty.length > 0 && files.length > 0) terminal.note(`${printable(emptyText(empty))}\n`);
      const fixed = files.reduce((sum, file) => sum + file.fixed.length, 0);
      terminal.note(`${summaryText(result, { ...fixing, fixed, ignored })}\n`);
    }
    // What was written is no matter of taste.
    if (said !== '' && !(given.flag('quiet') && choice.action === 'read')) terminal.note(said);
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
function checkOutputs(outputs: readonly Output[], inputs: readonly string[], directory: string): void {
  const places = new Set(inputs.map((path) => resolve(directory, path)));
  const wrong = outputs.find(({ file }) => file !== undefined && places.has(file));
  if (wrong !== undefined)
    throw new InputError(`the report would overwrite ${wrong.file}, which is to be checked`);
}

function pathsOf(inputs: readonly InputSource[]): string[] {
  return inputs.filter((input) => !input.isStandardInput).map(({ path }) => path);
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
