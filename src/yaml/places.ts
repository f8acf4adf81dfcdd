/** Where in a YAML text the things stand that its data hold. */
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  visit,
  type Document as Yaml,
} from 'yaml';
import type { TextRange } from '../parser/index.ts';

/** Keys and indexes that lead to a value. */
export type YamlPath = readonly string[];

/** Where the value at a path stands, or its key; for what is not there, what comes nearest. */
export function rangeOf(yaml: Yaml, path: YamlPath, wanted: 'key' | 'value' = 'value'): TextRange {
  let node: unknown = yaml.contents;
  let range: TextRange = { start: 0, end: 0 };
  const note = (candidate: unknown) => {
    if (isNode(candidate) && candidate.range) range = { start: candidate.range[0], end: candidate.range[1] };
  };
  note(node);
  for (const [index, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
      );
      if (pair === undefined) break;
      note(pair.key);
      node = pair.value;
      if (wanted === 'key' && index === path.length - 1) break;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
    } else {
      break;
    }
    // A value that is missing has no place of its own: its key's stands for it.
    if (!isScalar(node) || node.value !== null || node.source !== '') note(node);
  }
  return range;
}

/** The node at a path, aliases followed. */
export function nodeAt(yaml: Yaml, path: YamlPath): Node | undefined {
  let node = target(yaml, yaml.contents);
  for (const key of path) {
    if (isMap(node)) node = target(yaml, node.get(key, true));
    else if (isSeq(node)) node = target(yaml, node.get(Number(key), true));
    else return undefined;
  }
  return node;
}

function target(yaml: Yaml, node: unknown): Node | undefined {
  if (isAlias(node)) return node.resolve(yaml);
  return isNode(node) ? node : undefined;
}

/** The path of the key that stands at an offset. */
export function pathAt(yaml: Yaml, offset: number): string[] | undefined {
  let found: string[] | undefined;
  visit(yaml, {
    Pair(_, pair, ancestors) {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== offset) return undefined;
      found = [...ancestors, pair].filter(isPair).map(({ key }) => String(isScalar(key) ? key.value : key));
      return visit.BREAK;
    },
  });
  return found;
}

/** The value at a path in the data of a YAML text. */
export function valueAt(data: unknown, path: YamlPath): unknown {
  let value = data;
  for (const key of path) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return value;
}
