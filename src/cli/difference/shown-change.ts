/** Settings that change, with their values as they may be shown. */
import type { Document } from '../../parser/index.ts';
import type { ShownChange, ShownValue } from '../../report/changes.ts';
import type { ListChange } from '../../schema/difference.ts';
import { blankMeans, type Setting } from '../../schema/index.ts';
import type { SettingText } from '../../schema/settings.ts';
import { shownText } from '../../schema/shown-text.ts';

interface NamedDocument {
  readonly path: string;
  readonly document: Document;
}

/** The files that texts come from. */
export interface Files {
  readonly main: NamedDocument;
  readonly migration?: NamedDocument | undefined;
}

export interface TextChange {
  readonly name: string;
  readonly kind: ShownChange['kind'];
  readonly key: string;
  readonly setting: Setting | undefined;
  readonly before: readonly SettingText[];
  readonly after: readonly SettingText[];
  /** Of a list: the values that only one side has. */
  readonly list: ListChange | undefined;
}

/** @param before the files of one side; @param after those of the other. */
export function shownChange(change: TextChange, before: Files, after: Files): ShownChange {
  const { name, kind, list } = change;
  const isReordered = list !== undefined && list.removed.length + list.added.length === 0;
  const [old, now] =
    list === undefined || isReordered ? [change.before, change.after] : [list.removed, list.added];
  const removed = old.map((text) => shownValue(text, change, before));
  const added = now.map((text) => shownValue(text, change, after));
  const isMasked =
    kind === 'changed' &&
    removed.map(({ value }) => value).join('\n') === added.map(({ value }) => value).join('\n');
  const note =
    isReordered && kind === 'changed'
      ? 'the same values in another order'
      : isMasked
        ? 'what differs is masked'
        : undefined;
  return { name, kind, removed, added, note };
}

/** A value that may be shown, and its place. */
export function shownValue(
  text: SettingText,
  { key, setting }: Pick<TextChange, 'key' | 'setting'>,
  files: Files,
): ShownValue {
  const { origin } = text;
  // A key without an equals sign switches a boolean on.
  const isOn = text.text === null && setting !== undefined && blankMeans(setting) === 'true';
  const value = (document?: Document) => (isOn ? 'true' : shownText(text, { key, setting }, document));
  switch (origin.kind) {
    case 'default':
      return { value: value(), place: 'default' };
    case 'environment':
      return { value: value(), place: `environment ${origin.variable}` };
    default: {
      const { path, document } = fileOf(origin.kind, files);
      return { value: value(document), place: `${path}:${origin.binding.entry.line}` };
    }
  }
}

/** The file that a text comes from. */
export function fileOf(kind: 'file' | 'migration', { main, migration }: Files): NamedDocument {
  return kind === 'migration' ? (migration ?? main) : main;
}
