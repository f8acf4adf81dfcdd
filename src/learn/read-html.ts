/**
 * Reads HTML as lines of text. Only the tokenizer of the parser is used: it takes whatever it gets, in time that grows
 * with its length, however deep it nests.
 */
import { Tokenizer } from 'htmlparser2';
import { LineCollector } from './line-collector.ts';
import type { Page, PageHead } from './page-line.ts';

/** Elements whose text is none of the page’s. */
const HIDDEN = new Set(['script', 'style', 'noembed', 'noframes', 'iframe', 'svg', 'textarea']);
/** Of these every page has one at most; a second one is somebody’s text. */
const MOST_TIMES = 20;

/** Never throws. */
export function readHtml(html: string): Page {
  const lines = new LineCollector();
  const head = new HeadCollector();
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  let hidden = '';
  let titleText: string | undefined;
  const open = () => {
    if (HIDDEN.has(name) && hidden === '') hidden = name;
    if (name === 'title' && hidden === '') titleText = '';
    head.element(name, attributes);
    lines.open(name, attributes);
  };
  const text = (piece: string) => {
    if (hidden !== '') return;
    if (titleText === undefined) lines.text(piece);
    else if (titleText.length < 1000) titleText += piece;
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: open,
      onselfclosingtag() {
        open();
        // `<svg/>` has no text; other elements don’t end here in HTML.
        if (name === hidden) hidden = '';
      },
      onclosetag(start, end) {
        const closed = html.slice(start, end).toLowerCase().trim();
        if (closed === hidden) hidden = '';
        if (closed === 'title' && titleText !== undefined) {
          head.title ??= titleText.replaceAll(/\s+/g, ' ').trim();
          titleText = undefined;
        }
        head.close(closed);
        lines.close(closed);
      },
      ontext: (start, end) => text(html.slice(start, end)),
      ontextentity: (code) => text(String.fromCodePoint(code)),
      oncdata: () => undefined,
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { head: head.finish(), lines: lines.finish() };
}

class HeadCollector {
  title: string | undefined;
  readonly #meta = new Map<string, string>();
  readonly #times: string[] = [];
  #canonical: string | undefined;
  #asksForPassword = false;
  #hasEnd = false;

  element(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'meta') {
      const key = (attributes.get('name') ?? attributes.get('property') ?? '').toLowerCase();
      const content = attributes.get('content');
      if (key !== '' && content !== undefined && !this.#meta.has(key)) this.#meta.set(key, content);
    } else if (name === 'link' && attributes.get('rel')?.toLowerCase() === 'canonical') {
      this.#canonical ??= attributes.get('href');
    } else if (name === 'time' && this.#times.length < MOST_TIMES) {
      const time = attributes.get('datetime');
      if (time !== undefined) this.#times.push(time);
    } else if (name === 'input' && attributes.get('type')?.toLowerCase() === 'password') {
      this.#asksForPassword = true;
    }
  }

  close(name: string): void {
    if (name === 'html' || name === 'body') this.#hasEnd = true;
  }

  finish(): PageHead {
    return {
      title: this.title ?? '',
      meta: this.#meta,
      canonical: this.#canonical,
      times: this.#times,
      asksForPassword: this.#asksForPassword,
      hasEnd: this.#hasEnd,
    };
  }
}
