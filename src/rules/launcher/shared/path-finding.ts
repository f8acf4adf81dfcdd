import type { LauncherValue, OtherLauncher } from '../../../cluster/index.ts';
import { normalizePath } from '../../../schema/posix-path.ts';
import type { ClusterFinding } from '../../cluster-rule.ts';
import type { PathConflict, PathUse } from './path-conflicts.ts';
import { quoted, statement, told, who } from './wording.ts';

/** The words of a rule. */
export interface PathWords {
  /** What the Launcher of another product does with the place: “works in the same directory”. */
  readonly does: string;
  /** What comes of it, for any two Launchers. */
  readonly because: string;
  /** The key of the Launcher’s files for it, where it has one. */
  readonly key?: string;
}

export function pathFinding(conflict: PathConflict, words: PathWords): ClusterFinding {
  const { uses } = conflict;
  const { node, value } = uses[0]!;
  const others = conflict.with === 'cluster' ? conflict.others : [];
  return {
    place: node.place(value.decidedBy),
    setting: value.setting,
    message: `${statement(uses[0]!)} on ${who(uses)}${meeting(conflict, words)}: ${words.because}.`,
    help: help(conflict, words),
    nodes: [...new Set([...uses, ...others].map((use) => use.node))],
    related: [
      ...[...uses.slice(1), ...others].map((use) => told(use, others.length > 0)),
      ...(conflict.with === 'launcher' ? theirPlaces(conflict.launcher, conflict.values) : []),
    ],
  };
}

/** Where another product’s Launcher has its values from, as related places. */
export function theirPlaces(launcher: OtherLauncher, values: readonly LauncherValue[]) {
  return values.flatMap(({ text, isDefault, place = launcher.place }) => {
    const message = `${launcher.product}’s Launcher: ${quoted(text)}${isDefault ? ', by default' : ''}`;
    return place === undefined ? [] : [{ ...place, message }];
  });
}

function meeting(conflict: PathConflict, { does }: PathWords): string {
  if (conflict.with === 'launcher') {
    const byDefault = conflict.values.every(({ isDefault }) => isDefault) ? ' by default' : '';
    const paths = conflict.values.map(({ text }) => normalizePath(text)!);
    const name = paths.includes(conflict.uses[0]!.path) ? '' : ` (${quoted(paths[0]!)})`;
    return `, and ${conflict.launcher.product}’s Launcher ${does}${name}${byDefault}`;
  }
  const where = conflict.onHost ? ', on one host' : ', which is one place on shared storage';
  if (conflict.with === 'node') return where;
  const { value, path } = conflict.others[0]!;
  const other = path === conflict.uses[0]!.path ? '' : ` ${quoted(value.text)}`;
  return ` and${other} on ${who(conflict.others)}${where}`;
}

function help(conflict: PathConflict, { key }: PathWords): string {
  const { node, value } = conflict.uses[0]!;
  const setting = value.decidedBy;
  const own = setting === 'Launcher.KubernetesProfilesConfig' ? 'file' : 'directory';
  if (conflict.with === 'cluster') return `Give each installation a ${own} of its own in ${setting}.`;
  if (conflict.with === 'node')
    return conflict.onHost
      ? `Give each node a ${own} of its own in ${setting}.`
      : `Set ${setting} to a ${own} on each node’s own disk.`;
  if (!hasDefault(conflict.uses[0]!))
    return `Take ${setting} out: Connect’s default, ${quoted(node.settings.defaultText(setting)!)}, is its own. Or choose another ${own}.`;
  const file = conflict.values.find(({ isDefault }) => !isDefault)?.place?.source.path;
  const change = key === undefined || file === undefined ? '' : `, or change \`${key}\` in ${file}`;
  return `Set ${setting} to a ${own} of Connect’s own${change}.`;
}

/** Whether what decides a value is its default, said or unsaid: to leave it out would change nothing. */
function hasDefault({ node, value: { decidedBy } }: PathUse): boolean {
  const standard = node.settings.defaultText(decidedBy);
  return standard === undefined || normalizePath(standard) === normalizePath(node.text(decidedBy) ?? '');
}
