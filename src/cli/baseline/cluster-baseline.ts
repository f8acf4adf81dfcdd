import type { ClusterLintResult } from '../../rules/lint-cluster.ts';
import type { LintConfig } from '../lint-config.ts';
import type { Output } from '../outputs.ts';
import type { Terminal } from '../terminal.ts';
import { noBaseline } from './lint-baselines.ts';
import { type BaselineChoice, checkBaselineUse } from './options.ts';

interface Run {
  readonly config: LintConfig;
  readonly terminal: Terminal;
  readonly outputs: readonly Output[];
}

/** The findings of clusters, those apart that a baseline knows. */
export interface ClusterBaseline {
  readonly result: ClusterLintResult;
  /** Writes the baseline, if it is to be written: what is to be said of it. */
  finish(): Promise<string>;
}

/** @throws {InputError} when the baseline can’t be read, or is asked for what it can’t do. */
export async function clusterBaseline(
  result: ClusterLintResult,
  choice: BaselineChoice,
  { config, terminal, outputs }: Run,
): Promise<ClusterBaseline> {
  const path = choice.named ?? config.baseline;
  if (path === undefined) {
    if (choice.action === 'prune') throw noBaseline();
    return { result, finish: async () => '' };
  }
  const { directory } = terminal;
  const { loadBaseline, useBaseline, finishBaselines } = await import('./use-baselines.ts');
  const file = await loadBaseline(path, choice, directory);
  checkBaselineUse(choice, [file], { paths: result.files.map(({ path }) => path), outputs });
  const isSuppressible = (rule: string) => config.notSuppressible?.includes(rule) !== true;
  const use = useBaseline(file, result, choice, { directory, isSuppressible });
  return { result: use.result, finish: () => finishBaselines([use], choice) };
}
