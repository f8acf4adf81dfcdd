/** Which stretches of a YAML text must never be shown: values of variables that are secret, and credentials. */
import { isAlias, isMap, isNode, isPair, isScalar, type Node, visit, type Document as Yaml } from 'yaml';
import type { TextRange } from '../parser/index.ts';
import { isTellingName, MASK, maskCredentials } from '../schema/index.ts';
import { mergeRanges } from '../schema/secrecy.ts';
import { credentialSpans } from '../schema/values/credentials.ts';

/** Whether a variable or key holds a secret: `CONNECT_POSTGRES_PASSWORD`. */
export function isSecretName(name: string): boolean {
  return isTellingName(name) || name.split(/[_.]/).some(isTellingName);
}

const LONGEST = 100;

/** A piece of such a text as it may stand in a message. */
export function shownPiece(text: string): string {
  const line = shownSentence(text, secretValue(text)).replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** A sentence that may name a piece of it, as it may be shown. */
export function shownSentence(text: string, secret = secretValue(text, ASSIGNMENT)): string {
  return secret < 0 ? maskCredentials(text) : `${maskCredentials(text.slice(0, secret))}${MASK}`;
}

/** What YAML’s parser says of a place in the text; its own words may quote a secret. */
export function shownFault(
  { message, start: from, end: until }: TextRange & { readonly message: string },
  secrets: readonly TextRange[],
): string {
  return secrets.some(({ start, end }) => from <= end && until >= start)
    ? 'this value is no text to YAML as it stands: put it in single quotes'
    : shownPiece(message);
}

/** Whether a place is inside of a secret. */
export function isWithin(offset: number, secrets: readonly TextRange[]): boolean {
  return secrets.some(({ start, end }) => start <= offset && offset < end);
}

/** Keys whose own keys are names: a node may be called what it likes. */
type HoldsNames = (key: unknown) => boolean;

/**
 * All secrets of a text: sorted, without overlap. What looks like one counts wherever it stands, in a comment or under a
 * key that does not exist, and also in a text that is no YAML.
 *
 * @param documents its trees, if there are any; they may have errors.
 */
export function yamlSecrets(
  text: string,
  documents: readonly Yaml[] | undefined,
  holdsNames: HoldsNames = () => false,
): TextRange[] {
  const ranges = secretsInLines(text);
  if (
    documents === undefined ||
    documents.some(({ errors, warnings }) => errors.length + warnings.length > 0)
  )
    ranges.push(...brokenSecrets(text));
  for (const yaml of documents ?? []) ranges.push(...secretsInTree(text, yaml, holdsNames));
  return mergeRanges(ranges);
}

/** A name and the mark behind it. */
const PAIR = /(?<![\p{L}\p{Nd}_.-])([\p{L}\p{Nd}_.-]+)["']?[ \t]*[:=][ \t]*/gu;
const ASSIGNMENT = /(?<![\p{L}\p{Nd}_.-])([\p{L}\p{Nd}_.-]+)=/gu;

function secretsInLines(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { start, line } of linesOf(text)) {
    for (const span of credentialSpans(line))
      ranges.push({ start: start + span.start, end: start + span.end });
    let from = 0;
    for (const match of line.matchAll(PAIR)) {
      const value = match.index + match[0].length;
      if (match.index < from || !isSecretName(match[1]!)) continue;
      from = valueEnd(line, value);
      ranges.push({ start: start + value, end: start + from });
    }
  }
  return ranges;
}

/** Where a secret ends that begins in a line: with its quote, or else with the line. */
function valueEnd(line: string, start: number): number {
  const quoted = /(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[\s,}\]]|$)/y;
  quoted.lastIndex = start;
  return quoted.test(line) ? quoted.lastIndex : line.length;
}

/** Where in a line the value of a secret begins; -1 without one. */
function secretValue(line: string, pattern = PAIR): number {
  for (const match of line.matchAll(pattern)) {
    const start = match.index + match[0].length;
    if (start < line.length && isSecretName(match[1]!)) return start;
  }
  return -1;
}

/** In what is no YAML, a secret may go on below its key, as far as lines are indented or a quote is open. */
function brokenSecrets(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  let indent: number | undefined;
  let quote: string | undefined;
  for (const { start, end, line } of linesOf(text)) {
    const here = line.search(/\S|$/);
    const goesOn = quote !== undefined || (indent !== undefined && (here > indent || here === line.length));
    if (goesOn || /^\s*:\s/.test(line)) ranges.push({ start: start + here, end });
    if (quote !== undefined) {
      if (line.includes(quote)) quote = undefined;
      continue;
    }
    if (goesOn) continue;
    const key = [...line.matchAll(PAIR)].find((match) => isSecretName(match[1]!));
    indent = key !== undefined || isSecretName(line.trim()) ? here : undefined;
    const value = key === undefined ? '' : line.slice(key.index + key[0].length);
    // A quote in a line may belong to the secret, and close nothing: what follows may be the rest of it.
    if (value.startsWith('"') || value.startsWith("'")) ranges.push({ start: end - value.length, end });
    if (/^["']/.test(value) && !value.slice(1).includes(value[0]!)) quote = value[0];
  }
  return ranges;
}

function secretsInTree(text: string, yaml: Yaml, holdsNames: HoldsNames): TextRange[] {
  const ranges: TextRange[] = [];
  const anchored = new Map<string, TextRange[]>();
  const aliased = new Set<string>();
  const noteAnchor = (node: Node & { readonly anchor?: string }) => {
    if (node.anchor === undefined || !node.range) return;
    const place = { start: node.range[0], end: secretEnd(text, node) };
    anchored.set(node.anchor, [...(anchored.get(node.anchor) ?? []), place]);
  };
  visit(yaml, {
    Pair(_, { key, value }, ancestors) {
      if (!isScalar(key) || !key.range || !isSecretName(String(key.value))) return;
      const parent = ancestors.findLast(isPair)?.key;
      if (isMap(value) && isScalar(parent) && holdsNames(parent.value)) return;
      const isEmpty = !isNode(value) || (isScalar(value) && value.source === '');
      const end = isEmpty ? emptyEnd(text, key.range[1]) : secretEnd(text, value);
      ranges.push({ start: valueStart(text, key.range[1]), end });
      if (isAlias(value)) aliased.add(value.source);
    },
    Collection: (_, node) => noteAnchor(node),
    Scalar(_, node) {
      noteAnchor(node);
      const { range } = node;
      if (!range) return;
      const source = text.slice(range[0], range[1]);
      // Behind a backslash, what looks like the end of a secret may be a part of it.
      const escapes = source.includes('\\');
      for (const { start, end } of credentialSpans(source))
        ranges.push({ start: range[0] + start, end: escapes ? range[1] : range[0] + end });
    },
  });
  return [...ranges, ...[...aliased].flatMap((name) => anchored.get(name) ?? [])];
}

/** Where something stands behind a key. */
function valueStart(text: string, keyEnd: number): number {
  const mark = /\s*:?\s*/y;
  mark.lastIndex = keyEnd;
  mark.test(text);
  return mark.lastIndex;
}

/** Behind a blank, YAML takes the rest of a secret with `#` for a comment. */
function secretEnd(text: string, { range, type }: Node & { type?: unknown }): number {
  const end = range?.[1] ?? 0;
  return type === 'PLAIN' ? lineEnd(text, end) : end;
}

/** The end of the lines at and below a key that are no value to YAML: a secret that begins with `#`, `&` or `!`. */
function emptyEnd(text: string, keyEnd: number): number {
  const below = /(?:[ \t]*(?:[#:&!][^\n]*|\r?)(?:\n|$))*/y;
  below.lastIndex = lineEnd(text, keyEnd) + 1;
  return below.test(text) ? below.lastIndex : text.length;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function linesOf(text: string): { start: number; end: number; line: string }[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => {
    return { start: index, end: index + line.length, line };
  });
}
