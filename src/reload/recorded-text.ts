import type { Document, SettingAddress } from '../parser/index.ts';
import { addressKey } from '../parser/setting-path.ts';
import { MASK } from '../schema/index.ts';
import type { Setting } from '../schema/setting.ts';
import type { SettingText } from '../schema/settings.ts';
import { shownText } from '../schema/shown-text.ts';

/**
 * A salted hash, slow to compute. Whoever has the snapshot can still try passwords, a few dozen in a second and core:
 * long random ones stay secret, others don’t.
 */
export type SecretHash = (text: string) => string;

/** One text of a setting, and where it stands. */
export interface RecordedText {
  /** As it may be shown: `********`, `postgres://connect:********@db`; null for a key without an equals sign. */
  readonly text: string | null;
  /** Of the whole text together with the setting’s name, where something of it is not shown. */
  readonly hash?: string | undefined;
  readonly from: 'file' | 'migration' | 'environment';
  readonly line?: number | undefined;
  readonly variable?: string | undefined;
}

interface Context {
  readonly address: SettingAddress;
  /** Undefined where the catalogue has no such setting. */
  readonly setting: Setting | undefined;
  /** The file that the text comes from, where it comes from one. */
  readonly document: Document | undefined;
  readonly hash: SecretHash;
}

export function recordText(from: SettingText, { address, setting, document, hash }: Context): RecordedText {
  const { text, origin } = from;
  const shown = shownText(from, { key: address.key, setting }, document);
  const recorded = { text: shown, ...(shown === text ? {} : { hash: hashOf(address, text!, hash) }) };
  switch (origin.kind) {
    case 'file':
    case 'migration':
      return { ...recorded, from: origin.kind, line: origin.binding.entry.line };
    case 'environment':
      return { ...recorded, from: 'environment', variable: origin.variable };
    case 'default':
      throw new RangeError('A default stands nowhere.');
  }
}

/** Without the setting’s name in it, one could see which settings have the same password. */
function hashOf(address: SettingAddress, text: string, hash: SecretHash): string {
  return hash(`${addressKey(address)}\0${text}`);
}

/**
 * Finds the texts behind hashes among those that a candidate has for the same setting: what the server has loaded is
 * there, or it was another.
 */
export class Recognizer {
  readonly #hash: SecretHash;
  readonly #texts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #byHash = new Map<string, ReadonlyMap<string, string>>();

  /** @param texts by `addressKey`. */
  constructor(texts: ReadonlyMap<string, ReadonlySet<string>>, hash: SecretHash) {
    this.#texts = texts;
    this.#hash = hash;
  }

  /** The text, or what may be shown of it, as no text that the candidate has. */
  textOf(address: SettingAddress, { text, hash }: RecordedText): string | null {
    if (hash === undefined || text === null) return text;
    const key = addressKey(address);
    const texts = this.#texts.get(key);
    if (texts === undefined) return text;
    let byHash = this.#byHash.get(key);
    if (byHash === undefined) {
      byHash = new Map([...texts].map((candidate) => [hashOf(address, candidate, this.#hash), candidate]));
      this.#byHash.set(key, byHash);
    }
    return byHash.get(hash) ?? differing(text, texts);
  }
}

/** Somebody may have pasted what a command had shown. */
function differing(shown: string, texts: ReadonlySet<string>): string {
  let text = shown;
  while (texts.has(text)) text = text.replace(MASK, `${MASK}*`);
  return text;
}
