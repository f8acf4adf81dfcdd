/** Judges files that carry configurations. */
import type { HostFile } from '../carriers/placement.ts';
import { type CarrierReading, readCarriers } from '../carriers/read-carriers.ts';
import { readTemplate, type TemplateReading } from '../carriers/template/read-template.ts';
import type { TextRange } from '../parser/index.ts';
import { type Carried, fixCarried } from '../rules/fix-carried.ts';
import { fixInPlace } from '../rules/fix-in-place.ts';
import { maskHost, placedSecrets } from '../rules/gather-results.ts';
import { type LintInput, type LintOptions, lint } from '../rules/lint.ts';
import { secretsOfBoth } from '../schema/masked-text.ts';
import type { Fixing } from './fixing.ts';
import type { Content, Judgement } from './judge-files.ts';

/** A judgement of each of the files; none where nothing is carried. */
export function judgeCarried(
  reading: CarrierReading | TemplateReading,
  options: LintOptions,
  { mode, unsafe }: Fixing,
): Judgement[] {
  const before = carriedIn(reading);
  if (before.inputs.length === 0) return [];
  const asItIs = () => lint(before.inputs, options).files;
  if (mode === 'report')
    return asItIs().map((result) => {
      const content = contentOf(hostOf(before, result.path));
      return { result, fixed: [], before: content, after: content };
    });
  const read = (texts: ReadonlyMap<string, string>) =>
    carriedIn(readCarriers(reading.host.path, texts.get(reading.host.path)!));
  const {
    carried: after,
    results,
    fixed,
  } = 'dialect' in reading
    ? fixInPlace(before, (text) => carriedIn(readTemplate(reading.host.path, text, reading.dialect)), {
        ...options,
        unsafe,
      })
    : fixCarried(before, read, { ...options, unsafe });
  return (mode === 'fix' ? results : asItIs()).map((result) => ({
    result,
    fixed: fixed.filter(({ path }) => path === result.path).map(({ diagnostic }) => diagnostic),
    before: contentOf(hostOf(before, result.path)),
    after: contentOf(hostOf(after, result.path)),
    masked: () => maskedBoth(before, after, result.path),
  }));
}

function carriedIn({ host, configs }: CarrierReading | TemplateReading): Carried {
  return { hosts: [host], inputs: configs };
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
): ReturnType<NonNullable<Judgement['masked']>> {
  const one: TextRange[] = [];
  const other: TextRange[] = [];
  for (const [index, input] of before.inputs.entries()) {
    const now = after.inputs[index]!;
    const secrets = secretsOfBoth(input.document, now.document);
    const add = (to: TextRange[], { document, placement }: LintInput, found: readonly TextRange[]) =>
      to.push(...(placedSecrets(document.toString(), found, placement!).get(path) ?? []));
    add(one, input, secrets.one);
    add(other, now, secrets.other);
  }
  return { one: maskHost(hostOf(before, path), one), other: maskHost(hostOf(after, path), other) };
}
