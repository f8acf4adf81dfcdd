/** Reads files of values together, as one release of the chart. */
import type { CarriedConfig } from '../carriers/carrier.ts';
import { HostFile } from '../carriers/placement.ts';
import { brokenTextSecrets } from '../carriers/secrets.ts';
import { MaskedText } from '../schema/masked-text.ts';
import { mergeRanges } from '../schema/secrecy.ts';
import { type Mistake, mistakesError } from '../yaml/mistakes.ts';
import { HelmCarrier } from './carrier.ts';
import { readValues } from './read-values.ts';
import { findValues, isMarkedAsOther } from './recognize.ts';
import { Release, type ReleaseOptions, type ValuesFile } from './release.ts';
import { secretsInText, secretsInValues } from './secrets.ts';
import { emptyMap, type MapValue, type ValuePath, valueAt } from './tree.ts';

/** A text and the path under which it is shown. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads a file of values; undefined for YAML of another kind.
 *
 * @throws {InputError} for values with mistakes.
 */
export function readValuesFile(file: NamedText, options?: ReleaseOptions): Release | undefined {
  const { root } = readValues(new HostFile(file.path, file.text));
  // Whoever has mistakes in another file learns of them elsewhere.
  if (root === undefined || findValues(root) === undefined) return undefined;
  return readRelease([file], options);
}

/**
 * Reads files that are said to be values: what stands in them need not show it.
 *
 * @throws {InputError} for what is no YAML, and for what is YAML of another kind.
 */
export function readRelease(files: readonly NamedText[], options?: ReleaseOptions): Release {
  const readings = files.map(read);
  const found = readings.map(({ root }) => findValues(root));
  // The others of a release follow those that show where the values of the chart stand.
  const usual = found.find((at) => at !== undefined) ?? [];
  const sources = readings.map(({ file, root }, index) => {
    if (found[index] === undefined && isMarkedAsOther(root))
      throw brokenError(file, [{ message: 'these are no values of a chart', start: 0, end: 0 }]);
    return valuesFile(file, root, found[index] ?? usual);
  });
  return new Release(sources, options);
}

/** The configuration of a release, for the linter. */
export function releaseConfig(release: Release): CarriedConfig {
  return {
    path: `${release.files[0]!.path}/rstudio-connect.gcfg`,
    document: release.document,
    placement: release.placement,
    carrier: new HelmCarrier(release),
  };
}

function read({ path, text }: NamedText): { file: HostFile; root: MapValue } {
  let values: MapValue | undefined;
  const file = new HostFile(path, text, () => [
    ...secretsInText(text),
    ...(values === undefined ? [] : secretsInValues(values)),
  ]);
  const { root, mistakes } = readValues(file);
  if (root === undefined || mistakes.length > 0) throw brokenError(file, mistakes);
  const at = findValues(root) ?? [];
  const below = valueAt(root, at);
  values = below?.kind === 'map' ? below : emptyMap();
  return { file, root };
}

function valuesFile(file: HostFile, root: MapValue, at: ValuePath): ValuesFile {
  return { file, root, at };
}

function brokenError(file: HostFile, mistakes: readonly Mistake[]): Error {
  return mistakesError(mistakes, {
    path: file.path,
    text: new MaskedText(file.text, mergeRanges(brokenTextSecrets(file.text))),
    range: (range) => file.range(range),
  });
}
