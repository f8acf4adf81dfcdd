import { type Document, type Entry, foldName, type Range } from '../parser/index.ts';
import {
  type Binding,
  bindEntries,
  type Environment,
  isSecret,
  MASK,
  maskCredentials,
  NEWEST_VERSION,
  Settings,
  secretRanges,
} from '../schema/index.ts';
import { unclosedRests } from '../schema/secrecy.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { MaskedText } from './masked-text.ts';
import { rules } from './registry.ts';
import { docsPath, type Finding, type Profile, type Rule } from './rule.ts';

/** A document and the name under which to report on it. */
export interface LintInput {
  readonly path: string;
  readonly document: Document;
}

export interface LintOptions {
  /** Severity of a rule's findings, by rule; `off` switches it off. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** The version of Connect to judge by. Default: the newest that the catalogue knows. */
  readonly connectVersion?: string | undefined;
  /** The environment in which the server runs, for settings that are given there. Default: none. */
  readonly environment?: Environment | undefined;
  /** Which side wins where a setting stands in both. Default: what the catalogue says of the section. */
  readonly environmentWins?: boolean | undefined;
  /** How the server is run. */
  readonly profile?: Profile | undefined;
  /** Directories on storage that other machines share. */
  readonly sharedPaths?: readonly string[] | undefined;
  /** Sections (`Name`) and settings (`Section.Name`) that exist although the catalogue lacks them. */
  readonly declared?: readonly string[] | undefined;
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
  const files = inputs.map((input) => lintFile(input, connectVersion, options));
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

function lintFile({ path, document }: LintInput, connectVersion: string, options: LintOptions): FileResult {
  const { rules: severities = {}, environment, environmentWins, profile, sharedPaths = [] } = options;
  const declared = new Set(options.declared?.map((name) => foldName(name)));
  const bindings = readableBindings(document);
  const byEntry = new Map(bindings.map((binding) => [binding.entry, binding]));
  let settings: Settings | undefined;
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    rule.check({
      document,
      bindings,
      get settings() {
        settings ??= new Settings({ main: bindings, environment, environmentWins });
        return settings;
      },
      connectVersion,
      profile,
      sharedPaths,
      isDeclared: (name) => declared.has(foldName(name)),
      show(entry) {
        if (entry.value === null) return 'nothing';
        const setting = byEntry.get(entry)?.setting;
        return `\`${isSecret({ entry, setting }) ? MASK : printable(shownValue(document, entry))}\``;
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
    message: oneLine(message),
    ...(help === undefined ? {} : { help: oneLine(help) }),
    ...(setting === undefined ? {} : { setting }),
    range: range(finding.range),
    ...(related === undefined
      ? {}
      : {
          related: related.map((place) => ({
            path,
            range: range(place.range),
            message: oneLine(place.message),
          })),
        }),
    ...(fix === undefined ? {} : { fix }),
    docs: docsPath(rule.id),
  };
}

/** The settings of a file, without what may be the rest of a secret whose quote was not closed. */
function readableBindings(document: Document): Binding[] {
  const bindings = bindEntries(document);
  const rests = unclosedRests(document);
  if (rests.length === 0) return bindings;
  const starts = new Set(rests.map((rest) => rest.start));
  return bindings.filter(({ entry }) => !starts.has(entry.range.start));
}

/** An entry's value without the credentials in it, also where a `;` or `#` in them cut it short. */
function shownValue(document: Document, { value, valueRange, commentRange }: Entry): string {
  const masked = maskCredentials(value!);
  if (masked !== value || valueRange === null || commentRange?.start !== valueRange.end) return masked;
  const whole = document.toString().slice(valueRange.start, commentRange.end);
  return maskCredentials(whole) === whole ? value : MASK;
}

/** A value for a message: not too long. */
function printable(value: string): string {
  const line = oneLine(value.replaceAll('\n', '\\n').replaceAll('\t', '\\t'));
  return line.length > 60 ? `${line.slice(0, 57).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/** A text without characters that break lines, steer a terminal or turn the direction of writing. */
function oneLine(text: string): string {
  return text.replaceAll(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
