/**
 * Comments of a file of values that switch findings off. They are carried into the configuration, so that they hold
 * there for what comes from the line below them.
 */
import type { HostFile, HostPlace } from '../carriers/placement.ts';
import { LineIndex } from '../parser/position.ts';
import type { MapValue, Value } from './tree.ts';

export interface Directive {
  /** From the `#` on, without blanks at its end. */
  readonly place: HostPlace;
  readonly text: string;
  /** `disable-next-line`, as written. */
  readonly word: string;
  /** Nothing else stands on its line. */
  readonly alone: boolean;
  /** The line it holds for; undefined for one that holds for the whole file, or for none. */
  readonly line: number | undefined;
}

const COMMENT = /(?<=^|[ \t])#+[ \t]*gcfg-lint-(?<word>[^\s,]+)[^\n]*/gm;

/** The directives of a file, in order. */
export function directivesIn(file: HostFile, root: MapValue): Directive[] {
  if (!file.text.includes('gcfg-lint-')) return [];
  const scalars = scalarRanges(root, file);
  const lines = new LineIndex(file.text, 0);
  const found: Directive[] = [];
  for (const { index, 0: match, groups } of file.text.matchAll(COMMENT)) {
    if (scalars.some(({ start, end }) => start <= index && index < end)) continue;
    const { line } = lines.position(index);
    const before = file.text.slice(lines.lineStart(line)!, index);
    const text = match.trimEnd();
    const alone = before.trim() === '' || before === '\uFEFF';
    const word = groups!.word!;
    found.push({
      place: { file, range: { start: index, end: index + text.length } },
      text,
      word,
      alone,
      line:
        word === 'disable-line'
          ? line
          : word === 'disable-next-line'
            ? nextLine(file.text, lines, line)
            : undefined,
    });
  }
  return found;
}

/** The first line below that is no comment. */
function nextLine(text: string, lines: LineIndex, line: number): number {
  let next = line + 1;
  for (; next < lines.lineCount; next++) {
    const start = lines.lineStart(next)!;
    if (!/^[ \t]*#/.test(text.slice(start, lines.lineStart(next + 1)))) break;
  }
  return next;
}

function scalarRanges(value: Value, file: HostFile): { start: number; end: number }[] {
  if (value.kind === 'map')
    return [...value.entries.values()].flatMap((entry) => scalarRanges(entry.value, file));
  if (value.kind === 'list') return value.items.flatMap((item) => scalarRanges(item, file));
  return value.place?.file === file && value.style !== 'plain' ? [value.place.range] : [];
}
