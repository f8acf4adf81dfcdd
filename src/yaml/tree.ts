/** Finds its way in a YAML tree without expanding it: aliases and merge keys are followed where one looks. */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  visit,
  type YAMLMap,
  type Document as Yaml,
} from 'yaml';

/** An alias may lead to another, but not for ever. */
const MOST_STEPS = 20;

export class YamlTree {
  readonly yaml: Yaml;
  #anchors: Map<string, Node[]> | undefined;

  constructor(yaml: Yaml) {
    this.yaml = yaml;
  }

  get root(): Node | undefined {
    return this.resolve(this.yaml.contents);
  }

  /** A node, aliases followed; undefined for one that leads nowhere. */
  resolve(node: unknown): Node | undefined {
    let at = node;
    for (let step = 0; isAlias(at) && step < MOST_STEPS; step++)
      at = this.#target(at.source, at.range?.[0] ?? 0);
    return isAlias(at) || !isNodeLike(at) ? undefined : at;
  }

  /** The value of a key, that of a merged map where the map itself has none. */
  get(map: YAMLMap, key: string): Node | undefined {
    return this.#get(map, key, new Set());
  }

  /** Keys and values of a map, without those that others are merged from. */
  entries(
    map: YAMLMap,
  ): { readonly key: string; readonly keyNode: Scalar; readonly value: Node | undefined }[] {
    return this.#entries(map, new Set());
  }

  text(map: YAMLMap, key: string): string | undefined {
    const node = this.get(map, key);
    return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
  }

  number(map: YAMLMap | undefined, key: string): number | undefined {
    const node = map && this.get(map, key);
    return isScalar(node) && typeof node.value === 'number' ? node.value : undefined;
  }

  map(map: YAMLMap | undefined, ...keys: readonly string[]): YAMLMap | undefined {
    let at: YAMLMap | undefined = map;
    for (const key of keys) {
      const node: Node | undefined = at && this.get(at, key);
      at = isMap(node) ? node : undefined;
    }
    return at;
  }

  /** The maps in a list. */
  maps(map: YAMLMap | undefined, key: string): YAMLMap[] {
    const node = map && this.get(map, key);
    if (!isSeq(node)) return [];
    return node.items.map((item) => this.resolve(item)).filter((item) => isMap(item));
  }

  #get(map: YAMLMap, key: string, seen: Set<YAMLMap>): Node | undefined {
    seen.add(map);
    const own = map.items.findLast((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === key);
    if (own !== undefined) return this.resolve(own.value);
    for (const merged of this.#merged(map)) {
      const found = seen.has(merged) ? undefined : this.#get(merged, key, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #entries(map: YAMLMap, seen: Set<YAMLMap>): ReturnType<YamlTree['entries']> {
    seen.add(map);
    const own = map.items.flatMap(({ key, value }) =>
      isScalar(key) && !isMergeKey(key)
        ? [{ key: String(key.value), keyNode: key, value: this.resolve(value) }]
        : [],
    );
    const merged = this.#merged(map)
      .filter((other) => !seen.has(other))
      .flatMap((other) => this.#entries(other, seen));
    const names = new Set(own.map(({ key }) => key));
    return [...own, ...merged.filter(({ key }) => !names.has(key))];
  }

  #merged(map: YAMLMap): YAMLMap[] {
    const pair = map.items.find(({ key }) => isScalar(key) && isMergeKey(key));
    const node = pair && this.resolve(pair.value);
    const nodes = isSeq(node) ? node.items.map((item) => this.resolve(item)) : [node];
    return nodes.filter((item) => isMap(item));
  }

  /** The last node of this anchor before an alias. */
  #target(anchor: string, before: number): Node | undefined {
    this.#anchors ??= anchorsIn(this.yaml);
    return this.#anchors.get(anchor)?.findLast(({ range }) => (range?.[0] ?? 0) < before);
  }
}

function isMergeKey({ value, type }: Scalar): boolean {
  return value === '<<' && type === 'PLAIN';
}

function isNodeLike(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node);
}

function anchorsIn(yaml: Yaml): Map<string, Node[]> {
  const anchors = new Map<string, Node[]>();
  visit(yaml, {
    Value(_, node) {
      const { anchor } = node as { anchor?: string };
      if (anchor === undefined) return;
      const same = anchors.get(anchor);
      if (same === undefined) anchors.set(anchor, [node]);
      else same.push(node);
    },
  });
  return anchors;
}
