/** What the lines of a page state: `Type: string`, “Deprecated since 2024.01.0”, a cell below `Default`. */
import { type FactName, factOf } from './labels.ts';
import type { PageLine, Span } from './page-line.ts';

/** A fact in the words of the page. */
export interface Statement {
  readonly fact: FactName;
  readonly value: string;
  /** The value, or all of it but punctuation, is marked as code: it is meant as it stands. */
  readonly isLiteral: boolean;
  /** The stretches of the value that are marked as code. */
  readonly literals: readonly string[];
}

/** A colon and its kin behind a label. */
const MARK = /^\s*[:：=]\s*/;
/** What stands between two facts on one line. */
const BEFORE_LABEL = /(?:[|·•;,]|[–—])\s+$/;
const LABEL_AND_MARK = /(?:^\(?|[|·•;,–—]\s*)([A-Za-z][A-Za-z -]{2,22}?)\s*[:：](?!\/)/g;

/** The statements on a line, in order. */
export function statementsOn(line: PageLine): Statement[] {
  const starts = labelsOn(line);
  const whole = starts.length === 0 ? sentence(line) : undefined;
  if (whole !== undefined) return [whole];
  return starts.map(({ fact, end }, index) => {
    const next = starts[index + 1]?.start ?? endOf(line);
    return statement(fact, line, end, next);
  });
}

/** Whether a line states something of its own, so that it is no value. */
export function hasLabel(line: PageLine): boolean {
  return labelsOn(line).length > 0;
}

/** Facts may stand in brackets. */
function endOf({ text }: PageLine): number {
  return text.startsWith('(') && text.endsWith(')') ? text.length - 1 : text.length;
}

/** A statement whose value is all of a line: of a cell, or behind a label that stood alone. */
export function valueIn(fact: FactName, line: PageLine): Statement {
  return statement(fact, line, 0, line.text.length);
}

/** A label without a value. */
export function emptyOf(fact: FactName): Statement {
  return { fact, value: '', isLiteral: false, literals: [] };
}

/** The fact that a line announces for the next one: `Type`, `Default:`. */
export function loneLabel({ text }: PageLine): FactName | undefined {
  return factOf(text.replace(/[:：]\s*$/, ''));
}

interface Label extends Span {
  readonly fact: FactName;
}

function labelsOn({ text, strong }: PageLine): Label[] {
  const labels: Label[] = [];
  for (const { start, end } of strong) {
    const fact = factOf(text.slice(start, end).replace(/\s*[:：]$/, ''));
    if (fact === undefined || fact === 'name') continue;
    const isMarked = /[:：]$/.test(text.slice(start, end));
    const mark = isMarked ? 0 : (MARK.exec(text.slice(end, end + 10))?.[0].length ?? 0);
    // A flag in bold may stand at the end of its line.
    labels.push({ fact, start, end: end + mark });
  }
  for (const match of text.matchAll(LABEL_AND_MARK)) {
    const fact = factOf(match[1]!);
    if (fact === undefined || fact === 'name') continue;
    const start = match.index + match[0].indexOf(match[1]!);
    if (labels.some((label) => start < label.end && label.start <= start)) continue;
    labels.push({ fact, start, end: match.index + match[0].length });
  }
  labels.sort((one, other) => one.start - other.start);
  // In the midst of a sentence a word is no label.
  return labels[0] !== undefined && labels[0].start <= 1 ? labels : [];
}

function statement(fact: FactName, { text, code }: PageLine, start: number, end: number): Statement {
  const before = text.slice(start, end);
  const from = start + (before.length - before.trimStart().length);
  const value = before
    .trim()
    .replace(BEFORE_LABEL, '')
    .replace(/\s*[|·•;,–—]$/, '')
    .trim();
  const until = from + value.length;
  const within = code.filter((span) => span.start >= from && span.end <= until);
  const literals = within.map((span) => text.slice(span.start, span.end));
  const [only] = within;
  const rest = only === undefined ? value : value.replace(text.slice(only.start, only.end), '');
  const isLiteral = within.length === 1 && /^[\s."'“”‘’,;()]*$/.test(rest);
  return { fact, value: isLiteral ? literals[0]! : value, isLiteral, literals };
}

const MULTI =
  /^(?:(?:this|the) (?:setting|property|option|value) )?(?:may|can) be (?:repeated|(?:specified|given|provided|set|listed|used|defined|repeated) (?:(?:multiple|several|many) times|more than once))(?=[.,;]|$)|^multiple values (?:are|may|can)\b|^multi(?:ple|-valued?)?\.?$/i;
const DEPRECATED = /^(?:(?:this|the) (?:setting|property|option) (?:is|has been|was) )?deprecated\b/i;
const RELOADABLE = /^(?:(?:this|the) (?:setting|property|option) is )?(not )?reloadable\.?$/i;

/** What a line says without a label. */
function sentence(line: PageLine): Statement | undefined {
  const text = line.text.replace(/^[([]\s*|\s*[)\]]$/g, '');
  const flag = (fact: FactName, value: string): Statement => ({
    fact,
    value,
    isLiteral: false,
    literals: literalsOf(line),
  });
  if (MULTI.test(text)) return flag('multi', 'true');
  if (DEPRECATED.test(text)) return flag('deprecated', text);
  const reloadable = RELOADABLE.exec(text);
  return reloadable === null ? undefined : flag('reloadable', reloadable[1] === undefined ? 'true' : 'false');
}

function literalsOf({ text, code }: PageLine): string[] {
  return code.map(({ start, end }) => text.slice(start, end));
}
