/** What a plan needs to know of a node’s settings, and why it may not know it. */
import { hasPlaceholder, maskCredentials } from '../../schema/index.ts';
import { normalizePath } from '../../schema/posix-path.ts';
import type { ClusterNode } from '../node.ts';
import type { PlanCheck } from './plan.ts';
import { notSettled } from './settled.ts';

/** Why something is not known. */
export type Obstacle = Pick<PlanCheck, 'status' | 'reason'>;

export type Known<Value> = { readonly value: Value } | { readonly obstacle: Obstacle };

/** What is wrong with the first line that can’t be read; undefined for a node whose files are whole. */
export function brokenLine(node: ClusterNode): string | undefined {
  for (const source of [node.config, node.migration]) {
    const error = source?.document.errors[0];
    if (error !== undefined)
      return `\`${source!.path}\` can’t be read in line ${error.line} (${error.message})`;
  }
  return undefined;
}

/** A whole number; undefined where the setting is not set and has no default. */
export function wholeNumber(node: ClusterNode, setting: string): Known<number | undefined> {
  const text = textOf(node, setting);
  if ('obstacle' in text) return text;
  const open = notSettled([node], setting, (reading) => String(reading.settings.value(setting)));
  if (open !== undefined) return { obstacle: { status: 'unknown', reason: open.reason } };
  if (text.value === undefined) return text as Known<undefined>;
  const value = node.settings.value(setting);
  return typeof value === 'number'
    ? { value }
    : { obstacle: { status: 'unknown', reason: `The value of ${setting} on ${node.name} can’t be read.` } };
}

/** An absolute path, normalized; undefined where the setting is not set and has no default. */
export function directory(node: ClusterNode, setting: string): Known<string | undefined> {
  const text = textOf(node, setting);
  if ('obstacle' in text) return text;
  const open = directoryNotSettled([node], setting);
  if (open !== undefined) {
    // Metrics are no data that anybody has to save or carry over.
    const status = setting === 'Metrics.DataPath' ? 'unknown' : 'blocked';
    return { obstacle: { status, reason: open.reason } };
  }
  if (text.value === undefined) return text;
  const path = absolutePath(text.value);
  if (path !== undefined) return { value: path };
  const reason = hasPlaceholder(text.value)
    ? `${setting} of ${node.name} still holds a placeholder of a template.`
    : `${setting} of ${node.name} is no absolute path.`;
  return { obstacle: { status: 'blocked', reason } };
}

/** See `notSettled`: two ways to write one path are no question. */
export function directoryNotSettled(
  nodes: readonly ClusterNode[],
  setting: string,
): ReturnType<typeof notSettled> {
  return notSettled(nodes, setting, (node) => {
    const text = node.text(setting);
    return text === undefined ? undefined : (absolutePath(text) ?? text);
  });
}

/** A path as far as it can be used in a command; undefined for everything else. */
export function absolutePath(text: string): string | undefined {
  if (hasPlaceholder(text) || maskCredentials(text) !== text || text.includes('\0')) return undefined;
  return normalizePath(text);
}

function textOf(node: ClusterNode, setting: string): Known<string | undefined> {
  const text = node.text(setting);
  if (text !== undefined || node.isComplete) return { value: text };
  const reason = `${setting} of ${node.name} is not known: ${brokenLine(node)}.`;
  return { obstacle: { status: 'blocked', reason } };
}
