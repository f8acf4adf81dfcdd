/** Keys that mean something else than they seem to, wherever they stand. */
import { isNode, isScalar, visit, type Document as Yaml } from 'yaml';
import type { TextRange } from '../parser/index.ts';
import type { Words } from './issues.ts';
import type { Mistake } from './mistakes.ts';

export interface UnreadKey extends Mistake {
  readonly key: '<<' | '__proto__';
  /** The key with its value. */
  readonly pair: TextRange;
}

/**
 * Where any name may stand, zod passes over `__proto__`, which objects of JavaScript have already; and `<<`, with which
 * older YAML merges maps, would be a name as any other.
 */
export function unreadKeys(yaml: Yaml, words: Words): UnreadKey[] {
  const unread: UnreadKey[] = [];
  visit(yaml, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !key.range) return;
      const [start, end] = key.range;
      const pair = { start, end: (isNode(value) ? value.range?.[1] : undefined) ?? end };
      if (key.value === '__proto__')
        unread.push({ key: key.value, message: '`__proto__` can’t be a name', start, end, pair });
      else if (key.value === '<<' && key.type === 'PLAIN')
        unread.push({ key: key.value, message: `\`<<\` is not read: ${instead(words)}`, start, end, pair });
    },
  });
  return unread;
}

function instead({ merging }: Words): string {
  const hint = merging === undefined ? '' : `; ${merging}`;
  return `repeat the keys, or refer to a whole value by its anchor (\`key: *name\`)${hint}`;
}

/** Mistakes in their order, without those that only follow from a key that is not read. */
export function withUnreadKeys(mistakes: readonly Mistake[], unread: readonly UnreadKey[]): Mistake[] {
  const others = mistakes.filter(({ start, end }) =>
    unread.every(({ key, pair }) => {
      // That a map is empty, or that there is no such key.
      if (key === '__proto__') return !(start < pair.start && pair.end <= end);
      return !(pair.start <= start && end <= pair.end);
    }),
  );
  const places = new Set(others.map(({ start }) => start));
  return [...others, ...unread.filter(({ start }) => !places.has(start))].sort(
    (one, other) => one.start - other.start,
  );
}
