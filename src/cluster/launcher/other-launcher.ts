import type { Place } from '../source.ts';

/** A value of a Launcher, and where it stands; by default, nowhere. */
export interface LauncherValue {
  readonly text: string;
  readonly isDefault: boolean;
  readonly place?: Place | undefined;
}

/** A Launcher’s plugin for Kubernetes. */
export interface KubernetesPlugin {
  readonly scratchPath: LauncherValue;
  readonly namespace: LauncherValue;
  readonly profilesConfig: LauncherValue;
}

/** A Launcher that is not the one of a node of the cluster: Workbench’s, or one of its own. */
export interface OtherLauncher {
  /** For messages: `Workbench`. */
  readonly product: string;
  /** Folders on its host that hold its configuration: the one it was given, or the usual one. */
  readonly configDirs: readonly LauncherValue[];
  readonly scratchPath: LauncherValue;
  /** One for each `[cluster]` of the type Kubernetes. */
  readonly kubernetes: readonly KubernetesPlugin[];
  /** The machine on which it runs; `same` for that of each node, `undefined` where nothing is said. */
  readonly host?: string | undefined;
  readonly onNodes: boolean;
  readonly kubernetesCluster?: string | undefined;
  /** Where it is described. */
  readonly place?: Place | undefined;
}
