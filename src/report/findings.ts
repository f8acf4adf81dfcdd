import type { Diagnostic, SuppressedDiagnostic } from '../rules/diagnostic.ts';
import type { FileResult, LintResult } from '../rules/lint.ts';

/** A finding with what makes it known again in the report of the next run. */
export interface Finding {
  /** The file it stands in. */
  readonly path: string;
  readonly diagnostic: Diagnostic;
  /** Where comments switched it off. */
  readonly suppressed: SuppressedDiagnostic | undefined;
  /** A baseline covers it. */
  readonly isBaselined: boolean;
  /** What it is about: the setting, or else the line it stands on, without secrets and blanks that mean nothing. */
  readonly about: string;
  /** Counts, from 1, the findings of a rule about the same thing in a file. */
  readonly ordinal: number;
}

/**
 * All findings, file by file in the order of the text, those that comments switched off and a baseline covers
 * among them.
 *
 * Path, rule, `about` and `ordinal` tell each from all others, and stay the same while lines move.
 */
export function findingsOf({ files }: LintResult): Finding[] {
  const byPath = new Map<string, Unnumbered[]>(files.map(({ path }) => [path, []]));
  const texts = new Map(files.map((file) => [file.path, file]));
  const add = ({ path, diagnostic, ...rest }: Omit<Unnumbered, 'about'>) => {
    const about = diagnostic.setting ?? lineText(texts.get(path), diagnostic);
    const finding = { path, diagnostic, ...rest, about };
    const there = byPath.get(path);
    if (there === undefined) byPath.set(path, [finding]);
    else there.push(finding);
  };
  for (const { path, diagnostics, suppressed, baselined = [] } of files) {
    const inForce = { path, suppressed: undefined };
    for (const diagnostic of diagnostics) add({ ...inForce, diagnostic, isBaselined: false });
    for (const diagnostic of baselined) add({ ...inForce, diagnostic, isBaselined: true });
    for (const entry of suppressed)
      add({
        path: entry.path ?? path,
        diagnostic: entry.diagnostic,
        suppressed: entry,
        isBaselined: false,
      });
  }
  return [...byPath.values()].flatMap(numbered);
}

type Unnumbered = Omit<Finding, 'ordinal'>;

function numbered(findings: readonly Unnumbered[]): Finding[] {
  const counts = new Map<string, number>();
  return findings
    .toSorted((one, other) => one.diagnostic.range.start.offset - other.diagnostic.range.start.offset)
    .map((finding) => {
      const kind = `${finding.diagnostic.ruleId}\n${finding.about}`;
      const ordinal = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, ordinal);
      return { ...finding, ordinal };
    });
}

/** The line that a finding stands on, without secrets and blanks that mean nothing. */
export function lineText(file: FileResult | undefined, { range }: Diagnostic): string {
  const line = file?.text.lines[range.start.line - 1] ?? '';
  return line.trim().replaceAll(/\s+/g, ' ');
}

/** What is wrong and what to do, in one paragraph. */
export function sentences({ message, help }: Diagnostic): string {
  return help === undefined ? message : `${message} ${help}`;
}
