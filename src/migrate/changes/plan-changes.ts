import {
  type Document,
  formatSettingPath,
  parse,
  type SettingAddress,
  unwritable,
} from '../../parser/index.ts';
import { addressKey, parseSettingPath } from '../../parser/setting-path.ts';
import {
  type Binding,
  bindEntries,
  builtInCatalogue,
  type Catalogue,
  findSetting,
  maskCredentials,
  type Section,
  type Setting,
} from '../../schema/index.ts';
import { meaningsOf } from '../../schema/meaning.ts';
import type { SettingText } from '../../schema/settings.ts';
import { isCut } from '../merge/layout.ts';
import { valueEdits } from './edit-values.ts';

/** What somebody wants of one setting. */
export interface WantedChange {
  readonly address: SettingAddress;
  /** `set`: exactly these values; `append`: these as well, for a list; `unset`: none, not even dead lines. */
  readonly action: 'set' | 'append' | 'unset';
  /** Empty for `unset`. */
  readonly values: readonly string[];
}

/** What comes of it. */
export interface PlannedChange {
  /** As it may be shown. */
  readonly name: string;
  /** As the catalogue spells it, else as it was given. */
  readonly address: Required<SettingAddress> & { readonly subsection: string | null };
  /** Undefined where the catalogue has no such name. */
  readonly section: Section | undefined;
  readonly setting: Setting | undefined;
  readonly kind: 'added' | 'changed' | 'removed' | 'unchanged';
  /** What was in force in the file; show it through `shownText`. */
  readonly before: readonly SettingText[];
  /** What is in force in the planned one. */
  readonly after: readonly SettingText[];
}

export interface ChangePlan {
  /** The file with all changes made: a document of its own. */
  readonly document: Document;
  /** In the order in which they were wanted. */
  readonly changes: readonly PlannedChange[];
}

export interface ChangeOptions {
  /** Take the comment lines directly above a setting away with it. Default: they stay. */
  readonly withComments?: boolean | undefined;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
}

/**
 * Makes changes to a copy of a file. Of a setting that takes one value the last line changes, for it is the one in force;
 * of a list only the lines that have to. Whether the server takes a value is for the rules to say.
 *
 * @throws {RangeError} for an impossible name, a setting that is named twice, several values for a setting that takes one,
 *   and a value that the format can’t express; the message does not show it.
 */
export function planChanges(
  document: Document,
  wanted: readonly WantedChange[],
  options: ChangeOptions = {},
): ChangePlan {
  const { catalogue = builtInCatalogue } = options;
  const targets = wanted.map((one) => targetOf(one, catalogue));
  checkNames(targets);
  const changed = parse(document.toBytes());
  for (const target of targets) apply(changed, target, options);
  const [old, now] = [new Lines(document, catalogue), new Lines(changed, catalogue)];
  const text = (of: Document, { address }: Target) =>
    of.find(address).map(({ range }) => of.toString().slice(range.start, range.end));
  return {
    document: changed,
    changes: targets.map((target): PlannedChange => {
      const { name, address, section, setting } = target;
      const [before, after] = [old.inForce(target), now.inForce(target)];
      const isSame = text(document, target).join('\0') === text(changed, target).join('\0');
      const kind = isSame
        ? 'unchanged'
        : target.action === 'unset'
          ? 'removed'
          : before.length === 0
            ? 'added'
            : 'changed';
      return { name, address, section, setting, kind, before, after };
    }),
  };
}

/** A wanted change with what the catalogue says of its setting. */
interface Target
  extends Omit<WantedChange, 'address'>,
    Pick<PlannedChange, 'name' | 'address' | 'section' | 'setting'> {}

function targetOf({ address: given, action, values }: WantedChange, catalogue: Catalogue): Target {
  const path = parseSettingPath(given);
  const section = catalogue.findSection(path.section);
  const found = section === undefined ? undefined : findSetting(section, path.key);
  const address = { ...path, section: section?.name ?? path.section, key: found?.name ?? path.key };
  const shown = address.subsection === null ? null : maskCredentials(address.subsection);
  const name = formatSettingPath({ ...address, subsection: shown });
  const isSingle = found !== undefined && found.setting.multi !== true;
  if (isSingle && action === 'append')
    throw new RangeError(`${name} takes one value: another can’t be added to it.`);
  if (isSingle && values.length > 1) throw new RangeError(`${name} takes one value, not ${values.length}.`);
  const fault = values.map(unwritable).find((reason) => reason !== undefined);
  if (fault !== undefined) throw new RangeError(`The value for ${name} holds ${fault}.`);
  return { name, address, section, setting: found?.setting, action, values };
}

function checkNames(targets: readonly Target[]): void {
  const seen = new Set<string>();
  for (const { name, address } of targets) {
    if (seen.has(addressKey(address))) throw new RangeError(`${name} is named twice.`);
    seen.add(addressKey(address));
  }
}

function apply(document: Document, target: Target, { withComments = false, catalogue }: ChangeOptions): void {
  const { address, action } = target;
  if (action === 'unset') {
    // Only the block above a setting’s last line can be asked for.
    for (let last = document.find(address).at(-1); withComments && last !== undefined; ) {
      document.setComment(address, null);
      document.edit([{ ...document.find(address).at(-1)!.range, text: '' }]);
      last = document.find(address).at(-1);
    }
    document.unset(address);
    return;
  }
  if (action === 'set') dropRests(document, target, catalogue);
  const entries = linesInForce(document, target);
  const present = entries.map(({ value }) => value);
  const values =
    action === 'append' ? [...present.map((text) => text ?? ''), ...missing(target, present)] : target.values;
  if (entries.length > 0) document.edit(valueEdits(document, entries, values));
  // Behind lines that are dead, if there are any: a list that was emptied.
  else for (const value of values) document.append(address, value);
}

/** The rest of a secret that gets another value goes with it: behind the new one, nobody could tell what it is. */
function dropRests(document: Document, target: Target, catalogue: Catalogue | undefined): void {
  const text = document.toString();
  const entries = new Set(linesInForce(document, target));
  const rests = bindEntries(document, catalogue)
    .filter((binding) => entries.has(binding.entry) && isCut(text, binding))
    .filter(({ entry }) => !target.values.includes(entry.value!))
    .map(({ entry }) => ({ ...entry.commentRange!, text: '' }));
  if (rests.length > 0) document.edit(rests);
}

/** The values of a list to be that it does not have yet, each once. */
function missing({ setting, values }: Target, present: readonly (string | null)[]): string[] {
  const meaning = (text: string | null) =>
    setting === undefined ? text : meaningsOf(setting, [text], undefined).join();
  const there = new Set(present.map(meaning));
  return values.filter((value) => {
    const isNew = !there.has(meaning(value));
    there.add(meaning(value));
    return isNew;
  });
}

/** The lines that count: of a setting that takes one value the last, of a list those behind a key that empties it. */
function linesInForce(document: Document, { address, setting }: Pick<Target, 'address' | 'setting'>) {
  const entries = document.find(address);
  if (setting !== undefined && !setting.multi) return entries.slice(-1);
  return entries.slice(entries.findLastIndex(({ value }) => value === null) + 1);
}

/** The lines of a document with what the catalogue says of them. */
class Lines {
  readonly #document: Document;
  readonly #bindings: ReadonlyMap<Binding['entry'], Binding>;

  constructor(document: Document, catalogue: Catalogue) {
    this.#document = document;
    this.#bindings = new Map(bindEntries(document, catalogue).map((binding) => [binding.entry, binding]));
  }

  inForce(target: Target): SettingText[] {
    return linesInForce(this.#document, target).map((entry) => ({
      text: entry.value,
      origin: { kind: 'file', binding: this.#bindings.get(entry)! },
    }));
  }
}
