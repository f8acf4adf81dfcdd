/** Changes settings of a file, or shows what would change: what `set` and `unset` have in common. */
import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import {
  type ChangeOptions,
  type ChangePlan,
  planChanges,
  type WantedChange,
} from '../../migrate/index.ts';
import { type Document, foldName } from '../../parser/index.ts';
import { printable } from '../../report/printable.ts';
import type { LintOptions } from '../../rules/lint.ts';
import { NEWEST_VERSION } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments } from '../command.ts';
import { companionOf, readIfThere } from '../companion.ts';
import { ExitCode } from '../exit-code.ts';
import { LintConfigs } from '../lint-config.ts';
import { optionsFor, readLintSettings } from '../lint-options.ts';
import type { Terminal } from '../terminal.ts';
import { changedSettings } from './changed-settings.ts';
import { judgeChanges } from './judge.ts';
import { noteFindings } from './note-findings.ts';
import { remarksOn } from './remarks.ts';
import { openTarget, readDestination, type Target, writeResult } from './target.ts';
import { type UnknownName, unknownName } from './unknown-name.ts';

export interface Request {
  readonly file: string;
  readonly wanted: readonly WantedChange[];
  readonly options?: ChangeOptions;
  /** Write also what the server would refuse. */
  readonly force: boolean;
  /** Make the file when there is none. */
  readonly create: boolean;
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
  const config = await new LintConfigs(given.text('config'), terminal.directory).for(path);
  const options = optionsFor(settings, config, terminal);
  const plan = planOf(before, request);
  const companionPath = target.isStandardInput ? undefined : companionOf(path);
  const companion = readIfThere(companionPath && resolve(terminal.directory, companionPath));
  const judgement = judgeChanges({ path, document: before, companion }, plan, options);
  const unknown = request.wanted.flatMap((wanted) => unknownNames(wanted, options));
  await noteFindings({ ...judgement, unknown: unknown.map(nameFinding) }, { path, terminal, color });
  if (!request.force && unknown.length + judgement.refusals.length > 0) {
    note(terminal, `${path} stays as it is; --force writes what the server would refuse`);
    return ExitCode.findings;
  }
  const surroundings = {
    before,
    companion: companion && { path: companionPath!, document: companion },
    environment: options.environment,
    environmentWins: options.environmentWins,
    onCommandLine: request.onCommandLine,
  };
  for (const change of plan.changes) {
    for (const remark of remarksOn(change, surroundings)) note(terminal, remark);
    if (change.kind === 'unchanged') note(terminal, unchangedText(change.name, request.wanted[0]!.action));
  }
  await finish(plan, target, { destination, color, terminal });
  return ExitCode.clean;
}

interface Finish {
  readonly destination: ReturnType<typeof readDestination>;
  readonly color: boolean | undefined;
  readonly terminal: Terminal;
}

/** Prints what changes, and writes it. */
async function finish(plan: ChangePlan, target: Target, { destination, color, terminal }: Finish) {
  const { path, document: before } = target;
  const isChanged = plan.document.edits().length > 0;
  if (destination === 'none') {
    if (!isChanged) return;
    const { unifiedDiff } = await import('../unified-diff.ts');
    terminal.print(await unifiedDiff(path, before, plan.document, await choosePaint(color, terminal)));
    return;
  }
  // Where the result itself goes to standard output, nothing else does.
  const stream = destination === 'output' ? 'notes' : 'output';
  if (isChanged || destination !== 'place') await writeResult(plan.document, target, destination, terminal);
  const { changesText } = await import('../../report/changes.ts');
  const text = changesText(changedSettings(plan, target), await choosePaint(color, terminal, stream));
  if (stream === 'output') terminal.print(text);
  else terminal.note(text);
}

/** @throws {InputError} for what can’t be written, such as several values for one. */
function planOf(document: Document, { wanted, options }: Request): ChangePlan {
  try {
    return planChanges(document, wanted, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(error.message.replace(/\.$/, ''));
  }
}

/** Names to be written that the server would refuse, unless the user vouches for them. */
function unknownNames({ address, action }: WantedChange, options: LintOptions): UnknownName[] {
  if (action === 'unset') return [];
  const declared = new Set(options.declared?.map((name) => foldName(name)));
  const names = [address.section, `${address.section}.${address.key}`].map((name) => foldName(name));
  if (names.some((name) => declared.has(name))) return [];
  const subsection = address.subsection ?? null;
  return unknownName({ ...address, subsection }, options.connectVersion ?? NEWEST_VERSION) ?? [];
}
