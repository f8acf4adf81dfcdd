import type { Document, Range } from '../parser/index.ts';
import {
  bindEntries,
  isSecret,
  MASK,
  maskCredentials,
  NEWEST_VERSION,
  secretRanges,
} from '../schema/index.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { MaskedText } from './masked-text.ts';
import { rules } from './registry.ts';
import { docsPath, type Finding, type Rule } from './rule.ts';

/** A document and the name under which to report on it. */
export interface LintInput {
  readonly path: string;
  readonly document: Document;
}

export interface LintOptions {
  /** Severity of a rule's findings, by rule; `off` switches it off. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** The version of Connect to judge by. Default: the newest that the catalogue knows. */
  readonly connectVersion?: string;
}

export interface FileResult {
  readonly path: string;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** Settings that the file holds. */
  readonly settings: number;
  /** The text without its secrets, for code frames. Made when first asked for. */
  readonly text: MaskedText;
}

export interface LintResult {
  readonly files: readonly FileResult[];
  readonly connectVersion: string;
  readonly summary: {
    readonly files: number;
    readonly settings: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
  };
}

/**
 * Judges documents, each by itself.
 *
 * @throws {RangeError} when `options.rules` names a rule that does not exist.
 */
export function lint(inputs: readonly LintInput[], options: LintOptions = {}): LintResult {
  const connectVersion = options.connectVersion ?? NEWEST_VERSION;
  const unknown = Object.keys(options.rules ?? {}).find((id) => rules.every((rule) => rule.id !== id));
  if (unknown !== undefined) throw new RangeError(`There is no rule ${JSON.stringify(unknown)}.`);
  const files = inputs.map((input) => lintFile(input, connectVersion, options.rules ?? {}));
  const all = files.flatMap((file) => file.diagnostics);
  const count = (severity: Severity) => all.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    files,
    connectVersion,
    summary: {
      files: files.length,
      settings: files.reduce((sum, file) => sum + file.settings, 0),
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    },
  };
}

function lintFile(
  { path, document }: LintInput,
  connectVersion: string,
  severities: Readonly<Record<string, Severity | 'off'>>,
): FileResult {
  const bindings = bindEntries(document);
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    rule.check({
      document,
      bindings,
      connectVersion,
      show(entry) {
        if (entry.value === null) return 'nothing';
        const setting = bindings.find((binding) => binding.entry === entry)?.setting;
        return `\`${isSecret({ entry, setting }) ? MASK : printable(maskCredentials(entry.value))}\``;
      },
      report(finding) {
        // A severity that the user chose holds for all of a rule's findings.
        const chosen = severities[rule.id] === undefined ? (finding.severity ?? severity) : severity;
        diagnostics.push(complete(rule, chosen, finding, path, (range) => document.range(range)));
      },
    });
  }
  diagnostics.sort((one, other) => one.range.start.offset - other.range.start.offset);
  let text: MaskedText | undefined;
  return {
    path,
    diagnostics,
    settings: bindings.length,
    get text() {
      text ??= new MaskedText(document.toString(), secretRanges(document, bindings));
      return text;
    },
  };
}

function complete(
  rule: Rule,
  severity: Severity,
  finding: Finding,
  path: string,
  range: (range: Finding['range']) => Range,
): Diagnostic {
  const { message, help, setting, related, fix } = finding;
  return {
    ruleId: rule.id,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...(setting === undefined ? {} : { setting }),
    range: range(finding.range),
    ...(related === undefined
      ? {}
      : { related: related.map((place) => ({ path, range: range(place.range), message: place.message })) }),
    ...(fix === undefined ? {} : { fix }),
    docs: docsPath(rule.id),
  };
}

/** A value for a message: on one line, not too long. */
function printable(value: string): string {
  const line = value.replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
