import {
  encodeSubsection,
  encodeValue,
  type Entry,
  parse,
  parseSettingPath,
  type SettingAddress,
} from '../parser/index.ts';
import { addressKey } from '../parser/setting-path.ts';
import { bindEntries } from '../schema/index.ts';
import { readEnvironment } from '../schema/environment.ts';
import { Recognizer, type RecordedText, type SecretHash } from './recorded-text.ts';
import type { LoadedConfig, NamedDocument, RecordedSetting, Snapshot } from './snapshot.ts';

/**
 * The configuration that a snapshot recorded, as documents that mean the same: to be compared with a candidate. A secret
 * that the candidate has, too, stands there as it is; any other one is a mask that equals no text of the candidate.
 *
 * @param hash with the snapshot’s salt.
 */
export function runningConfig(snapshot: Snapshot, candidate: LoadedConfig, hash: SecretHash): LoadedConfig {
  const { config, migration, environment } = snapshot;
  const { texts, addresses } = textsOf(candidate);
  const recognizer = new Recognizer(texts, hash);
  const settings = snapshot.settings.map((recorded): Loaded => {
    const address = addressOf(recorded, addresses, hash);
    const all = [...(recorded.overridden ?? []), ...recorded.texts];
    return { address, texts: all.map((text) => ({ ...text, text: recognizer.textOf(address, text) })) };
  });
  return {
    ...documentOf('file', settings, config),
    migration: migration === undefined ? undefined : documentOf('migration', settings, migration),
    environment: environment ? environmentOf(settings) : undefined,
  };
}

interface Loaded {
  readonly address: SettingAddress;
  readonly texts: readonly RecordedText[];
}

interface Candidates {
  /** By `addressKey`. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly addresses: readonly SettingAddress[];
}

function textsOf({ document, migration, environment }: LoadedConfig): Candidates {
  const texts = new Map<string, Set<string>>();
  const addresses: SettingAddress[] = [];
  const add = (address: SettingAddress, added: readonly string[]) => {
    const key = addressKey(address);
    const there = texts.get(key);
    if (there === undefined) {
      texts.set(key, new Set(added));
      addresses.push(address);
    } else for (const text of added) there.add(text);
  };
  const files = migration === undefined ? [document] : [document, migration.document];
  for (const { entry, section } of files.flatMap((file) => bindEntries(file)))
    add(inCatalogue(entry, section?.name), entry.value === null ? [] : [entry.value]);
  for (const { section, subsection, key, values } of readEnvironment(environment ?? {}))
    add({ section: section.name, subsection, key }, values);
  return { texts, addresses };
}
