/** Judges the files of values that `--values` names: together, as one release of the Helm chart. */
import { resolve } from 'node:path';
import { readRelease } from '../helm/read-release.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { parse } from '../parser/index.ts';
import { decode } from './carriers.ts';
import { judgeRelease } from './judge-carried.ts';
import type { JudgedFile, Run } from './judge-files.ts';
import { optionsFor } from './lint-options.ts';
import type { InputSource } from './load-inputs.ts';

/** @throws {InputError} for a file that can’t be read, or is given twice. */
export async function judgeValues(
  paths: readonly string[],
  { settings, fixing, configs, terminal }: Run,
): Promise<JudgedFile[]> {
  const sources = valuesSources(paths, terminal.directory);
  const config = await configs.for(paths.at(-1)!);
  const options = { chartVersion: settings.chartVersion ?? config.chartVersion, isWhole: true };
  const release = readRelease(
    sources.map(({ path, bytes }) => ({ path, text: decode(bytes(), path) })),
    options,
  );
  return judgeRelease(release, optionsFor(settings, config, terminal), fixing, options).map((judgement) => ({
    ...judgement,
    source: sources.find(({ path }) => path === judgement.result.path)!,
    config,
  }));
}

function valuesSources(paths: readonly string[], directory: string): InputSource[] {
  const places = paths.map((path) => resolve(directory, path));
  const twice = paths.find((_, index) => places.indexOf(places[index]!) !== index);
  if (twice !== undefined) throw new InputError(`--values ${twice} is given twice`);
  return paths.map((path, index) => {
    const bytes = () => readFile(places[index]!, path);
    return { path, isStandardInput: false, bytes, read: () => ({ path, document: parse(bytes()) }) };
  });
}
