import { InputError } from '../../io/input-error.ts';
import { reporters } from '../../report/index.ts';
import { plain } from '../../report/paint.ts';
import type { Severity } from '../../rules/diagnostic.ts';
import { type LintResult, lint } from '../../rules/lint.ts';
import { rules } from '../../rules/registry.ts';
import { nearest } from '../../schema/nearest.ts';
import { choosePaint } from '../colors.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { loadInputs } from '../load-inputs.ts';
import { colorOption, quietOption, stdinNameOption } from '../options.ts';
import { readOutputs } from '../outputs.ts';
import { VERSION } from '../version.ts';

const LEVELS = ['off', 'info', 'warning', 'error'] as const;

export const lintCommand: Command = {
  name: 'lint',
  usage: 'lint [options] PATH…',
  summary: 'Check configuration files: files, directories, globs, or - for standard input',
  options: {
    format: {
      type: 'string',
      repeatable: true,
      placeholder: 'NAME[:FILE]',
      describe: 'Report as stylish or json, to a file if one is named; may be repeated',
      defaultText: 'stylish',
    },
    output: { type: 'string', placeholder: 'FILE', describe: 'Write the report to a file' },
    rule: {
      type: 'string',
      repeatable: true,
      placeholder: 'ID=LEVEL',
      describe: 'Set a rule to off, info, warning or error; may be repeated',
    },
    'fail-on': {
      type: 'string',
      choices: ['error', 'warning', 'info', 'never'],
      placeholder: 'LEVEL',
      describe: 'Exit with 1 when there is a finding of this level or above: error, warning, info, never',
      defaultText: 'error',
    },
    'max-warnings': {
      type: 'string',
      placeholder: 'N',
      describe: 'Exit with 1 when there are more warnings',
    },
    'stdin-filename': stdinNameOption,
    'pass-with-no-files': { type: 'boolean', describe: 'Exit with 0 when no file is given or found' },
    quiet: quietOption,
    color: colorOption,
  },
  examples: [
    ['gcfg-lint /etc/rstudio-connect/rstudio-connect.gcfg', 'check the server’s configuration'],
    ['gcfg-lint --format json --fail-on warning etc/', 'check all *.gcfg below etc, for a program'],
  ],
  async run(given, terminal) {
    const outputs = readOutputs(given, terminal.directory);
    const severities = readRules(given.texts('rule'));
    const maxWarnings = readCount('max-warnings', given.text('max-warnings'));
    const inputs = await loadInputs(given, terminal).catch((error: unknown) => {
      if (given.flag('pass-with-no-files') && error instanceof InputError && error.nothingFound) return [];
      throw error;
    });
    const result = lint(inputs, { rules: severities });
    for (const { format, file } of outputs) {
      const report = await reporters[format]();
      const paint = file === undefined ? await choosePaint(given.flag('color'), terminal) : plain;
      const text = report(result, { paint, width: terminal.columns || 100, version: VERSION });
      if (file === undefined) terminal.print(text);
      else await (await import('../../io/write-file.ts')).writeFile(file, text);
    }
    if (!given.flag('quiet')) terminal.note(`${summary(result)}\n`);
    return exitCode(result, given.text('fail-on') ?? 'error', maxWarnings);
  },
};

function exitCode({ summary }: LintResult, failOn: string, maxWarnings: number | undefined): number {
  const { errors, warnings, infos } = summary;
  if (maxWarnings !== undefined && warnings > maxWarnings) return ExitCode.findings;
  const counted = { error: errors, warning: errors + warnings, info: errors + warnings + infos, never: 0 };
  return counted[failOn as keyof typeof counted] > 0 ? ExitCode.findings : ExitCode.clean;
}

/** What was looked at, and what came of it. */
function summary({ summary, connectVersion }: LintResult): string {
  const { files, settings, errors, warnings, infos } = summary;
  const counts = [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'note')];
  const found = counts.filter((text) => !text.startsWith('0 ')).join(', ') || 'no findings';
  return `${count(files, 'file')}, ${count(settings, 'setting')}, checked against Connect ${connectVersion}: ${found}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function readRules(texts: readonly string[]): Record<string, Severity | 'off'> {
  const severities: Record<string, Severity | 'off'> = {};
  for (const text of texts) {
    const [id = '', level = ''] = text.split('=');
    if (!rules.some((rule) => rule.id === id)) {
      const close = nearest(
        id,
        rules.map((rule) => rule.id),
      );
      throw new InputError(`there is no rule ${id}${close === undefined ? '' : `; did you mean ${close}?`}`);
    }
    if (!LEVELS.includes(level as never))
      throw new InputError(`--rule ${text}: write ${id}=LEVEL, with one of ${LEVELS.join(', ')}`);
    severities[id] = level as Severity | 'off';
  }
  return severities;
}

function readCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new InputError(`--${option} wants a whole number, not ${text}`);
  return Number(text);
}
