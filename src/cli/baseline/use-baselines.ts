/** Baselines at work. A run without any does not load this module. */
import { type LintResult, summarize } from '../../rules/lint.ts';
import type { JudgedFile } from '../judge-files.ts';
import { BaselineFile } from './baseline-file.ts';
import type { BaselineChoice } from './options.ts';
import { type BaselineUse, useBaseline } from './use-baseline.ts';
import { baselineText } from './words.ts';

export { useBaseline };

/** @throws {InputError} for one that can’t be read. */
export async function loadBaseline(
  path: string,
  { action }: BaselineChoice,
  directory: string,
): Promise<BaselineFile> {
  return await BaselineFile.load(path, directory, { mayBeNew: action === 'write' });
}

/** The baselines of a run over files, each with the files that it is for. */
export type FilesByBaseline = ReadonlyMap<BaselineFile, readonly JudgedFile[]>;

/** @throws {InputError} for one that can’t be read. */
export async function loadBaselines(
  files: readonly JudgedFile[],
  choice: BaselineChoice,
  directory: string,
): Promise<FilesByBaseline> {
  const paths = new Map<string, JudgedFile[]>();
  for (const file of files) {
    const path = choice.named ?? file.config.baseline;
    if (path === undefined) continue;
    const beside = paths.get(path);
    if (beside === undefined) paths.set(path, [file]);
    else beside.push(file);
  }
  // Without a file to look at there may still be what is known of some.
  if (choice.named !== undefined && paths.size === 0) paths.set(choice.named, []);
  const baselines = new Map<BaselineFile, readonly JudgedFile[]>();
  for (const [path, judged] of paths) baselines.set(await loadBaseline(path, choice, directory), judged);
  return baselines;
}

/** What the baselines of a run say of its files. */
export interface AppliedBaselines {
  /** With what is left of each. */
  readonly files: readonly JudgedFile[];
  readonly baselines: LintResult['baselines'];
  readonly uses: readonly BaselineUse[];
}

export function useBaselines(
  files: readonly JudgedFile[],
  baselines: FilesByBaseline,
  choice: BaselineChoice,
  directory: string,
): AppliedBaselines {
  const left = new Map<JudgedFile, JudgedFile>();
  const uses = Array.from(baselines, ([file, judged]) => {
    const configs = new Map(judged.map(({ result, config }) => [result.path, config]));
    const isSuppressible = (rule: string, path: string) =>
      configs.get(path)?.notSuppressible?.includes(rule) !== true;
    const results = summarize(judged.map(({ result }) => result));
    const use = useBaseline(file, results, choice, { directory, isSuppressible });
    for (const [index, result] of use.result.files.entries())
      left.set(judged[index]!, { ...judged[index]!, result });
    return use;
  });
  return {
    files: files.map((file) => left.get(file) ?? file),
    baselines: uses.flatMap((use) => use.result.baselines ?? []),
    uses,
  };
}

/**
 * Writes what is to be written, and says what is to be said.
 *
 * @throws {InputError} when it can’t be written.
 */
export async function finishBaselines(
  uses: readonly BaselineUse[],
  { action }: BaselineChoice,
): Promise<string> {
  for (const { file, next } of uses) if (next !== undefined) await file.save(next);
  return uses.map((use) => baselineText(use, action)).join('');
}
