import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import type { ReloadAction } from '../../reload/index.ts';
import type { LintResult } from '../../rules/lint.ts';
import type { Arguments, Command } from '../command.ts';
import { environmentOptions } from '../environment-options.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { lintOptions, optionsFor, readLintSettings } from '../lint-options.ts';
import { colorOption } from '../options.ts';
import { type Output, readOutputsOf } from '../outputs.ts';
import { loadServer, type Server } from '../reload/load-server.ts';
import { planServers } from '../reload/plan-servers.ts';
import { PLAN_FORMATS, type PlanFormat, planText } from '../reload/plan-text.ts';
import { readSpecs } from '../reload/specs.ts';
import { summaryText } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

const { rule, config, catalogue, 'connect-version': connectVersion } = lintOptions;

export const reloadCommand: Command = {
  name: 'reload',
  group: 'check',
  usage: 'reload [options] CANDIDATE | NAME=CANDIDATE…',
  summary: 'Tell what a changed configuration takes: a reload or a restart',
  details:
    'CANDIDATE is the file as it is to be. With NAME=CANDIDATE…, the nodes of a cluster, one plan for all.',
  options: {
    running: {
      type: 'string',
      group: 'input',
      repeatable: true,
      placeholder: '[NAME=]SOURCE',
      offer: 'config',
      describe:
        'What the server has loaded: a file, git:REV[:PATH], or snapshot[:FILE]; default: the snapshot in its usual place. Of several nodes one for all, or one for each',
    },
    each: {
      type: 'boolean',
      group: 'input',
      describe:
        'The files belong to different servers: a plan for each, compared with itself in a revision (--running git:REV). New files have none',
    },
    'allow-pending': {
      type: 'boolean',
      group: 'judging',
      describe: 'Exit with 0 although changes will wait for a restart; errors still give 1',
    },
    format: {
      type: 'string',
      group: 'output',
      repeatable: true,
      placeholder: 'NAME[:FILE]',
      offer: PLAN_FORMATS,
      describe: `Print the plan in this format, to a file if one is named; may be repeated: ${PLAN_FORMATS.join(', ')}`,
      defaultText: 'stylish',
    },
    output: { type: 'string', group: 'output', placeholder: 'FILE', describe: 'Write the plan to a file' },
    ...environmentOptions,
    ...{ 'connect-version': connectVersion!, rule: rule!, config: config!, catalogue: catalogue! },
    quiet: { type: 'boolean', group: 'output', describe: 'Do not say what was looked at' },
    color: colorOption,
  },
  operands: ['config'],
  exitCodes: {
    0: 'a reload applies every change, or nothing changed',
    1: 'the candidate has errors: do not reload',
    3: 'some change needs a restart',
  },
  examples: [
    ['gcfg-lint reload rstudio-connect.gcfg --running git:HEAD', 'what the last edit takes'],
    ['gcfg-lint reload /etc/rstudio-connect/rstudio-connect.gcfg', 'against the last snapshot'],
    ['gcfg-lint reload --each --running git:HEAD *.gcfg', 'unrelated servers, for a commit hook'],
    ['gcfg-lint reload a=a.gcfg b=b.gcfg --running git:HEAD', 'the nodes of a cluster'],
  ],
  async run(given, terminal) {
    if (given.paths.length === 0)
      throw new InputError('reload wants a configuration', { nothingFound: true });
    const outputs = readOutputsOf(PLAN_FORMATS, given, terminal.directory);
    if (given.flag('each') === true) return await runEach(outputs, given, terminal);
    const settings = readLintSettings(given, terminal);
    const configs = await openConfigs(given, terminal);
    const specs = readSpecs(given.paths, given.texts('running'));
    if (specs.filter(({ candidate }) => candidate === '-').length > 1)
      throw new InputError('only one of the candidates can be standard input');
    const options = optionsFor(settings, await configs.for(specs[0]!.candidate), terminal);
    const servers: Server[] = [];
    for (const spec of specs) {
      servers.push(await loadServer(spec, options, terminal));
    }
    checkOutputs(outputs, servers.flatMap(filesOf), terminal);
    const planned = planServers(servers, options);
    for (const output of outputs)
      await deliver(await planText(planned, output, given, terminal), output, terminal);
    note([summaryOf(planned.result)], given, terminal);
    return exitCodeOf(planned.cluster.action, given);
  },
};

type PlanOutput = Output<PlanFormat>;

/** Files of different servers. */
async function runEach(
  outputs: readonly PlanOutput[],
  given: Arguments,
  terminal: Terminal,
): Promise<number> {
  const { planEach } = await import('../reload/each.ts');
  const { plans, result, action, remarks } = await planEach(given, terminal);
  const servers = plans.flatMap((plan) => plan.servers.map(({ server }) => server));
  // Those without a plan, too.
  checkOutputs(outputs, [...given.paths, ...servers.flatMap(filesOf)], terminal);
  for (const output of outputs) {
    const texts: string[] = [];
    for (const plan of plans) texts.push(await planText(plan, output, given, terminal));
    await deliver(texts.join('\n'), output, terminal);
  }
  note([...(plans.length === 0 ? [] : [summaryOf(result)]), ...remarks], given, terminal);
  return exitCodeOf(action, given);
}

/** A plan must not take the place of a file that is looked at. */
function checkOutputs(
  outputs: readonly PlanOutput[],
  files: readonly string[],
  { directory }: Terminal,
): void {
  const places = new Set(files.map((file) => resolve(directory, file)));
  const wrong = outputs.find(({ file }) => file !== undefined && places.has(file));
  if (wrong !== undefined)
    throw new InputError(`the plan would overwrite ${wrong.file}, which is to be checked`);
}

async function deliver(text: string, { file }: PlanOutput, terminal: Terminal): Promise<void> {
  if (file === undefined) terminal.print(text);
  else await (await import('../../io/write-file.ts')).writeFile(file, text);
}

function summaryOf(result: LintResult): string {
  // No hint at what --fix would do: it is no option here.
  return summaryText(result, { fixed: 0, mode: 'fix', unsafe: true, ignored: 0 });
}

function note(lines: readonly string[], given: Arguments, terminal: Terminal): void {
  if (given.flag('quiet') !== true) terminal.note(`${lines.join('\n')}\n`);
}

function exitCodeOf(action: ReloadAction, given: Arguments): number {
  if (action === 'blocked') return ExitCode.findings;
  return action === 'restart' && given.flag('allow-pending') !== true ? ExitCode.restart : ExitCode.clean;
}

function filesOf({ candidate, running, source }: Server): string[] {
  const files = [
    candidate.path,
    candidate.migration?.path,
    source.kind === 'git' ? undefined : source.path,
    source.kind === 'file' ? running.migration?.path : undefined,
  ];
  return files.filter((file) => file !== undefined);
}
