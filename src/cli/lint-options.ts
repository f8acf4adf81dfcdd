/** The options of commands that lint, and what they say. */
import type { EnvironmentFile } from '../carriers/environment-file.ts';
import { InputError } from '../io/input-error.ts';
import { reporters } from '../report/index.ts';
import { clusterRuleIds } from '../rules/cluster-rule-ids.ts';
import type { Severity } from '../rules/diagnostic.ts';
import type { LintOptions } from '../rules/lint.ts';
import { rules } from '../rules/registry.ts';
import { compareVersions, type Environment, nearest } from '../schema/index.ts';
import { baselineOptions } from './baseline/options.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { environmentOptions, readGivenEnvironment } from './environment-options.ts';
import type { LintConfig } from './lint-config.ts';
import { catalogueOption, colorOption, quietOption, stdinNameOption } from './options.ts';
import type { Terminal } from './terminal.ts';

export const LEVELS = ['off', 'info', 'warning', 'error'] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export const lintOptions: Readonly<Record<string, OptionSpec>> = {
  format: {
    type: 'string',
    group: 'output',
    repeatable: true,
    placeholder: 'NAME[:FILE]',
    offer: Object.keys(reporters),
    describe: `Report in this format, to a file if one is named; may be repeated: ${Object.keys(reporters).join(', ')}`,
    defaultText: 'stylish',
  },
  output: { type: 'string', group: 'output', placeholder: 'FILE', describe: 'Write the report to a file' },
  rule: {
    type: 'string',
    group: 'judging',
    repeatable: true,
    placeholder: 'ID=LEVEL',
    offer: 'rule-level',
    describe: 'Set a rule to off, info, warning or error; may be repeated',
  },
  'fail-on': {
    type: 'string',
    group: 'judging',
    choices: FAIL_ON,
    placeholder: 'LEVEL',
    describe: 'Exit with 1 when there is a finding of this level or above: error, warning, info, never',
    defaultText: 'error',
  },
  'max-warnings': {
    type: 'string',
    group: 'judging',
    placeholder: 'N',
    describe: 'Exit with 1 when there are more warnings',
  },
  config: {
    type: 'string',
    group: 'judging',
    placeholder: 'FILE',
    describe:
      'Configuration of the linter; default: the nearest gcfg-lint.yaml, .yml or .json above each file',
  },
  catalogue: catalogueOption,
  'connect-version': {
    type: 'string',
    group: 'judging',
    placeholder: 'VERSION',
    describe: 'The version of Connect to judge by; default: that of the catalogue, or the newest one known',
  },
  values: {
    type: 'string',
    group: 'input',
    repeatable: true,
    placeholder: 'FILE',
    describe:
      'Values of the Helm chart: all files of one release, in the order in which Helm gets them; may be repeated',
  },
  'chart-version': {
    type: 'string',
    group: 'judging',
    placeholder: 'VERSION',
    describe: 'The release of the Helm chart that values are for; default: the newest one known',
  },
  ...environmentOptions,
  profile: {
    type: 'string',
    group: 'judging',
    choices: ['container'],
    placeholder: 'NAME',
    describe: 'How the server is run: container',
  },
  'shared-path': {
    type: 'string',
    group: 'input',
    repeatable: true,
    placeholder: 'DIR',
    describe: 'This directory is on storage that every node shares; may be repeated',
  },
  ...baselineOptions,
  'stdin-filename': stdinNameOption,
  'pass-with-no-files': {
    type: 'boolean',
    group: 'input',
    describe: 'Exit with 0 when no file is given or found',
  },
  quiet: quietOption,
  color: colorOption,
};

export const fixOptions: Readonly<Record<string, OptionSpec>> = {
  fix: { type: 'boolean', group: 'writing', describe: 'Write what can be fixed safely, report what is left' },
  'fix-dry-run': {
    type: 'boolean',
    group: 'writing',
    describe: 'Print what --fix would change as a diff, write nothing',
  },
  'unsafe-fixes': {
    type: 'boolean',
    group: 'writing',
    describe: 'With these: also fixes that may not be what is meant',
  },
};

/** What the command line says of how to lint. What it does not say is absent. */
export interface LintSettings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly failOn: FailOn | undefined;
  readonly maxWarnings: number | undefined;
  readonly connectVersion: string | undefined;
  readonly chartVersion: string | undefined;
  readonly environment: Environment | undefined;
  readonly environmentFiles: readonly EnvironmentFile[];
  readonly profile: 'container' | undefined;
  readonly sharedPaths: readonly string[];
}

/** @throws {InputError} for values that mean nothing. */
export function readLintSettings(given: Arguments, terminal: Terminal): LintSettings {
  const version = given.text('connect-version');
  if (version !== undefined && Number.isNaN(compareVersions(version, version)))
    throw new InputError(`--connect-version ${version} is no version; write one such as 2025.06.0`);
  const chart = given.text('chart-version');
  if (chart !== undefined && !/^\d+\.\d+\.\d+/.test(chart))
    throw new InputError(`--chart-version ${chart} is no release of the chart; write one such as 0.20.1`);
  const relative = given.texts('shared-path').find((path) => !path.startsWith('/'));
  if (relative !== undefined)
    throw new InputError(`--shared-path ${relative}: write the path on the server, from / on`);
  const environment = readGivenEnvironment(given, terminal);
  return {
    rules: readRules(given.texts('rule')),
    failOn: given.text('fail-on') as FailOn | undefined,
    maxWarnings: readCount('max-warnings', given.text('max-warnings')),
    connectVersion: version,
    chartVersion: chart,
    environment: environment?.environment,
    environmentFiles: environment?.files ?? [],
    profile: given.text('profile') as 'container' | undefined,
    sharedPaths: given.texts('shared-path'),
  };
}

/** How a file is linted: what the command line says, else its configuration; lists add up. */
export function optionsFor(settings: LintSettings, config: LintConfig, terminal: Terminal): LintOptions {
  return {
    rules: { ...config.rules, ...settings.rules },
    notSuppressible: config.notSuppressible,
    connectVersion:
      settings.connectVersion ?? config.connectVersion ?? config.catalogue?.overlay?.connectVersion,
    catalogue: config.catalogue,
    environment: settings.environment,
    variables: settings.environmentFiles.flatMap(({ variables }) => variables),
    environmentWins: config.environmentWins,
    profile: settings.profile ?? config.profile,
    sharedPaths: [...(config.sharedPaths ?? []), ...settings.sharedPaths],
    declared: config.declared,
    today: dayOf(terminal.now()),
  };
}

function dayOf(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function readRules(texts: readonly string[]): Record<string, Severity | 'off'> {
  const severities: Record<string, Severity | 'off'> = {};
  const ids: string[] = [...rules.map((rule) => rule.id), ...clusterRuleIds];
  for (const text of texts) {
    const equals = text.indexOf('=');
    const id = equals < 0 ? text : text.slice(0, equals);
    const level = LEVELS.find((name) => equals >= 0 && name === text.slice(equals + 1));
    if (!ids.includes(id)) {
      const close = nearest(id, ids);
      throw new InputError(`there is no rule ${id}${close === undefined ? '' : `; did you mean ${close}?`}`);
    }
    if (level === undefined)
      throw new InputError(`--rule ${text}: write ${id}=LEVEL, with one of ${LEVELS.join(', ')}`);
    severities[id] = level;
  }
  return severities;
}

function readCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new InputError(`--${option} wants a whole number, not ${text}`);
  return Number(text);
}
