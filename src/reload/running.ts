import {
  encodeSubsection,
  encodeValue,
  parse,
  parseSettingPath,
  type SettingAddress,
  sameName,
} from '../parser/index.ts';
import { addressKey } from '../parser/setting-path.ts';
import { readEnvironment } from '../schema/environment.ts';
import type { Catalogue, Environment } from '../schema/index.ts';
import { Recognizer, type RecordedText, type SecretHash } from './recorded-text.ts';
import type { LoadedConfig, NamedDocument, RecordedSetting, Snapshot } from './snapshot.ts';

/**
 * The configuration that a snapshot recorded, as documents that mean the same: to be compared with a candidate. A secret
 * that the candidate has, too, stands there as it is; any other one is a mask that equals no text of the candidate.
 *
 * @param hash with the snapshot’s salt.
 */
export function runningConfig(
  snapshot: Snapshot,
  candidate: LoadedConfig,
  hash: SecretHash,
  catalogue?: Catalogue,
): LoadedConfig {
  const { config, migration, environment } = snapshot;
  const candidates = textsOf(candidate, catalogue);
  const recognizer = new Recognizer(candidates.texts, hash);
  const settings = snapshot.settings.map((recorded): Running => {
    const address = addressOf(recorded, candidates.addresses, hash);
    const all = [...(recorded.overridden ?? []), ...recorded.texts];
    return { address, texts: all.map((text) => ({ ...text, text: recognizer.textOf(address, text) })) };
  });
  return {
    ...documentOf('file', settings, config),
    migration: migration === undefined ? undefined : documentOf('migration', settings, migration),
    environment: environment ? environmentOf(settings) : undefined,
  };
}

interface Running {
  readonly address: SettingAddress;
  readonly texts: readonly RecordedText[];
}

interface Candidates {
  /** By `addressKey`. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly addresses: readonly SettingAddress[];
}

function textsOf(
  { document, migration, environment = {} }: LoadedConfig,
  catalogue: Catalogue | undefined,
): Candidates {
  const texts = new Map<string, Set<string>>();
  const addresses: SettingAddress[] = [];
  const add = (address: SettingAddress, added: readonly (string | null)[]) => {
    const key = addressKey(address);
    let there = texts.get(key);
    if (there === undefined) {
      there = new Set();
      texts.set(key, there);
      addresses.push(address);
    }
    for (const text of added) if (text !== null) there.add(text);
  };
  for (const file of [document, migration?.document])
    for (const entry of file?.entries() ?? []) add(entry, [entry.value]);
  for (const { section, subsection, key, values } of readEnvironment(environment, catalogue))
    add({ section: section.name, subsection, key }, values);
  return { texts, addresses };
}

/** A name in quotes that is not shown is looked for in the candidate, as secrets are. */
function addressOf(
  { setting, subsectionHash }: RecordedSetting,
  candidates: readonly SettingAddress[],
  hash: SecretHash,
): SettingAddress {
  const shown = parseSettingPath(setting);
  if (subsectionHash === undefined) return shown;
  const same = candidates.find(
    (candidate) =>
      sameName(candidate.section, shown.section) &&
      sameName(candidate.key, shown.key) &&
      hash(addressKey(candidate)) === subsectionHash,
  );
  return same ?? shown;
}

/** Only the order of one setting’s own texts counts. */
function documentOf(from: 'file' | 'migration', settings: readonly Running[], path: string): NamedDocument {
  const text = settings.map(({ address, texts }) => {
    const here = texts.filter((recorded) => recorded.from === from);
    if (here.length === 0) return '';
    const { section, subsection = null, key } = address;
    const header = subsection === null ? section : `${section} ${encodeSubsection(subsection)}`;
    const lines = here.map((recorded) =>
      recorded.text === null ? key : `${key} = ${encodeValue(recorded.text)}`,
    );
    return `[${header}]\n${lines.join('\n')}\n`;
  });
  return { path, document: parse(text.join('')) };
}

function environmentOf(settings: readonly Running[]): Environment {
  const variables: Record<string, string> = Object.create(null);
  for (const { texts } of settings)
    for (const { variable, text } of texts) {
      if (variable === undefined || text === null) continue;
      // The values of a list stand between commas.
      variables[variable] = variable in variables ? `${variables[variable]},${text}` : text;
    }
  return variables;
}
