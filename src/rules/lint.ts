import { type Document, type Entry, foldName } from '../parser/index.ts';
import {
  type Binding,
  bindEntries,
  builtInCatalogue,
  type Catalogue,
  compareVersions,
  type Environment,
  isSecret,
  MASK,
  maskCredentials,
  NEWEST_VERSION,
  Settings,
  secretRanges,
} from '../schema/index.ts';
import { MaskedText } from '../schema/masked-text.ts';
import { unclosedRests } from '../schema/secrecy.ts';
import { AddedSecrets } from './added-secrets.ts';
import type { AppliedBaseline } from './baseline-entry.ts';
import { clusterRuleIds } from './cluster-rule-ids.ts';
import { companionOf } from './companion.ts';
import type { Diagnostic, Severity, SuppressedDiagnostic } from './diagnostic.ts';
import type { JudgedCluster } from './lint-cluster.ts';
import { oneLine } from './one-line.ts';
import { rules } from './registry.ts';
import { type Companion, docsPath, type Finding, type Profile, type Rule, type RuleContext } from './rule.ts';
import { summarize } from './summarize.ts';
import { type Suppression, Suppressions } from './suppressions.ts';

export { summarize };

/** A document and the name under which to report on it. */
export interface LintInput {
  readonly path: string;
  readonly document: Document;
  /**
   * The file that the server reads together with this one: of `rstudio-connect.gcfg` the migration file beside it,
   * and the other way round. What it sets is not missing here.
   */
  readonly companion?: Document | undefined;
  /** Where that file lies. Default: as the server names it, beside this one. */
  readonly companionPath?: string | undefined;
  /** That file is linted, too: what concerns both is then said of the main file only. Default: if it is among the inputs. */
  readonly companionIsLinted?: boolean | undefined;
}

export interface LintOptions {
  /** Severity of a rule's findings, by rule; `off` switches it off. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Rules whose findings no comment in a file may switch off. */
  readonly notSuppressible?: readonly string[] | undefined;
  /** `YYYY-MM-DD`: suppressions that hold until a day before it have expired. Default: none has. */
  readonly today?: string | undefined;
  /** The version of Connect to judge by. Default: that of the overlay, or the newest that the catalogue knows. */
  readonly connectVersion?: string | undefined;
  /** What is known of settings: see `readCatalogue` and `loadCatalogue`. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
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
  /**
   * Rules of one’s own, made by `defineRule`. They run beside those built in; severities, suppressions and fixes work
   * alike for them. What such a rule throws, `lint` throws.
   */
  readonly extraRules?: readonly Rule[] | undefined;
}

export interface FileResult {
  readonly path: string;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** What comments in the file switched off. */
  readonly suppressed: readonly SuppressedDiagnostic[];
  /** What a baseline covers, in the order of the text. Only of a run with one. */
  readonly baselined?: readonly Diagnostic[];
  /**
   * The rules that had all of the file before them: what they don’t report is not there. None where syntax errors hide
   * a part of it, or where it was looked at for its cluster.
   */
  readonly judgedBy?: readonly string[];
  /** The version of Connect it was judged by. */
  readonly connectVersion: string;
  /** The overlay by which it was judged, as messages name it. Absent: what is built in. */
  readonly catalogue?: string;
  /** Settings that the file holds. */
  readonly settings: number;
  /** The text without its secrets, for code frames. Made when first asked for. */
  readonly text: MaskedText;
}

export interface LintResult {
  readonly files: readonly FileResult[];
  /** Of a run that judged clusters. */
  readonly clusters?: readonly JudgedCluster[];
  /** Of a run with baselines: what came of them. */
  readonly baselines?: readonly AppliedBaseline[];
  readonly connectVersion: string;
  readonly summary: {
    readonly files: number;
    readonly settings: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    /** Findings that comments in the files switched off; counted nowhere else. */
    readonly suppressed: number;
    /** Findings that a baseline covers; counted nowhere else. Only of a run with one. */
    readonly baselined?: number;
  };
}

/**
 * Judges documents, each by itself.
 *
 * @throws {RangeError} when the options name a rule or version that is none, or bring a rule whose id is malformed or
 *   taken.
 */
export function lint(inputs: readonly LintInput[], options: LintOptions = {}): LintResult {
  const connectVersion =
    options.connectVersion ?? options.catalogue?.overlay?.connectVersion ?? NEWEST_VERSION;
  if (Number.isNaN(compareVersions(connectVersion, connectVersion)))
    throw new RangeError(`${JSON.stringify(connectVersion)} is no version of Connect, such as 2025.06.0.`);
  const chosen = chooseRules(options.extraRules);
  const named = [...Object.keys(options.rules ?? {}), ...(options.notSuppressible ?? [])];
  const unknown = named.find((id) => !chosen.ids.includes(id) && !clusterRuleIds.includes(id as never));
  if (unknown !== undefined) throw new RangeError(`There is no rule ${JSON.stringify(unknown)}.`);
  return summarize(
    inputs.map((input) =>
      lintFile(input, companionOf(input, inputs), { ...options, chosen, connectVersion }),
    ),
    connectVersion,
  );
}

/** The rules of a run, in the order in which they look, and their ids. */
interface ChosenRules {
  readonly rules: readonly Rule[];
  readonly ids: readonly string[];
}

// Not when the module is loaded: rules may load this one.
let builtIn: ChosenRules | undefined;

function chooseRules(extra: readonly Rule[] = []): ChosenRules {
  builtIn ??= { rules, ids: rules.map(({ id }) => id) };
  if (extra.length === 0) return builtIn;
  const taken = new Set(builtIn.ids);
  for (const { id } of extra) {
    if (!/^[^\s/,]+\/[^\s/,]+$/.test(id) || id.startsWith('lint/'))
      throw new RangeError(
        `${JSON.stringify(id)} is no id for a rule: write category/name, with a category other than lint.`,
      );
    if (taken.has(id)) throw new RangeError(`There is another rule ${JSON.stringify(id)}.`);
    taken.add(id);
  }
  // Those of `lint/` look at what the suppressions did to all the others.
  const end = rules.findIndex(({ id }) => id.startsWith('lint/'));
  const all = [...rules.slice(0, end), ...extra, ...rules.slice(end)];
  return { rules: all, ids: all.map(({ id }) => id) };
}

/** What a run is about: the options with what follows from them. */
interface Run extends LintOptions {
  readonly chosen: ChosenRules;
  readonly connectVersion: string;
}

function lintFile({ path, document }: LintInput, companion: Companion | undefined, run: Run): FileResult {
  const { chosen, connectVersion, environment, environmentWins, profile, sharedPaths = [] } = run;
  const { catalogue = builtInCatalogue } = run;
  const { rules: severities = {} } = run;
  const declared = new Set(run.declared?.map((name) => foldName(name)));
  const bindings = readableBindings(document, catalogue);
  let byEntry: Map<Entry, Binding> | undefined;
  const severityOf = (rule: Rule) =>
    rule.profile !== undefined && rule.profile !== profile ? 'off' : (severities[rule.id] ?? rule.severity);
  const suppressions = readSuppressions(document, chosen.rules, severityOf, run);
  const diagnostics: Diagnostic[] = [];
  const suppressed: SuppressedDiagnostic[] = [];
  const judgedBy: string[] = [];
  let settings: Settings | undefined;
  let secrets: AddedSecrets | undefined;
  let rule: Rule;
  let severity: Severity;
  // One object for all rules, which run one after the other: most look at next to nothing.
  const context: RuleContext = {
    path,
    document,
    companion,
    catalogue,
    bindings,
    get settings() {
      const migration = companion && readableBindings(companion.document, catalogue);
      settings ??= new Settings({ main: bindings, migration, environment, environmentWins, catalogue });
      return settings;
    },
    isComplete: document.errorCount + (companion?.document.errorCount ?? 0) === 0,
    environmentKnown: environment !== undefined,
    connectVersion,
    profile,
    sharedPaths,
    ruleIds: chosen.ids,
    suppressions: suppressions.all,
    isDeclared: (name) => declared.has(foldName(name)),
    show(entry) {
      if (entry.value === null) return 'nothing';
      byEntry ??= new Map(bindings.map((binding) => [binding.entry, binding]));
      const setting = byEntry.get(entry)?.setting;
      if (isSecret({ entry, setting })) return `\`${MASK}\``;
      return `\`${entry.value === '' ? '""' : printable(shownValue(document, entry))}\``;
    },
    report(finding) {
      // A severity that the user chose holds for all of a rule's findings.
      const chosen = severities[rule.id] === undefined ? (finding.severity ?? severity) : severity;
      secrets ??= catalogue.overlay && new AddedSecrets(context.settings);
      const told = secrets?.mask(finding) ?? finding;
      const diagnostic = complete(rule, chosen, told, { path, document, companion });
      const suppression = suppressions.take(rule.id, diagnostic.range.start.line);
      if (suppression === undefined) diagnostics.push(diagnostic);
      else suppressed.push(suppress(diagnostic, suppression, document));
    },
  };
  for (rule of chosen.rules) {
    const level = severityOf(rule);
    if (level === 'off') continue;
    severity = level;
    rule.check(context);
    if (context.isComplete) judgedBy.push(rule.id);
  }
  diagnostics.sort((one, other) => one.range.start.offset - other.range.start.offset);
  let text: MaskedText | undefined;
  return {
    path,
    diagnostics,
    suppressed,
    judgedBy,
    connectVersion,
    ...(catalogue.overlay === undefined ? {} : { catalogue: catalogue.overlay.name }),
    settings: bindings.length,
    get text() {
      text ??= new MaskedText(document.toString(), secretRanges(document, bindings));
      return text;
    },
  };
}

function readSuppressions(
  document: Document,
  chosen: readonly Rule[],
  severityOf: (rule: Rule) => Severity | 'off',
  { rules: severities = {}, notSuppressible = [], today }: LintOptions,
): Suppressions {
  const byId = (id: string) => chosen.find((rule) => rule.id === id);
  return new Suppressions(document, {
    rules: chosen,
    runs: (id) => severityOf(byId(id)!) !== 'off',
    isSwitchedOff: (id) => severities[id] === 'off' && byId(id)?.severity !== 'off',
    // Rules of other commands are none of these.
    isSuppressible: (id) => byId(id)?.suppressible !== false && !notSuppressible.includes(id),
    today,
  });
}

export function suppress(
  diagnostic: Diagnostic,
  suppression: Suppression,
  document: Document,
): SuppressedDiagnostic {
  const { reason, until, range } = suppression;
  return {
    diagnostic,
    ...(reason === '' ? {} : { reason: oneLine(reason) }),
    ...(until === undefined ? {} : { until }),
    range: document.range(range),
  };
}

function complete(
  rule: Rule,
  severity: Severity,
  finding: Finding,
  { path, document, companion }: Pick<RuleContext, 'path' | 'document' | 'companion'>,
): Diagnostic {
  const { message, help, setting, related, fix } = finding;
  return {
    ruleId: rule.id,
    severity,
    message: oneLine(message),
    ...(help === undefined ? {} : { help: oneLine(help) }),
    ...(setting === undefined ? {} : { setting }),
    range: document.range(finding.range),
    ...(related === undefined
      ? {}
      : {
          related: related.map(({ range, message, file }) => {
            const place = file === 'companion' ? companion! : { path, document };
            return { path: place.path, range: place.document.range(range), message: oneLine(message) };
          }),
        }),
    ...(fix === undefined ? {} : { fix }),
    ...docsOf(rule),
  };
}

function docsOf({ id, docs }: Rule): { docs?: string } {
  if (docs !== undefined) return { docs };
  return builtIn!.ids.includes(id) ? { docs: docsPath(id) } : {};
}

/** The settings of a file, without what may be the rest of a secret whose quote was not closed. */
function readableBindings(document: Document, catalogue: Catalogue): Binding[] {
  const bindings = bindEntries(document, catalogue);
  const rests = unclosedRests(document);
  if (rests.length === 0) return bindings;
  const starts = new Set(rests.map((rest) => rest.start));
  return bindings.filter(({ entry }) => !starts.has(entry.range.start));
}

/** An entry's value without the credentials in it, also where a `;` or `#` in them cut it short. */
function shownValue(document: Document, { value, valueRange, commentRange }: Entry): string {
  if (commentRange === null || !value!.includes('://')) return maskCredentials(value!);
  const whole = document.toString().slice(valueRange!.start, commentRange.end);
  return maskCredentials(whole) === whole ? maskCredentials(value!) : MASK;
}

/** A value for a message: not too long. */
function printable(value: string): string {
  const line = oneLine(value.replaceAll('\n', '\\n').replaceAll('\t', '\\t'));
  return line.length > 60 ? `${line.slice(0, 57).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
