/** What becomes of values on their way to the server: the chart writes them without quotes, and numbers as Go does. */
import { parse, type TextRange } from '../parser/index.ts';
import { type Catalogue, findSetting, type Setting } from '../schema/index.ts';
import { goText } from './go-text.ts';
import type { RenderedLine } from './render.ts';
import type { Value } from './tree.ts';

export type DistortionKind =
  /** Written over several lines. */
  | 'lines'
  /** The server’s parser refuses the line: at a quote that stays open, or at a backslash. */
  | 'open-quote'
  | 'backslash'
  /** `;` or `#` begins a comment. */
  | 'cut'
  /** Blanks at the ends are lost. */
  | 'blanks'
  /** A number that comes out otherwise than it was written: `1e+06`. */
  | 'number'
  /** `on`, which comes out as `true`. */
  | 'word'
  /** A map or a list where a value belongs: `map[URL:…]`. */
  | 'nested'
  /** An item of a list where settings belong. */
  | 'item';

export interface Distortion {
  readonly line: RenderedLine;
  readonly kind: DistortionKind;
  /** What the server reads; undefined where it refuses the line. */
  readonly reads: string | undefined;
  /** Within the configuration, from the key to the end of the value. */
  readonly range: TextRange;
}

const ITEM = { kind: 'item', reads: undefined } as const;

export function distortionsIn(lines: readonly RenderedLine[], catalogue: Catalogue): Distortion[] {
  return lines.flatMap((line) => {
    if (line.by === 'chart') return [];
    const found = line.isItem ? ITEM : distortionOf(line.value, settingOf(line, catalogue));
    if (found === undefined) return [];
    return [{ line, ...found, range: { start: line.keyRange.start, end: line.valueRange.end } }];
  });
}

/** What the catalogue has for a line. */
export function settingOf(
  { section, key }: Pick<RenderedLine, 'section' | 'key'>,
  catalogue: Catalogue,
): Setting | undefined {
  const known = catalogue.findSection(section.replace(/\s*".*$/s, '').trim());
  return known && findSetting(known, key)?.setting;
}

function distortionOf(
  value: Value,
  setting: Setting | undefined,
): Pick<Distortion, 'kind' | 'reads'> | undefined {
  const text = goText(value);
  if (value.kind !== 'scalar') return { kind: 'nested', reads: text };
  switch (typeof value.data) {
    case 'number':
      return isRewritten(value.source, text, setting) ? { kind: 'number', reads: text } : undefined;
    case 'boolean':
      return setting !== undefined && !takesWords(setting) && value.source !== text
        ? { kind: 'word', reads: text }
        : undefined;
    case 'string':
      return distortionOfText(text, setting);
    default:
      return undefined;
  }
}

function takesWords({ type }: Setting): boolean {
  return type === 'boolean';
}

/** Whether a number means something else once it is written, at least where it is a text. */
function isRewritten(source: string, text: string, setting: Setting | undefined): boolean {
  const plain = source.replaceAll('_', '').replace(/^\+/, '');
  if (plain === text) return false;
  if (text.includes('e') || /^-?0[\dxXbBoO]/.test(plain)) return true;
  // `3.10` is a number less than a version.
  return setting?.type !== 'decimal' && setting?.type !== 'integer';
}

function distortionOfText(
  text: string,
  setting: Setting | undefined,
): Pick<Distortion, 'kind' | 'reads'> | undefined {
  const written = text.replace(/\n+$/, '');
  if (written.includes('\n')) return { kind: 'lines', reads: undefined };
  const document = parse(`[s]\nk = ${written}\n`);
  const entry = document.entries()[0];
  if (document.errorCount > 0 || entry?.value === undefined || entry.value === null)
    return { kind: isAboutBackslash(written) ? 'backslash' : 'open-quote', reads: undefined };
  const { value, commentRange, valueRange } = entry;
  // Quotes of the server’s own, put into the value on purpose.
  if (value === written || /^\s*".*"\s*$/.test(written)) return undefined;
  if (commentRange !== null) {
    const raw = document.toString().slice(valueRange!.start, valueRange!.end);
    const comment = document.toString().slice(commentRange.start, commentRange.end);
    return isCut(raw, comment, commentRange.start === valueRange!.end, setting)
      ? { kind: 'cut', reads: value }
      : undefined;
  }
  return written === written.trim() ? undefined : { kind: 'blanks', reads: value };
}

/** Outside of quotes the server takes no backslash at all. */
function isAboutBackslash(text: string): boolean {
  return text.includes('\\') && parse(`[s]\nk = ${text.replaceAll('\\', '')}\n`).errorCount === 0;
}

/** Whether what the server takes for a comment belongs to the value; one that stands apart may be one. */
function isCut(raw: string, comment: string, adjoins: boolean, setting: Setting | undefined): boolean {
  if (setting?.type === 'secret' || raw === '') return true;
  const isEntity = comment.startsWith(';') && /&[#\w]+$/.test(raw);
  return adjoins && (isEntity || /^[;#]+[^\s;#]/.test(comment));
}
