/**
 * Snapshots: the record of what the server has loaded, against which a later reload is judged. Every setting that stands
 * somewhere is in it, with the places it comes from; of secrets only hashes (see `recorded-text.ts`).
 */
import { type Document, formatSettingPath, type SettingAddress } from '../parser/index.ts';
import { addressKey } from '../parser/setting-path.ts';
import {
  type Binding,
  bindEntries,
  type Catalogue,
  type Environment,
  maskCredentials,
  NEWEST_VERSION,
  Settings,
} from '../schema/index.ts';
import type { SettingText } from '../schema/settings.ts';
import { type RecordedText, recordText, type SecretHash } from './recorded-text.ts';

/** Of the format. Fields may be added to one version; none is removed or changes its meaning. */
export const SNAPSHOT_VERSION = 1;

/** How secrets are hashed; the parameters are a part of the format’s version. */
export const HASH = 'scrypt-16384-8-1';

export interface NamedDocument {
  readonly path: string;
  readonly document: Document;
}

/** All that the server reads its settings from. */
export interface LoadedConfig extends NamedDocument {
  readonly migration?: NamedDocument | undefined;
  /** Undefined where nobody looked at it. */
  readonly environment?: Environment | undefined;
}

export interface RecordedSetting {
  /** As it may be shown: `Server.DataDir`, `RPackageRepository."CRAN".URL`. */
  readonly setting: string;
  /** Of the name in quotes, where it holds credentials and is shown without them. */
  readonly subsectionHash?: string | undefined;
  /** What is in force: one text, or those of a list, in order. */
  readonly texts: readonly RecordedText[];
  /** What stands somewhere and is not in force. */
  readonly overridden?: readonly RecordedText[] | undefined;
}

/** As it stands in its file. */
export interface Snapshot {
  readonly gcfgLintSnapshot: typeof SNAPSHOT_VERSION;
  /** As ISO 8601 has it. */
  readonly takenAt: string;
  /** When settings that a reload applies were last taken over from the file. */
  readonly reloadedAt?: string | undefined;
  readonly tool: { readonly name: string; readonly version: string };
  /** The newest release of Connect that the catalogue knew. */
  readonly catalogue: string;
  readonly config: string;
  readonly migration?: string | undefined;
  /** Whether the environment was looked at. */
  readonly environment: boolean;
  readonly secrets: { readonly hash: typeof HASH; readonly salt: string };
  readonly settings: readonly RecordedSetting[];
}

export interface SnapshotOptions {
  readonly hash: SecretHash;
  /** What `hash` is salted with. */
  readonly salt: string;
  readonly takenAt: Date;
  readonly toolVersion: string;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
}

/** Records a configuration that the server accepts: documents with errors tell only half of it. */
export function takeSnapshot(loaded: LoadedConfig, options: SnapshotOptions): Snapshot {
  const { path, document, migration, environment } = loaded;
  const { catalogue } = options;
  const main = bindEntries(document, catalogue);
  const beside = migration === undefined ? [] : bindEntries(migration.document, catalogue);
  const texts = (address: SettingAddress, all: readonly SettingText[], named: Pick<Binding, 'setting'>) =>
    all.map((text) => {
      const source = text.origin.kind === 'migration' ? migration?.document : document;
      return recordText(text, { ...named, address, document: source, hash: options.hash });
    });
  const known = new Settings({ main, migration: beside, environment, catalogue })
    .present()
    .map((present): RecordedSetting => {
      const { section, subsection, key, overridden, setting } = present;
      const address = { section: section.name, subsection, key };
      const hidden = texts(address, overridden, { setting });
      return {
        ...nameOf(address, options.hash),
        texts: texts(address, present.texts, { setting }),
        ...(hidden.length === 0 ? {} : { overridden: hidden }),
      };
    });
  const unknown = unknownSettings(main, beside).map(
    ({ address, all }): RecordedSetting => ({
      ...nameOf(address, options.hash),
      texts: texts(address, all, { setting: undefined }),
    }),
  );
  return {
    gcfgLintSnapshot: SNAPSHOT_VERSION,
    takenAt: options.takenAt.toISOString(),
    tool: { name: 'gcfg-lint', version: options.toolVersion },
    catalogue: NEWEST_VERSION,
    config: path,
    ...(migration === undefined ? {} : { migration: migration.path }),
    environment: environment !== undefined,
    secrets: { hash: HASH, salt: options.salt },
    settings: [...known, ...unknown],
  };
}

function nameOf(
  address: SettingAddress,
  hash: SecretHash,
): Pick<RecordedSetting, 'setting' | 'subsectionHash'> {
  const { section, subsection = null, key } = address;
  const shown = subsection === null ? null : maskCredentials(subsection);
  const setting = formatSettingPath({ section, subsection: shown, key });
  return shown === subsection ? { setting } : { setting, subsectionHash: hash(addressKey(address)) };
}

interface UnknownSetting {
  readonly address: SettingAddress;
  readonly all: SettingText[];
}

/** What the catalogue lacks, by address: whether it is a list, nobody knows. */
function unknownSettings(main: readonly Binding[], migration: readonly Binding[]): UnknownSetting[] {
  const found = new Map<string, UnknownSetting>();
  for (const [kind, bindings] of [
    ['file', main],
    ['migration', migration],
  ] as const)
    for (const binding of bindings) {
      if (binding.setting !== undefined) continue;
      const { section, subsection, key, value } = binding.entry;
      const address = { section: binding.section?.name ?? section, subsection, key };
      const id = addressKey(address);
      const same = found.get(id) ?? { address, all: [] };
      same.all.push({ text: value, origin: { kind, binding } });
      found.set(id, same);
    }
  return [...found.values()];
}
