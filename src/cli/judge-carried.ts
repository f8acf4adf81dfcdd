/** Judges files that carry configurations. */
import { resolve } from 'node:path';
import type { HostFile } from '../carriers/placement.ts';
import { type CarrierReading, readCarriers } from '../carriers/read-carriers.ts';
import { readTemplate, type TemplateReading } from '../carriers/template/read-template.ts';
import { maskHost, placedSecrets } from '../cluster/placed-text.ts';
import { readRelease, releaseConfig } from '../helm/read-release.ts';
import type { Release, ReleaseOptions } from '../helm/release.ts';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { parse, type TextRange } from '../parser/index.ts';
import { type Carried, fixCarried } from '../rules/fix-carried.ts';
import { fixInPlace } from '../rules/fix-in-place.ts';
import { type LintInput, type LintOptions, lint } from '../rules/lint.ts';
import type { Catalogue } from '../schema/index.ts';
import { secretsOfBoth } from '../schema/masked-text.ts';
import { decode } from './carriers.ts';
import type { Fixing } from './fixing.ts';
import type { Content, JudgedFile, Judgement, Run } from './judge-files.ts';
import { optionsFor } from './lint-options.ts';
import type { InputSource } from './load-inputs.ts';
import { optionsForRelease } from './release-options.ts';

/** A judgement of each of the files; none where nothing is carried. */
export function judgeCarried(
  reading: CarrierReading,
  options: LintOptions,
  fixing: Fixing,
  releaseOptions?: ReleaseOptions,
): Judgement[] {
  const { release, host } = reading;
  const own = release === undefined ? options : optionsForRelease(release, options);
  const read = (texts: ReadonlyMap<string, string>) =>
    carriedIn(readCarriers(host.path, texts.get(host.path)!, releaseOptions));
  return judge(carriedIn(reading), read, own, fixing);
}

/**
 * The files of values that `--values` names, judged together as one release of the Helm chart.
 *
 * @throws {InputError} for a file that can’t be read, or is given twice.
 */
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

function judgeRelease(
  release: Release,
  options: LintOptions,
  fixing: Fixing,
  releaseOptions: ReleaseOptions,
): Judgement[] {
  const read = (texts: ReadonlyMap<string, string>) => {
    const files = release.files.map(({ path }) => ({ path, text: texts.get(path)! }));
    return carriedByRelease(readRelease(files, releaseOptions));
  };
  return judge(carriedByRelease(release), read, optionsForRelease(release, options), fixing);
}

/** A judgement of a template. */
export function judgeTemplate(reading: TemplateReading, options: LintOptions, fixing: Fixing): Judgement {
  const { host, dialect } = reading;
  const read = (texts: ReadonlyMap<string, string>) =>
    carriedIn(readTemplate(host.path, texts.get(host.path)!, dialect));
  return judge(carriedIn(reading), read, options, fixing, fixInPlace)[0]!;
}

function judge(
  before: Carried,
  read: (texts: ReadonlyMap<string, string>) => Carried,
  options: LintOptions,
  { mode, unsafe }: Fixing,
  fix: typeof fixCarried = fixCarried,
): Judgement[] {
  if (before.inputs.length === 0) return [];
  const asItIs = () => lint(before.inputs, options).files;
  if (mode === 'report')
    return asItIs().map((result) => {
      const content = contentOf(hostOf(before, result.path));
      return { result, fixed: [], before: content, after: content };
    });
  const { carried: after, results, fixed } = fix(before, read, { ...options, unsafe });
  return (mode === 'fix' ? results : asItIs()).map((result) => ({
    result,
    fixed: fixed.filter(({ path }) => path === result.path).map(({ diagnostic }) => diagnostic),
    before: contentOf(hostOf(before, result.path)),
    after: contentOf(hostOf(after, result.path)),
    masked: () => maskedBoth(before, after, result.path, options.catalogue),
  }));
}

function carriedIn({ host, configs }: CarrierReading | TemplateReading): Carried {
  return { hosts: [host], inputs: configs };
}

function carriedByRelease(release: Release): Carried {
  return { hosts: release.files, inputs: [releaseConfig(release)] };
}

function hostOf({ hosts }: Carried, path: string): HostFile {
  return hosts.find((host) => host.path === path)!;
}

function contentOf({ text }: HostFile): Content {
  return { toString: () => text, toBytes: () => new TextEncoder().encode(text) };
}

function maskedBoth(
  before: Carried,
  after: Carried,
  path: string,
  catalogue: Catalogue | undefined,
): ReturnType<NonNullable<Judgement['masked']>> {
  const one: TextRange[] = [];
  const other: TextRange[] = [];
  for (const [index, input] of before.inputs.entries()) {
    const now = after.inputs[index]!;
    const secrets = secretsOfBoth(input.document, now.document, catalogue);
    const add = (to: TextRange[], { document, placement }: LintInput, found: readonly TextRange[]) =>
      to.push(...(placedSecrets(document.toString(), found, placement!).get(path) ?? []));
    add(one, input, secrets.one);
    add(other, now, secrets.other);
  }
  return { one: maskHost(hostOf(before, path), one), other: maskHost(hostOf(after, path), other) };
}
