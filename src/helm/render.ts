/** Writes the configuration as the chart’s template does. */
import type { HostFile, HostPlace } from '../carriers/placement.ts';
import type { TextRange } from '../parser/index.ts';
import { type ChartSettings, DROPPED_WHEN_EMPTY } from './chart-settings.ts';
import type { Directive } from './directives.ts';
import { GeneratedText, type PieceOrigin, type Segment } from './generated-text.ts';
import { goText, sortedKeys } from './go-text.ts';
import { mergeValues } from './merge.ts';
import {
  emptyMap,
  isTruthy,
  type MapEntry,
  type MapValue,
  nearestPlace,
  type ScalarValue,
  type Value,
  valueAt,
} from './tree.ts';

/** A line of the configuration that gives a setting its value. */
export interface RenderedLine {
  readonly section: string;
  readonly key: string;
  readonly value: Value;
  readonly by: Segment['by'];
  /** The section is a list, and the key the number of an item. */
  readonly isItem: boolean;
  readonly keyRange: TextRange;
  readonly valueRange: TextRange;
}

export interface Rendered {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly lines: readonly RenderedLine[];
  /** Lines of comments that stand for those of a file, where findings in a file’s line below them can be told. */
  readonly anchors: ReadonlyMap<HostFile, ReadonlyMap<number, TextRange>>;
}

interface Sources {
  /** What is given, without what the chart brings along. */
  readonly given: MapValue;
  /** All values. */
  readonly values: MapValue;
  readonly chart: ChartSettings;
  readonly directives: readonly Directive[];
  /** Of the file in which the values stand: for what stands nowhere. */
  readonly home: HostPlace;
  /** The path of the chart’s values within the file’s: `['connect']` in those of a chart above it. */
  readonly place: (path: readonly string[]) => HostPlace | undefined;
}

export function render(sources: Sources): Rendered {
  return new Renderer(sources).render();
}

class Renderer {
  readonly #sources: Sources;
  readonly #out = new GeneratedText();
  readonly #left: Set<Directive>;
  readonly #lines: RenderedLine[] = [];

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#left = new Set(sources.directives);
  }

  render(): Rendered {
    for (const directive of this.#left) if (directive.word === 'disable-file') this.#directive(directive);
    const config = this.#config();
    for (const section of sortedKeys(config.entries)) this.#section(section, config.entries.get(section)!);
    const anchors = this.#anchors();
    return { text: this.#out.text, segments: this.#out.segments, lines: this.#lines, anchors };
  }

  #config(): MapValue {
    const { values, chart } = this.#sources;
    const config = valueAt(values, ['config']);
    if (config?.kind !== 'map') return chart.config;
    return mergeValues(chart.config, withoutEmptyBases(config));
  }

  #section(name: string, { keyPlace, value }: MapEntry): void {
    const origin = this.#origin(keyPlace, [name], { kind: 'key' });
    this.#directivesFor(keyPlace);
    this.#out.add('[');
    this.#out.addPiece(name, origin);
    this.#out.add(']');
    // Of what is no map Helm says that it can’t go through it.
    if (value.kind === 'map')
      for (const key of sortedKeys(value.entries)) this.#entry(name, key, value.entries.get(key)!);
    if (value.kind === 'list')
      for (const [index, item] of value.items.entries())
        this.#line(name, String(index), { keyPlace: item.place, value: item }, item, true);
    this.#out.add('\n\n');
  }

  #entry(section: string, key: string, entry: MapEntry): void {
    if (entry.value.kind !== 'list') this.#line(section, key, entry, entry.value);
    else for (const item of entry.value.items) this.#line(section, key, entry, item);
  }

  #line(
    section: string,
    key: string,
    { keyPlace, value: whole }: MapEntry,
    value: Value,
    isItem = false,
  ): void {
    this.#out.add('\n');
    this.#directivesFor(keyPlace);
    this.#directivesFor(value.place);
    const isOnly = whole.kind !== 'list' || whole.items.length === 1;
    const ofKey = this.#origin(keyPlace, [section, key], isOnly ? { kind: 'key' } : undefined);
    const keyRange = this.#out.addPiece(key, ofKey);
    this.#out.add(' = ');
    const edits = isEditable(value) ? ({ kind: 'value', scalar: value } as const) : undefined;
    const ofValue = this.#origin(value.place, [section, key], edits);
    const valueRange = this.#out.addPiece(goText(value), ofValue);
    this.#lines.push({ section, key, value, by: ofValue.by, isItem, keyRange, valueRange });
  }

  /** Where a piece of the configuration comes from. */
  #origin(place: HostPlace | undefined, path: readonly string[], edits: PieceOrigin['edits']): PieceOrigin {
    if (place !== undefined) return { place, by: 'given', edits };
    return { place: this.#chartPlace(path), by: 'chart' };
  }

  /** For what the chart writes: the value that has it do so, or the place in the values where one would give it. */
  #chartPlace([section = '', key]: readonly string[]): HostPlace {
    const { given, chart, home, place } = this.#sources;
    const path = ['config', section, ...(key === undefined ? [] : [key])];
    const isAdded = key === undefined || valueAt(chart.config, [section, key]) !== undefined;
    const cause = isAdded ? chart.causes.get(section) : undefined;
    const ofSection = valueAt(given, path.slice(0, 2)) === undefined ? undefined : nearestPlace(given, path);
    const found =
      (cause === undefined ? undefined : nearestPlace(given, cause)) ??
      ofSection ??
      nearestPlace(given, path);
    const { file, range } = found ?? place([]) ?? home;
    return { file, range, note: key === undefined ? undefined : 'the chart writes it' };
  }

  /** Puts the comments before a line that hold for where it comes from. */
  #directivesFor(place: HostPlace | undefined): void {
    if (place === undefined || this.#left.size === 0) return;
    const line = place.file.range(place.range).start.line;
    for (const directive of this.#left)
      if (directive.line === line && directive.place.file === place.file) this.#directive(directive);
  }

  #directive(directive: Directive): void {
    this.#left.delete(directive);
    const { text, word, place } = directive;
    // A comment behind a value stands above it here.
    const shown = `;${text.slice(1).replace(`gcfg-lint-${word}`, word === 'disable-line' ? 'gcfg-lint-disable-next-line' : `gcfg-lint-${word}`)}`;
    this.#out.addPiece(shown, { place, by: 'given', edits: { kind: 'comment', directive } });
    this.#out.add('\n');
  }

  /** Comments that hold for values outside of the configuration, each with a line for what is found there. */
  #anchors(): Map<HostFile, Map<number, TextRange>> {
    const anchors = new Map<HostFile, Map<number, TextRange>>();
    const waiting = [...this.#left].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
    for (const directive of waiting) {
      const { line, place } = directive;
      const next = waiting[waiting.indexOf(directive) + 1];
      this.#directive(directive);
      if (line === undefined || (next?.line === line && next.place.file === place.file)) continue;
      const range = this.#out.addPiece(' ', { place: lineOf(place.file, line), by: 'given' });
      this.#out.add('\n');
      const ofFile = anchors.get(place.file) ?? new Map<number, TextRange>();
      anchors.set(place.file, ofFile.set(line, range));
    }
    return anchors;
  }
}

/** Whether a value stands in a place of its own. */
function isEditable(value: Value): value is ScalarValue {
  if (value.kind !== 'scalar' || value.shared) return false;
  return value.source !== '' || value.style !== 'plain';
}

/** What stands on a line, without the blanks around it. */
function lineOf(file: HostFile, line: number): HostPlace {
  const lines = file.text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const text = lines[line - 1] ?? '';
  const indent = text.length - text.trimStart().length;
  return { file, range: { start: start + indent, end: start + Math.max(indent, text.trimEnd().length) } };
}

function withoutEmptyBases(config: MapValue): MapValue {
  const kubernetes = config.entries.get('Kubernetes');
  if (kubernetes?.value.kind !== 'map') return config;
  const kept = [...kubernetes.value.entries].filter(
    ([key, { value }]) => !DROPPED_WHEN_EMPTY.includes(key) || isTruthy(value),
  );
  const value: MapValue = { ...(kubernetes.value ?? emptyMap()), entries: new Map(kept) };
  return { ...config, entries: new Map([...config.entries, ['Kubernetes', { ...kubernetes, value }]]) };
}
