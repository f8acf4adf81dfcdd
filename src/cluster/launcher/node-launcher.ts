import { hasPlaceholder } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';

type Name = `Launcher.${string}`;

/** A value of a node’s Launcher. */
export interface NodeValue {
  readonly text: string;
  /** The setting whose value it is. */
  readonly setting: Name;
  /** The setting that decides it, where that is another: one’s default lies below the other’s directory. */
  readonly decidedBy: Name;
  /** Directory of the Kubernetes plugin, below that of the setting. */
  readonly ofPlugin?: true;
}

/** The Launcher of a node. What is not known of it is absent. */
export interface NodeLauncher {
  readonly configDir?: NodeValue | undefined;
  readonly scratchPath?: NodeValue | undefined;
  /** Its plugin for Kubernetes, where it is known to use that. */
  readonly kubernetes?: NodePlugin | undefined;
}

export interface NodePlugin {
  /** The directory `Kubernetes` below that of the setting. */
  readonly scratchPath?: NodeValue | undefined;
  readonly namespace?: NodeValue | undefined;
  readonly profilesConfig?: NodeValue | undefined;
}

const launchers = new WeakMap<ClusterNode, NodeLauncher | null>();

/**
 * The Launcher that a node is known to run: undefined where it is off, where `Kubernetes.Enabled` takes its place, and
 * where nobody can tell.
 */
export function launcherOf(node: ClusterNode): NodeLauncher | undefined {
  let launcher = launchers.get(node);
  if (launcher === undefined) {
    launcher = readNode(node) ?? null;
    launchers.set(node, launcher);
  }
  return launcher ?? undefined;
}

function readNode(node: ClusterNode): NodeLauncher | undefined {
  if (!node.has('Launcher.Enabled', true) || !node.has('Kubernetes.Enabled', false)) return undefined;
  return {
    configDir: settingOf(node, 'Launcher.ConfigDir'),
    scratchPath: settingOf(node, 'Launcher.ScratchPath'),
    kubernetes: node.has('Launcher.Kubernetes', true) ? pluginOf(node) : undefined,
  };
}

function pluginOf(node: ClusterNode): NodePlugin {
  const profilesSet = node.settings.isSet('Launcher.KubernetesProfilesConfig');
  return {
    scratchPath: pluginScratchPath(node),
    namespace: settingOf(node, 'Launcher.KubernetesNamespace'),
    profilesConfig: settingOf(
      node,
      'Launcher.KubernetesProfilesConfig',
      profilesSet ? undefined : 'Launcher.ConfigDir',
    ),
  };
}

/** The plugin’s directory lies below the Launcher’s own, unless it was given another. */
function pluginScratchPath(node: ClusterNode): NodeValue | undefined {
  const own = 'Launcher.KubernetesScratchPath';
  if (!node.isComplete && node.settings.find(own) === undefined) return undefined;
  const value = settingOf(node, node.settings.isSet(own) ? own : 'Launcher.ScratchPath');
  if (value === undefined) return undefined;
  return { ...value, text: `${value.text.replace(/\/+$/, '')}/Kubernetes`, ofPlugin: true };
}

function settingOf(node: ClusterNode, setting: Name, decidedBy: Name = setting): NodeValue | undefined {
  const text = node.text(setting);
  return text === undefined || hasPlaceholder(text) ? undefined : { text, setting, decidedBy };
}
