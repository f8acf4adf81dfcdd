import { parseSettingPath } from '../parser/index.ts';
import { addressKey } from '../parser/setting-path.ts';
import { type AddressedSetting, builtInCatalogue, type Catalogue } from '../schema/index.ts';
import type { RecordedSetting, Snapshot } from './snapshot.ts';

/**
 * What the server has loaded after a reload. It took those settings from its files that a reload applies; all others,
 * and its environment, are as they were when it started, whatever the files say by now.
 *
 * @param before what it had loaded before.
 * @param now its files, recorded with the salt of `before`.
 */
export function afterReload(
  before: Snapshot,
  now: Snapshot,
  catalogue: Catalogue = builtInCatalogue,
): Snapshot {
  const old = new Map(before.settings.map((recorded) => [idOf(recorded), recorded]));
  const current = new Map(now.settings.map((recorded) => [idOf(recorded), recorded]));
  const settings = [...new Set([...old.keys(), ...current.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), current.get(id)];
    const known = catalogue.find(parseSettingPath((was ?? is)!.setting));
    const merged = known?.setting.reloadable === true ? merge(was, is, known) : was;
    return merged === undefined ? [] : [merged];
  });
  const { takenAt, environment } = before;
  // What the migration file said when it was there is still loaded.
  const migration = now.migration ?? before.migration;
  return { ...now, migration, takenAt, reloadedAt: now.takenAt, environment, settings };
}

function idOf({ setting, subsectionHash = '' }: RecordedSetting): string {
  return `${addressKey(parseSettingPath(setting))}\0${subsectionHash}`;
}

/** The files as they are, the environment as it was; undefined when neither says anything. */
function merge(
  was: RecordedSetting | undefined,
  is: RecordedSetting | undefined,
  { section, setting }: AddressedSetting,
): RecordedSetting | undefined {
  const files = allOf(is).filter(({ from }) => from !== 'environment');
  const environment = allOf(was).filter(({ from }) => from === 'environment');
  // What counts more comes later.
  const all =
    setting.multi || section.environment === 'wins' ? [...files, ...environment] : [...environment, ...files];
  if (all.length === 0) return undefined;
  const start = setting.multi ? all.findLastIndex(({ text }) => text === null) + 1 : all.length - 1;
  const { texts: _, overridden: __, ...name } = (is ?? was)!;
  return {
    ...name,
    texts: all.slice(start),
    ...(start === 0 ? {} : { overridden: all.slice(0, start) }),
  };
}

function allOf({ texts = [], overridden = [] }: Partial<RecordedSetting> = {}): RecordedSetting['texts'] {
  return [...overridden, ...texts];
}
