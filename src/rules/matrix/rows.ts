/** The rows of the matrix, in its order. */
import type { ClusterNode } from '../../cluster/index.ts';
import { compareVersions, maskCredentials } from '../../schema/index.ts';
import type { clusterRuleIds } from '../cluster-rule-ids.ts';
import { shownDatabase } from '../ha/shared/database-statements.ts';

export interface RowKind {
  readonly label: string;
  readonly setting?: string;
  /** How it is called where nothing is known of it: `the nodes’ clocks`. */
  readonly fact?: string;
  readonly rules: readonly (typeof clusterRuleIds)[number][];
  /** The settings of which those rules speak here; default: all that they speak of. */
  readonly settings?: readonly string[];
  /** Whether there is anything to show. */
  applies?(nodes: readonly ClusterNode[]): boolean;
  /** What a node has; undefined when it is not known. */
  text(node: ClusterNode): string | undefined;
  /** Whether the text says all that the rules go by, as far as it is known of any node. Default: it does. */
  isWhole?(node: ClusterNode, nodes: readonly ClusterNode[]): boolean;
}

function settingRow(
  setting: `${string}.${string}`,
  rules: RowKind['rules'],
  more: Partial<Omit<RowKind, 'label' | 'setting' | 'rules'>> = {},
): RowKind {
  return { label: setting, setting, rules, text: (node) => pathText(node, setting), ...more };
}

const isSetAnywhere = (setting: `${string}.${string}`) => (nodes: readonly ClusterNode[]) =>
  nodes.some((node) => node.settings.isSet(setting));

const INSTRUMENTATION = 'Postgres.InstrumentationURL';
const RUN_AS = 'Applications.RunAs';
const GROUP = 'Applications.SharedRunAsUnixGroup';

/** What is missing from a file that can’t be read whole may stand in a broken line. */
const unlessBroken = ({ isComplete }: ClusterNode, text: string) => (isComplete ? text : undefined);

const isNamed = (node: ClusterNode) => Boolean(node.text(INSTRUMENTATION));

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
    isWhole: ({ facts: { version } }) =>
      version !== undefined && !Number.isNaN(compareVersions(version.value, version.value)),
  },
  {
    label: 'Database',
    rules: ['ha/database-sqlite', 'ha/database-differs'],
    settings: ['Database.Provider', 'Postgres.URL'],
    text: databaseText,
    // Which one it is, the environment may say, or nobody can read.
    isWhole: (node) =>
      !node.has('Database.Provider', 'postgres') || shownDatabase(node, 'Postgres.URL') !== undefined,
  },
  settingRow(INSTRUMENTATION, ['ha/database-differs'], {
    settings: [INSTRUMENTATION],
    applies: (nodes) => nodes.some((node) => node.has('Database.Provider', 'postgres') && isNamed(node)),
    text: (node) => (isNamed(node) ? shownDatabase(node, INSTRUMENTATION) : unlessBroken(node, 'not set')),
  }),
  settingRow('Server.DataDir', ['ha/data-dir-differs', 'ha/data-dir-not-shared']),
  settingRow('Database.Dir', ['ha/database-dir-not-shared'], { applies: isSetAnywhere('Database.Dir') }),
  settingRow('Server.LandingDir', ['ha/landing-dir-not-shared'], {
    applies: isSetAnywhere('Server.LandingDir'),
    text: (node) =>
      node.settings.isSet('Server.LandingDir')
        ? pathText(node, 'Server.LandingDir')
        : unlessBroken(node, 'none'),
  }),
  settingRow('Metrics.DataPath', ['ha/metrics-data-path-shared'], {
    text: (node) => (node.has('Metrics.Enabled', false) ? 'off' : pathText(node, 'Metrics.DataPath')),
  }),
  settingRow('Applications.ScheduleConcurrency', ['ha/no-scheduler-node']),
  settingRow(RUN_AS, ['ha/run-as-differs', 'ha/uid-gid-differs'], {
    settings: [RUN_AS],
    text: (node) => withIds(node.text(RUN_AS), userIds(node)),
    isWhole: (node, nodes) => userIds(node) !== undefined || nodes.every((one) => userIds(one) === undefined),
  }),
  settingRow(GROUP, ['ha/run-as-differs', 'ha/uid-gid-differs'], {
    settings: [GROUP],
    applies: isSetAnywhere(GROUP),
    text: (node) => withIds(node.text(GROUP) || unlessBroken(node, 'not set'), groupId(node)),
    isWhole: (node, nodes) =>
      !node.text(GROUP) || groupId(node) !== undefined || nodes.every((one) => groupId(one) === undefined),
  }),
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
  return shownDatabase(node, 'Postgres.URL') ?? 'postgres';
}

/** The ids of the account that runs content, and of the group of its files, where the node’s facts have them. */
function userIds(node: ClusterNode): string | undefined {
  const ids = own(node.facts.accounts?.users, node.text(RUN_AS));
  return ids === undefined ? undefined : `${ids.uid}:${ids.gid}`;
}

function groupId(node: ClusterNode): string | undefined {
  const group = own(node.facts.accounts?.groups, node.text(GROUP));
  return group === undefined ? undefined : `${group.gid}`;
}

function own<T>(all: Readonly<Record<string, T>> | undefined, name: string | undefined): T | undefined {
  return all !== undefined && name !== undefined && Object.hasOwn(all, name) ? all[name] : undefined;
}

function withIds(name: string | undefined, ids: string | undefined): string | undefined {
  return name === undefined || ids === undefined ? name : `${name} (${ids})`;
}
