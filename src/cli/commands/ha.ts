import { resolve } from 'node:path';
import type { Cluster } from '../../cluster/index.ts';
import { InputError } from '../../io/input-error.ts';
import { printable } from '../../report/printable.ts';
import { clusterRules } from '../../rules/cluster-registry.ts';
import { lintCluster } from '../../rules/lint-cluster.ts';
import { syntaxError } from '../../rules/syntax/error.ts';
import { clusterBaseline } from '../baseline/cluster-baseline.ts';
import { readBaselineChoice } from '../baseline/options.ts';
import type { Command, OptionSpec } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { failsBy } from '../failing.ts';
import { openConfigs } from '../lint-config.ts';
import { lintOptions, optionsFor, readLintSettings } from '../lint-options.ts';
import { loadClusters } from '../load-clusters.ts';
import { readOutputs, writeReports } from '../outputs.ts';
import { printPlan } from '../print-plan.ts';
import { summaryText } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

const { profile: _profile, 'pass-with-no-files': _pass, ...sharedOptions } = lintOptions;

const clusterOptions: Readonly<Record<string, OptionSpec>> = {
  workbench: {
    type: 'string',
    group: 'input',
    repeatable: true,
    placeholder: 'DIR',
    describe: 'Configuration folder of a Workbench or Launcher on the nodes’ hosts; may be repeated',
  },
  plan: {
    type: 'string',
    placeholder: 'PLAN',
    offer: ['update', 'single-node='],
    describe: 'Print the steps for going back to one node (single-node=NAME) or for an update (update)',
  },
};

export const haCommand: Command = {
  name: 'ha',
  group: 'check',
  usage: 'ha [options] NODE…',
  summary: 'Check the nodes of a cluster against each other',
  details:
    'NODE is a FILE, NAME=FILE, a bundle that collect has written, a manifest of Kubernetes or values of the Helm chart (a node for each pod), or a topology.yaml.',
  options: { ...clusterOptions, ...sharedOptions },
  operands: ['node'],
  exitCodes: {
    0: 'nothing at or above --fail-on, or a plan was printed',
    1: 'findings at or above --fail-on, or more warnings than --max-warnings',
  },
  examples: [
    ['gcfg-lint ha --shared-path /mnt/connect a.gcfg b.gcfg', 'two nodes, one shared directory'],
    ['gcfg-lint ha topology.yaml', 'clusters with what is known of their storage and Launchers'],
    ['gcfg-lint ha values.yaml', 'the pods of a release of the Helm chart'],
    ['gcfg-lint ha bundles/*.json', 'nodes as gcfg-lint collect found them'],
    ['gcfg-lint ha topology.yaml --plan update', 'in which order to stop and upgrade'],
  ],
  async run(given, terminal) {
    const values = given.texts('values');
    if (given.paths.length === 0 && values.length === 0)
      throw new InputError('no node is given', { nothingFound: true });
    const plan = given.text('plan');
    const outputs = plan === undefined ? readOutputs(given, terminal.directory) : [];
    const choice = readBaselineChoice(given, terminal.directory);
    const settings = readLintSettings(given, terminal);
    const configs = await openConfigs(given, terminal);
    const config = await configs.for((given.paths[0] ?? values.at(-1)!).replace(/^[^=/\\]*=/, ''));
    const options = optionsFor(settings, config, terminal);
    const clusters = await loadClusters(given.paths, {
      directory: terminal.directory,
      environment: options.environment,
      environmentWins: options.environmentWins,
      catalogue: options.catalogue,
      sharedPaths: options.sharedPaths ?? [],
      workbench: given.texts('workbench'),
      values,
      chartVersion: settings.chartVersion ?? config.chartVersion,
      standardInput: {
        path: given.text('stdin-filename') ?? '<stdin>',
        read: () => terminal.readInput(),
      },
    });
    const inputs = [
      ...values,
      ...clusters.flatMap(({ nodes }) => nodes.map(({ config }) => config.path)),
    ].map((path) => resolve(terminal.directory, path));
    const clash = outputs.find(({ file }) => file !== undefined && inputs.includes(file));
    if (clash !== undefined)
      throw new InputError(`the report would overwrite ${clash.file}, which is to be checked`);
    if (plan !== undefined) return await printPlan(plan, clusters, given, terminal);
    checkSize(clusters);

    const { rules, notSuppressible, today, connectVersion } = options;
    const judged = lintCluster(clusters, { rules, notSuppressible, today, connectVersion });
    const { result, finish } = await clusterBaseline(judged, choice, { config, terminal, outputs });
    await writeReports(outputs, result, {
      terminal,
      color: given.flag('color'),
      stream: 'output',
      rules: [syntaxError, ...clusterRules],
      showBaselined: choice.show,
    });
    const said = await finish();
    if (!given.flag('quiet')) note(clusters, result, terminal);
    if (said !== '' && !(given.flag('quiet') && choice.action === 'read')) terminal.note(said);
    return failsBy(result.summary, settings, config) ? ExitCode.findings : ExitCode.clean;
  },
};

/** One node has nobody to disagree with: that is no check, unless its Launcher may meet another’s. */
function checkSize(clusters: readonly Cluster[]): void {
  const [first] = clusters;
  if (clusters.length > 1 || first === undefined) return;
  if (first.nodes.length < 2 && (first.launchers ?? []).length === 0)
    throw new InputError(
      'there is only one node: give two at least, or the folder of a Workbench on its host (--workbench)',
    );
}

function note(
  clusters: readonly Cluster[],
  result: ReturnType<typeof lintCluster>,
  terminal: Terminal,
): void {
  const count = clusters.reduce((sum, cluster) => sum + cluster.nodes.length, 0);
  const kinds = clusters.length > 1 ? `${clusters.length} clusters, ` : '';
  const counted = `${kinds}${count} node${count === 1 ? '' : 's'}, `;
  const deeds = { fixed: 0, mode: 'report', unsafe: false, ignored: 0 } as const;
  terminal.note(`${counted}${summaryText(result, deeds)}\n`);
  for (const cluster of clusters)
    if (cluster.nodes.length === 1) terminal.note(`${aboutLonely(cluster, clusters.length > 1)}\n`);
}

/** A node that was compared with none, for it may have been meant to stand beside others. */
function aboutLonely({ name, nodes }: Cluster, hasOthers: boolean): string {
  const where = name === undefined ? 'its cluster' : `cluster ${name}`;
  const why =
    name === undefined && hasOthers ? ': what stands beside a topology is a cluster of its own' : '';
  return printable(`${nodes[0]!.name} is the only node of ${where} and was compared with no other${why}`);
}
