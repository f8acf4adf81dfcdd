import type { ReloadChange } from '../reload/index.ts';
import { wrapped } from './lines.ts';
import type { Paint } from './paint.ts';
import { printableLine } from './printable.ts';
import { changeGroups, isList, listDifference, placeOf, sides } from './reload-values.ts';

interface Options {
  readonly paint: Paint;
  readonly width: number;
  /** The candidate: of places in it only the line is told. */
  readonly path: string;
}

/** Changes for people, what a reload applies first. */
export function changeLines(changes: readonly ReloadChange[], options: Options): string[] {
  return changeGroups(changes).flatMap(({ title, effect, changes: group }) => {
    const color = effect === 'reload' ? options.paint.info : options.paint.warning;
    const nameWidth = Math.min(
      MOST_NAME,
      Math.max(...group.map(({ setting }) => printableLine(setting).length)),
    );
    const titleLines = wrapped(`${title} (${group.length})`, options.width, 0);
    return [
      '',
      ...titleLines.map((line) => color(line)),
      ...group.flatMap((change) => lines(change, nameWidth, options)),
    ];
  });
}

/** Longer names do not push the values of the others out of sight. */
const MOST_NAME = 42;
/** Of what stands below a name. */
const INDENT = 6;
/** What is shown in front of the place where two long values begin to differ. */
const LEAD = 20;

function lines(change: ReloadChange, nameWidth: number, options: Options): string[] {
  const { paint, width } = options;
  const name = printableLine(change.setting);
  const head = `  ${mark(change.kind, paint)} `;
  const place = placeOf(change, options.path);
  const values = valuesOf(change, options);
  const gap = place === '' ? '' : `  ${paint.frame(place)}`;
  const [only] = values;
  const room = width - (4 + nameWidth + 2) - (place === '' ? 0 : place.length + 2);
  if (values.length === 1 && name.length <= nameWidth && only!.plain.length <= room)
    return [`${head}${paint.strong(name.padEnd(nameWidth))}  ${only!.shown}${gap}`];
  const fits = values.every(({ plain }) => plain.length <= width - INDENT);
  return [
    `${head}${paint.strong(name)}${gap}`,
    ...(fits ? values.map(({ shown }) => indented(shown)) : broken(change, options)),
  ];
}

function mark(kind: ReloadChange['kind'], paint: Paint): string {
  if (kind === 'added') return paint.added('+');
  return kind === 'removed' ? paint.removed('-') : paint.strong('~');
}

interface Text {
  readonly plain: string;
  readonly shown: string;
}

/** A line that says it all, or those of a list. */
function valuesOf(change: ReloadChange, { paint, width }: Options): Text[] {
  if (isList(change)) return listTexts(change, { paint, width });
  const [old, now] = sides(change);
  const remark = old === now && old !== '' ? ' (what differs is masked)' : '';
  const plain = old === '' ? now : `${old} → ${now}${remark}`;
  const shown =
    old === '' ? paint.added(now) : `${paint.removed(old)} → ${paint.added(now)}${paint.frame(remark)}`;
  return [{ plain, shown }];
}

function listTexts(change: ReloadChange, { paint, width }: Pick<Options, 'paint' | 'width'>): Text[] {
  const { removed, added, remark } = listDifference(change);
  const line = (sign: string, text: string, color: (text: string) => string): Text => {
    const plain = `${sign} ${cut(text, width - INDENT - 2, 0)}`;
    return { plain, shown: color(plain) };
  };
  return [
    ...removed.map((text) => line('-', text, paint.removed)),
    ...added.map((text) => line('+', text, paint.added)),
    ...(remark === '' ? [] : [{ plain: remark, shown: paint.frame(remark) }]),
  ];
}

/** One value below the other, from shortly before where they differ. */
function broken(change: ReloadChange, { paint, width }: Options): string[] {
  const [old, now] = sides(change);
  let same = 0;
  while (same < old.length && old[same] === now[same]) same++;
  const focus = Math.max(0, same - LEAD);
  const room = width - INDENT - 2;
  const remark = old === now ? [indented(paint.frame('what differs is masked'))] : [];
  return [
    ...(old === '' || old === now ? [] : [indented(paint.removed(`- ${cut(old, room, focus)}`))]),
    indented(paint.added(`+ ${cut(now, room, focus)}`)),
    ...remark,
  ];
}

/** A text that fits: from a place on where all of it does not. */
function cut(text: string, room: number, focus: number): string {
  if (text.length <= room) return text;
  const start = Math.min(focus, text.length - room + 1);
  const begun = start > 0 ? `…${text.slice(start)}` : text;
  const fitting = begun.length <= room ? begun : `${begun.slice(0, room - 1)}…`;
  // Half a pair of surrogates is no character.
  return fitting.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}

function indented(text: string): string {
  return `${' '.repeat(INDENT)}${text}`;
}
