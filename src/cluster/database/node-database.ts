/** Which PostgreSQL database a node’s settings name. */
import type { SettingPath } from '../../parser/index.ts';
import type { ClusterNode } from '../node.ts';
import type { SeenTarget } from './compare-targets.ts';
import { readPostgresTarget } from './postgres-target.ts';

/** Undefined where it is not set, or the text does not tell. */
export function databaseOf(node: ClusterNode, setting: SettingPath): SeenTarget | undefined {
  const text = isCutShort(node, setting) ? undefined : node.text(setting);
  const target = text === undefined ? undefined : readPostgresTarget(text);
  return target && { ...target, machine: node.machine };
}

/** Whether what looks like a comment is rather the rest of the URL: what seems to be the host is a user’s name then. */
function isCutShort({ settings, config, migration }: ClusterNode, setting: SettingPath): boolean {
  const origin = settings.find(setting)?.texts.at(-1)?.origin;
  if (origin?.kind !== 'file' && origin?.kind !== 'migration') return false;
  const { commentRange } = origin.binding.entry;
  if (commentRange === null) return false;
  const { document } = origin.kind === 'file' ? config : migration!;
  return document.toString().slice(commentRange.start, commentRange.end).includes('@');
}
