/** What a merge does, or would do, for people. */
import { command } from '../../cluster/plan/shell.ts';
import type { Dropped, MigrationResult, Moved } from '../../migrate/index.ts';
import type { Paint } from '../../report/paint.ts';
import type { WrittenFile } from '../change-files.ts';
import { conflictText } from './conflict-text.ts';
import type { MigrationFiles, ReadFile } from './files.ts';
import { oneLine, placesOf, shownValues } from './values.ts';

export interface Outcome {
  readonly result: MigrationResult;
  readonly files: MigrationFiles;
  readonly written: readonly WrittenFile[];
  /** Names for which a choice was given that are no conflict. */
  readonly needless: readonly string[];
  /** The words of the command that would do the same without asking. */
  readonly withoutAsking: readonly string[] | undefined;
}

/** Everything; conflicts that are open, and what to do, last: there the eye rests. */
export function summaryText(outcome: Outcome, paint: Paint): string {
  const { result } = outcome;
  const successors = result.moved.flatMap((move) => successorNotes(move, result));
  const parts = [moves(outcome, paint), successors, leftOut(outcome, paint), same(outcome, paint)];
  const choices = result.isComplete ? chosen(outcome, paint) : [];
  const needless = outcome.needless.map((path) => `--resolve ${path}: it is no conflict.\n`);
  return [...parts.flat(), ...choices, ...needless, ending(outcome, paint)].join('');
}

/** The conflicts that are open, and what to do. */
export function openConflictsText({ result, files }: Outcome, paint: Paint): string {
  const open = result.conflicts.filter(({ resolution }) => resolution === undefined);
  const [first] = open;
  if (first === undefined) return '';
  const title = `${count(open.length, 'conflict')}: the files set ${open.length === 1 ? 'it' : 'them'} to different values, and which one the server reads last is not documented:`;
  const example = `--resolve ${command(`${first.setting}=main`)}`;
  return [
    `${paint.error(title)}\n`,
    ...open.map((conflict) => conflictText(conflict, files, paint)),
    'Nothing is merged. Say whose value counts:\n',
    `  ${example} (or =migration) for each conflict\n`,
    '  --prefer main (or migration) for all of them\n',
    '  --interactive to be asked\n',
  ].join('');
}

function moves({ result, files, written }: Outcome, paint: Paint): string[] {
  const { isComplete } = result;
  // What took another value’s place is told with the conflicts.
  const moved = result.moved.filter(({ how }) => !isComplete || how !== 'replaced');
  if (moved.length === 0) return [];
  const verb =
    written.length > 0 ? 'moved' : isComplete ? (moved.length === 1 ? 'moves' : 'move') : 'would move';
  const title = `${count(moved.length, 'setting')} ${verb} into ${oneLine(files.main.path)}:`;
  return [
    `${paint.strong(title)}\n`,
    ...table(
      moved.map((move) => [...movedCells(move), placesOf(files.migration, move.from)]),
      paint,
    ),
  ];
}

function movedCells({ setting, how, values }: Moved): [string, string] {
  const shown = shownValues(values);
  const list = values.length === 1 ? 'joins the list' : 'join the list';
  return [oneLine(setting), how === 'joined' ? `${shown} (${list})` : shown];
}

/** Deprecated settings whose place something takes, as far as they stay. */
function successorNotes({ setting, replaces }: Moved, { dropped }: MigrationResult): string[] {
  const gone = new Set(dropped.filter(({ reason }) => reason === 'deprecated').map((line) => line.setting));
  return replaces
    .filter((name) => !gone.has(name))
    .map(
      (name) =>
        `${oneLine(setting)} takes the place of ${oneLine(name)}, which is deprecated and still in the main file: --drop-deprecated takes it out.\n`,
    );
}

const REASONS: Readonly<Record<Exclude<Dropped['reason'], 'conflict'>, string>> = {
  overridden: 'a later line of the file sets it anew',
  repeated: 'the list has it',
  deprecated: 'deprecated, and its successor is there',
};

/** Lines that stand nowhere afterwards. Those of conflicts are told with them. */
function leftOut({ result, files }: Outcome, paint: Paint): string[] {
  if (!result.isComplete) return [];
  const rows = result.dropped.flatMap(({ setting, file, reason, values, ranges }) =>
    reason === 'conflict'
      ? []
      : [[oneLine(setting), `${shownValues(values)} (${REASONS[reason]})`, placesOf(files[file], ranges)]],
  );
  return rows.length === 0 ? [] : [`${paint.strong('Left out:')}\n`, ...table(rows, paint)];
}

function same({ result, files }: Outcome, paint: Paint): string[] {
  const { unchanged } = result;
  if (unchanged.length === 0) return [];
  const names = unchanged.map(({ setting }) => oneLine(setting)).join(', ');
  const title = `${count(unchanged.length, 'setting')} ${unchanged.length === 1 ? 'is' : 'are'} the same in ${oneLine(files.main.path)} already:`;
  return [`${paint.strong(title)}\n`, `  ${names}\n`];
}

function chosen({ result, files }: Outcome, paint: Paint): string[] {
  const rows = result.conflicts.flatMap(({ setting, resolution, ...sides }) => {
    if (resolution === undefined) return [];
    const other = resolution === 'main' ? 'migration' : 'main';
    const [taken, left] = [sides[resolution], sides[other]];
    return [
      [
        oneLine(setting),
        `${shownValues(taken.values)}, of the ${resolution} file, instead of ${shownValues(left.values)}`,
        placesOf(files[resolution], taken.ranges),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [`${paint.strong(`${count(rows.length, 'conflict')} resolved:`)}\n`, ...table(rows, paint)];
}

function ending(outcome: Outcome, paint: Paint): string {
  const { result, files, written, withoutAsking } = outcome;
  if (!result.isComplete) return openConflictsText(outcome, paint);
  const left = whatIsLeft(result, files.migration);
  if (written.length > 0) {
    const names = written.map(({ path }) => oneLine(path)).join(' and ');
    const backups = written.flatMap(({ backup }) => (backup === undefined ? [] : [oneLine(backup)]));
    const kept = backups.length === 0 ? '' : `; as they were: ${backups.join(' and ')}`;
    return `Written: ${names}${kept}. ${left}\n`;
  }
  const repeat = withoutAsking === undefined ? '' : `\n  ${command(...withoutAsking, '--write')}`;
  return `Nothing is written yet: add --write. ${left}${repeat}\n`;
}

function whatIsLeft({ migration }: MigrationResult, { path }: ReadFile): string {
  const comments = migration.comments().length;
  const headers = migration.sections().length;
  const parts = [
    ...(comments === 0 ? [] : [count(comments, 'comment line')]),
    ...(headers === 0 ? [] : [count(headers, 'section header')]),
  ];
  return `${oneLine(path)} ${parts.length === 0 ? 'becomes empty' : `keeps ${parts.join(' and ')}`}.`;
}

/** Rows in columns; the last one is a place. */
function table(rows: readonly (readonly string[])[], paint: Paint): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) => {
    const cells = row.slice(0, -1).map((cell, index) => cell.padEnd(widths[index]!));
    return `  ${[...cells, paint.frame(row.at(-1)!)].join('  ')}\n`;
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
