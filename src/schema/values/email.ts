/**
 * E-mail addresses, as far as Go's `net/mail.ParseAddress` takes them: `a@b.org`, `Name <a@b.org>`.
 */
import { accept, type Reading, refuse } from './result.ts';

const ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const LOCAL = `(?:${ATOM}(?:\\.${ATOM})*|"(?:[^"\\\\\\n]|\\\\.)*")`;
const DOMAIN = `(?:${ATOM}(?:\\.${ATOM})*|\\[[0-9A-Fa-f:.]+\\])`;
/** What nearly all addresses are. The full forms are dear to build: they wait for an address that is another. */
const PLAIN = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(?:\.[\w-]+)*$/;
let address: RegExp | undefined;
let named: RegExp | undefined;

function isAddress(text: string): boolean {
  if (PLAIN.test(text)) return true;
  address ??= new RegExp(`^${LOCAL}@${DOMAIN}$`, 'u');
  return address.test(text);
}

/** A display name in quotes, or as plain words. */
const NAME = '(?:"(?:[^"\\\\\\n]|\\\\.)*"\\s*|[^<>"@,;:()[\\]\\\\]*)';

function isNamedAddress(text: string): boolean {
  named ??= new RegExp(`^${NAME}<${LOCAL}@${DOMAIN}>$`, 'u');
  return named.test(text);
}

function whatIsWrong(text: string): string {
  if (!text.includes('@')) return 'there is no @';
  if (text.split('@').length > 2 && /[,;]/.test(text)) return 'it is more than one';
  if (/@\s*>?$/.test(text)) return 'the domain is missing';
  if (/\.\.|@\.|\.@|\.>?$/.test(text)) return 'a dot is in the wrong place';
  if (/\s/.test(text) && !text.includes('<')) return 'it has white space inside';
  return 'it has no name@domain form';
}

/** Reads an e-mail address, or one with a display name before it (remark `display-name`). */
export function readEmail(text: string): Reading<string> {
  if (text === '') return accept(text, 'empty');
  const trimmed = text.trim();
  if (isAddress(trimmed)) return accept(text);
  if (isNamedAddress(trimmed)) return accept(text, 'display-name');
  const linked = /^mailto:(.*)$/i.exec(trimmed)?.[1];
  const suggestion = linked !== undefined && isAddress(linked) ? linked : undefined;
  const why = suggestion === undefined ? whatIsWrong(trimmed) : 'it is a link';
  return refuse(`is not an e-mail address: ${why}`, {
    advice: `write ${suggestion ?? 'an address such as name@example.com'}`,
    suggestion,
  });
}
