/** What is said of an upgrade, besides the diff. */
import type {
  Decision,
  Left,
  Places,
  Release,
  Rewritten,
  UpgradeResult,
} from '../../migrate/upgrade/index.ts';
import type { Document } from '../../parser/index.ts';
import type { Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { wrap as wrapWords } from '../wrap.ts';

/** The files of an upgrade, as they are shown. */
export interface UpgradedFiles {
  readonly path: string;
  readonly before: Document;
  readonly companionPath: string;
  readonly companion: Document | undefined;
  /** The version that the file comes from, if it is known. */
  readonly from: string | undefined;
  /** What changed is told of all settings, not only of the file’s. */
  readonly all: boolean;
  /** The file was written: what is to be decided stands at other lines now. */
  readonly isWritten: boolean;
}

interface Layout {
  readonly paint: Paint;
  readonly width: number;
}

const INDENT = 2;

/** A file may hold anything; a line end in it begins no line here. */
function wrap(text: string, width: number, indent: number): string[] {
  return wrapWords(printable(text), width, indent);
}

/** A file name may hold a line end. */
export function onOneLine(path: string): string {
  return printable(path).replaceAll('\n', '\\n');
}

/** The changes by release, what was rewritten, and what is left. */
export function upgradeText(result: UpgradeResult, files: UpgradedFiles, { paint, width }: Layout): string {
  const { before, isWritten } = files;
  const now = isWritten ? result.document : before;
  const paragraph = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [paint.strong(title), ...items, ''];
  const lines = [
    ...paragraph(
      releasesTitle(result, files),
      result.releases.flatMap((release) => releaseLines(release, paint, width)),
    ),
    ...paragraph(
      isWritten ? 'Rewritten' : 'To be rewritten',
      result.rewritten.flatMap((one) => wrap(rewrittenText(one, result.document, files), width, INDENT)),
    ),
    ...paragraph(
      'To decide',
      result.decisions.flatMap((one) => decisionLines(one, now, files, { paint, width })),
    ),
    ...paragraph(
      'To know',
      result.noted.flatMap((one) => wrap(`${placeOf(one, now, files)}: ${one.message}`, width, INDENT)),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function releasesTitle({ to }: UpgradeResult, { path, from, all }: UpgradedFiles): string {
  const what = all ? 'What changed' : `What changed for the settings of ${onOneLine(path)}`;
  return from === undefined ? `${what}, up to Connect ${to}` : `${what}, from Connect ${from} to ${to}`;
}

/** One line that says what was looked at, and what came of it. */
export function upgradeSummary(result: UpgradeResult, { path, before, isWritten }: UpgradedFiles): string {
  const { rewritten, decisions, noted, to } = result;
  const settings = before.entries().length;
  const found = [
    `${rewritten.length} ${isWritten ? 'rewritten' : 'to be rewritten (--write does it)'}`,
    `${decisions.length} to decide`,
    `${noted.length} to know`,
  ].filter((text) => !text.startsWith('0 '));
  const looked = `${onOneLine(path)}, ${settings} setting${settings === 1 ? '' : 's'}, for Connect ${to}`;
  return `${looked}: ${found.join(', ') || 'nothing to do'}\n`;
}

function releaseLines({ version = 'unknown', changes }: Release, paint: Paint, width: number): string[] {
  return changes.flatMap(({ setting, kind, replacement, lines }, index) => {
    const label = `${' '.repeat(INDENT)}${(index === 0 ? version : '').padEnd(11)}${kind.padEnd(12)}`;
    const where = lines.length === 0 ? '' : ` (${lineWords(lines)})`;
    const successor = replacement === undefined ? '' : `, now ${replacement}`;
    const [first = '', ...more] = wrap(`${setting}${where}${successor}`, width, label.length);
    return [`${paint.frame(label)}${first.trimStart()}`, ...more];
  });
}

function rewrittenText(one: Rewritten, after: Document, files: UpgradedFiles): string {
  const { setting, how, to, because, from } = one;
  const what = `${lineWords(linesOf(from, files.before))}: ${setting}`;
  const reason = because === undefined ? '' : `: ${because}`;
  const written = to.filter(({ stands }) => stands === 'new');
  const there = to.find(({ stands }) => stands !== 'new');
  if (how === 'changed') return `${what} in its new form${reason}`;
  if (written.length > 0) {
    const successors = written.map((line) => `${line.setting} (${lineWords(linesOf(line, after))})`);
    return `${what} → ${successors.join(' and ')}${reason}`;
  }
  if (there === undefined) return `${what} goes${reason}`;
  const place =
    there.stands === 'file'
      ? `on ${lineWords(linesOf(there, after))}`
      : `in ${files.companionPath}, ${lineWords(linesOf(there, files.companion!))},`;
  return `${what} goes: ${there.setting} ${place} says the same`;
}

function decisionLines(
  decision: Decision,
  now: Document,
  files: UpgradedFiles,
  { paint, width }: Layout,
): string[] {
  const { message, why, choices, successor } = decision;
  const [first = '', ...more] = wrap(`${placeOf(decision, now, files)}: ${message} ${why}`, width, INDENT);
  const see =
    successor === undefined
      ? []
      : [
          `See ${successor.setting}: ${
            successor.file === 'file'
              ? placeOf(successor, now, files)
              : place(files.companionPath, linesOf(successor.before, files.companion!))
          }.`,
        ];
  return [
    paint.warning(first),
    ...more,
    ...[...see, ...choices].flatMap((choice) => {
      const [start = '', ...rest] = wrap(choice, width, INDENT + 4);
      return [`${' '.repeat(INDENT + 2)}- ${start.trimStart()}`, ...rest];
    }),
  ];
}

function placeOf(
  { before, after }: Pick<Left, 'before' | 'after'>,
  now: Document,
  files: UpgradedFiles,
): string {
  return place(files.path, linesOf(now === files.before ? before : after, now));
}

/** A place that an editor or a terminal finds; there may be more. */
function place(path: string, [first, ...more]: readonly number[]): string {
  return `${path}:${first}${more.length === 0 ? '' : ` (and ${lineWords(more)})`}`;
}

function lineWords(lines: readonly number[]): string {
  return lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`;
}

function linesOf({ ranges }: Places, document: Document): number[] {
  return ranges.map(({ start }) => document.position(start).line);
}
