import type { BaselineEntry } from '../rules/baseline-entry.ts';
import { BASELINE_VERSION, type Baseline } from './baseline.ts';
import { mergeEntries, SEVERITIES } from './entries.ts';
import { isNeverKnown } from './never-known.ts';

/** A text that is no baseline, or not one that can be read. The message says what to do. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
  /** What is wrong, without the name of the file. */
  readonly fault: string;
  /** Keys and indexes that lead to it; undefined where the text is no JSON. */
  readonly at: readonly string[] | undefined;

  constructor(path: string, fault: string, at?: readonly string[]) {
    super(`${path} ${fault}`);
    this.fault = fault;
    this.at = at;
  }
}

/**
 * Reads a baseline.
 *
 * @param path the baseline’s, for messages.
 * @throws {BaselineError} also for a baseline of a newer version.
 */
export function readBaseline(content: string, path = 'the baseline'): Baseline {
  try {
    return check(parseJson(content));
  } catch (error) {
    throw error instanceof Fault ? new BaselineError(path, error.message, error.at) : error;
  }
}

class Fault extends Error {
  readonly at: readonly string[] | undefined;

  constructor(message: string, at?: readonly string[]) {
    super(message);
    this.at = at;
  }
}

const AGAIN =
  'Take it from your version control, or move it away and write it anew with gcfg-lint --write-baseline.';

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    // The engine’s message may quote the text, and the text may be any file’s.
    if (!/^\uFEFF?\s*(?:\{|$)/.test(content)) throw new Fault('is no JSON, and so no baseline.');
    const isCut = !content.trimEnd().endsWith('}');
    throw new Fault(`is no JSON${isCut ? ': it ends too early' : ''}, and so no baseline. ${AGAIN}`);
  }
}

function check(data: unknown): Baseline {
  if (!isRecord(data) || !('gcfgLintBaseline' in data))
    throw new Fault(
      'is no baseline: the field gcfgLintBaseline, with which gcfg-lint --write-baseline begins every baseline, is missing',
      [],
    );
  const { gcfgLintBaseline: version, files = {}, clusters = [], ...rest } = data;
  if (typeof version === 'number' && version > BASELINE_VERSION)
    throw new Fault(
      `is a baseline of version ${version}, and this gcfg-lint reads up to version ${BASELINE_VERSION}. Use the gcfg-lint that wrote it, or a newer one.`,
      ['gcfgLintBaseline'],
    );
  if (version !== BASELINE_VERSION) throw wrong('has a wrong value', ['gcfgLintBaseline']);
  for (const name of Object.keys(rest)) throw wrong('is not known', [name]);
  if (!isRecord(files)) throw wrong('has the wrong type', ['files']);
  const inFiles = Object.entries(files).flatMap(([path, entries]) =>
    list(entries, ['files', path]).map((entry, index) => ({
      path,
      ...checkEntry(entry, ['files', path, String(index)], FIELDS),
    })),
  );
  const ofClusters = list(clusters, ['clusters']).map((entry, index) =>
    checkEntry(entry, ['clusters', String(index)], { ...FIELDS, nodes: isNodes }),
  );
  return { entries: mergeEntries([...inFiles, ...ofClusters], Math.max) };
}

type Check = (value: unknown) => boolean;

const FIELDS: Readonly<Record<string, Check>> = {
  rule: (value) => typeof value === 'string' && /^[^\s/,]+\/[^\s/,]+$/.test(value),
  setting: (value) => value === undefined || (typeof value === 'string' && value !== ''),
  text: (value) => value === undefined || (typeof value === 'string' && /^[\da-f]{16}$/.test(value)),
  severity: (value) => SEVERITIES.includes(value as never),
  count: (value) => Number.isSafeInteger(value) && (value as number) > 0,
};

const isNodes: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((node) => typeof node === 'string');

function checkEntry(
  entry: unknown,
  at: readonly string[],
  fields: Readonly<Record<string, Check>>,
): BaselineEntry {
  if (!isRecord(entry)) throw wrong('has the wrong type', at);
  for (const name of Object.keys(entry))
    if (!Object.hasOwn(fields, name)) throw wrong('is not known', [...at, name]);
  for (const [name, isSound] of Object.entries(fields))
    if (!isSound(entry[name]))
      throw wrong(entry[name] === undefined ? 'is missing' : 'has a wrong value', [...at, name]);
  const checked = entry as unknown as BaselineEntry;
  if (isNeverKnown(checked.rule))
    throw new Fault(
      `holds an entry for ${checked.rule}, which no baseline covers. Remove the entry, and settle what it stands for.`,
      at,
    );
  return checked.nodes === undefined ? checked : { ...checked, nodes: checked.nodes.toSorted() };
}

function list(value: unknown, at: readonly string[]): unknown[] {
  if (!Array.isArray(value)) throw wrong('has the wrong type', at);
  return value;
}

/** Not what stands there: nobody knows what it is. */
function wrong(what: string, at: readonly string[]): Fault {
  const names = at.map((key) => (/^[\w-]+$/.test(key) ? key : JSON.stringify(key)));
  return new Fault(`is no baseline that can be read: the field ${names.join('.')} ${what}. ${AGAIN}`, at);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
