/** Changes settings of a file, or shows what would change: what `set` and `unset` have in common. */

import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import {
  type ChangeOptions,
  type ChangePlan,
  type PlannedChange,
  planChanges,
  type WantedChange,
} from '../../migrate/index.ts';
import { type Document, foldName } from '../../parser/index.ts';
import { changesText, type ShownChange } from '../../report/changes.ts';
import { printable } from '../../report/printable.ts';
import type { LintOptions } from '../../rules/lint.ts';
import { bindEntries, type Catalogue, NEWEST_VERSION, Settings } from '../../schema/index.ts';
import { maskBoth } from '../../schema/masked-text.ts';
import type { SettingText } from '../../schema/settings.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments } from '../command.ts';
import { companionOf, readIfThere } from '../companion.ts';
import { shownChange } from '../difference/shown-change.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { optionsFor, readLintSettings } from '../lint-options.ts';
import type { Terminal } from '../terminal.ts';
import { judgeChanges } from './judge.ts';
import { noteFindings } from './note-findings.ts';
import { remarksOn, type Surroundings } from './remarks.ts';
import { type Destination, openTarget, readDestination, type Target, writeResult } from './target.ts';
import { type UnknownName, unknownName } from './unknown-name.ts';

export interface Request {
  readonly file: string;
  readonly wanted: readonly WantedChange[];
  readonly options?: ChangeOptions;
  /** Write also what the server would refuse. */
  readonly force: boolean;
  /** Make the file when there is none; undefined where that makes no sense. */
  readonly create: boolean | undefined;
  /** Whether values stood on the command line. */
  readonly onCommandLine: boolean;
}

/**
 * @returns the exit code: 1 for what the server would refuse.
 * @throws {InputError} for a file that can’t be read, written or edited.
 */
export async function applyChanges(request: Request, given: Arguments, terminal: Terminal): Promise<number> {
  const destination = readDestination(request.file, given);
  const settings = readLintSettings(given, terminal);
  const target = await openTarget(request.file, request.create, terminal);
  const { path, document: before } = target;
  const color = given.flag('color');
  if (before.errorCount > 0) {
    const { noteRefusal } = await import('../refused-file.ts');
    await noteRefusal({ path, document: before }, terminal, color);
    throw new InputError(`${path} stays as it is: a file that the server refuses can’t be edited`);
  }
  const config = await (await openConfigs(given, terminal)).for(path);
  const options = optionsFor(settings, config, terminal);
  const plan = planOf(before, request, options.catalogue);
  const companion = companionFor(target, terminal);

  const judgement = judgeChanges({ path, document: before, companion: companion?.document }, plan, options);
  const unknown = unknownNames(plan, request, options);
  await noteFindings(judgement, unknown, { path, terminal, color });
  if (!request.force && unknown.length + judgement.refusals.length > 0) {
    note(terminal, `${path} stays as it is; --force writes what the server would refuse`);
    return ExitCode.findings;
  }
  const { environment, environmentWins, catalogue } = options;
  const surroundings = {
    before,
    companion,
    environment,
    environmentWins,
    catalogue,
    onCommandLine: request.onCommandLine,
  };
  const prefix = plan.document.edits().length === 0 ? 'nothing to change: ' : '';
  for (const [index, change] of plan.changes.entries()) {
    if (change.kind === 'unchanged')
      note(terminal, prefix + unchangedText(change, request.wanted[index]!.action, catalogue));
    for (const remark of remarksOn(change, surroundings)) note(terminal, remark);
  }
  await finish(plan, target, { destination, surroundings, color, terminal });
  return ExitCode.clean;
}

interface Finish {
  readonly destination: Destination;
  readonly surroundings: Surroundings;
  readonly color: boolean | undefined;
  readonly terminal: Terminal;
}

/** Writes what changes, and prints it. */
async function finish(
  plan: ChangePlan,
  target: Target,
  { destination, surroundings, color, terminal }: Finish,
): Promise<void> {
  const { catalogue } = surroundings;
  const { path, document: before } = target;
  const isChanged = plan.document.edits().length > 0;
  if (destination.kind === 'none') {
    if (!isChanged) return;
    const { unifiedDiff } = await import('../unified-diff.ts');
    const paint = await choosePaint(color, terminal);
    terminal.print(
      await unifiedDiff(path, before, plan.document, paint, maskBoth(before, plan.document, catalogue)),
    );
    return;
  }
  if (isChanged || destination.kind !== 'place')
    await writeResult(plan.document, target, destination, terminal);
  // Where the result itself goes to standard output, nothing else does.
  const stream = destination.kind === 'output' ? 'notes' : 'output';
  const text = changesText(
    shownChanges(plan, target, surroundings),
    await choosePaint(color, terminal, stream),
  );
  if (stream === 'output') terminal.print(text);
  else terminal.note(text);
}

function shownChanges(
  { changes, document }: ChangePlan,
  { path, document: before }: Target,
  { companion, environment, catalogue }: Surroundings,
): ShownChange[] {
  const settings = new Settings({
    main: bindEntries(document, catalogue),
    migration: companion && bindEntries(companion.document, catalogue),
    environment,
    catalogue,
  });
  return changes.flatMap(({ name, kind, address, setting, before: old, after: now }) => {
    if (kind === 'unchanged') return [];
    const isList = setting === undefined ? old.length > 1 || now.length > 1 : setting.multi === true;
    const list = isList ? { removed: without(old, now), added: without(now, old) } : undefined;
    // What is set nowhere any longer has its default.
    const fallback = settings.find(address) === undefined ? settings.defaultText(address) : undefined;
    const after = fallback === undefined ? now : [{ text: fallback, origin: { kind: 'default' } } as const];
    const change = { name, kind, key: address.key, setting, before: old, after, list };
    return [shownChange(change, { main: { path, document: before } }, { main: { path, document } })];
  });
}

function without(texts: readonly SettingText[], others: readonly SettingText[]): SettingText[] {
  const there = new Set(others.map(({ text }) => text));
  return texts.filter(({ text }) => !there.has(text));
}

/** @throws {InputError} for what can’t be written, such as several values for one. */
function planOf(
  document: Document,
  { wanted, options }: Request,
  catalogue: Catalogue | undefined,
): ChangePlan {
  try {
    return planChanges(document, wanted, { ...options, catalogue });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(error.message.replace(/\.$/, ''));
  }
}

/** The file that the server reads together with this one, if it is there. */
function companionFor({ path, isStandardInput }: Target, { directory }: Terminal): Surroundings['companion'] {
  const beside = isStandardInput ? undefined : companionOf(path);
  const document = readIfThere(beside && resolve(directory, beside));
  return document && { path: beside!, document };
}

/** Names to be written that the server would refuse, unless the user vouches for them. */
function unknownNames({ changes }: ChangePlan, { wanted }: Request, options: LintOptions): UnknownName[] {
  const declared = new Set(options.declared?.map((name) => foldName(name)));
  return changes.flatMap(({ address, name }, index) => {
    const { section, key } = address;
    const isDeclared = [section, `${section}.${key}`, name].some((known) => declared.has(foldName(known)));
    if (isDeclared || wanted[index]!.action === 'unset') return [];
    return unknownName(address, options.connectVersion ?? NEWEST_VERSION, options.catalogue) ?? [];
  });
}

function unchangedText(
  { name, address, after }: PlannedChange,
  action: WantedChange['action'],
  catalogue: Catalogue | undefined,
): string {
  if (action !== 'unset') return `${name} has ${after.length === 1 ? 'this value' : 'these values'} already`;
  const meant = unknownName(address, NEWEST_VERSION, catalogue)?.meant;
  return `${name} is not set${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function note(terminal: Terminal, text: string): void {
  terminal.note(`gcfg-lint: ${printable(text).replaceAll('\n', '\\n')}\n`);
}
