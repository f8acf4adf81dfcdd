import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { writeFile } from '../../io/write-file.ts';
import { plain } from '../../report/paint.ts';
import { type ReportedNode, reloadText } from '../../report/reload.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments, Command } from '../command.ts';
import { environmentOptions } from '../environment-options.ts';
import { ExitCode } from '../exit-code.ts';
import { LintConfigs } from '../lint-config.ts';
import { lintOptions, optionsFor, readLintSettings } from '../lint-options.ts';
import { colorOption } from '../options.ts';
import { loadServer, type Server } from '../reload/load-server.ts';
import { errorsOf, type PlannedServers, planServers } from '../reload/plan-servers.ts';
import { type PlannedServer, reloadJson } from '../reload/reload-json.ts';
import { readSpecs } from '../reload/specs.ts';
import { summaryText } from '../summary.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';

const IN_CONTAINER =
  'A container has no systemd. With the Helm chart the configuration comes from values.yaml, and helm upgrade replaces the pods, which is a restart.';

const { rule, config, 'connect-version': connectVersion } = lintOptions;

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
    'allow-pending': {
      type: 'boolean',
      group: 'judging',
      describe: 'Exit with 0 although changes will wait for a restart; errors still give 1',
    },
    format: {
      type: 'string',
      group: 'output',
      choices: ['stylish', 'json'],
      placeholder: 'NAME',
      describe: 'How to print it: stylish or json (its fields: docs/guides/json.md)',
      defaultText: 'stylish',
    },
    output: { type: 'string', group: 'output', placeholder: 'FILE', describe: 'Write the plan to a file' },
    ...environmentOptions,
    ...{ 'connect-version': connectVersion!, rule: rule!, config: config! },
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
    ['gcfg-lint reload a=a.gcfg b=b.gcfg --running git:HEAD', 'the nodes of a cluster'],
  ],
  async run(given, terminal) {
    if (given.paths.length === 0)
      throw new InputError('reload wants a configuration', { nothingFound: true });
    const settings = readLintSettings(given, terminal);
    const configs = new LintConfigs(given.text('config'), terminal.directory);
    const specs = readSpecs(given.paths, given.texts('running'));
    if (specs.filter(({ candidate }) => candidate === '-').length > 1)
      throw new InputError('only one of the candidates can be standard input');
    const options = optionsFor(settings, await configs.for(specs[0]!.candidate), terminal);
    const servers: Server[] = [];
    for (const spec of specs) {
      const server = await loadServer(spec, options.environment, terminal);
      const notes = options.profile === 'container' ? [IN_CONTAINER] : [];
      servers.push({ ...server, notes: [...server.notes, ...notes] });
    }
    const output = given.text('output');
    if (output !== undefined) checkOutput(resolve(terminal.directory, output), servers, terminal);

    const planned = planServers(servers, options);
    await print(planned, given, terminal);
    // No hint at what --fix would do: it is no option here.
    const deeds = { fixed: 0, mode: 'fix', unsafe: true, ignored: 0 } as const;
    if (given.flag('quiet') !== true) terminal.note(`${summaryText(planned.result, deeds)}\n`);
    const { action } = planned.cluster;
    if (action === 'blocked') return ExitCode.findings;
    return action === 'restart' && given.flag('allow-pending') !== true ? ExitCode.restart : ExitCode.clean;
  },
};

async function print(planned: PlannedServers, given: Arguments, terminal: Terminal): Promise<void> {
  const { servers, cluster, result } = planned;
  const output = given.text('output');
  const paint = output === undefined ? await choosePaint(given.flag('color'), terminal) : plain;
  const width = terminal.columns || 100;
  const text =
    given.text('format') === 'json'
      ? reloadJson(servers, cluster, result.connectVersion)
      : reloadText(
          {
            nodes: servers.map(reported),
            cluster: servers.length === 1 ? undefined : cluster,
            errors: errorsOf(result),
          },
          { paint, width, version: VERSION },
        );
  if (output === undefined) terminal.print(text);
  else await writeFile(resolve(terminal.directory, output), text);
}

function reported({ server, plan }: PlannedServer): ReportedNode {
  const { name, candidate, source, notes } = server;
  const taken = source.takenAt === undefined ? '' : ` (${source.takenAt})`;
  const running = source.kind === 'snapshot' ? `the snapshot ${source.path}${taken}` : source.path;
  return { name, candidate: candidate.path, running, plan, notes };
}

/** A plan must not take the place of a file that is looked at. */
function checkOutput(output: string, servers: readonly Server[], { directory }: Terminal): void {
  const files = servers.flatMap(({ candidate, running, source }) => [
    candidate.path,
    candidate.migration?.path,
    source.kind === 'git' ? undefined : source.path,
    source.kind === 'file' ? running.migration?.path : undefined,
  ]);
  if (files.some((file) => file !== undefined && resolve(directory, file) === output))
    throw new InputError(`the plan would overwrite ${output}, which is to be checked`);
}
