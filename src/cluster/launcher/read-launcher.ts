import { hasPlaceholder } from '../../schema/index.ts';
import { normalizePath } from '../../schema/posix-path.ts';
import { type Place, type Source, textSource } from '../source.ts';
import { type IniEntry, type IniSection, readIni } from './ini-file.ts';
import type { KubernetesPlugin, LauncherValue, OtherLauncher } from './other-launcher.ts';

/** Where a Launcher has its configuration unless it is told otherwise. */
const USUAL_CONFIG_DIR = '/etc/rstudio';
const MAIN_FILE = 'launcher.conf';
const KUBERNETES_FILE = 'launcher.kubernetes.conf';

/** The Launcher’s defaults, as its documentation has them. */
export const DEFAULTS = {
  scratchPath: '/var/lib/rstudio-launcher',
  kubernetesScratchPath: '/var/lib/rstudio-launcher/Kubernetes',
  namespace: 'rstudio',
  profilesConfig: `${USUAL_CONFIG_DIR}/launcher.kubernetes.profiles.conf`,
};

/** The documentation repeats `[cluster]`; configurations that others published number them, too. */
const CLUSTER = /^cluster\d*$/;

/** A file of a Launcher’s configuration folder. */
export interface LauncherFile {
  /** Within the folder: `launcher.conf`. */
  readonly name: string;
  /** As it is shown. */
  readonly path: string;
  readonly text: string;
}

/** What the files do not say of a Launcher. */
export interface AboutLauncher
  extends Pick<OtherLauncher, 'product' | 'onNodes' | 'host' | 'kubernetesCluster'> {
  /** Where its host has the folder. Default: `/etc/rstudio`. */
  readonly configDirs?: readonly LauncherValue[] | undefined;
}

/**
 * The Launcher that these files configure: `launcher.conf`, and the files that it names for Kubernetes. Where a key
 * stands twice, the last one counts. Nothing is said of what a template leaves open. Never throws.
 */
export function readLauncher(files: readonly LauncherFile[], about: AboutLauncher): OtherLauncher {
  const { configDirs = [usualConfigDir()], ...rest } = about;
  const main = files.find(({ name }) => name === MAIN_FILE);
  const conf = main === undefined ? undefined : new LauncherConf(main);
  const scratchPath = conf?.server('scratch-path', DEFAULTS.scratchPath);
  const usual = {
    // Where the other directories went, those of the plugins may have gone, too.
    scratchPath:
      normalizePath(scratchPath?.text ?? '') === DEFAULTS.scratchPath
        ? DEFAULTS.kubernetesScratchPath
        : undefined,
    profilesConfig: configDirs.some(({ text }) => normalizePath(text) === USUAL_CONFIG_DIR)
      ? DEFAULTS.profilesConfig
      : undefined,
  };
  return {
    ...rest,
    configDirs,
    scratchPath,
    kubernetes: pluginsOf(files, conf, usual),
    place: conf?.place ?? placeOf(files[0]),
  };
}

/** The names of the files in which a `launcher.conf` keeps the configuration of its Kubernetes clusters. */
export function kubernetesFiles(main: LauncherFile): string[] {
  return [...new LauncherConf(main).kubernetesFiles().keys()];
}

export function usualConfigDir(): LauncherValue {
  return { text: USUAL_CONFIG_DIR, isDefault: true };
}

interface PluginDefaults {
  readonly scratchPath: string | undefined;
  readonly profilesConfig: string | undefined;
}

function pluginsOf(
  files: readonly LauncherFile[],
  conf: LauncherConf | undefined,
  usual: PluginDefaults,
): KubernetesPlugin[] {
  // A file for Kubernetes without a cluster that uses it is a leftover; but on its own it was given on purpose.
  const alone = files.find(({ name }) => name === KUBERNETES_FILE);
  if (conf === undefined) return alone === undefined ? [] : [new LauncherConf(alone).plugin(usual)];
  const named = conf.kubernetesFiles();
  // How the directories of several plugins are called by default is not documented.
  const defaults = named.size > 1 ? { ...usual, scratchPath: undefined } : usual;
  return [...named].map(([name, place]) => {
    const file = files.find((candidate) => candidate.name === name);
    return file === undefined ? { missing: { file: name, place } } : new LauncherConf(file).plugin(defaults);
  });
}

/** One of the Launcher’s INI files. */
class LauncherConf {
  readonly #source: Source;
  readonly #sections: readonly IniSection[];
  /** Blocks of a template decide what is in force: then nothing is known. */
  readonly #isOpen: boolean;

  constructor({ path, text }: LauncherFile) {
    const { sections, secrets } = readIni(text);
    this.#source = textSource(path, text, secrets);
    this.#sections = sections;
    this.#isOpen = /^[^#;\r\n]*\{%/m.test(text);
  }

  get place(): Place {
    return this.#at(this.#sections[0]!.range);
  }

  /** A value of `[server]`; what stands before any header counts for it. */
  server(key: string, fallback: string): LauncherValue | undefined {
    const sections = this.#sections.filter(({ name }) => name === 'server' || name === '');
    const header = sections.find(({ name }) => name === 'server');
    return this.#value(sections, key, fallback, header);
  }

  /** What it says as the configuration of a plugin. */
  plugin({ scratchPath, profilesConfig }: PluginDefaults): KubernetesPlugin {
    return {
      scratchPath: this.#value(this.#sections, 'scratch-path', scratchPath),
      namespace: this.#value(this.#sections, 'kubernetes-namespace', DEFAULTS.namespace),
      profilesConfig: this.#value(this.#sections, 'profile-config', profilesConfig),
    };
  }

  /** The names of the files of all Kubernetes clusters, each with the place that names it. */
  kubernetesFiles(): Map<string, Place> {
    const files = new Map<string, Place>();
    if (this.#isOpen) return files;
    for (const { name, range, entries } of this.#sections) {
      if (!CLUSTER.test(name) || last(entries, 'type')?.value.toLowerCase() !== 'kubernetes') continue;
      const named = last(entries, 'config-file');
      const path = named === undefined ? KUBERNETES_FILE : named.value;
      const file = path.slice(path.lastIndexOf('/') + 1);
      if (isUnknown(path) || file === '' || files.has(file)) continue;
      files.set(file, this.#at(named?.valueRange ?? range));
    }
    return files;
  }

  #value(
    sections: readonly IniSection[],
    key: string,
    fallback: string | undefined,
    header = this.#sections[0]!,
  ): LauncherValue | undefined {
    if (this.#isOpen) return undefined;
    const entry = last(
      sections.flatMap(({ entries }) => entries),
      key,
    );
    if (entry !== undefined) {
      if (isUnknown(entry.value)) return undefined;
      return { text: entry.value, isDefault: false, place: this.#at(entry.valueRange) };
    }
    return fallback === undefined
      ? undefined
      : { text: fallback, isDefault: true, place: this.#at(header.range) };
  }

  #at(range: Place['range']): Place {
    return { source: this.#source, range };
  }
}

function last(entries: readonly IniEntry[], key: string): IniEntry | undefined {
  return entries.findLast((entry) => entry.key === key);
}

/** What the Launcher makes of an empty text is not documented. */
function isUnknown(text: string): boolean {
  return text === '' || hasPlaceholder(text);
}

function placeOf(file: LauncherFile | undefined): Place | undefined {
  return file === undefined ? undefined : new LauncherConf(file).place;
}
