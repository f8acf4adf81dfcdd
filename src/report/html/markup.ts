/**
 * HTML that says what it was given and nothing else: what stands in a template is ours and stays, all that is put into it
 * is escaped, and invisible characters are written out.
 */
import { printable } from '../printable.ts';

/** A piece of HTML. Made by `markup` only. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a template; what is not there leaves nothing. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/** For templates: `` markup`<p title="${text}">${text}</p>` ``. Attributes are to be in double quotes. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let html = parts[0]!;
  for (const [index, content] of contents.entries()) html += htmlOf(content) + parts[index + 1]!;
  return new Markup(html);
}

/** A sentence: what it has in backquotes is code. */
export function prose(text: string): Markup {
  const pieces = text.split(/`([^`]+)`/);
  return markup`${pieces.map((piece, index) => (index % 2 === 1 ? markup`<code>${piece}</code>` : piece))}`;
}

/** The name of a setting or file, which may break between its parts. */
export function breakable(text: string): Markup {
  return markup`${text
    .split(/(?<=\/)(?=[^/])|(?<=\.)(?=[A-Z"])/)
    .map((piece, index) => (index === 0 ? piece : markup`<wbr>${piece}`))}`;
}

/** `1 file`, `2 files`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function htmlOf(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.html;
  if (typeof content === 'object') return content.map(htmlOf).join('');
  return printable(String(content)).replaceAll(/[&<>"']/g, (character) => NAMED[character]!);
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
