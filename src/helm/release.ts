/** A release of the chart: values, and the configuration that the chart writes from them. */
import type { HostFile, HostPlace } from '../carriers/placement.ts';
import { type Document, parse, type TextRange } from '../parser/index.ts';
import { builtInCatalogue, type Catalogue } from '../schema/index.ts';
import { Chart } from './chart.ts';
import { type ChartSettings, chartSettings } from './chart-settings.ts';
import { type Directive, directivesIn } from './directives.ts';
import { type Distortion, distortionsIn } from './distortions.ts';
import { mergeValues, overDefaults } from './merge.ts';
import { type Rendered, type RenderedLine, render } from './render.ts';
import {
  emptyMap,
  isTruthy,
  type MapValue,
  nearestPlace,
  startOf,
  type Value,
  type ValuePath,
  valueAt,
} from './tree.ts';
import { ValuesPlacement } from './values-placement.ts';

/** A file of values that could be read. */
export interface ValuesFile {
  readonly file: HostFile;
  readonly root: MapValue;
  /** Where in it the values of the chart stand. */
  readonly at: ValuePath;
}

export interface ReleaseOptions {
  /** The release of the chart, if somebody says which. */
  readonly chartVersion?: string | undefined;
  /** These files are all values of the release: what is not in them is nowhere. */
  readonly isWhole?: boolean | undefined;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
}

export class Release {
  readonly chart: Chart;
  readonly isWhole: boolean;
  readonly catalogue: Catalogue;
  readonly files: readonly HostFile[];
  /** What is given: the files, the later over the earlier. */
  readonly given: MapValue;
  /** What is given, over the chart’s own values. */
  readonly values: MapValue;
  /** What the chart adds to the configuration. */
  readonly added: ChartSettings;
  readonly document: Document;
  readonly placement: ValuesPlacement;
  readonly #rendered: Rendered;
  readonly #home: HostPlace;
  readonly #sources: readonly ValuesFile[];
  #distortions: readonly Distortion[] | undefined;

  /** @param files at least one, in the order in which Helm gets them */
  constructor(
    files: readonly ValuesFile[],
    { chartVersion, isWhole = false, catalogue = builtInCatalogue }: ReleaseOptions = {},
  ) {
    this.catalogue = catalogue;
    this.chart = new Chart(chartVersion);
    this.isWhole = isWhole;
    this.files = files.map(({ file }) => file);
    this.#sources = files;
    this.given = files.map(chartValues).reduce(mergeValues);
    const launcher =
      isTruthy(valueAt(this.given, ['launcher', 'enabled'])) &&
      !this.isGiven('backends', 'kubernetes', 'enabled');
    this.values = overDefaults(this.chart.defaults({ launcher }), this.given);
    this.added = chartSettings(this.values, this.chart);
    this.#home = startOf(this.files[0]!);
    this.#rendered = render({
      given: this.given,
      values: this.values,
      chart: this.added,
      directives: files.flatMap(({ file, root }): Directive[] => directivesIn(file, root)),
      home: this.#home,
      place: (path) => this.#rootPlace(path),
    });
    const { text, segments } = this.#rendered;
    this.document = parse(text);
    this.placement = new ValuesPlacement(text, segments, this.files, this.#home);
  }

  value(...path: string[]): Value | undefined {
    return valueAt(this.values, path);
  }

  /** Whether somebody gave a value at this path. */
  isGiven(...path: string[]): boolean {
    return valueAt(this.given, path) !== undefined;
  }

  /** The key of a value, or the nearest one above that stands in a file, or the start of the first file. */
  place(...path: string[]): HostPlace {
    return nearestPlace(this.given, path) ?? this.#rootPlace([]) ?? this.#home;
  }

  /** The line of the configuration that stands for a line of a file, where a comment above it may switch something off. */
  anchor({ file, range }: HostPlace): TextRange | undefined {
    return this.#rendered.anchors.get(file)?.get(file.range(range).start.line);
  }

  /** The settings of the configuration, line by line. */
  get lines(): readonly RenderedLine[] {
    return this.#rendered.lines;
  }

  /** Values that reach the server as something else than what is written. */
  get distortions(): readonly Distortion[] {
    this.#distortions ??= distortionsIn(this.lines, this.catalogue);
    return this.#distortions;
  }

  /** In values of a chart above, the key that those of this chart stand under. */
  #rootPlace(path: readonly string[]): HostPlace | undefined {
    for (const { root, at } of this.#sources) {
      const place = at.length === 0 ? undefined : nearestPlace(root, [...at, ...path]);
      if (place !== undefined) return place;
    }
    return undefined;
  }
}

function chartValues({ root, at }: ValuesFile): MapValue {
  const values = valueAt(root, at);
  return values?.kind === 'map' ? values : emptyMap();
}
