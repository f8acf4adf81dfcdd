import { parse } from 'ini';
import type { TextRange } from '../../parser/index.ts';
import { isTellingName } from '../../schema/index.ts';
import { credentialSpans } from '../../schema/values/credentials.ts';

/** A `key = value` of an INI file. */
export interface IniEntry {
  /** In lower case. */
  readonly key: string;
  readonly keyRange: TextRange;
  /** Without quotes and comment. */
  readonly value: string;
  /** With its quotes; empty where there is no value. */
  readonly valueRange: TextRange;
}

export interface IniSection {
  /** In lower case; empty for what stands before the first header. */
  readonly name: string;
  /** The header; the beginning of the file where there is none. */
  readonly range: TextRange;
  readonly entries: readonly IniEntry[];
}

export interface IniFile {
  /** In order; sections of one name stand side by side. */
  readonly sections: readonly IniSection[];
  /** What must not be shown: sorted, without overlap. */
  readonly secrets: readonly TextRange[];
}

/**
 * Reads an INI file. `ini` reads the lines; it knows neither places nor repeated sections, which the Launcher’s files
 * need. Never throws: a line that can’t be read is passed over.
 */
export function readIni(text: string): IniFile {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  let entries: IniEntry[] = [];
  const sections: IniSection[] = [{ name: '', range: { start, end: start }, entries }];
  const secrets: TextRange[] = [];
  let hides = false;
  // Only the first line can begin with a byte-order mark, and it would be a part of its first name.
  for (const { 0: line, index } of text.slice(start).matchAll(/[^\r\n]+/g)) {
    const at = start + index;
    const kind = kindOf(line);
    let entry: IniEntry | undefined;
    if (kind === 'header') {
      entries = [];
      const range = { start: at + indentOf(line), end: at + line.trimEnd().length };
      sections.push({ name: nameIn(line), range, entries });
    } else if (kind === 'entry') {
      entry = readEntry(line, at);
      if (entry !== undefined) entries.push(entry);
    }
    const hidden = secretsIn(line, kind === 'entry' && entry === undefined, hides);
    hides = kind === 'entry' && hidden.length > 0;
    for (const range of hidden) secrets.push({ start: at + range.start, end: at + range.end });
  }
  return { sections, secrets };
}

function kindOf(line: string): 'blank' | 'header' | 'entry' {
  const first = line.trimStart()[0];
  if (first === undefined || first === '#' || first === ';') return 'blank';
  return first === '[' ? 'header' : 'entry';
}

/** A header that does not close begins a section of a name that nobody asks for: what follows is not the last one’s. */
function nameIn(line: string): string {
  return (/^\s*\[([^\]]*)\]/.exec(line)?.[1] ?? line).trim().toLowerCase();
}

function readEntry(line: string, at: number): IniEntry | undefined {
  const equals = line.indexOf('=');
  const key = line.slice(0, Math.max(0, equals)).trim();
  if (key === '') return undefined;
  const shown = withoutComment(line).trimEnd();
  const value = readValue(shown.trim(), key);
  if (value === undefined) return undefined;
  const keyStart = at + indentOf(line);
  const rest = shown.slice(equals + 1);
  const start = at + equals + 1 + (rest.trim() === '' ? 0 : indentOf(rest));
  const end = shown.startsWith(value, start - at) ? start + value.length : at + shown.length;
  return {
    key: key.toLowerCase(),
    keyRange: { start: keyStart, end: keyStart + key.length },
    value,
    valueRange: { start, end },
  };
}

/** A comment behind a closing quote, which `ini` would take for a part of the value. */
function withoutComment(line: string): string {
  return /^[^=]*=\s*(?:"[^"]*"|'[^']*')(?=\s*[;#])/.exec(line)?.[0] ?? line;
}

/** What `ini` reads on a line; undefined where it does not read a text under this key. */
function readValue(line: string, key: string): string | undefined {
  let read: [string, unknown] | undefined;
  try {
    // Among quotes it reads JSON, of any kind, and stumbles over some.
    read = Object.entries<unknown>(parse(line, { bracketedArray: false }))[0];
  } catch {
    return undefined;
  }
  if (read?.[0] !== key) return undefined;
  const value = read[1];
  // `true`, `null` and numbers are read as what they are; here they are texts.
  return typeof value === 'object' && value !== null ? undefined : String(value);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * The stretches of a line that must not be shown, be it a comment or not: the values of names that tell, and
 * credentials.
 *
 * @param unreadable anything may stand in such a line
 * @param hides whether the line above holds a secret, which may go on here
 */
function secretsIn(line: string, unreadable: boolean, hides: boolean): readonly TextRange[] {
  const end = line.length;
  if (unreadable || (hides && /^\s*[\w+/.-]+={1,2}["']?\s*$/.test(line)))
    return [{ start: indentOf(line), end }];
  for (const match of line.matchAll(/(?<![\w.-])([\w.-]+)["']?\s*[=:]\s*(?=\S)/g))
    if (isTellingName(match[1]!)) return [{ start: match.index + match[0].length, end }];
  const pair = /^[;#\s]*([\w.-]+)\s+(?=\S+\s*$)/.exec(line);
  if (pair !== null && isTellingName(pair[1]!)) return [{ start: pair[0].length, end }];
  return credentialSpans(line);
}
