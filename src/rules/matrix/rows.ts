/** The rows of the matrix, in its order. */
import type { ClusterNode } from '../../cluster/index.ts';
import { maskCredentials } from '../../schema/index.ts';
import type { clusterRuleIds } from '../cluster-rule-ids.ts';
import { shownDatabase } from '../ha/shared/database-statements.ts';

export interface RowKind {
  readonly label: string;
  readonly setting?: string;
  /** How it is called where nothing is known of it: `the nodes’ clocks`. */
  readonly fact?: string;
  readonly rules: readonly (typeof clusterRuleIds)[number][];
  /** Whether there is anything to show. */
  applies?(nodes: readonly ClusterNode[]): boolean;
  /** What a node has; undefined when it is not known. */
  text(node: ClusterNode): string | undefined;
  /** Whether the text says all that the rules go by. Default: it does. */
  isWhole?(node: ClusterNode): boolean;
}

function settingRow(
  setting: `${string}.${string}`,
  rules: RowKind['rules'],
  more: Partial<Pick<RowKind, 'applies' | 'text'>> = {},
): RowKind {
  return { label: setting, setting, rules, text: (node) => pathText(node, setting), ...more };
}

const isSetAnywhere = (setting: `${string}.${string}`) => (nodes: readonly ClusterNode[]) =>
  nodes.some((node) => node.settings.isSet(setting));

const launcherRow = (setting: `${string}.${string}`, rule: RowKind['rules'][number]): RowKind =>
  settingRow(setting, [rule], {
    applies: (nodes) => nodes.some((node) => node.has('Launcher.Enabled', true)),
    text: (node) => (node.has('Launcher.Enabled', true) ? pathText(node, setting) : 'off'),
  });

export const rowKinds: readonly RowKind[] = [
  {
    label: 'Connect',
    fact: 'the installed versions of Connect',
    rules: ['ha/version-differs'],
    text: ({ facts }) => facts.version?.value,
  },
  {
    label: 'Database',
    rules: ['ha/database-sqlite', 'ha/database-differs'],
    text: databaseText,
    // Which one it is, the environment may say, or nobody can read.
    isWhole: (node) => !node.has('Database.Provider', 'postgres') || shownDatabase(node) !== undefined,
  },
  settingRow('Server.DataDir', ['ha/data-dir-differs', 'ha/data-dir-not-shared']),
  settingRow('Database.Dir', ['ha/database-dir-not-shared'], { applies: isSetAnywhere('Database.Dir') }),
  settingRow('Server.LandingDir', ['ha/landing-dir-not-shared'], {
    applies: isSetAnywhere('Server.LandingDir'),
    text: (node) =>
      node.isComplete && !node.settings.isSet('Server.LandingDir')
        ? 'none'
        : pathText(node, 'Server.LandingDir'),
  }),
  settingRow('Metrics.DataPath', ['ha/metrics-data-path-shared'], {
    text: (node) => (node.has('Metrics.Enabled', false) ? 'off' : pathText(node, 'Metrics.DataPath')),
  }),
  settingRow('Applications.ScheduleConcurrency', ['ha/no-scheduler-node']),
  settingRow('Applications.RunAs', ['ha/run-as-differs', 'ha/uid-gid-differs'], { text: accountText }),
  {
    label: 'Clock',
    fact: 'the clocks',
    rules: ['ha/clock-not-synchronized'],
    text: ({ facts }) =>
      facts.clock === undefined
        ? undefined
        : facts.clock.value.synchronized
          ? 'synchronized'
          : 'not synchronized',
  },
  launcherRow('Launcher.ConfigDir', 'launcher/config-dir-conflict'),
  launcherRow('Launcher.ScratchPath', 'launcher/scratch-path-conflict'),
  launcherRow('Launcher.KubernetesNamespace', 'launcher/kubernetes-namespace-conflict'),
  launcherRow('Launcher.KubernetesProfilesConfig', 'launcher/profiles-config-conflict'),
];

/** A value, and the file system it lies on where that is known. */
function pathText(node: ClusterNode, setting: `${string}.${string}`): string | undefined {
  const text = node.text(setting);
  if (text === undefined) return undefined;
  const { kind, fileSystem } = text.startsWith('/') ? node.locate(text) : {};
  const storage = fileSystem ?? (kind === 'declared' ? 'shared' : undefined);
  return `${maskCredentials(text)}${storage === undefined ? '' : ` (${storage})`}`;
}

/** Where the database is, without who enters it. */
function databaseText(node: ClusterNode): string | undefined {
  const provider = node.text('Database.Provider');
  if (provider === undefined) return undefined;
  if (!node.has('Database.Provider', 'postgres')) return provider.toLowerCase();
  return shownDatabase(node) ?? 'postgres';
}

/** The account that runs content, with its ids where they are known. */
function accountText(node: ClusterNode): string | undefined {
  const name = node.text('Applications.RunAs');
  const ids = name === undefined ? undefined : node.facts.accounts?.users[name];
  return ids === undefined ? name : `${name} (${ids.uid}:${ids.gid})`;
}
