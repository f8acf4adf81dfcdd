import type { Placement } from '../carriers/placement.ts';
import { type Document, parseSettingPath, type SettingPath, sameName } from '../parser/index.ts';
import {
  type Binding,
  bindEntries,
  builtInCatalogue,
  type Catalogue,
  type Environment,
  Settings,
} from '../schema/index.ts';
import { type Contest, contestsIn } from './contests.ts';
import type { NodeFacts } from './facts.ts';
import { type ConfigSource, configSource, type Place } from './source.ts';
import { type Location, locate } from './storage/index.ts';
import { machineName } from './storage/server-name.ts';

/** A configuration and the name under which it is shown. */
export interface NamedDocument {
  readonly path: string;
  readonly document: Document;
  /** Where it comes from, if it lies within another file: that is then shown, in place of `path`. */
  readonly placement?: Placement | undefined;
}

export interface NodeInput {
  /** Unique in its cluster. */
  readonly name: string;
  readonly config: NamedDocument;
  /** The migration file, where there is one. */
  readonly migration?: NamedDocument | undefined;
  readonly environment?: Environment | undefined;
  /** Which side wins where a setting stands in both. Default: what the catalogue says of the section. */
  readonly environmentWins?: boolean | undefined;
  /** Which file wins where a setting stands in both. Default: the main file, and what hangs on it is not certain. */
  readonly migrationWins?: boolean | undefined;
  readonly facts?: NodeFacts | undefined;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
  /** Directories that the user says all nodes share. */
  readonly sharedPaths?: readonly string[] | undefined;
}

/** A node of a cluster: its settings in force, and what is known of its machine. */
export class ClusterNode {
  readonly name: string;
  readonly config: ConfigSource;
  readonly migration: ConfigSource | undefined;
  readonly facts: NodeFacts;
  readonly sharedPaths: readonly string[];
  /** What is known of settings. */
  readonly catalogue: Catalogue;
  /** Whether its files could be read whole: else what seems to be missing may stand in a broken line. */
  readonly isComplete: boolean;
  readonly #input: NodeInput;
  #settings: Settings | undefined;
  #contests: readonly Contest[] | undefined;
  readonly #readings = new Map<string, ClusterNode>();
  readonly #locations = new Map<string, Location>();

  /** @throws {TypeError} for a node without a name, and for a configuration that is none. */
  constructor(input: NodeInput) {
    checkInput(input);
    const { name, config, migration, facts = {}, sharedPaths = [], catalogue = builtInCatalogue } = input;
    this.#input = input;
    this.name = name;
    this.config = configSource(config, catalogue);
    this.migration = migration && configSource(migration, catalogue);
    this.facts = facts;
    this.catalogue = catalogue;
    this.sharedPaths = sharedPaths;
    this.isComplete = config.document.errorCount + (migration?.document.errorCount ?? 0) === 0;
  }

  /** The settings in force; of a broken file those that could be read. */
  get settings(): Settings {
    if (this.#settings === undefined) {
      const { config, migration, environment, environmentWins, migrationWins } = this.#input;
      const { catalogue } = this;
      this.#settings = new Settings({
        main: bindEntries(config.document, catalogue),
        migration: migration && bindEntries(migration.document, catalogue),
        environment,
        environmentWins,
        migrationWins,
        catalogue,
      });
    }
    return this.#settings;
  }

  /**
   * The text in force of a setting that takes one value, or its default. Undefined when there is neither, and when
   * the setting may stand in a line that could not be read: nothing is claimed of such a node.
   */
  text(path: SettingPath): string | undefined {
    if (!this.isComplete && this.settings.find(path) === undefined) return undefined;
    return this.settings.text(path);
  }

  /** Whether a setting has this value; false also when its value is not known. */
  has(path: SettingPath, value: boolean | number | string): boolean {
    return this.text(path) !== undefined && this.settings.value(path) === value;
  }

  /** Where a setting gets its value: its last line; for the default and the environment, the file’s best place. */
  place(path: SettingPath): Place {
    const present = this.settings.find(path);
    const origin = present?.texts.at(-1)?.origin;
    if (origin?.kind === 'file') return { source: this.config, range: rangeOf(origin.binding) };
    if (origin?.kind === 'migration') return { source: this.migration!, range: rangeOf(origin.binding) };
    return this.sectionPlace(parseSettingPath(path).section);
  }

  /** The header of a section, the first where there are several; the start of the file without one. */
  sectionPlace(name: string): Place {
    const header = this.config.document.sections().find((section) => sameName(section.name, name));
    return { source: this.config, range: header?.nameRange ?? { start: 0, end: 0 } };
  }

  /** How a setting comes to its value, in words: `by default`, `in CONNECT_SERVER_DATADIR`; empty for a file’s line. */
  manner(path: SettingPath): string {
    const origin = this.settings.find(path)?.texts.at(-1)?.origin;
    if (origin === undefined) return this.settings.text(path) === undefined ? 'not set' : 'by default';
    return origin.kind === 'environment' ? `in ${origin.variable}` : '';
  }

  /** Tells machines apart: by name, and by the start of the kernel where it is known. */
  get machine(): string {
    const { host = this.name, boot } = this.facts;
    return machineName(host, boot);
  }

  /** Of which sides nobody knows whether they win, and something hangs on it. */
  get contests(): readonly Contest[] {
    this.#contests ??= contestsIn(this.settings, this.#input);
    return this.#contests;
  }

  /** This node as it is if these sides win, and of its contests no others. */
  readAs(winners: readonly Contest[]): ClusterNode {
    const wins = this.contests.filter((contest) => winners.includes(contest));
    if (wins.length === 0) return this;
    const key = wins.join();
    let reading = this.#readings.get(key);
    if (reading === undefined) {
      reading = new ClusterNode({
        ...this.#input,
        ...(wins.includes('environment') && { environmentWins: true }),
        ...(wins.includes('migration') && { migrationWins: true }),
      });
      this.#readings.set(key, reading);
    }
    return reading;
  }

  /** A directory of this node: where it lies. Answers are kept. */
  locate(path: string): Location {
    let location = this.#locations.get(path);
    if (location === undefined) {
      const { mounts, links } = this.facts;
      location = locate(path, { mounts, links, sharedPaths: this.sharedPaths, machine: this.machine });
      this.#locations.set(path, location);
    }
    return location;
  }
}

/** What the compiler would say, for programs that have none. */
function checkInput(input: Partial<NodeInput> | undefined): void {
  const { name, config, migration } = input ?? {};
  if (typeof name !== 'string' || name === '') throw new TypeError('A node needs a name: { name, config }.');
  for (const [key, file] of Object.entries({ config, migration })) {
    if (key === 'migration' && file === undefined) continue;
    if (typeof file?.path === 'string' && typeof file.document?.entries === 'function') continue;
    throw new TypeError(
      `Node ${JSON.stringify(name)} needs its ${key} as { path, document }, where document is what parse() or loadDocument() returns.`,
    );
  }
}

function rangeOf({ entry }: Binding): Place['range'] {
  return entry.valueRange ?? entry.keyRange;
}
