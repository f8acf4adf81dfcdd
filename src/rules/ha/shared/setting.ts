import type { ClusterNode } from '../../../cluster/index.ts';
import { hasPlaceholder } from '../../../schema/index.ts';
import { quote } from './quote.ts';
import type { Statement } from './statements.ts';

export type SettingName = `${string}.${string}`;

/** A setting that takes one value and is no secret, as a node has it. */
export interface SettingStatement extends Statement {
  /** As written, or the default; empty for one that is not set and has none. */
  readonly text: string;
}

/**
 * What each node says of a setting, by default or otherwise. Nodes of which it is not known are left out: those whose
 * file is broken, and those whose value a template is yet to fill in.
 */
export function settingStatements(nodes: readonly ClusterNode[], name: SettingName): SettingStatement[] {
  return nodes.flatMap((node, index) => {
    const text = node.text(name) ?? (node.isComplete ? '' : undefined);
    if (text === undefined || hasPlaceholder(text)) return [];
    const shown = text === '' ? 'not set' : quote(text);
    const manner = text === '' ? '' : mannerOf(node, name);
    return [{ node, index, text, place: node.place(name), shown, manner }];
  });
}

/** How a node comes to a value; one that is set to nothing has its default. */
function mannerOf(node: ClusterNode, name: SettingName): string {
  const isEmpty = node.settings.find(name)?.texts.at(-1)?.text === '';
  return isEmpty ? 'by default' : node.manner(name);
}
