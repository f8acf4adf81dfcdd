/** What changed between two configurations, and whether a reload applies it. */
import type { Document, Range } from '../parser/index.ts';
import type { SettingChange, SettingState } from '../schema/difference.ts';
import { MASK, maskCredentials } from '../schema/index.ts';
import type { SettingText } from '../schema/settings.ts';
import { shownText } from '../schema/shown-text.ts';
import type { ReloadChange } from './plan.ts';
import type { LoadedConfig } from './snapshot.ts';

/** A change, told without its secrets. */
export function planChange(
  change: SettingChange,
  running: LoadedConfig,
  candidate: LoadedConfig,
): ReloadChange {
  const { name, kind, setting, before, after } = change;
  const from = shownState(change, before, running);
  const to = shownState(change, after, candidate);
  const stands = placeOf(change, candidate);
  const variable = after.isSet ? after.texts.at(-1)?.origin : undefined;
  return {
    setting: name,
    kind,
    from: before.isSet || !after.isSet ? from : null,
    to: after.isSet || !before.isSet ? to : null,
    default: before.isSet === after.isSet ? null : defaultOf(before.isSet ? to : from),
    effect: setting?.reloadable === true && !isInEnvironment(change) ? 'reload' : 'restart',
    certainty: isDocumented(setting) ? 'documented' : 'uncertain',
    reloadable: setting?.reloadable ?? null,
    redacted: [from, to].flat().some((text) => text?.includes(MASK)),
    range: stands?.range ?? null,
    path: stands?.path ?? null,
    ...(variable?.kind === 'environment' ? { variable: maskCredentials(variable.variable) } : {}),
    ...(before.isSet || after.isSet ? {} : { follows: followed(setting?.default) }),
    known: setting !== undefined,
  };
}

/** Whether the change lies in the environment, which a process keeps as it was when it started. */
function isInEnvironment({ before, after }: SettingChange): boolean {
  const given = ({ texts }: SettingState) =>
    JSON.stringify(texts.filter(({ origin }) => origin.kind === 'environment').map(({ text }) => text));
  return given(before) !== given(after);
}

/** The flag itself is as sure as the setting to which it belongs. */
function isDocumented(setting: SettingChange['setting']): boolean {
  return setting?.reloadable !== undefined && setting.certainty === 'documented';
}

function followed(fallback = ''): string[] {
  return Array.from(fallback.matchAll(/\{(\w+\.\w+)\}/g), ([, name]) => name!);
}

function defaultOf(shown: ReloadChange['from']): string | null {
  const text = typeof shown === 'string' ? shown : shown?.join(', ');
  return text === undefined || text === '' ? null : text;
}

/** What is in force, as it may be shown. Of a list, an array. */
function shownState(
  { key, setting, list }: SettingChange,
  { texts }: SettingState,
  config: LoadedConfig,
): ReloadChange['from'] {
  const shown = texts.map(
    (text) => shownText(text, { key, setting }, fileOf(text, config)?.document) ?? blankText(setting),
  );
  return list === undefined ? (shown.at(-1) ?? null) : shown;
}

/** A key without an equals sign. */
function blankText(setting: SettingChange['setting']): string {
  return setting?.type === 'boolean' ? 'true' : '';
}

function fileOf({ origin }: SettingText, { path, document, migration }: LoadedConfig) {
  if (origin.kind === 'file') return { path, document };
  return origin.kind === 'migration' ? migration : undefined;
}

/** The line that somebody changed: of a list the first one that is new. */
function placeOf(
  { after, list }: SettingChange,
  candidate: LoadedConfig,
): { readonly range: Range; readonly path: string } | undefined {
  if (!after.isSet) return undefined;
  const all = [...(list?.added ?? []), ...after.texts.toReversed()];
  const text = all.find(({ origin }) => origin.kind === 'file' || origin.kind === 'migration');
  // Where the environment decides, no line of a file is to blame.
  if (text === undefined || (list === undefined && text !== after.texts.at(-1))) return undefined;
  const file = fileOf(text, candidate);
  if (file === undefined || !('binding' in text.origin)) return undefined;
  const { keyRange, valueRange } = text.origin.binding.entry;
  const { path, document } = file as { path: string; document: Document };
  return { path, range: document.range({ start: keyRange.start, end: (valueRange ?? keyRange).end }) };
}
