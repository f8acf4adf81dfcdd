/** Which stretches of a file must never be shown. */
import { type Document, type Entry, foldName, type Node, type TextRange } from '../parser/index.ts';
import type { Binding } from './binding.ts';
import { findSection, findSetting } from './catalogue.ts';
import { credentialSpans, isConnectionString, MASK, maskCredentials } from './values/credentials.ts';
import { isCertificate } from './values/path.ts';

export { MASK, maskCredentials };

const TELLING =
  /password|passwd|passphrase|pwd|secret|token|credential|(?:api|access|private|encryption|collect)[-_]?key|(?:pass|pw|pwd)$|licen[cs]e-?key/i;

/**
 * Whether a value must be masked: its setting is secret, its name says that it might be, or it is a key or
 * certificate that was pasted in, mostly where a path belongs.
 */
export function isSecret({
  entry,
  setting,
}: Pick<Binding, 'setting'> & { readonly entry: Pick<Entry, 'key' | 'value'> }): boolean {
  if (setting === undefined ? isTellingName(entry.key) : setting.type === 'secret') return true;
  // Whatever the type: a catalogue may call a path a text.
  return entry.value !== null && entry.value.length > 20 && isCertificate(entry.value);
}

/** Whether an unknown name is likely to be a secret's: it says so, or it is a slip of a secret setting's. */
export function isTellingName(name: string): boolean {
  if (TELLING.test(name)) return true;
  const folded = foldName(name);
  return SECRET_NAMES.some((secret) => isSlip(folded, secret));
}

/** All stretches of a document that must not be shown: sorted, without overlap. */
export function secretRanges(document: Document, bindings: readonly Binding[]): TextRange[] {
  const text = document.toString();
  const ranges: TextRange[] = [];
  const addCredentials = (from: number, until: number) => {
    const stretch = text.slice(from, until);
    const escapes = stretch.includes('\\');
    for (const { start, end } of credentialSpans(stretch)) {
      // Behind a backslash, what looks like the end of a secret may be a part of it.
      ranges.push({ start: from + start, end: escapes ? until : from + end });
    }
  };
  for (const { subsectionRange } of document.sections())
    if (subsectionRange !== null) addCredentials(subsectionRange.start, subsectionRange.end);
  for (const binding of bindings) {
    const { keyRange, valueRange, commentRange } = binding.entry;
    if (isSecret(binding)) {
      // A comment on the line may be the rest of the secret: `Password = pa;ss`.
      const range = valueRange ?? { start: keyRange.end, end: keyRange.end };
      if (valueRange !== null || commentRange !== null)
        ranges.push({ start: (valueRange ?? commentRange!).start, end: commentRange?.end ?? range.end });
    } else if (valueRange !== null) {
      // Likewise, what looks like a comment may be the rest of a URL or connection string.
      const isCut = commentRange !== null && mayBeCut(text.slice(valueRange.start, valueRange.end));
      addCredentials(valueRange.start, isCut ? commentRange.end : valueRange.end);
    }
  }
  for (const { text: comment, range } of document.comments()) {
    const secret = secretInComment(comment);
    if (secret >= 0) ranges.push({ start: range.start + secret, end: range.end });
    else addCredentials(range.start, range.end);
  }
  for (const rest of unclosedRests(document)) ranges.push(rest);
  if (document.errorCount > 0) {
    for (const node of document.nodes()) {
      if (node.type !== 'broken') continue;
      const end = node.end - (text[node.end - 1] === '\n' ? 1 : 0);
      const readable = node.start + readableLength(text.slice(node.start, end));
      addCredentials(node.start, readable);
      ranges.push({ start: readable, end });
    }
  }
  return mergeRanges(ranges);
}

function mayBeCut(value: string): boolean {
  return value.includes('://') || isConnectionString(value.replace(/^"/, ''));
}

/** A comment as it may be shown. */
export function maskComment(comment: string): string {
  const secret = secretInComment(comment);
  return secret < 0 ? maskCredentials(comment) : comment.slice(0, secret) + MASK;
}

/** Where in a comment the value of a secret setting begins that was commented out; -1 without one. */
function secretInComment(comment: string): number {
  for (const match of comment.matchAll(
    /(?<![\p{L}\p{Nd}_.-])([\p{L}\p{Nd}_.-]+)["']?[ \t]*[=:][ \t]*(?=[^ \t])/gu,
  ))
    if (isTellingName(match[1]!)) return match.index + match[0].length;
  // `; Password hunter2`
  const pair = /^[;#\s]*([\p{L}][\p{L}\p{Nd}_.-]*)[ \t]+(?=[^ \t]+[ \t\r]*$)/u.exec(comment);
  return pair !== null && isTellingName(pair[1]!) ? pair[0].length : -1;
}

const NAME = String.raw`[\p{L}\p{Nd}_][\p{L}\p{Nd}_.\-]*`;
const KEY_AND_MARK = new RegExp(
  String.raw`^[^\p{L}\p{Nd}_]*(?:(?:export|set|declare)\s+)?${NAME}["'\x60]?\s*(?:[+?.\-]?=+>?|:)\s*["']?`,
  'u',
);
const WORD = new RegExp(String.raw`^\s*(?:\[\s*)?${NAME}(?=\s)\s*`, 'u');

/** Merge conflicts, code fences, tags of HTML and of templates (without a literal text in them). */
const HARMLESS = [
  /^(?:<{7}|={7}|>{7}|\|{7})(?:[ \t][^=]*)?$/,
  /^\s*(?:`{3,}|~{3,})\w*\s*$/,
  /^\s*\{\{[^"'=:{}]*\}\}/,
  /^\s*\{%[^"':{}]*%\}/,
  /^\s*<%[^"':=]*%>/,
  /^\s*<\/?(?:pre|code|p|br|div|span|html|body|a|b|i|li|ul|ol|h\d|table|tr|td)\b/i,
];

/** How much of a line that can't be parsed may be shown: a header, a mark, a key; nobody knows what follows. */
function readableLength(line: string): number {
  const header = /^[ \t]*\[[^\]=\r\n]*(?:\]|$)/m.exec(line)?.[0];
  if (header === undefined) return keyLength(line);
  return header.length + (header.endsWith(']') ? keyLength(line.slice(header.length)) : 0);
}

function keyLength(line: string): number {
  for (const pattern of [...HARMLESS, KEY_AND_MARK, WORD]) {
    const length = pattern.exec(line)?.[0].length;
    if (length !== undefined) return length;
  }
  return /^[^\p{L}\p{Nd}_]*/u.exec(line)![0].length;
}

/**
 * The lines that are likely the rest of a text that was opened and not closed on its line: with a quote, or as a
 * PEM block. The server gives up at the first of them; what looks like a setting there may be a piece of a secret.
 */
export function unclosedRests(document: Document): TextRange[] {
  if (document.errorCount === 0) return [];
  const text = document.toString();
  const entries = new Map(document.entries().map((entry) => [entry.range.start, entry]));
  const rests: TextRange[] = [];
  let end: string | undefined;
  for (const node of document.nodes()) {
    const line = text.slice(node.start, node.end);
    if (end !== undefined && isRest(node, line, entries.get(node.start))) {
      rests.push({ start: node.start, end: node.end - (line.endsWith('\n') ? 1 : 0) });
      if (line.includes(end)) end = undefined;
    } else {
      end = opened(node, line);
    }
  }
  return rests;
}

/** What closes the text that a line opens and leaves open. */
function opened(node: Node, line: string): string | undefined {
  if (/-----BEGIN [A-Z ]+-----/.test(line) && !line.includes('-----END')) return '-----END';
  if (node.type !== 'broken' || /^\s*\[/.test(line)) return undefined;
  const quotes = line.replaceAll(/\\./g, '').split('"').length - 1;
  return quotes % 2 === 1 ? '"' : undefined;
}

/** Whether a line below goes on with the text: it is no comment, header or setting with a value. */
function isRest(node: Node, line: string, entry: Entry | undefined): boolean {
  if (node.type === 'broken') return !/^\s*(?:\[|\p{L}[\p{L}\p{Nd}-]*\s*=\s*"?[^\s="])/u.test(line);
  // Base64 may end with equals signs.
  if (node.type !== 'setting' || entry === undefined || !/^=*$/.test(entry.value ?? '')) return false;
  const section = findSection(entry.section);
  return section === undefined || findSetting(section, entry.key) === undefined;
}

/** The same stretches, sorted, without overlap. */
export function mergeRanges(ranges: TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.sort((one, other) => one.start - other.start)) {
    if (range.end <= range.start) continue;
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  return merged;
}

/**
 * The names of the catalogue's secret settings, folded; a test compares them. Listed, since asking the catalogue would
 * build all of its sections.
 */
export const SECRET_NAMES = [
  'instrumentationpassword',
  'password',
  'bindpassword',
  'clientsecret',
  'secretkey',
  'encryptionkey',
];

/** One letter too many, too few, another or two exchanged. */
function isSlip(name: string, secret: string): boolean {
  if (Math.abs(name.length - secret.length) > 1 || secret.length < 5) return false;
  let start = 0;
  while (start < name.length && name[start] === secret[start]) start++;
  let end = 0;
  while (
    end < Math.min(name.length, secret.length) - start &&
    name[name.length - 1 - end] === secret[secret.length - 1 - end]
  )
    end++;
  const [here, there] = [name.slice(start, name.length - end), secret.slice(start, secret.length - end)];
  return here.length + there.length <= 2 || (here.length === 2 && here === [...there].reverse().join(''));
}
