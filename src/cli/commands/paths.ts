import { type Cluster, ClusterNode, type Location } from '../../cluster/index.ts';
import { compareNodes, listPaths, type NamedPath, type NodePaths } from '../../cluster/paths/index.ts';
import { InputError } from '../../io/input-error.ts';
import { parse } from '../../parser/index.ts';
import { printable } from '../../report/printable.ts';
import { maskCredentials } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments, Command } from '../command.ts';
import { environmentOptions } from '../environment-options.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { lintOptions, optionsFor, readLintSettings } from '../lint-options.ts';
import { loadClusters } from '../load-clusters.ts';
import { colorOption } from '../options.ts';
import { pathsTable } from '../paths-table.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from '../wrap.ts';

export const pathsCommand: Command = {
  name: 'paths',
  group: 'look',
  usage: 'paths [options] NODE…',
  summary: 'List the directories and files that a configuration names',
  details:
    'All that it names or implies, for backups, purges and mounts. NODE is a FILE, NAME=FILE, a bundle that collect has written, or a topology.yaml.',
  options: {
    format: {
      type: 'string',
      group: 'output',
      choices: ['table', 'json'],
      placeholder: 'NAME',
      describe: 'How to print it: table or json (its fields: docs/guides/json.md)',
      defaultText: 'table',
    },
    all: { type: 'boolean', group: 'output', describe: 'Also paths of settings that have no effect' },
    config: lintOptions.config!,
    catalogue: lintOptions.catalogue!,
    ...environmentOptions,
    'shared-path': lintOptions['shared-path']!,
    color: colorOption,
  },
  operands: ['node'],
  exitCodes: { 0: 'printed', 1: 'the server refuses a file: what could be read is printed' },
  examples: [
    ['gcfg-lint paths rstudio-connect.gcfg', 'what to back up before an upgrade, what a purge removes'],
    ['gcfg-lint paths --shared-path /mnt/connect a.gcfg b.gcfg', 'two nodes: do they share what they must?'],
    ['gcfg-lint paths topology.yaml', 'all nodes, with what is known of their storage'],
  ],
  async run(given, terminal) {
    if (given.paths.length === 0) throw new InputError('paths wants a file', { nothingFound: true });
    const clusters = await readClusters(given, terminal);
    const all = given.flag('all') === true;
    const listed = clusters.map((cluster) => ({
      cluster,
      nodes: compareNodes(
        cluster.nodes.map((node) => ({
          node,
          paths: listPaths(node, { all, directory: terminal.directory }),
        })),
      ),
    }));
    if (given.text('format') === 'json') terminal.print(toJson(listed));
    else terminal.print(await toTable(listed, given, terminal));
    return noteErrors(clusters, terminal);
  },
};

interface ListedCluster {
  readonly cluster: Cluster;
  readonly nodes: readonly NodePaths[];
}

async function readClusters(given: Arguments, terminal: Terminal): Promise<Cluster[]> {
  const { directory } = terminal;
  const settings = readLintSettings(given, terminal);
  const configs = await openConfigs(given, terminal);
  const config = await configs.for(given.paths[0]!.replace(/^[^=/\\]*=/, ''));
  const {
    environment,
    environmentWins,
    sharedPaths = [],
    catalogue,
  } = optionsFor(settings, config, terminal);
  const common = { environment, environmentWins, sharedPaths, catalogue };
  const named = given.paths.filter((path) => path !== '-');
  const clusters = await loadClusters(named, { ...common, directory, workbench: [] });
  if (named.length === given.paths.length) return clusters;
  const document = parse(await terminal.readInput());
  const node = new ClusterNode({ name: '<stdin>', config: { path: '<stdin>', document }, ...common });
  return [...clusters, { nodes: [node], launchers: [] }];
}

async function toTable(
  clusters: readonly ListedCluster[],
  given: Arguments,
  terminal: Terminal,
): Promise<string> {
  const paint = await choosePaint(given.flag('color'), terminal);
  const width = Math.min(100, terminal.columns || 100);
  const all = clusters.flatMap(({ cluster, nodes }) => nodes.map((listed) => ({ cluster, listed })));
  const tables = all.map(({ cluster, listed }) => {
    const table = pathsTable(listed.paths, { paint, width });
    if (all.length === 1) return table;
    const { name, config } = listed.node;
    const of = cluster.name === undefined || clusters.length === 1 ? name : `${cluster.name}, ${name}`;
    return `${paint.strong(printable(of))} ${paint.frame(printable(config.path))}\n${table}`;
  });
  const open = missingFacts(all.map(({ listed }) => listed));
  if (open.length > 0) tables.push(open.flatMap((text) => [...wrap(`? ${text}`, width, 0), '']).join('\n'));
  return tables.join('\n');
}

/** What would tell whether nodes share what they must, where that is not known. */
function missingFacts(nodes: readonly NodePaths[]): string[] {
  const unknown = nodes
    .flatMap(({ paths }) => paths)
    .filter(({ fulfilled }) => fulfilled === 'unknown')
    .map(({ location }) => location?.missing)
    .filter((text) => text !== undefined);
  return [...new Set(unknown)].map((text) => printable(maskCredentials(text)));
}

function toJson(clusters: readonly ListedCluster[]): string {
  const nodes = clusters.flatMap(({ cluster, nodes: listed }) =>
    listed.map(({ node, paths }) => ({
      name: node.name,
      ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
      file: node.config.path,
      complete: node.isComplete,
      paths: paths.map(toRecord),
    })),
  );
  return `${JSON.stringify({ version: 1, nodes }, null, 2)}\n`;
}

function toRecord(named: NamedPath): object {
  const { path, database, setting, group, kind, holds, origin, location } = named;
  const { nodes, fulfilled, backup, purge, inside, elsewhere, noEffect } = named;
  const facts = { nodes, fulfilled, backup, purge, inside, elsewhere, noEffect };
  const isKnown =
    location !== undefined && (location.kind !== 'unknown' || location.resolved !== location.path);
  return {
    path: path ?? null,
    database,
    setting,
    group,
    kind,
    holds,
    origin,
    ...facts,
    ...(isKnown ? { location: shownLocation(location) } : {}),
  };
}

function shownLocation({ kind, resolved, fileSystem, source }: Location): object {
  return { kind, resolved: maskCredentials(resolved), fileSystem, source: source && maskCredentials(source) };
}

/** What is printed of a broken file is not all that there may be. */
function noteErrors(clusters: readonly Cluster[], terminal: Terminal): number {
  const sources = clusters.flatMap(({ nodes }) =>
    nodes.flatMap(({ config, migration }) => (migration === undefined ? [config] : [config, migration])),
  );
  const broken = sources.filter(({ document }) => document.errorCount > 0);
  for (const { path, document } of broken)
    terminal.note(`gcfg-lint: the server refuses ${path}: ${document.errors[0]!.text}\n`);
  if (broken.length === 0) return ExitCode.clean;
  terminal.note(
    'gcfg-lint: only what could be read is shown, and no defaults: a broken line may say otherwise\n',
  );
  return ExitCode.findings;
}
