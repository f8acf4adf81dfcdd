import type { LauncherValue } from '../cluster/index.ts';
import { DEFAULTS, usualConfigDir } from '../cluster/launcher/read-launcher.ts';
import { Settings } from '../schema/index.ts';
import { normalizePath } from '../schema/posix-path.ts';
import type { LauncherEntry } from './topology-schema.ts';

/** What a product’s Launcher uses where nothing else is said; undefined where that is not known. */
export interface UsualLauncher {
  readonly configDir: string;
  readonly scratchPath: string;
  readonly namespace: string;
  /** Of its plugin for Kubernetes, by the directory of the Launcher itself. */
  pluginScratchPath(scratchPath: LauncherValue): string | undefined;
  profilesConfig(configDir: LauncherValue): string | undefined;
}

export function usualLauncher(product: LauncherEntry['product']): UsualLauncher {
  return product === 'connect' ? ofConnect() : OF_LAUNCHER;
}

/** The Launcher on its own, and Workbench’s. */
const OF_LAUNCHER: UsualLauncher = {
  configDir: usualConfigDir().text,
  scratchPath: DEFAULTS.scratchPath,
  namespace: DEFAULTS.namespace,
  // Where the other directories went, those of the plugins may have gone, too.
  pluginScratchPath: ({ isDefault }) => (isDefault ? DEFAULTS.kubernetesScratchPath : undefined),
  profilesConfig: ({ text }) =>
    normalizePath(text) === usualConfigDir().text ? DEFAULTS.profilesConfig : undefined,
};

/** Connect’s own, as the catalogue has it. */
function ofConnect(): UsualLauncher {
  const settings = new Settings({ main: [] });
  return {
    configDir: settings.text('Launcher.ConfigDir')!,
    scratchPath: settings.text('Launcher.ScratchPath')!,
    namespace: settings.text('Launcher.KubernetesNamespace')!,
    pluginScratchPath: ({ text }) => `${text.replace(/\/+$/, '')}/Kubernetes`,
    profilesConfig: ({ text }) => `${text.replace(/\/+$/, '')}/launcher.kubernetes.profiles.conf`,
  };
}
