import type { KubernetesPlugin, LauncherValue, OtherLauncher, Place } from '../cluster/index.ts';
import { type AboutLauncher, kubernetesFiles, readLauncher } from '../cluster/launcher/read-launcher.ts';
import type { YamlPath } from '../yaml/places.ts';
import type { ReferencedFiles } from './topology-files.ts';
import type { LauncherEntry } from './topology-schema.ts';
import { reasonOf, type TopologyText } from './topology-text.ts';
import { type UsualLauncher, usualLauncher } from './usual-launcher.ts';

/** Builds a Launcher from what the topology says. What is wrong with it is noted there. */
export class LauncherReader {
  readonly #topology: TopologyText;
  readonly #files: ReferencedFiles;
  readonly #name: string;
  readonly #entry: LauncherEntry;
  readonly #path: YamlPath;
  readonly #usual: UsualLauncher;

  constructor(
    topology: TopologyText,
    files: ReferencedFiles,
    { name, entry, path }: { name: string; entry: LauncherEntry; path: YamlPath },
  ) {
    this.#topology = topology;
    this.#files = files;
    this.#name = name;
    this.#entry = entry;
    this.#path = path;
    this.#usual = usualLauncher(entry.product);
  }

  /** Undefined when its folder can’t be read. */
  read(): OtherLauncher | undefined {
    const { product, host, folder } = this.#entry;
    const onNodes = this.#entry['on-nodes'] ?? false;
    if (host !== undefined && onNodes)
      this.#mistake(
        'on-nodes',
        'says that it runs on every node, and `host` on one machine: keep one of the two',
      );
    const about: AboutLauncher = {
      product: { workbench: 'Workbench', connect: 'another Connect', launcher: this.#name }[product],
      host,
      onNodes,
      kubernetesCluster: this.#entry['kubernetes-cluster'],
    };
    return folder === undefined ? this.#fromValues(about) : this.#fromFolder(folder, about);
  }

  #fromValues(about: AboutLauncher): OtherLauncher {
    const { kubernetes } = this.#entry;
    const configDir =
      this.#given(this.#entry['config-dir'], 'config-dir') ?? this.#byDefault(this.#usual.configDir);
    const scratchPath =
      this.#given(this.#entry['scratch-path'], 'scratch-path') ?? this.#byDefault(this.#usual.scratchPath);
    const plugins = kubernetes === undefined ? [] : [this.#plugin(kubernetes, configDir, scratchPath)];
    return { ...about, configDirs: [configDir], scratchPath, kubernetes: plugins, place: this.#described() };
  }

  #plugin(
    values: NonNullable<LauncherEntry['kubernetes']>,
    configDir: LauncherValue,
    scratchPath: LauncherValue,
  ): KubernetesPlugin {
    const value = (key: keyof typeof values, usual: string | undefined) =>
      this.#given(values[key], 'kubernetes', key) ??
      (usual === undefined ? undefined : this.#byDefault(usual));
    return {
      scratchPath: value('scratch-path', this.#usual.pluginScratchPath(scratchPath)),
      namespace: value('namespace', this.#usual.namespace),
      profilesConfig: value('profiles-config', this.#usual.profilesConfig(configDir)),
    };
  }

  #fromFolder(folder: string, about: AboutLauncher): OtherLauncher | undefined {
    for (const key of ['scratch-path', 'kubernetes'] as const)
      if (this.#entry[key] !== undefined)
        this.#mistake(key, 'is what the files in `folder` say: keep one of the two');
    const given = this.#given(this.#entry['config-dir'], 'config-dir');
    // A folder by its absolute path may be the one on the host, and no copy.
    const itself = folder.startsWith('/') ? this.#given(folder, 'folder') : undefined;
    const usual = this.#byDefault(this.#usual.configDir);
    const configDirs = given === undefined ? [...(itself === undefined ? [] : [itself]), usual] : [given];
    const pathOf = (name: string) => this.#files.resolve(`${folder}/${name}`);
    const open = (name: string) => {
      return { name, path: this.#files.shown(pathOf(name)), text: this.#files.text(pathOf(name)) };
    };
    try {
      const main = open('launcher.conf');
      const others = kubernetesFiles(main).filter((name) => this.#files.exists(pathOf(name)));
      return readLauncher([main, ...others.map(open)], { ...about, configDirs });
    } catch (error) {
      this.#topology.mistake(reasonOf(error), [...this.#path, 'folder']);
      return undefined;
    }
  }

  #given<T extends string | undefined>(text: T, ...keys: string[]): LauncherValue | (T & undefined) {
    if (text === undefined) return undefined as T & undefined;
    return { text, isDefault: false, place: this.#topology.place([...this.#path, ...keys]) };
  }

  #byDefault(text: string): LauncherValue {
    return { text, isDefault: true, place: this.#described() };
  }

  #described(): Place {
    return this.#topology.place(this.#path, 'key');
  }

  #mistake(key: string, words: string): void {
    this.#topology.mistake(`\`${key}\` ${words}`, [...this.#path, key], 'key');
  }
}
