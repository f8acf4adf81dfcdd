/** Which files carry configurations instead of being one. */
import type { CarrierReading } from '../carriers/read-carriers.ts';
import { dialectOf } from '../carriers/template/dialects.ts';
import type { TemplateReading } from '../carriers/template/read-template.ts';
import type { ReleaseOptions } from '../helm/release.ts';
import { InputError } from '../io/input-error.ts';
import type { InputSource } from './load-inputs.ts';

/** A template, read; undefined for a file that is none. */
export async function templateIn(
  source: Pick<InputSource, 'path' | 'bytes'>,
): Promise<TemplateReading | undefined> {
  const dialect = dialectOf(source.path);
  if (dialect === undefined) return undefined;
  const text = decode(source.bytes(), source.path);
  const { readTemplate } = await import('../carriers/template/read-template.ts');
  return readTemplate(source.path, text, dialect);
}

/** What a file carries; undefined for one that is a configuration. */
export async function carriedBy(
  source: Pick<InputSource, 'path' | 'bytes'>,
  options?: ReleaseOptions,
): Promise<CarrierReading | undefined> {
  if (/\.gcfg$/i.test(source.path)) return undefined;
  const bytes = source.bytes();
  if (!/\.(?:ya?ml|json)$/i.test(source.path) && !looksLikeManifest(bytes)) return undefined;
  const text = decode(bytes, source.path);
  const { readCarriers } = await import('../carriers/read-carriers.ts');
  return readCarriers(source.path, text, options);
}

/** How much of a file of another name is looked at. */
const MOST_BYTES = 64 * 1024;

/** Whether a file that goes by another name, such as standard input, begins like what `helm template` prints. */
export function looksLikeManifest(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, MOST_BYTES)).replace(/^\uFEFF/, '');
  if (/^\s*\{/.test(start)) return /"apiVersion"\s*:/.test(start) && /"kind"\s*:/.test(start);
  const first = /^(?!\s*(?:#|---|%|$))[^\n]+/m.exec(start)?.[0] ?? '';
  return (
    /^["']?\w+["']?\s*:(?:\s|$)/.test(first) && /^apiVersion\s*:/m.test(start) && /^kind\s*:/m.test(start)
  );
}

/** Whether a file in YAML holds values of the Helm chart rather than a topology. */
export function looksLikeValues(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, MOST_BYTES));
  if (/^["']?(?:nodes|clusters)["']?\s*:/m.test(text)) return false;
  return /^(?:sharedStorage|backends|launcher|executionEnvironments|replicas|license|pod|rstudio-connect|posit-connect|connect)\s*:/m.test(
    text,
  );
}

/** @throws {InputError} for what is no UTF-8: an edit would lose what it was. */
export function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const cause = isWide
      ? 'it is UTF-16, as PowerShell’s `>` and some Windows editors write it'
      : 'it is not UTF-8';
    throw new InputError(`can’t read ${path}: ${cause}; save it as UTF-8`);
  }
}
