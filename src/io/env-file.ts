import { InputError } from './input-error.ts';

const NAME = /^(?:export[ \t]+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*/;

/**
 * Reads a file of `NAME=value` lines as systemd reads an `EnvironmentFile`: `#` and `;` begin a comment at the
 * beginning of a line only, quotes may span lines, a backslash at the end of a line goes on with the next.
 * `export` before a name is passed over.
 *
 * @throws {InputError} for a line that is none of these. The line itself is not shown: it may hold a secret.
 */
export function readEnvFile(text: string, path: string): Record<string, string> {
  const variables: Record<string, string> = Object.create(null);
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
    const value = readValue(source, at + indent + match[0].length);
    if (value === undefined) throw unreadable(source, at, path, 'opens a quote that is never closed');
    variables[match.groups!.name!] = value.text;
    at = value.end + 1;
  }
  return variables;
}

/** A value, and where its line ends; undefined when a quote stays open. */
function readValue(source: string, start: number): { text: string; end: number } | undefined {
  let text = '';
  // Blanks at the end do not count, unless they are quoted.
  let length = 0;
  for (let at = start; ; at++) {
    const character = source[at];
    if (character === undefined || character === '\n') return { text: text.slice(0, length), end: at };
    if (character === "'" || character === '"') {
      const quoted = readQuoted(source, at, character);
      if (quoted === undefined) return undefined;
      text += quoted.text;
      length = text.length;
      at = quoted.end;
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

function readQuoted(source: string, open: number, quote: string): { text: string; end: number } | undefined {
  let text = '';
  for (let at = open + 1; at < source.length; at++) {
    const character = source[at]!;
    if (character === quote) return { text, end: at };
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
