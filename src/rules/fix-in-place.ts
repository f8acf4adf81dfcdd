/** Puts fixes to work in files that are read as configurations of the same length, place for place: templates. */
import { applyEdits } from '../parser/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Carried, FixedCarried } from './fix-carried.ts';
import { chooseFixes, type FixOptions, isFixable } from './fixes.ts';
import { type FileResult, type LintOptions, lint } from './lint.ts';

/** Fixes may make room for others; more rounds than these mean that two of them quarrel. */
const MOST_ROUNDS = 10;

/** @param read reads the only file anew, whose text was edited */
export function fixInPlace(
  carried: Carried,
  read: (texts: ReadonlyMap<string, string>) => Carried,
  { unsafe, ...options }: LintOptions & FixOptions = {},
): FixedCarried {
  const judge = ({ inputs }: Carried) => lint(inputs, options).files;
  const fixed: FixedCarried['fixed'][number][] = [];
  const harmful = new Set<string>();
  let state = carried;
  let results = judge(state);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [{ path, diagnostics } = { path: '', diagnostics: [] }] = results;
    const wanted = diagnostics.filter(
      (finding) => !harmful.has(finding.ruleId) && isFixable(finding, { unsafe }),
    );
    if (wanted.length === 0) break;
    const attempt = (findings: readonly Diagnostic[]) => {
      const { edits, settled } = chooseFixes(findings, { unsafe });
      const [host] = state.hosts;
      const next = read(new Map([[host!.path, applyEdits(host!.text, edits)]]));
      return { next, settled, results: judge(next) };
    };
    const after = attempt(wanted);
    if (errorsIn(after.results) > errorsIn(results)) {
      for (const { ruleId } of wanted) harmful.add(ruleId);
      continue;
    }
    fixed.push(...after.settled.map((diagnostic) => ({ path, diagnostic })));
    state = after.next;
    results = after.results;
  }
  return { carried: state, results, fixed };
}

function errorsIn(results: readonly FileResult[]): number {
  return results
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ severity, ruleId }) => severity === 'error' && ruleId === 'syntax/error').length;
}
