import type { Place } from '../source.ts';

/** A value of a Launcher. */
export interface LauncherValue {
  readonly text: string;
  readonly isDefault: boolean;
  /** Where it stands; for a default, where the file could say otherwise. */
  readonly place?: Place | undefined;
}

/** A Launcher’s plugin for Kubernetes. What is not known of it is absent. */
export interface KubernetesPlugin {
  readonly scratchPath?: LauncherValue | undefined;
  readonly namespace?: LauncherValue | undefined;
  readonly profilesConfig?: LauncherValue | undefined;
  /** Its configuration file, where `launcher.conf` names one that was not given. */
  readonly missing?: { readonly file: string; readonly place: Place } | undefined;
}

/** A Launcher that is not the one of a node of the cluster: Workbench’s, or one of its own. */
export interface OtherLauncher {
  /** For messages: `Workbench`. */
  readonly product: string;
  /** Folders on its host that may hold its configuration: the one it was given, and the usual one. */
  readonly configDirs: readonly LauncherValue[];
  /** Absent where it can’t be told. */
  readonly scratchPath?: LauncherValue | undefined;
  /** One for each configuration of a `[cluster]` of the type Kubernetes. */
  readonly kubernetes: readonly KubernetesPlugin[];
  /** The machine on which it runs, where that is said. */
  readonly host?: string | undefined;
  /** It runs on the machine of each node of its cluster. */
  readonly onNodes: boolean;
  /** Name of the Kubernetes cluster that runs its jobs, where that is said. */
  readonly kubernetesCluster?: string | undefined;
  /** Where it is described. */
  readonly place?: Place | undefined;
}
