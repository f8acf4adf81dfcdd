/** Reads values as Helm reads them, with the place of each. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  type Document as Yaml,
} from 'yaml';
import type { HostFile, HostPlace } from '../carriers/placement.ts';
import type { TextRange } from '../parser/index.ts';
import type { Mistake } from '../yaml/mistakes.ts';
import { nestsDeeper } from '../yaml/nesting.ts';
import { numberText } from './go-text.ts';
import { isUnsupportedNumber, resolvePlain } from './plain-scalar.ts';
import { emptyMap, type MapEntry, type MapValue, type ScalarValue, type Value } from './tree.ts';
import { yamlMistakes } from './yaml-mistakes.ts';

export interface ValuesReading {
  /** Undefined for what is no YAML, or no map; with mistakes, what could be read. */
  readonly root: MapValue | undefined;
  /** Offsets are those of the file. */
  readonly mistakes: readonly Mistake[];
}

/** Reads a file of values. Never throws. */
export function readValues(file: HostFile): ValuesReading {
  const lead = file.text.startsWith('\uFEFF') ? 1 : 0;
  const text = file.text.slice(lead);
  if (nestsDeeper(text, DEEPEST)) {
    const message = `the values are nested more than ${DEEPEST} levels deep`;
    return { root: undefined, mistakes: [{ message, start: 0, end: 0 }] };
  }
  const yaml = parseDocument(text, { prettyErrors: false, schema: 'failsafe', stringKeys: true });
  const mistakes = yamlMistakes(text, yaml);
  const reader = new TreeReader(file, yaml, lead);
  const root = mistakes.length > 0 ? undefined : reader.root();
  mistakes.push(...reader.mistakes);
  return {
    root,
    mistakes: mistakes.map((mistake) => ({
      ...mistake,
      start: mistake.start + lead,
      end: mistake.end + lead,
    })),
  };
}

/** More than the manifests in any values have. */
const DEEPEST = 200;

/** More than any values hold, and less than what aliases of aliases grow to. */
const MOST_VALUES = 200_000;

const STYLES: Readonly<Record<string, ScalarValue['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

const MERGE_KEY = Symbol('<<');

class TreeReader {
  /** Offsets are those of the text without a byte-order mark. */
  readonly mistakes: Mistake[] = [];
  readonly #file: HostFile;
  readonly #yaml: Yaml;
  readonly #lead: number;
  #count = 0;
  /** Anchors whose values are being read: an alias to one of them would never end. */
  readonly #open = new Set<Node>();

  constructor(file: HostFile, yaml: Yaml, lead: number) {
    this.#file = file;
    this.#yaml = yaml;
    this.#lead = lead;
  }

  root(): MapValue | undefined {
    const { contents } = this.#yaml;
    if (contents === null) return emptyMap();
    const value = this.#value(contents as Node, { start: 0, end: 0 }, false);
    if (value.kind === 'map') return value;
    if (value.kind === 'scalar' && value.data === null) return emptyMap();
    this.#mistake('the values of a chart are a map of keys and values', contents as Node);
    return undefined;
  }

  /** @param shared the value stands where an alias leads */
  #value(node: Node | null, fallback: TextRange, shared: boolean): Value {
    this.#count++;
    if (this.#count > MOST_VALUES) {
      if (this.#count === MOST_VALUES + 1)
        this.#mistake(
          `aliases make more than ${MOST_VALUES.toLocaleString('en')} values of these`,
          node,
          fallback,
        );
      return this.#null(fallback);
    }
    if (node === null) return this.#null(fallback);
    if (isAlias(node)) return this.#alias(node, fallback);
    const opened = !this.#open.has(node);
    this.#open.add(node);
    try {
      if (isMap(node)) return this.#map(node, shared);
      if (isSeq(node)) {
        const items = node.items.map((item) => this.#value(item as Node, rangeOf(node, fallback), shared));
        return { kind: 'list', place: this.#place(rangeOf(node, fallback)), items };
      }
      return this.#scalar(node as Scalar, fallback, shared);
    } finally {
      if (opened) this.#open.delete(node);
    }
  }

  #alias(node: Node, fallback: TextRange): Value {
    const target = isAlias(node) ? node.resolve(this.#yaml) : undefined;
    if (target === undefined) {
      this.#mistake(`there is no anchor \`${isAlias(node) ? node.source : ''}\` before this alias`, node);
      return this.#null(fallback);
    }
    if (this.#open.has(target)) {
      this.#mistake('this alias stands within what it stands for', node);
      return this.#null(fallback);
    }
    return this.#value(target, fallback, true);
  }

  #map(node: Node, shared: boolean): MapValue {
    const entries = new Map<string, MapEntry>();
    for (const { key, value } of isMap(node) ? node.items : []) {
      if (!isScalar(key)) continue;
      const keyRange = rangeOf(key, { start: 0, end: 0 });
      const name = this.#key(key);
      if (name === MERGE_KEY) {
        for (const [merged, entry] of this.#merged(value as Node | null, keyRange))
          entries.set(merged, entry);
        continue;
      }
      // A value that is not there stands for its key’s.
      const behind = { start: keyRange.end, end: keyRange.end };
      entries.set(name, {
        keyPlace: this.#place(keyRange),
        value: this.#value(value as Node | null, behind, shared),
      });
    }
    return { kind: 'map', place: this.#place(rangeOf(node, { start: 0, end: 0 })), entries };
  }

  /** What `<<` takes over: of several maps the first counts. */
  #merged(node: Node | null, keyRange: TextRange): readonly [string, MapEntry][] {
    const value = this.#value(node, keyRange, true);
    const maps = value.kind === 'list' ? value.items.toReversed() : [value];
    return maps.flatMap((map) => {
      if (map.kind === 'map') return [...map.entries];
      this.#mistake('`<<` takes over maps only', node, keyRange);
      return [];
    });
  }

  /** A key as text: without quotes a number or `on` is one as well, which Helm writes its own way. */
  #key(key: Scalar): string | typeof MERGE_KEY {
    const text = String(key.source ?? key.value ?? '');
    if (key.type !== 'PLAIN') return text;
    if (text === '<<') return MERGE_KEY;
    const data = resolvePlain(text);
    if (data === null) this.#mistake('a key can’t be empty or null', key);
    return typeof data === 'number'
      ? Number.isInteger(data)
        ? String(data)
        : numberText(data)
      : String(data);
  }

  #scalar(node: Scalar, fallback: TextRange, shared: boolean): ScalarValue {
    const source = String(node.source ?? node.value ?? '');
    const style = STYLES[node.type ?? ''] ?? 'plain';
    const place = this.#place(source === '' && style === 'plain' ? fallback : rangeOf(node, fallback));
    if (style === 'plain' && isUnsupportedNumber(source))
      this.#mistake(`Helm has no number \`${source}\`: put it in quotes`, node);
    const isTyped = node.tag !== undefined && /^tag:yaml\.org,2002:(?:int|float|bool|null)$/.test(node.tag);
    const resolves = node.tag === undefined ? style === 'plain' : isTyped;
    return { kind: 'scalar', place, data: resolves ? resolvePlain(source) : source, source, style, shared };
  }

  #null(range: TextRange): ScalarValue {
    return {
      kind: 'scalar',
      place: this.#place(range),
      data: null,
      source: '',
      style: 'plain',
      shared: false,
    };
  }

  #place({ start, end }: TextRange): HostPlace {
    return { file: this.#file, range: { start: start + this.#lead, end: end + this.#lead } };
  }

  #mistake(message: string, node: Node | null, fallback: TextRange = { start: 0, end: 0 }): void {
    this.mistakes.push({ message, ...(node === null ? fallback : rangeOf(node, fallback)) });
  }
}

function rangeOf(node: Node, fallback: TextRange): TextRange {
  return node.range ? { start: node.range[0], end: node.range[1] } : fallback;
}
