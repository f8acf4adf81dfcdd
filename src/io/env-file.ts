import type { TextRange } from '../parser/index.ts';
import { GAP } from '../schema/index.ts';
import { InputError } from './input-error.ts';

const NAME = /^(?:export[ \t]+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*/;

/** A variable, and where it stands: offsets into the file’s text, its byte-order mark included. */
export interface EnvEntry {
  readonly name: string;
  /** With `GAP` where Compose would put another variable. */
  readonly value: string;
  /** The name. */
  readonly range: TextRange;
  /** From behind the `=` to the end of the line. */
  readonly valueRange: TextRange;
}

/** `.env` and `.env.production` are Docker Compose’s; all others are read as systemd does. */
function isCompose(path: string): boolean {
  return /(?:^|[/\\])\.env(?:\.[^/\\]*)?$/.test(path);
}

/**
 * Reads a file of `NAME=value` lines as systemd reads an `EnvironmentFile`: `#` and `;` begin a comment at the
 * beginning of a line only, quotes may span lines, a backslash at the end of a line goes on with the next.
 * `export` before a name is passed over. A `.env` is read as Docker Compose reads it: ` #` begins a comment behind a
 * value, too, and what it puts in place of `$NAME` is not known here.
 *
 * @throws {InputError} for a line that is none of these. The line itself is not shown: it may hold a secret.
 */
export function readEnvFile(text: string, path: string): Record<string, string> {
  const variables: Record<string, string> = Object.create(null);
  for (const { name, value } of readEnvEntries(text, path)) variables[name] = value;
  return variables;
}

/**
 * The variables of such a file in order, with their places.
 *
 * @throws {InputError} likewise.
 */
export function readEnvEntries(text: string, path: string): EnvEntry[] {
  const entries: EnvEntry[] = [];
  const compose = isCompose(path);
  const placeOf = placesIn(text);
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let at = 0; at < source.length; ) {
    const lineEnd = source.indexOf('\n', at);
    const end = lineEnd < 0 ? source.length : lineEnd;
    const line = source.slice(at, end);
    if (/^\s*(?:[#;]|$)/.test(line)) {
      at = end + 1;
      continue;
    }
    const indent = /^\s*/.exec(line)![0].length;
    const match = NAME.exec(line.slice(indent));
    if (match === null) throw unreadable(source, at, path, 'is no NAME=value');
    const start = at + indent + match[0].length;
    const value = readValue(source, start, compose);
    if (value === undefined) throw unreadable(source, at, path, 'opens a quote that is never closed');
    const name = match.groups!.name!;
    const nameStart = at + indent + match[0].indexOf(name);
    entries.push({
      name,
      value: value.text,
      range: { start: placeOf(nameStart), end: placeOf(nameStart + name.length) },
      valueRange: { start: placeOf(start), end: placeOf(value.end) },
    });
    at = value.end + 1;
  }
  return entries;
}

/** Where an offset of the text without byte-order mark and CRs stands in the text. */
function placesIn(text: string): (offset: number) => number {
  const skipped = text.startsWith('\uFEFF') ? 1 : 0;
  const returns = Array.from(text.slice(skipped).matchAll(/\r\n/g), ({ index }, count) => index - count);
  let before = 0;
  return (offset) => {
    // Asked for in order, but for the end of the last value.
    while (before > 0 && returns[before - 1]! >= offset) before--;
    while (before < returns.length && returns[before]! < offset) before++;
    return offset + before + skipped;
  };
}

/** A value, and where its line ends; undefined when a quote stays open. */
function readValue(
  source: string,
  start: number,
  compose: boolean,
): { text: string; end: number } | undefined {
  let text = '';
  // Blanks at the end do not count, unless they are quoted.
  let length = 0;
  for (let at = start; ; at++) {
    const character = source[at];
    if (character === undefined || character === '\n') return { text: text.slice(0, length), end: at };
    if (character === "'" || character === '"') {
      const quoted = readQuoted(source, at, character, compose);
      if (quoted === undefined) return undefined;
      text += quoted.text;
      length = text.length;
      at = quoted.end;
    } else if (compose && character === '#' && /[ \t]/.test(source[at - 1] ?? '')) {
      const lineEnd = source.indexOf('\n', at);
      return { text: text.slice(0, length), end: lineEnd < 0 ? source.length : lineEnd };
    } else if (compose && character === '$') {
      text += GAP;
      length = text.length;
      at += variableAt(source, at) - 1;
    } else if (character === '\\' && at + 1 < source.length) {
      at++;
      if (source[at] !== '\n') text += source[at];
      length = text.length;
    } else {
      text += character;
      if (character !== ' ' && character !== '\t') length = text.length;
    }
  }
}

/** How long a variable is that Compose replaces; at least the mark itself. */
function variableAt(source: string, at: number): number {
  return /^\$(?:\{[^}\n]*\}|\w+|\$)?/.exec(source.slice(at, at + 200))![0].length;
}

function readQuoted(
  source: string,
  open: number,
  quote: string,
  compose: boolean,
): { text: string; end: number } | undefined {
  let text = '';
  for (let at = open + 1; at < source.length; at++) {
    const character = source[at]!;
    if (character === quote) return { text, end: at };
    if (compose && quote === '"' && character === '$') {
      text += GAP;
      at += variableAt(source, at) - 1;
      continue;
    }
    if (character !== '\\' || quote === "'") {
      text += character;
      continue;
    }
    at++;
    const next = source[at] ?? '';
    if (next !== '\n') text += '"\\$`'.includes(next) ? next : `\\${next}`;
  }
  return undefined;
}

function unreadable(source: string, at: number, path: string, what: string): InputError {
  const line = source.slice(0, at).split('\n').length;
  return new InputError(`${path}:${line} ${what}`);
}
