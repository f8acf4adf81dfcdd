import { NEWEST_VERSION } from '../schema/versions.ts';
import type { Severity } from './diagnostic.ts';
import type { FileResult, LintResult } from './lint.ts';

/** One result for files that were judged one by one. */
export function summarize(files: readonly FileResult[], connectVersion: string = NEWEST_VERSION): LintResult {
  const sum = (count: (file: FileResult) => number) => files.reduce((total, file) => total + count(file), 0);
  const countOf = (severity: Severity) =>
    sum((file) => file.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length);
  const hasBaseline = files.some(({ baselined }) => baselined !== undefined);
  return {
    files,
    connectVersion,
    summary: {
      files: files.length,
      settings: sum((file) => file.settings),
      errors: countOf('error'),
      warnings: countOf('warning'),
      infos: countOf('info'),
      suppressed: sum((file) => file.suppressed.length),
      ...(hasBaseline ? { baselined: sum((file) => file.baselined?.length ?? 0) } : {}),
    },
  };
}
