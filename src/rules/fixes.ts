/** Puts the fixes of findings to work. Text in, text out: writing files is not done here. */
import { applyEdits, type Document, parse, type TextEdit } from '../parser/index.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import { type FileResult, type LintInput, type LintOptions, lint } from './lint.ts';

export interface FixOptions {
  /** Apply `unsafe` fixes, too. */
  readonly unsafe?: boolean | undefined;
}

/**
 * The text with the fixes of these findings. Of fixes that overlap, the first is applied; lint again for the others.
 */
export function applyFixes(
  document: Document,
  diagnostics: readonly Diagnostic[],
  options: FixOptions = {},
): string {
  return applyEdits(document.toString(), chooseFixes(diagnostics, options).edits);
}

/** Whether a finding can be fixed with these options. */
export function isFixable({ fix }: Diagnostic, { unsafe = false }: FixOptions): boolean {
  return fix !== undefined && fix.edits.length > 0 && (unsafe || fix.applicability === 'safe');
}

/** What became of a file by its fixes. */
export interface FixedFile {
  /** A document of its own when something was fixed, otherwise the one given. */
  readonly document: Document;
  /** What is left to say of it. */
  readonly result: FileResult;
  /** What was fixed, in the order in which it was. */
  readonly fixed: readonly Diagnostic[];
  /** All of it, as edits of the document given. */
  readonly edits: readonly TextEdit[];
}

/** Fixes may make room for others; more rounds than these mean that two of them quarrel. */
const MOST_ROUNDS = 10;

/**
 * Applies fixes and lints again until there is nothing left to apply.
 *
 * A rule whose fixes would give the server something to refuse, or never come to an end, is left alone: its findings
 * are reported as they are.
 */
export function fixUntilStable(
  input: LintInput,
  { unsafe, ...options }: LintOptions & FixOptions = {},
): FixedFile {
  const { document } = input;
  const judge = (candidate: Document) => lint([{ ...input, document: candidate }], options).files[0]!;
  const harmful = new Set<string>();
  const start: State = { document, result: judge(document), fixed: [], rounds: [] };
  const done = ({ rounds, ...file }: State): FixedFile => ({
    ...file,
    edits: joined(document, rounds),
  });
  const fixable = ({ result }: State) =>
    result.diagnostics.filter(
      (diagnostic) => !harmful.has(diagnostic.ruleId) && isFixable(diagnostic, { unsafe }),
    );
  const attempt = (file: State, diagnostics: readonly Diagnostic[]): State => {
    const { edits, settled } = chooseFixes(diagnostics, { unsafe });
    const edited = parse(file.document.toBytes()).edit(edits);
    return {
      document: edited,
      result: judge(edited),
      fixed: [...file.fixed, ...settled],
      rounds: [...file.rounds, edits],
    };
  };
  for (;;) {
    let file = start;
    for (let round = 0; round < MOST_ROUNDS; ) {
      const findings = fixable(file);
      if (findings.length === 0) return done(file);
      const next = attempt(file, findings);
      if (isWorse(file, next)) {
        const rules = rulesOf(findings);
        const guilty = rules.filter((id) =>
          isWorse(
            file,
            attempt(
              file,
              findings.filter(({ ruleId }) => ruleId === id),
            ),
          ),
        );
        for (const id of guilty.length > 0 ? guilty : rules) harmful.add(id);
      } else {
        file = next;
        round++;
      }
    }
    const restless = rulesOf(fixable(file));
    if (restless.length === 0) return done(file);
    for (const id of restless) harmful.add(id);
  }
}

/** A file on its way. */
type State = Omit<FixedFile, 'edits'> & { readonly rounds: readonly (readonly TextEdit[])[] };

/** Edits of one text after the other, as edits of the first. */
function joined(document: Document, rounds: State['rounds']): TextEdit[] {
  if (rounds.length === 0) return [];
  const copy = parse(document.toBytes());
  for (const edits of rounds) copy.edit(edits);
  return copy.edits();
}

/** Whether the server, or a rule, finds errors where there were none or fewer. */
function isWorse(before: State, after: State): boolean {
  return (
    after.document.errorCount > before.document.errorCount ||
    (!hasErrors(before.result) && hasErrors(after.result))
  );
}

function hasErrors({ diagnostics }: FileResult): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function rulesOf(diagnostics: readonly Diagnostic[]): string[] {
  return [...new Set(diagnostics.map(({ ruleId }) => ruleId))];
}

/** The fixes that can be applied together, as one list of edits, and the findings that they settle. */
export function chooseFixes(
  diagnostics: readonly Diagnostic[],
  options: FixOptions,
): { edits: TextEdit[]; settled: Diagnostic[] } {
  const edits: TextEdit[] = [];
  const settled: Diagnostic[] = [];
  const fixable = diagnostics.filter((diagnostic) => isFixable(diagnostic, options));
  const startOf = ({ edits: [first] }: Fix) => first!.start;
  for (const diagnostic of fixable.toSorted((one, other) => startOf(one.fix!) - startOf(other.fix!))) {
    // Two findings may ask for the same edit: it is made once and settles both.
    const missing = diagnostic.fix!.edits.filter(
      (edit) => !isSame(edit, edits[indexFrom(edits, edit.start)]),
    );
    if (missing.some((edit) => overlaps(edits, edit))) continue;
    for (const edit of missing) edits.splice(indexFrom(edits, edit.start), 0, edit);
    settled.push(diagnostic);
  }
  return { edits, settled };
}

function isSame(one: TextEdit, other: TextEdit | undefined): boolean {
  return one.start === other?.start && one.end === other.end && one.text === other.text;
}

/** Whether an edit gets in the way of those taken. Two that begin in one place do: nobody could tell which is first. */
function overlaps(taken: readonly TextEdit[], edit: TextEdit): boolean {
  const index = indexFrom(taken, edit.start);
  const before = taken[index - 1];
  const behind = taken[index];
  return (
    (before !== undefined && before.end > edit.start) ||
    (behind !== undefined && (behind.start === edit.start || behind.start < edit.end))
  );
}

/** Index of the first of the sorted edits that begins at an offset or behind it. */
function indexFrom(sorted: readonly TextEdit[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
