/** Says where a baseline is broken. The text itself is not shown: it may be another file’s. */
import { parseDocument, type Document as Yaml } from 'yaml';
import type { BaselineError } from '../../baseline/read-baseline.ts';
import { InputError } from '../../io/input-error.ts';
import { LineIndex } from '../../parser/position.ts';
import { rangeOf } from '../../yaml/places.ts';

export function faultError(content: string, shown: string, { fault, at }: BaselineError): InputError {
  const conflict = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m.exec(content);
  if (at === undefined && conflict !== null)
    return new InputError(
      `${shown}${place(content, conflict.index)} still holds a merge conflict. Keep the entries of both sides, or write the file anew with gcfg-lint --write-baseline.`,
    );
  return new InputError(`${shown}${place(content, offsetOf(content, at))} ${fault}`);
}

/** @throws {InputError} for a key that stands twice in one place. */
export function checkKeys(content: string, shown: string): void {
  const twice = readTree(content)?.errors.find(({ code }) => code === 'DUPLICATE_KEY');
  if (twice !== undefined)
    throw new InputError(
      `${shown}${place(content, twice.pos[0])} has a name twice, and only the last would count. Put what stands below the two into one list.`,
    );
}

function offsetOf(content: string, at: readonly string[] | undefined): number | undefined {
  if (at === undefined) return offsetOfSlip(content);
  const tree = at.length === 0 ? undefined : readTree(content);
  return tree === undefined ? undefined : rangeOf(tree, at).start;
}

/** Where what begins like JSON is none. The engine knows best, but does not tell of every slip. */
function offsetOfSlip(content: string): number | undefined {
  const json = content.replace(/^\uFEFF/, '');
  if (!/^\s*\{/.test(json)) return undefined;
  const from = content.length - json.length;
  const end = json.trimEnd();
  if (!end.endsWith('}')) return from + end.length;
  try {
    JSON.parse(json);
  } catch (error) {
    const told = /at position (\d+)/.exec((error as Error).message)?.[1];
    if (told !== undefined) return from + Number(told);
  }
  const comma = /,\s*[\]}]/.exec(json)?.index;
  return comma === undefined ? undefined : from + comma;
}

function readTree(content: string): Yaml | undefined {
  try {
    return parseDocument(content, { prettyErrors: false, stringKeys: true });
  } catch {
    // Levels without end.
    return undefined;
  }
}

function place(content: string, offset: number | undefined): string {
  if (offset === undefined) return '';
  const { line, column } = new LineIndex(content, content.startsWith('\uFEFF') ? 1 : 0).position(offset);
  return `:${line}:${column}:`;
}
