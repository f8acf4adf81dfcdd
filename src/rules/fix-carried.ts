/** Puts fixes to work in files that carry configurations. Texts in, texts out. */
import type { HostFile } from '../carriers/placement.ts';
import { applyEdits, type TextEdit } from '../parser/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { chooseFixes, type FixOptions, fixUntilStable, isFixable } from './fixes.ts';
import { type FileResult, type LintInput, type LintOptions, lint } from './lint.ts';
import { hostFixes } from './sites.ts';

/** What files carry, read. */
export interface Carried {
  readonly hosts: readonly HostFile[];
  /** Each with its placement. */
  readonly inputs: readonly LintInput[];
}

export interface FixedCarried {
  readonly carried: Carried;
  /** What is left to say of each of the files. */
  readonly results: readonly FileResult[];
  readonly fixed: readonly FixedFinding[];
}

export interface FixedFinding {
  /** The file in which it was fixed. */
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** Fixes of files make room for fixes of what they carry, and the other way round. */
const MOST_ROUNDS = 5;

/** Reads files anew, whose texts were edited. May throw where that broke them. */
type Read = (texts: ReadonlyMap<string, string>) => Carried;

/**
 * Fixes the configurations as if each were a file of its own, and makes the same edits where their text stands; then
 * what is to be fixed in the files themselves. What can’t be edited there for sure stays as it is.
 */
export function fixCarried(
  carried: Carried,
  read: Read,
  { unsafe, ...options }: LintOptions & FixOptions = {},
): FixedCarried {
  const fixed: FixedFinding[] = [];
  let state = carried;
  for (let round = 1; ; round++) {
    const inside = fixConfigs(state, read, { ...options, unsafe });
    fixed.push(...inside.fixed);
    state = inside.carried;
    const results = lint(state.inputs, options).files;
    const outside = round < MOST_ROUNDS && fixHosts(state, results, read, { unsafe });
    if (!outside) return { carried: state, results, fixed };
    fixed.push(...outside.fixed);
    state = outside.carried;
  }
}

function fixConfigs(carried: Carried, read: Read, options: LintOptions & FixOptions) {
  const wanted = carried.inputs.map((input) => fixOne(input, options));
  const all = makeEdits(carried, wanted, read);
  if (all !== undefined) return { carried: all, fixed: wanted.flatMap((one) => one.fixed) };
  // One of them spoils it for the others.
  const fixed: FixedFinding[] = [];
  let state = carried;
  for (const [index, { edits }] of wanted.entries()) {
    if (edits === undefined) continue;
    const one = fixOne(state.inputs[index]!, options);
    const others = state.inputs.map((input, at) => (at === index ? one : untouched(input)));
    const next = makeEdits(state, others, read);
    if (next === undefined) continue;
    fixed.push(...one.fixed);
    state = next;
  }
  return { carried: state, fixed };
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** What is to become of a configuration, and the edits of files that lead there, if there are any. */
interface Wanted {
  readonly text: string;
  readonly edits: Edits | undefined;
  readonly fixed: readonly FixedFinding[];
}

function untouched({ document }: LintInput): Wanted {
  return { text: document.toString(), edits: undefined, fixed: [] };
}

function fixOne(input: LintInput, options: LintOptions & FixOptions): Wanted {
  const { placement, companionPlacement: _, ...bare } = input;
  const { document, fixed, edits } = fixUntilStable(bare, options);
  const text = document.toString();
  const placed = edits.length === 0 ? undefined : placeEdits(input, edits, text);
  if (placed === undefined) return untouched(input);
  const findings = fixed.map((diagnostic): FixedFinding => {
    const { start, end } = diagnostic.range;
    return { path: placement!.place({ start: start.offset, end: end.offset }).file.path, diagnostic };
  });
  return { text, edits: placed, fixed: findings };
}

/** The edits where the text stands; where they get in each other’s way, the text as a whole. */
function placeEdits(
  { placement, document }: LintInput,
  edits: readonly TextEdit[],
  text: string,
): Edits | undefined {
  const whole: TextEdit = { start: 0, end: document.toString().length, text };
  for (const wanted of [edits, [whole]]) {
    const placed = wanted.map((edit) => placement!.edit(edit));
    if (placed.includes(undefined)) continue;
    const byFile = new Map<string, TextEdit[]>();
    for (const { file, edit } of placed.filter((found) => found !== undefined)) {
      const list = byFile.get(file.path);
      if (list === undefined) byFile.set(file.path, [edit]);
      else list.push(edit);
    }
    if ([...byFile.values()].every(areApart)) return byFile;
  }
  return undefined;
}

function areApart(edits: readonly TextEdit[]): boolean {
  const sorted = edits.toSorted((one, other) => one.start - other.start);
  return sorted.every((edit, index) => index === 0 || sorted[index - 1]!.end <= edit.start);
}

/** Makes edits and reads the files anew: each configuration must then be what it was meant to be. */
function makeEdits(carried: Carried, wanted: readonly Wanted[], read: Read): Carried | undefined {
  if (wanted.every(({ edits }) => edits === undefined)) return carried;
  const byFile = new Map<string, TextEdit[]>();
  for (const { edits = new Map<string, never>() } of wanted)
    for (const [path, list] of edits) byFile.set(path, [...(byFile.get(path) ?? []), ...list]);
  const after = edited(carried, byFile, read);
  const isMeant =
    after?.inputs.length === wanted.length &&
    after.inputs.every(({ document }, index) => isSame(document.toString(), wanted[index]!.text));
  return isMeant ? after : undefined;
}

/** Whether a text ends with a line end may be the block’s to say (`|-`). */
function isSame(one: string, other: string): boolean {
  return one === other || one.replace(/\n+$/, '') === other.replace(/\n+$/, '');
}

function edited({ hosts }: Carried, edits: Edits, read: Read): Carried | undefined {
  try {
    // Edits that overlap are refused.
    const texts = hosts.map(({ path, text }): [string, string] => {
      const sorted = (edits.get(path) ?? []).toSorted((one, other) => one.start - other.start);
      return [path, applyEdits(text, sorted)];
    });
    return read(new Map(texts));
  } catch {
    return undefined;
  }
}

/** Fixes of what stands in the files and in no configuration; undefined where there is nothing to do. */
function fixHosts(
  state: Carried,
  results: readonly FileResult[],
  read: Read,
  { unsafe }: FixOptions,
): Pick<FixedCarried, 'carried' | 'fixed'> | undefined {
  const fixed: FixedFinding[] = [];
  const edits = new Map<string, readonly TextEdit[]>();
  for (const { path, diagnostics } of results) {
    const own = diagnostics.filter(
      (found) => found.fix !== undefined && hostFixes.has(found.fix) && isFixable(found, { unsafe }),
    );
    const chosen = chooseFixes(own, { unsafe });
    if (chosen.edits.length > 0) edits.set(path, chosen.edits);
    fixed.push(...chosen.settled.map((diagnostic) => ({ path, diagnostic })));
  }
  const carried = edits.size === 0 ? undefined : edited(state, edits, read);
  return carried?.inputs.length === state.inputs.length ? { carried, fixed } : undefined;
}
