import { formatSettingPath } from '../../parser/index.ts';
import type { Name } from '../../schema/constraints/index.ts';
import { findSection, findSetting, maskCredentials, type Setting } from '../../schema/index.ts';
import type { SettingPlace } from '../../schema/places/index.ts';
import { readPath } from '../../schema/values/path.ts';
import type { ClusterNode } from '../node.ts';
import type { Effects } from './effect.ts';
import type { NamedPath } from './named-path.ts';
import { isWritten, originOf } from './origin.ts';

/** What a setting names: the paths that somebody wrote, or else its default. */
export function settingPaths(
  place: SettingPlace,
  node: ClusterNode,
  effects: Effects,
): Omit<NamedPath, 'group'>[] {
  const { setting: name, holds, backup, purge, elsewhere } = place;
  const setting = declarationOf(name);
  const kind = setting.kind ?? 'file';
  const onServer = { nodes: nodesOf(setting) ?? place.nodes, backup, purge };
  const facts = { kind, holds, elsewhere, ...(elsewhere === undefined ? onServer : {}) };
  const isThere = place.when === undefined ? true : effects.facts.judge(place.when);

  if (isWritten(name, node))
    return node.settings.all(name).flatMap(({ section, subsection, key, texts, setting: known }) => {
      // An overlay may make a secret of it.
      if (known.type === 'secret') return [];
      const shownName = formatSettingPath({
        section: section.name,
        subsection: subsection === null ? null : maskCredentials(subsection),
        key,
      });
      const noEffect =
        isThere === false ? 'its feature is switched off' : effects.whyNone(name, subsection, true);
      return texts.flatMap(({ text, origin }) => {
        const path = shownPath(text, setting);
        if (path === undefined) return [];
        return [{ ...facts, path, setting: shownName, origin: originOf(origin, node), noEffect }];
      });
    });

  if (isThere !== true || setting.removed !== undefined) return [];
  const path = shownPath(node.text(name), setting);
  if (path === undefined) return [];
  const noEffect = effects.whyNone(name, null, false);
  return [{ ...facts, path, setting: name, origin: { kind: 'default' }, noEffect }];
}

function declarationOf(name: Name): Setting {
  const [section = '', key = ''] = name.split('.');
  return findSetting(findSection(section)!, key)!.setting;
}

function nodesOf({ ha }: Setting): 'shared' | 'own' | undefined {
  return ha === 'unique' ? 'own' : ha;
}

/** A path as it may be shown; undefined for what is none, such as `STDOUT` or a certificate that was pasted in. */
function shownPath(text: string | null | undefined, { type }: Setting): string | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  if (type !== 'path' && !text.startsWith('/')) return undefined;
  const reading = readPath(text);
  if (reading.ok === true && reading.remarks?.includes('inline-certificate')) return undefined;
  return maskCredentials(text);
}
