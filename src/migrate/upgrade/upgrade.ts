import type { Document } from '../../parser/index.ts';
import { compareVersions, NEWEST_VERSION } from '../../schema/index.ts';
import { sideOf } from '../merge/compare.ts';
import { type Conversion, isQuestion, type NewLine, type Question } from './convert.ts';
import { type Decided, decide, isConversion } from './decide.ts';
import { type Group, groupsOf, nameOf } from './groups.ts';
import { listReleases } from './releases.ts';
import type { Decision, Left, Places, Rewritten, Rival, UpgradeOptions, UpgradeResult } from './result.ts';
import { rewrite } from './rewrite.ts';
import { shown } from './words.ts';

/**
 * Rewrites the deprecated and removed settings of a file for a version of Connect, as far as it is certain what
 * becomes of them. All else stays as it is, byte for byte; the document given is not changed.
 *
 * @throws {RangeError} for a version that is none, and a file that the server refuses: nobody knows what a line in it
 *   was meant to be.
 */
export function upgradeFile(document: Document, options: UpgradeOptions = {}): UpgradeResult {
  const { catalogue, from, companion } = options;
  const { to = catalogue?.overlay?.connectVersion ?? NEWEST_VERSION } = options;
  for (const version of [to, ...(from === undefined ? [] : [from])])
    if (Number.isNaN(compareVersions(version, version)))
      throw new RangeError(`${JSON.stringify(version)} is no version of Connect, such as 2025.06.0.`);
  if (document.errorCount > 0 || (companion?.errorCount ?? 0) > 0)
    throw new RangeError('The server refuses the file: correct it first.');
  const groups = groupsOf(document, catalogue);
  const decided = decide(document, groups, options, to);
  const conversions = decided.map(({ outcome }) => outcome).filter(isConversion);
  const result = rewrite(document, conversions, to);
  const files: Files = {
    before: { document, groups },
    after: { document: result, groups: groupsOf(result, catalogue) },
    beside:
      companion === undefined ? undefined : { document: companion, groups: groupsOf(companion, catalogue) },
  };
  const written = conversions.flatMap(({ lines }) => lines.flatMap(({ becomes }) => becomes));
  return {
    document: result,
    to,
    rewritten: decided.flatMap((one) =>
      isConversion(one.outcome) ? [rewrittenOf(one, one.outcome, files)] : [],
    ),
    decisions: decided.flatMap((one) =>
      one.outcome !== 'noted' && isQuestion(one.outcome) ? [decisionOf(one, one.outcome, files)] : [],
    ),
    noted: decided.filter(({ outcome }) => outcome === 'noted').map((one) => leftOf(one, files)),
    releases: listReleases(groups.values(), new Set(written.map(({ path }) => path)), options, to),
  };
}

interface GroupedFile {
  readonly document: Document;
  readonly groups: ReadonlyMap<string, Group>;
}

interface Files {
  readonly before: GroupedFile;
  readonly after: GroupedFile;
  readonly beside: GroupedFile | undefined;
}

/** The lines of a setting in a file. */
function placesOf(key: string, { document, groups }: GroupedFile): Places & { readonly setting: string } {
  const group = groups.get(key)!;
  return { setting: nameOf(group), ...sideOf(document, group.lines) };
}

function rewrittenOf({ group, there }: Decided, { lines, because }: Conversion, files: Files): Rewritten {
  const wanted = new Map(lines.flatMap(({ becomes }) => becomes.map((line) => [line.key, line] as const)));
  return {
    setting: nameOf(group),
    how: howOf(group, [...wanted.values()]),
    from: sideOf(
      files.before.document,
      lines.map(({ old }) => old),
    ),
    to: [
      ...[...wanted.keys()].map((key) => ({ ...placesOf(key, files.after), stands: 'new' as const })),
      ...there.map(({ setting: { key }, file: stands }) => ({
        ...placesOf(key, stands === 'file' ? files.after : files.beside!),
        stands,
      })),
    ],
    because: because === undefined || (wanted.size === 0 && there.length > 0) ? undefined : shown(because),
  };
}

function howOf({ key, section, subsection }: Group, wanted: readonly NewLine[]): Rewritten['how'] {
  if (wanted.length === 0) return 'dropped';
  if (wanted.some((line) => line.section !== section || line.subsection !== subsection)) return 'moved';
  return wanted.some((line) => line.key !== key) ? 'renamed' : 'changed';
}

function decisionOf(decided: Decided, question: Question, files: Files): Decision {
  const { why, choices, successor } = question;
  return {
    ...leftOf(decided, files),
    why: shown(why),
    choices: choices.map(shown),
    successor: successor && successorOf(successor, files),
  };
}

function successorOf({ group, file }: NonNullable<Question['successor']>, files: Files): Rival {
  const [before, after] = file === 'file' ? [files.before, files.after] : [files.beside!, files.beside!];
  const { setting, ...places } = placesOf(group.key, before);
  const { setting: _, ...now } = placesOf(group.key, after);
  return { setting, file, before: places, after: now };
}

function leftOf({ group, ending }: Decided, files: Files): Left {
  const { setting, ...before } = placesOf(group.key, files.before);
  const { setting: _, ...after } = placesOf(group.key, files.after);
  return { setting, message: shown(ending.message), before, after };
}
