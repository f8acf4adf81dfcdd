import type { SettingChange, SettingsDifference } from '../../schema/difference.ts';
import { MASK } from '../../schema/index.ts';
import type { SettingText } from '../../schema/settings.ts';
import type { Configuration } from './read-configuration.ts';
import { fileOf, shownValue } from './shown-change.ts';

/** The stable format for programs: fields may be added, never removed or changed. */
export function differenceJson(
  { changes, implied, rewritten }: SettingsDifference,
  before: Configuration,
  after: Configuration,
): string {
  const records = (list: readonly SettingChange[]) => list.map((change) => recordOf(change, before, after));
  const report = {
    version: 1,
    same: changes.length === 0,
    before: filesOf(before),
    after: filesOf(after),
    changes: records(changes),
    implied: records(implied),
    rewritten: records(rewritten),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function filesOf({ main, migration }: Configuration) {
  return { path: main.path, ...(migration === undefined ? {} : { migration: migration.path }) };
}

function recordOf(change: SettingChange, before: Configuration, after: Configuration) {
  const { name, kind, list } = change;
  const values = (texts: readonly SettingText[], files: Configuration) =>
    texts.map((text) => ({
      value: shownValue(text, change, files).value,
      origin: originOf(text, files),
    }));
  const [from, to] = [values(change.before.texts, before), values(change.after.texts, after)];
  const valuesAlone = (texts: readonly SettingText[], files: Configuration) =>
    values(texts, files).map(({ value }) => value);
  return {
    setting: name,
    kind,
    redacted: [...from, ...to].some(({ value }) => value?.includes(MASK)),
    from,
    to,
    ...(list === undefined
      ? {}
      : { removed: valuesAlone(list.removed, before), added: valuesAlone(list.added, after) }),
  };
}

function originOf({ origin }: SettingText, files: Configuration) {
  switch (origin.kind) {
    case 'default':
      return { kind: origin.kind };
    case 'environment':
      return { kind: origin.kind, variable: origin.variable };
    default:
      return {
        kind: origin.kind,
        path: fileOf(origin.kind, files).path,
        line: origin.binding.entry.line,
      };
  }
}
