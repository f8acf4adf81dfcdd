/** Which stretches of a file must never be shown. */
import { type Document, foldName, type TextRange } from '../parser/index.ts';
import type { Binding } from './binding.ts';
import { sections } from './sections/index.ts';

/** What takes the place of a secret, whatever its length. */
export const MASK = '********';

const TELLING = /password|passwd|secret|token|credential|api-?key/i;

/** `password=` among the parameters of a URL or a connection string. */
const PASSWORD_PARAMETER = /(?<=\b(?:password|passwd|sslpassword)=)[^\s&;"]+/gi;

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
  for (const word of text.matchAll(/[^\s"]*:\/\/[^\s"]*/g)) {
    const userinfo = word.index + word[0].indexOf('://') + 3;
    const at = text.lastIndexOf('@', word.index + word[0].length - 1);
    const colon = text.indexOf(':', userinfo);
    if (colon >= 0 && colon < at && !/[/?#]/.test(text.slice(userinfo, colon)))
      ranges.push({ start: colon + 1, end: at });
  }
  for (const match of text.matchAll(PASSWORD_PARAMETER))
    ranges.push({ start: match.index, end: match.index + match[0].length });
  return merge(ranges);
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
    const { valueRange, commentRange } = binding.entry;
    if (isSecret(binding)) {
      // A comment glued to the value may be the rest of the secret.
      const glued = commentRange !== null && commentRange.start === valueRange?.end;
      if (valueRange !== null)
        ranges.push({ start: valueRange.start, end: glued ? commentRange.end : valueRange.end });
    } else if (valueRange !== null) {
      addCredentials(valueRange.start, valueRange.end);
    }
  }
  for (const { text: comment, range } of document.comments()) {
    const setting = /^[;#\s]*(?<key>[\p{L}][\p{L}\p{Nd}_.-]*)[ \t]*[=:][ \t]*(?<value>\S.*)$/u.exec(comment);
    if (setting?.groups !== undefined && isTellingName(setting.groups.key!))
      ranges.push({ start: range.end - setting.groups.value!.length, end: range.end });
    else addCredentials(range.start, range.end);
  }
  if (document.errorCount > 0) {
    for (const node of document.nodes()) {
      if (node.type !== 'broken') continue;
      const end = node.end - (text[node.end - 1] === '\n' ? 1 : 0);
      const key = readableLength(text.slice(node.start, end));
      addCredentials(node.start, node.start + key);
      ranges.push({ start: node.start + key, end });
    }
  }
  return merge(ranges);
}

/** How much of a line that can't be parsed may be shown: a header, a mark, a key; nobody knows what follows. */
function readableLength(line: string): number {
  if (/^\s*\[/.test(line)) return line.length;
  const mark = line.search(/[=:]/);
  if (mark >= 0) return mark + 1 + line.slice(mark + 1).search(/\S|$/);
  return /^\s*\p{L}\S*\s*/u.exec(line)?.[0].length ?? line.length;
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
