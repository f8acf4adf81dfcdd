import type { Carrier } from '../carriers/carrier.ts';
import type { Placement } from '../carriers/placement.ts';
import type { Variable, VariableList } from '../carriers/variable.ts';
import { contestsIn } from '../cluster/contests.ts';
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
} from '../schema/index.ts';
import type { MaskedText } from '../schema/masked-text.ts';
import { unclosedRests } from '../schema/secrecy.ts';
import { AddedSecrets } from './added-secrets.ts';
import type { AppliedBaseline } from './baseline-entry.ts';
import { clusterRuleIds } from './cluster-rule-ids.ts';
import { companionOf } from './companion.ts';
import type { Diagnostic, Severity, SuppressedDiagnostic } from './diagnostic.ts';
import { type Findings, joinResults, resultsOf } from './gather-results.ts';
import type { JudgedCluster } from './lint-cluster.ts';
import { oneLine } from './one-line.ts';
import { joinReadings } from './readings.ts';
import { rules } from './registry.ts';
import {
  type Companion,
  docsPath,
  type Finding,
  type FindingPlace,
  type HostFinding,
  type HostFindingPlace,
  type Profile,
  type Rule,
  type RuleContext,
} from './rule.ts';
import { hostFixes, type Site, siteOf, type Told, tellPlace } from './sites.ts';
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
  /**
   * Where the document comes from, if it lies within other files. What is found is then told where it stands in these,
   * one result for each of them; `path` only has to tell this input from others, and to end as the file’s name would.
   */
  readonly placement?: Placement | undefined;
  /** Where the companion comes from, likewise. */
  readonly companionPlacement?: Placement | undefined;
  /** The environment of the server that gets it, on top of that of the options. */
  readonly environment?: VariableList | undefined;
  /** What carries the document: for the rules that look at it. */
  readonly carrier?: Carrier | undefined;
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
  /** Where variables of it are given, for messages. */
  readonly variables?: readonly Variable[] | undefined;
  /** The environment holds more than is given here. */
  readonly environmentIsPartial?: boolean | undefined;
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
  const results = inputs.flatMap((input) =>
    lintFile(input, companionOf(input, inputs), { ...options, chosen, connectVersion }),
  );
  return summarize(joinResults(results), connectVersion);
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

function lintFile(input: LintInput, companion: Companion | undefined, run: Run): FileResult[] {
  const { path, document, placement, carrier } = input;
  const { chosen, connectVersion, environmentWins, profile, sharedPaths = [] } = run;
  const { catalogue = builtInCatalogue } = run;
  const own = carrier?.kind === 'environment' ? carrier.variables : (input.environment?.variables ?? []);
  const environment = joinEnvironments(run.environment, input.environment);
  const { rules: severities = {} } = run;
  const declared = new Set(run.declared?.map((name) => foldName(name)));
  const bindings = withBranches(readableBindings(document, catalogue), carrier);
  let byEntry: Map<Entry, Binding> | undefined;
  const severityOf = (rule: Rule) =>
    rule.profile !== undefined && rule.profile !== profile ? 'off' : (severities[rule.id] ?? rule.severity);
  const suppressions = readSuppressions(document, chosen.rules, severityOf, run);
  const template = carrier?.kind === 'template' ? carrier : undefined;
  const open = template?.isOpen;
  const sites = {
    own: siteOf(path, document, placement),
    companion: companion && siteOf(companion.path, companion.document, input.companionPlacement),
  };
  const found = { diagnostics: [], suppressed: [] } satisfies Mutable<Findings> as Mutable<Findings>;
  const readings = new Map<boolean | undefined, Settings>();
  let wins = environmentWins;
  let collected: (Finding | HostFinding)[] | undefined;
  let looked = false;
  // Whether files and environment set something otherwise, and nobody says which of them counts.
  let contested: boolean | undefined;
  const judgedBy: string[] = [];
  let secrets: AddedSecrets | undefined;
  let rule: Rule;
  let severity: Severity;
  // One object for all rules, which run one after the other: most look at next to nothing.
  const context: RuleContext = {
    path,
    document,
    companion,
    carrier,
    catalogue,
    bindings,
    get settings() {
      looked = true;
      const known = readings.get(wins);
      if (known !== undefined) return known;
      const migration = companion && readableBindings(companion.document, catalogue);
      const settings = new Settings({
        ...{ main: bindings, migration, environment, environmentWins: wins },
        ...{ open, catalogue },
      });
      readings.set(wins, settings);
      return settings;
    },
    isComplete:
      document.errorCount + (companion?.document.errorCount ?? 0) === 0 && template?.isComplete !== false,
    environmentKnown:
      environment !== undefined && input.environment?.isOpen !== true && run.environmentIsPartial !== true,
    environmentWins,
    ownVariables: own,
    variablePlace: (name) =>
      (own.findLast((each) => each.name === name) ?? run.variables?.findLast((each) => each.name === name))
        ?.at,
    connectVersion,
    profile,
    sharedPaths,
    ruleIds: chosen.ids,
    suppressions: suppressions.all,
    isDeclared: (name) => declared.has(foldName(name)),
    line: (range) => sites.own.line(range),
    show(entry) {
      if (entry.value === null) return 'nothing';
      byEntry ??= new Map(bindings.map((binding) => [binding.entry, binding]));
      const setting = byEntry.get(entry)?.setting;
      if (isSecret({ entry, setting })) return `\`${MASK}\``;
      const shown = sites.own.words(shownValue(document, entry), entry.valueRange ?? entry.range);
      return `\`${entry.value === '' ? '""' : printable(shown)}\``;
    },
    report(finding) {
      if (collected !== undefined) {
        collected.push(finding);
        return;
      }
      if (
        'range' in finding &&
        carrier?.kind === 'helm' &&
        carrier.passesOver(rule.id, finding.range, document)
      )
        return;
      // A severity that the user chose holds for all of a rule's findings.
      const chosen = severities[rule.id] === undefined ? (finding.severity ?? severity) : severity;
      const told = 'at' in finding ? tellPlace(finding.at) : sites.own.tell(finding.range);
      secrets ??= catalogue.overlay && new AddedSecrets(context.settings);
      const diagnostic = complete(rule, chosen, secrets?.mask(finding) ?? finding, told, sites);
      // What stands nowhere in the configuration only a comment for all of it can reach.
      const line = 'at' in finding ? 0 : document.position(finding.range.start).line;
      const suppression = suppressions.take(rule.id, line);
      if (suppression === undefined) found.diagnostics.push({ path: told.path, diagnostic });
      else found.suppressed.push(suppress(diagnostic, told.path, suppression, sites.own));
    },
  };
  for (rule of chosen.rules) {
    const level = severityOf(rule);
    if (level === 'off' || (carrier?.kind === 'environment' && !rule.id.startsWith('environment/'))) continue;
    severity = level;
    contested ??=
      environment !== undefined &&
      contestsIn(context.settings, { environment, environmentWins }).includes('environment');
    if (!contested) {
      rule.check(context);
      if (context.isComplete) judgedBy.push(rule.id);
      continue;
    }
    const look = (side: true | undefined): (Finding | HostFinding)[] => {
      const all: (Finding | HostFinding)[] = [];
      collected = all;
      wins = side;
      looked = false;
      rule.check(context);
      collected = undefined;
      wins = undefined;
      return all;
    };
    const files = look(undefined);
    const isOne = !looked || rule.id.startsWith('environment/');
    const joined = isOne ? files : joinReadings(files, look(true), level);
    for (const finding of joined) context.report(finding);
    if (context.isComplete) judgedBy.push(rule.id);
  }
  return resultsOf({ path, document, bindings, placement, connectVersion, judgedBy, catalogue }, found);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

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

/** A finding that a comment switched off, for the file in which the comment stands. */
export function suppress(
  diagnostic: Diagnostic,
  path: string,
  suppression: Suppression,
  site: Site,
): { path: string; entry: SuppressedDiagnostic } {
  const { reason, until, range } = suppression;
  const comment = site.tell(range);
  const entry = {
    diagnostic,
    ...(reason === '' ? {} : { reason: oneLine(reason) }),
    ...(until === undefined ? {} : { until }),
    range: comment.range,
    ...(comment.path === path ? {} : { path }),
  };
  return { path: comment.path, entry };
}

/** The places of a file and of the one that the server reads together with it. */
interface Sites {
  readonly own: Site;
  readonly companion: Site | undefined;
}

function complete(
  rule: Rule,
  severity: Severity,
  finding: Finding | HostFinding,
  { path, range, note }: Told,
  { own, companion }: Sites,
): Diagnostic {
  const near = 'at' in finding ? { start: 0, end: 0 } : finding.range;
  const inWords = (text: string) => own.words(text, near);
  const { message, help, setting, related, fix } = finding;
  const placedFix = fix && ('at' in finding ? fix : own.fix(fix, path));
  if (placedFix !== undefined && 'at' in finding) hostFixes.add(placedFix);
  const tell = (place: FindingPlace | HostFindingPlace) => {
    if ('at' in place) return tellPlace(place.at);
    return (place.file === 'companion' ? companion! : own).tell(place.range);
  };
  return {
    ruleId: rule.id,
    severity,
    message: noted(inWords(message), note),
    ...(help === undefined ? {} : { help: oneLine(inWords(help)) }),
    ...(setting === undefined ? {} : { setting: inWords(setting) }),
    range,
    ...(related === undefined
      ? {}
      : {
          related: related.map((place) => {
            const told = tell(place);
            return { path: told.path, range: told.range, message: noted(inWords(place.message), told.note) };
          }),
        }),
    ...(placedFix === undefined ? {} : { fix: placedFix }),
    ...docsOf(rule),
  };
}

function noted(message: string, note: string | undefined): string {
  return oneLine(note === undefined ? message : `${message} (${note})`);
}

function docsOf({ id, docs }: Rule): { docs?: string } {
  if (docs !== undefined) return { docs };
  return builtIn!.ids.includes(id) ? { docs: docsPath(id) } : {};
}

/** What stands beside a configuration comes on top of what is given for all. */
function joinEnvironments(
  given: Environment | undefined,
  own: VariableList | undefined,
): Environment | undefined {
  if (own === undefined) return given;
  return { ...given, ...Object.fromEntries(own.variables.map(({ name, value }) => [name, value])) };
}

/** Marks what stands in some renderings of a template only. */
function withBranches(bindings: Binding[], carrier: Carrier | undefined): Binding[] {
  if (carrier?.kind !== 'template' || carrier.branches.length === 0) return bindings;
  const { branches } = carrier;
  // Both are in order.
  let next = 0;
  return bindings.map((binding) => {
    const at = binding.entry.keyRange.start;
    while (next < branches.length && branches[next]!.end <= at) next++;
    const branch = branches[next];
    return branch === undefined || at < branch.start ? binding : { ...binding, branch: branch.id };
  });
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
