import { InputError } from '../../io/input-error.ts';
import type { LintResult } from '../../rules/lint.ts';
import type { JudgedFile } from '../judge-files.ts';
import type { Output } from '../outputs.ts';
import type { Terminal } from '../terminal.ts';
import { type BaselineChoice, checkBaselineUse } from './options.ts';

/** The baselines of a run, read. */
export interface LintBaselines {
  readonly files: readonly JudgedFile[];
  /** What came of them; undefined where there are none. */
  readonly baselines: LintResult['baselines'];
  /** Writes those that are to be written: what is to be said of them. */
  finish(): Promise<string>;
}

/**
 * Sets apart what the baselines of files know.
 *
 * @throws {InputError} when one can’t be read, or is asked for what it can’t do.
 */
export async function lintBaselines(
  files: readonly JudgedFile[],
  choice: BaselineChoice,
  { terminal, outputs }: { readonly terminal: Terminal; readonly outputs: readonly Output[] },
): Promise<LintBaselines> {
  if (choice.named === undefined && files.every(({ config }) => config.baseline === undefined)) {
    if (choice.action === 'prune') throw noBaseline();
    return { files, baselines: undefined, finish: async () => '' };
  }
  const { directory } = terminal;
  const { loadBaselines, useBaselines, finishBaselines } = await import('./use-baselines.ts');
  const loaded = await loadBaselines(files, choice, directory);
  const paths = files.map(({ source }) => source.path);
  checkBaselineUse(choice, [...loaded.keys()], { paths, outputs });
  const { uses, ...applied } = useBaselines(files, loaded, choice, directory);
  return { ...applied, finish: () => finishBaselines(uses, choice) };
}

export function noBaseline(): InputError {
  return new InputError(
    '--prune-baseline has no baseline to prune: name it with --baseline, or under baseline in gcfg-lint.yaml',
  );
}
