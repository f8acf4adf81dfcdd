/** Which stretches of a file must never be shown. */
import { type Document, type Entry, foldName, type Node, type TextRange } from '../parser/index.ts';
import type { Binding } from './binding.ts';
import { findSection, findSetting } from './catalogue.ts';
import { sections } from './sections/index.ts';

/** What takes the place of a secret, whatever its length. */
export const MASK = '********';

const TELLING =
  /password|passwd|passphrase|pwd|secret|token|credential|(?:api|access|private|encryption)[-_]?key/i;

/** `password=` among the parameters of a URL or a connection string. */
const PASSWORD_PARAMETER =
  /(?<=(?:password|passwd|pwd|passphrase|secret|token)[ \t]*=[ \t]*)(?:'(?:[^'\\]|\\.)*'?|[^\s&'"][^\s&"]*)/gi;

/** Whether a value must be masked: its setting is secret, or its name says that it might be. */
export function isSecret({ entry, setting }: Pick<Binding, 'entry' | 'setting'>): boolean {
  if (setting !== undefined) return setting.type === 'secret';
  return isTellingName(entry.key);
}

/** Whether an unknown name is likely to be a secret's: it says so, or it is a slip of a secret setting's. */
export function isTellingName(name: string): boolean {
  return TELLING.test(name) || secretNames().some((secret) => isSlip(foldName(name), secret));
}

/** A text with the credentials in its URLs and connection strings masked. */
export function maskCredentials(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of credentialRanges(text)) {
    masked += text.slice(from, start) + MASK;
    from = end;
  }
  return masked + text.slice(from);
}

/** The passwords in a text's URLs (`scheme://user:password@host`) and connection strings. */
function credentialRanges(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(/[a-z][a-z\d+.-]*:\/\//gi)) {
    const start = match.index + match[0].length;
    const password = passwordIn(text.slice(start));
    if (password !== undefined) ranges.push({ start: start + password.start, end: start + password.end });
  }
  for (const match of text.matchAll(PASSWORD_PARAMETER))
    ranges.push({ start: match.index, end: match.index + match[0].length });
  return merge(ranges);
}

/**
 * The password in what follows `scheme://`. It may hold what it should not (blanks, slashes, `@`): rather too
 * much is masked than too little.
 */
function passwordIn(rest: string): TextRange | undefined {
  const colon = /^[^\s:/?#@"]*:/.exec(rest)?.[0].length;
  if (colon === undefined) return undefined;
  const word = /^[^\s"]*/.exec(rest)![0];
  const at = word.lastIndexOf('@');
  if (at >= colon) return { start: colon, end: at };
  // `host:3939`, `host:3939/path`, `host:{port}`: what follows the colon is a port.
  if (/^(?:\d{0,5}|[{<$%][^/]*)(?:[/?#,;)\]>'`]|$)/.test(word.slice(colon))) return undefined;
  // The `@` stands behind a blank, or was cut off.
  const far = /@[\w.-]+(?:[:/?\s]|$)/.exec(rest)?.index;
  return { start: colon, end: far ?? word.length };
}

/** All stretches of a document that must not be shown: sorted, without overlap. */
export function secretRanges(document: Document, bindings: readonly Binding[]): TextRange[] {
  const text = document.toString();
  const ranges: TextRange[] = [];
  const addCredentials = (from: number, until: number) => {
    for (const { start, end } of credentialRanges(text.slice(from, until)))
      ranges.push({ start: from + start, end: from + end });
  };
  for (const binding of bindings) {
    const { keyRange, valueRange, commentRange } = binding.entry;
    if (isSecret(binding)) {
      // A comment on the line may be the rest of the secret: `Password = pa;ss`.
      const range = valueRange ?? { start: keyRange.end, end: keyRange.end };
      if (valueRange !== null || commentRange !== null)
        ranges.push({ start: (valueRange ?? commentRange!).start, end: commentRange?.end ?? range.end });
    } else if (valueRange !== null) {
      addCredentials(
        valueRange.start,
        commentRange?.start === valueRange.end ? commentRange.end : valueRange.end,
      );
    }
  }
  for (const { text: comment, range } of document.comments()) {
    const secret = secretInComment(comment);
    if (secret >= 0) ranges.push({ start: range.start + secret, end: range.end });
    else addCredentials(range.start, range.end);
  }
  ranges.push(...unclosedRests(document));
  if (document.errorCount > 0) {
    for (const node of document.nodes()) {
      if (node.type !== 'broken') continue;
      const end = node.end - (text[node.end - 1] === '\n' ? 1 : 0);
      const readable = node.start + readableLength(text.slice(node.start, end));
      addCredentials(node.start, readable);
      ranges.push({ start: readable, end });
    }
  }
  return merge(ranges);
}

/** Where in a comment the value of a secret setting begins that was commented out; -1 without one. */
function secretInComment(comment: string): number {
  for (const match of comment.matchAll(/([\p{L}][\p{L}\p{Nd}_.-]*)["']?[ \t]*[=:][ \t]*(?=\S)/gu))
    if (isTellingName(match[1]!)) return match.index + match[0].length;
  // `; Password hunter2`
  const pair = /^[;#\s]*([\p{L}][\p{L}\p{Nd}_.-]*)[ \t]+(?=\S+\s*$)/u.exec(comment);
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
  const header = /^\s*\[[^\]=]*(?:\]|$)/.exec(line)?.[0];
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
  if (node.type !== 'setting' || entry === undefined || !/^=?$/.test(entry.value ?? '')) return false;
  const section = findSection(entry.section);
  return section === undefined || findSetting(section, entry.key) === undefined;
}

function merge(ranges: TextRange[]): TextRange[] {
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

let names: string[] | undefined;

function secretNames(): string[] {
  names ??= sections.flatMap((section) =>
    Object.entries(section.settings)
      .filter(([, setting]) => setting.type === 'secret')
      .map(([name]) => foldName(name)),
  );
  return names;
}

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
