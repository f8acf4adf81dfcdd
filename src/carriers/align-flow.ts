import type { TextRange } from '../parser/index.ts';
import { type Run, Runs } from './align-scalar.ts';

const ESCAPED: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
/** How many digits follow. */
const NUMBERED: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Aligns a scalar on one or more lines, plain or in quotes (JSON’s, too); undefined where that does not come out. */
export function alignFlow(text: string, range: TextRange, value: string): Run[] | undefined {
  const quote = /["']/.exec(text[range.start] ?? '')?.[0];
  const from = range.start + (quote === undefined ? 0 : 1);
  const until = range.end - (quote === undefined ? 0 : 1);
  const runs = new Runs();
  let start = 0;
  for (let at = from; at < until; ) {
    const piece = pieceAt(text, at, until, quote);
    if (piece === undefined || !value.startsWith(piece.means, start)) return undefined;
    const end = start + piece.means.length;
    const same = text.slice(at, piece.end) === piece.means;
    runs.add({ start, end, at, until: piece.end, same });
    start = end;
    at = piece.end;
  }
  return start === value.length ? runs.list : undefined;
}

/** A stretch of the file, and what it means. */
interface Piece {
  readonly end: number;
  readonly means: string;
}

const WORDS = /[^ \t\r\n\\']+/y;
const BLANKS = /[ \t\r\n]+/y;

function pieceAt(text: string, at: number, until: number, quote: string | undefined): Piece | undefined {
  const character = text[at]!;
  if (/[ \t\r\n]/.test(character)) {
    const end = endOf(BLANKS, text, at, until);
    return { end, means: folded(text.slice(at, end)) };
  }
  if (character === '\\' && quote === '"') return escapeAt(text, at);
  if (character === "'" && quote === "'") return { end: at + 2, means: "'" };
  if (character === '\\' || character === "'") return { end: at + 1, means: character };
  const end = endOf(WORDS, text, at, until);
  return { end, means: text.slice(at, end) };
}

function endOf(pattern: RegExp, text: string, at: number, until: number): number {
  pattern.lastIndex = at;
  return Math.min(until, at + pattern.exec(text)![0].length);
}

/** Line ends with the blanks around them: one is a blank, of more the first is lost. */
function folded(blanks: string): string {
  const breaks = blanks.split('\n').length - 1;
  if (breaks === 0) return blanks;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function escapeAt(text: string, at: number): Piece | undefined {
  const letter = text[at + 1] ?? '';
  const digits = NUMBERED[letter];
  if (digits !== undefined) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    if (Number.isNaN(code) || code > 0x10ffff) return undefined;
    const means = digits === 8 ? String.fromCodePoint(code) : String.fromCharCode(code);
    return { end: at + 2 + digits, means };
  }
  // An escaped line end means nothing, nor do the blanks of the next line.
  const joined = /^\\\r?\n[ \t]*/.exec(text.slice(at, at + 1000))?.[0];
  if (joined !== undefined) return { end: at + joined.length, means: '' };
  const means = ESCAPED[letter];
  return means === undefined ? undefined : { end: at + 2, means };
}
